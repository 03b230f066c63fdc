"""What a server sends and what we send lies in the archive byte for byte, whatever form the answer has."""

import gzip
import socketserver
import ssl
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from io import BytesIO
from ipaddress import ip_address
from pathlib import Path
from typing import IO, Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from sqlalchemy import select
from warcio.archiveiterator import ArchiveIterator

from crawler.archive import read_record
from crawler.archive_check import check_archive
from crawler.archive_files import ArchiveFiles
from crawler.warc import Record, read_records
from store.models import Capture

PAGE = (
    b"<html lang=en><title>A sample headline</title><article><h1>A sample headline</h1><p>"
    + b"A sentence of this sample page. " * 20
    + b"</p></article></html>"
)
PACKED = gzip.compress(PAGE, mtime=0)


def _plain(head: bytes, body: bytes = PAGE) -> bytes:
    return head + b"content-length: %d\r\n\r\n" % len(body) + body


def _chunked(body: bytes, *, size: int = 200, extension: bytes = b"", trailer: bytes = b"") -> bytes:
    parts = [body[at : at + size] for at in range(0, len(body), size)]
    chunks = b"".join(b"%X%b\r\n%b\r\n" % (len(part), extension, part) for part in parts)
    return chunks + b"0\r\n" + trailer + b"\r\n"


_CHUNKED_HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n"

