"""`onrecord serve` answers with the record, and says in one line why it cannot."""

import json
import os
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode

import pytest

from cli.serve import AddressError, address_of, listen


def test_a_port_in_use_is_one_clear_line():
    with listen("127.0.0.1", 0) as taken:
        port = taken.getsockname()[1]

        with pytest.raises(AddressError, match=rf"cannot listen on 127.0.0.1 port {port} \(in use\): .*--port"):
            listen("127.0.0.1", port)


def test_an_address_of_another_machine_is_refused_with_the_mend():
    with pytest.raises(AddressError, match="choose another address with --host"):
        listen("203.0.113.9", 0)


def test_the_address_is_one_that_a_browser_takes():
    with listen("127.0.0.1", 0) as listening:
        assert address_of(listening) == f"http://127.0.0.1:{listening.getsockname()[1]}/"


def test_the_record_is_served_until_the_process_is_told_to_stop(tmp_path):
    with _serving(tmp_path) as (process, address):
        with urllib.request.urlopen(address, timeout=20) as answer:  # noqa: S310
            page = answer.read().decode()

        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=20) == 0

    assert "Nothing is on record yet" in page


def test_a_second_server_on_the_port_fails_with_status_1(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        done = subprocess.run(
            _command(taken.getsockname()[1]), env=_environment(tmp_path), capture_output=True, text=True, timeout=60
        )

    assert done.returncode == 1
    assert done.stdout == ""
    assert len(done.stderr.strip().splitlines()) == 1


def test_a_pasted_text_is_read_by_the_real_reader(tmp_path):
    text = "Reddit sued Anthropic last week for scraping its posts."
    with _serving(tmp_path) as (process, address):
        body = urlencode({"text": text}).encode()
        with urllib.request.urlopen(f"{address}analyse.json", body, timeout=60) as answer:  # noqa: S310
            found = json.load(answer)
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=20)

    assert found["claims"][0]["passage"]["exact"] == text


def test_the_page_for_pasted_texts_can_be_left_out(tmp_path):
    with _serving(tmp_path, "--no-analyse") as (_, address), pytest.raises(urllib.error.HTTPError, match="404"):
        urllib.request.urlopen(f"{address}analyse", timeout=20)  # noqa: S310


def test_the_reader_is_not_loaded_before_a_text_is_read():
    code = (
        "import sys, cli.serve; from cli.reading import lazy_reader; from cli.settings import read_settings; "
        "lazy_reader(read_settings({})); print('spacy' in sys.modules or 'nlp' in sys.modules)"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout == "False\n"


@contextmanager
def _serving(home: Path, *more: str) -> Iterator[tuple["subprocess.Popen[str]", str]]:
    with subprocess.Popen(
        [*_command(0), *more], env=_environment(home), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        assert process.stdout is not None
        try:
            yield process, process.stdout.readline().strip()
        finally:
            process.kill()


def _command(port: int) -> list[str]:
    return [sys.executable, "-m", "cli", "serve", "--port", str(port)]


def _environment(home: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("ONRECORD_")}
    return {**kept, "ONRECORD_HOME": str(home)}
