#!/bin/sh
# Installs Chromium on Debian or Ubuntu; elsewhere says what is wanted.
set -e
if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium fonts-dejavu-core >/dev/null
else
    echo "tests in a browser need Chromium: install it, or name one with CHROMIUM=/path/to/chromium" >&2
fi
