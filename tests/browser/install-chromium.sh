#!/bin/sh
# Installs Chromium where that is one command (Debian or Ubuntu, as root). Elsewhere it says what is wanted and goes on:
# without a browser its tests are skipped, and under CI=true they fail.
wanted="the tests in a browser need Chromium: install it, or name one with CHROMIUM=/path/to/chromium"
if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
    apt-get update -qq &&
        DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium fonts-dejavu-core >/dev/null ||
        echo "$wanted" >&2
else
    echo "$wanted" >&2
fi
