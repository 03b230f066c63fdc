"""Extraction in a process of its own: what hangs or breaks it costs one page and no more."""

import os
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from crawler.limits import MEGABYTE, Limits
from crawler.outlets import outlets
from crawler.page import RefusedPage
from crawler.worker import PageToRead, TaxingPageError, Worker, read_page

TEXT = "<article><p>" + "The publisher sued the laboratory and asked for damages. " * 6 + "</p></article>"


def _page(body: str = TEXT) -> PageToRead:
    return PageToRead(
        body=body.encode(),
        content_type="text/html",
        url="https://www.theverge.com/ai/900001/x",
        seen_at=datetime(2025, 6, 1, tzinfo=UTC),
        outlet=outlets()["the-verge"],
    )


def test_pages_are_read_one_after_the_other_and_a_refusal_stops_none() -> None:
    with Worker() as worker:
        first = worker.read(_page())
        with pytest.raises(RefusedPage, match="nested over"):
            worker.read(_page("<div>" * 6_000))
        second = worker.read(_page())

    assert first == second
    assert first.body.startswith("The publisher sued")


def test_page_that_hangs_is_refused_and_the_next_gets_a_new_reader() -> None:
    reader: Any = time.sleep
    with Worker(reader, limits=Limits(page_seconds=2)) as worker:
        slow: Any = 60
        with pytest.raises(TaxingPageError, match=r"took over 2 seconds"):
            worker.read(slow)
        broken: Any = "no number"
        with pytest.raises(RefusedPage, match="reading the page failed: TypeError"):
            worker.read(broken)


def test_page_that_kills_the_reader_is_refused() -> None:
    reader: Any = os._exit
    status: Any = 1
    with Worker(reader) as worker, pytest.raises(TaxingPageError, match="broke the reader"):
        worker.read(status)


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="only Linux says how much memory a process has")
def test_page_that_takes_too_much_memory_is_refused_and_the_next_gets_a_new_reader() -> None:
    reader: Any = bytes
    with Worker(reader, limits=Limits(page_memory=64 * MEGABYTE)) as worker:
        large: Any = 512 * MEGABYTE
        with pytest.raises(TaxingPageError, match="took over 64 MB of memory"):
            worker.read(large)
        broken: Any = "no number"
        with pytest.raises(RefusedPage, match="reading the page failed: TypeError"):
            worker.read(broken)


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        (f"<title>{'word ' * 300}</title>{TEXT}", "title of the page has a length of 1499, which is over 1000"),
        (f"<p>{'word ' * 150_000}</p>", "body of the page has a length of 749999, which is over 500000"),
    ],
    ids=["title", "body"],
)
def test_what_no_article_has_so_much_of_is_refused(page: str, reason: str) -> None:
    with pytest.raises(RefusedPage, match=reason):
        read_page(_page(page))


_KILLED = """
import os, threading, time
from datetime import UTC, datetime
from crawler.worker import PageToRead, Worker

def slow(page):
    time.sleep(1)

if __name__ == "__main__":
    page = PageToRead(body=b"", content_type=None, url="https://a.example/", seen_at=datetime(2025, 6, 1, tzinfo=UTC))
    with Worker(slow) as worker:
        threading.Thread(target=worker.read, args=(page,), daemon=True).start()
        time.sleep(0.5)
        os.kill(os.getpid(), 9)
"""


def test_process_of_a_killed_crawl_ends_in_silence(tmp_path: Path) -> None:
    program = tmp_path / "killed.py"
    program.write_text(_KILLED, encoding="utf-8")

    killed = subprocess.run(
        [sys.executable, str(program)],
        env={**os.environ, "PYTHONPATH": str(Path.cwd())},
        capture_output=True,
        text=True,
    )

    assert killed.returncode == -9
    assert killed.stderr == ""