# path: what comes over the connection
ANSWERS: dict[str, bytes] = {
    "/plain": _plain(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"),
    "/own-words": _plain(b"HTTP/1.1 200 Rather Good\r\nContent-Type: text/html\r\n"),
    "/no-words": _plain(b"HTTP/1.1 200\r\nContent-Type: text/html\r\n"),
    "/odd-names": _plain(b"HTTP/1.1 200 OK\r\neTAG:  \"x\" \r\nX-b: 1\r\nx-B:2\r\nContent-type:text/html\r\n"),
    "/folded": _plain(b"HTTP/1.1 200 OK\r\nX-Long: one\r\n\t two\r\nno colon here\r\nContent-Type: text/html\r\n"),
    "/other-letters": _plain("HTTP/1.1 200 Schön\r\nX-Ort: Zürich\r\nContent-Type: text/html\r\n".encode("latin-1")),
    "/lines-end-in-lf": b"HTTP/1.1 200 OK\nContent-Type: text/html\nContent-Length: %d\n\n" % len(PAGE) + PAGE,
    "/packed": _plain(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n", PACKED),
    "/chunked": _CHUNKED_HEAD + b"\r\n" + _chunked(PAGE),
    "/chunked-with-more": _CHUNKED_HEAD + b"\r\n" + _chunked(PAGE, extension=b";a=b", trailer=b"X-Sum: 1\r\n"),
    "/chunked-and-packed": _CHUNKED_HEAD + b"Content-Encoding: gzip\r\n\r\n" + _chunked(PACKED, size=90),
    "/chunked-and-empty": _CHUNKED_HEAD + b"\r\n0\r\n\r\n",
    "/until-closed": b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n" + PAGE,
    "/http-1.0": b"HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n" + PAGE,
    "/empty": b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n",
    "/nothing": b"HTTP/1.1 204 No Content\r\nX-A: 1\r\n\r\n",
    "/unchanged": b"HTTP/1.1 304 Not Modified\r\nETag: \"1\"\r\nContent-Length: 5000\r\n\r\n",
    "/unchanged-in-chunks": b"HTTP/1.1 304 Not Modified\r\nTransfer-Encoding: chunked\r\n\r\n",
    "/missing": _plain(b"HTTP/1.1 404 Gone Fishing\r\nContent-Type: text/html\r\n", b"not here"),
}  # fmt: skip
# path: what comes before the answer, the answer, what comes after it
SURROUNDED: dict[str, tuple[bytes, bytes, bytes]] = {
    "/hinted": (b"HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n", ANSWERS["/plain"], b""),
    "/continued-twice": (b"HTTP/1.1 100 Continue\r\n\r\n" * 2, ANSWERS["/chunked"], b""),
    "/more-than-announced": (b"", ANSWERS["/plain"], b"and more"),
    "/more-than-chunks": (b"", ANSWERS["/chunked"], b"HTTP/1.1 200 OK\r\n\r\n"),
    "/more-than-nothing": (b"", ANSWERS["/unchanged"], b"<html>"),
}
PAYLOADS = {"/packed": PACKED, "/chunked-and-packed": PACKED, "/missing": b"not here"} | dict.fromkeys(
    ("/chunked-and-empty", "/empty", "/nothing", "/unchanged", "/unchanged-in-chunks", "/more-than-nothing"), b""
)
ENDLESS_HEAD = b"HTTP/1.1 200 OK\r\n" + b"X-More: %b\r\n" % (b"x" * 8000) * 4_500
SENT = ANSWERS | {path: b"".join(parts) for path, parts in SURROUNDED.items()} | {"/endless-head": ENDLESS_HEAD}
CLOSED_BY_SERVER = {"/until-closed", "/http-1.0", *SURROUNDED}


@dataclass
class Wire:
    """A server of bytes, and what it was sent."""

    address: str = ""
    sent: dict[str, bytes] = field(default_factory=dict)

    def answer(self, stream: IO[bytes], write: Callable[[bytes], Any]) -> bool:
        """Answer one request; whether to wait for another."""
        lines = [line := stream.readline()]
        while line.strip():
            lines.append(line := stream.readline())
        path = lines[0].split()[1].decode() if lines[0].strip() else ""
        self.sent[path] = b"".join(lines)
        with suppress(ConnectionError):
            write(SENT.get(path, _NO_ROBOTS))
        return bool(path) and path not in CLOSED_BY_SERVER


_NO_ROBOTS = _plain(b"HTTP/1.1 404 Not Found\r\n", b"no rules")


@contextmanager
def _served(wire: Wire, host: str, certificate: Path | None = None) -> Iterator[Wire]:
    """Serve on a loopback address, over TLS if there is a certificate."""

    class Handler(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            while wire.answer(self.rfile, self.wfile.write):
                pass

    server = socketserver.ThreadingTCPServer((host, 0), Handler)
    server.daemon_threads = True
    if certificate:
        tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        tls.load_cert_chain(certificate)
        server.socket = tls.wrap_socket(server.socket, server_side=True)
    wire.address = f"http{'s' if certificate else ''}://{host}:{server.server_address[1]}"
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    yield wire
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def wire() -> Iterator[Wire]:
    """Answers on loopback, byte for byte as the tables say."""
    with _served(Wire(), "127.0.0.61") as served:
        yield served


@pytest.fixture(scope="module")
def trusted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate for a loopback address, with its key, in one file."""
    key, name = ec.generate_private_key(ec.SECP256R1()), x509.Name([])
    now = datetime.now(UTC)
    names = x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.62"))])
    made = x509.CertificateBuilder(name, name, key.public_key(), 1, now - timedelta(days=1), now + timedelta(days=1))
    certificate = made.add_extension(names, critical=True).sign(key, hashes.SHA256())
    path = tmp_path_factory.mktemp("tls") / "both.pem"
    own_key = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    path.write_bytes(certificate.public_bytes(Encoding.PEM) + own_key)
    return path


@dataclass
class Fetched:
    """All answers, fetched in one run and read back from the archive by path."""

    home: Any
    said: "subprocess.CompletedProcess[str]"
    answers: dict[str, Record]
    requests: dict[str, Record]

    @property
    def archive(self) -> ArchiveFiles:
        archive: ArchiveFiles = self.home.archive
        return archive


@pytest.fixture(scope="module")
def fetched(wire: Wire, make_home: Callable[[], Any]) -> Fetched:
    """One run of `onrecord ingest` over all answers, without a pause."""
    home = make_home()
    outlet = (
        '[[outlet]]\nslug = "wire"\nname = "Wire"\ndomain = "127.0.0.61"\ndelay = 0\nfeeds = ["http://127.0.0.61/f"]'
    )
    urls = [wire.address + path for path in (*ANSWERS, *SURROUNDED)]
    said = home.run("ingest", *urls, ONRECORD_OUTLETS=home.outlets(outlet))
    kinds: dict[str, dict[str, Record]] = {"response": {}, "request": {}, "warcinfo": {}}
    for record in _records(home.archive):
        kinds[record.kind][record.url.removeprefix(wire.address)] = record
    return Fetched(home, said, kinds["response"], kinds["request"])


def _records(archive: ArchiveFiles) -> Iterator[Record]:
    for name, size in archive.sizes().items():
        with archive.open(name) as file:
            for record in read_records(file, size):
                assert isinstance(record, Record)
                yield record


@pytest.mark.parametrize("path", ANSWERS)
def test_answer_is_archived_as_it_came(fetched: Fetched, path: str) -> None:
    assert fetched.answers[path].block == ANSWERS[path]


@pytest.mark.parametrize("path", SURROUNDED)
def test_what_comes_before_and_after_the_answer_is_no_part_of_it(fetched: Fetched, path: str) -> None:
    assert fetched.answers[path].block == SURROUNDED[path][1]


@pytest.mark.parametrize("path", [*ANSWERS, *SURROUNDED])
def test_request_is_archived_as_it_was_sent(fetched: Fetched, wire: Wire, path: str) -> None:
    request, answer = fetched.requests[path], fetched.answers[path]

    assert request.block == wire.sent[path]
    assert request.block.startswith(f"GET {path} HTTP/1.1\r\n".encode())
    assert request.fields["warc-concurrent-to"] == answer.fields["warc-record-id"]


@pytest.mark.parametrize("path", [*ANSWERS, *SURROUNDED])
def test_payload_is_the_body_without_chunks(fetched: Fetched, path: str) -> None:
    with fetched.home.session() as session:
        capture = session.scalars(select(Capture).where(Capture.url.endswith(path)).order_by(Capture.id)).first()
        kept = read_record(fetched.archive, capture.warc_file, capture.warc_offset)

    assert kept.payload == PAYLOADS.get(path, PAGE)
    assert capture.payload_digest == kept.digest


def test_record_says_when_and_whence(fetched: Fetched) -> None:
    fields = fetched.answers["/plain"].fields

    assert fields["warc-ip-address"] == "127.0.0.61"
    assert len(fields["warc-date"]) == len("2025-01-29T12:00:00.000000Z")


def test_all_digests_hold(fetched: Fetched) -> None:
    with fetched.home.session() as session:
        assert list(check_archive(session, fetched.archive)) == []


def test_head_without_an_end_is_broken_off_and_not_archived(wire: Wire, installation: Any) -> None:
    said = installation.run("ingest", wire.address + "/endless-head")

    assert said.returncode == 1
    assert "/endless-head: " in said.stderr
    assert [one.url for one in _records(installation.archive) if "endless" in one.url] == []


def test_what_goes_through_tls_is_archived_as_it_was_before_and_after(trusted: Path, installation: Any) -> None:
    with _served(Wire(), "127.0.0.62", trusted) as wire:
        said = installation.run("ingest", wire.address + "/chunked-and-packed", SSL_CERT_FILE=str(trusted))
    records = [record for record in _records(installation.archive) if record.url.endswith("/chunked-and-packed")]

    assert said.returncode == 0, said.stderr
    assert [record.block for record in records] == [ANSWERS["/chunked-and-packed"], wire.sent["/chunked-and-packed"]]


def test_warcio_reads_all_and_finds_every_digest_right(fetched: Fetched) -> None:
    seen = set()
    for name in fetched.archive.sizes():
        with fetched.archive.open(name) as file:
            for record in ArchiveIterator(file, check_digests="raise"):
                record.content_stream().read()
                assert record.digest_checker.passed
                seen.add(record.rec_headers.get_header("WARC-Target-URI"))

    assert {(url or "").rpartition("/")[2] for url in seen} >= {path[1:] for path in (*ANSWERS, *SURROUNDED)}


def test_fastwarc_reads_all_and_finds_every_digest_right(fetched: Fetched) -> None:
    warc = pytest.importorskip("fastwarc.warc")
    seen = []
    for name in fetched.archive.sizes():
        with fetched.archive.open(name) as file:
            content = file.read()
        for record in warc.ArchiveIterator(BytesIO(content), parse_http=False):
            assert record.verify_block_digest(consume=False)
            record.parse_http()
            assert "WARC-Payload-Digest" not in record.headers or record.verify_payload_digest(consume=False)
            seen.append(record.headers.get("WARC-Target-URI"))

    assert len(seen) == 2 * (len(ANSWERS) + len(SURROUNDED) + 1) + 2
