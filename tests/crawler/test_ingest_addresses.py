"""Archives at an address are streamed, from public addresses only; an answer that ends too early is an error."""

import socket
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from typing import Any

import pytest

from benchmarks.sample_archive import answer_record, packed
from crawler.history.fetching import UnreachableFileError, open_address
from crawler.history.records import BrokenFileError, answer_records
from crawler.history.sources import archive_files
from crawler.networks import read_networks

AGENT = "onrecord-test (+https://contact.example)"
open_here = partial(open_address, agent=AGENT, allowed=read_networks(["127.0.0.0/8"]))
ARCHIVE = packed(answer_record(f"https://daily.example/{number}", b"<p>text</p>") for number in range(3))


@pytest.fixture
def site(make_site: Callable[..., Any]) -> Any:
    """A site with an archive and a list of it."""
    site = make_site("127.0.0.1")
    site.robots()
    plain = site.answers["/robots.txt"]
    site.answers["/data/a.warc.gz"] = replace(plain, body=ARCHIVE)
    site.answers["/lists/warc.paths"] = replace(plain, body=b"data/a.warc.gz\n")
    site.answers["/moved.warc.gz"] = replace(plain, status=302, headers={"Location": "/data/a.warc.gz"})
    return site


@pytest.fixture
def short_answer() -> Iterator[str]:
    """The address of an archive whose connection ends before the archive does, between two records."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        threading.Thread(target=_answer_short, args=(server,), daemon=True).start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}/a.warc.gz"


@pytest.mark.parametrize("path", ["/data/a.warc.gz", "/moved.warc.gz"])
def test_archive_is_streamed_and_says_who_we_are(site: Any, path: str) -> None:
    with open_here(site.address + path) as stream:
        found = list(answer_records(stream))
        assert stream.tell() == len(ARCHIVE)

    assert len(found) == 3
    assert site.agents == {AGENT}


def test_paths_of_a_list_lie_below_the_address_of_its_host(site: Any) -> None:
    [found] = archive_files(f"{site.address}/lists/warc.paths", open_here)

    assert found.name == f"{site.address}/data/a.warc.gz"
    assert found.identity == found.name
    with found.open() as stream:
        assert len(list(answer_records(stream))) == 3


def test_inside_address_is_never_asked(site: Any) -> None:
    before = len(site.asked)

    with pytest.raises(UnreachableFileError, match=r"is at 127\.0\.0\.1, which is not public"):
        open_address(f"{site.address}/data/a.warc.gz", agent="onrecord-test")
    assert len(site.asked) == before


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("{}/none.warc.gz", "status 404"),
        ("ftp://daily.example/a.warc", "unknown url type"),
        ("http://127.0.0.1:1/a", "refused"),
    ],
)
def test_address_without_a_file_is_told(site: Any, url: str, told: str) -> None:
    with pytest.raises(UnreachableFileError, match=told):
        open_here(url.format(site.address))


def test_answer_that_ends_too_early_is_an_error(short_answer: str) -> None:
    with open_here(short_answer) as stream, pytest.raises(BrokenFileError, match="the connection ended 7 bytes early"):
        list(answer_records(stream))


def _answer_short(server: socket.socket) -> None:
    connection, _ = server.accept()
    with connection:
        connection.recv(65536)
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % (len(ARCHIVE) + 7) + ARCHIVE)
