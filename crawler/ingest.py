"""Texts and pages handed to us: files become archived resources and wait for reading just as fetched pages do."""

import hashlib
import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from sqlalchemy.orm import Session

from crawler.archive import Archive
from crawler.dates import Stated
from crawler.extract import EXTRACTOR, read_language
from crawler.notices import correction_notice
from crawler.outlet import Outlet
from crawler.page import clean_text
from crawler.worker import PageToRead, Worker
from store import records
from store.articles import file_extract
from store.captures import record_capture
from store.errors import OnRecordError
from store.models import ArticleVersion, Capture
from store.records import Extract

PAGES, TEXTS = frozenset({".html", ".htm", ".xhtml"}), frozenset({".txt", ".text", ".md"})
LONGEST_FILE = 10 * 1024 * 1024
_LONGEST_TITLE = 200
_ENDS_LIKE_A_TITLE = re.compile(r"[\w”\"'’)?!]$")
_ASKED = "handed in by a person; no robots.txt was asked"


class IngestError(OnRecordError):
    """A source that is not taken in; its text names it and says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What a person says of a source that it does not say itself."""

    url: str | None = None
    outlet: Outlet | None = None
    published: Stated | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """What taking in needs: where bytes are kept, who reads pages, and whose an address is."""

    archive: Archive
    worker: Worker
    outlet_of: Callable[[str], Outlet | None]


def source_files(path: Path) -> Iterator[Path]:
    """The pages and texts of a file or, recursively and by name, of a folder; raises IngestError if there are none."""
    if not path.exists():
        raise IngestError(f"{path}: there is no such file or folder")
    if path.is_file():
        yield path
        return
    if not has_pages(path):
        raise IngestError(f"{path}: no .html, .htm or .txt file in this folder")
    yield from sorted(_pages(path))


def has_pages(path: Path) -> bool:
    """Whether a folder holds pages or texts, at any depth."""
    return any(_pages(path))


def read_source(path: Path) -> bytes:
    """The bytes of a file; raises IngestError for one that is empty, too large or cannot be read."""
    try:
        size = path.stat().st_size
        content = path.read_bytes() if size <= LONGEST_FILE else b""
    except OSError as error:
        raise IngestError(f"{path}: cannot be read ({error.strerror})") from error
    if size > LONGEST_FILE:
        raise IngestError(f"{path}: {size} bytes is over {LONGEST_FILE}; split it")
    if not content.strip():
        raise IngestError(f"{path}: the file is empty")
    return content


def extract_file(path: Path, content: bytes, known: Known, worker: Worker, *, now: datetime) -> Extract:
    """What a file says: an HTML page is read as one, a text is a text whose first line may be its title."""
    if path.suffix.lower() not in PAGES:
        return _with_known(extract_text(decoded_text(path, content)), known)
    page = PageToRead(body=content, content_type=None, url=known.url or "", seen_at=now, outlet=known.outlet)
    return _with_known(worker.read(page), known)


def extract_text(text: str) -> Extract:
    """A bare text; its first paragraph is the title if it is one short line that ends in no full stop."""
    paragraphs = [one for one in (clean_text(part) for part in re.split(r"\n\s*\n", text)) if one]
    first = paragraphs[0] if paragraphs else ""
    is_titled = len(paragraphs) > 1 and "\n" not in first and len(first) <= _LONGEST_TITLE
    is_titled = is_titled and _ENDS_LIKE_A_TITLE.search(first) is not None
    body = "\n\n".join(paragraphs)
    return Extract(
        title=first if is_titled else None,
        body=body,
        language=read_language(body),
        correction_notice=correction_notice(body),
        extractor=EXTRACTOR,
    )


def decoded_text(path: Path, content: bytes) -> str:
    """A text file as text; raises IngestError for bytes that are no text in UTF-8 or UTF-16."""
    encoding = "utf-16" if content[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8-sig"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        raise IngestError(f"{path}: no text in UTF-8 ({error.reason} at byte {error.start}); convert it") from error
    if "\x00" in text:
        raise IngestError(f"{path}: no text but binary data")
    return text


def address_of(content: bytes, known: Known) -> str:
    """The address a source is filed under: its own, or one made of its hash and its outlet."""
    if known.url:
        return known.url
    mark = f"#{known.outlet.slug}" if known.outlet else ""
    return f"urn:sha256:{hashlib.sha256(content).hexdigest()}{mark}"


def file_source(
    session: Session, shelf: Shelf, path: Path, known: Known, *, now: datetime
) -> tuple[Capture, ArticleVersion | None]:
    """Archive one file and file what it says; raises IngestError or RefusedPage before anything is stored."""
    content = read_source(path)
    found = extract_file(path, content, known, shelf.worker, now=now)
    if known.url is None and found.canonical_url:
        known = replace(known, url=found.canonical_url, outlet=known.outlet or shelf.outlet_of(found.canonical_url))
        found = extract_file(path, content, known, shelf.worker, now=now)
    capture = _capture(session, shelf.archive, path, content, known)
    outlet = known.outlet.record if known.outlet else None
    return capture, file_extract(session, capture, found, outlet, now=now)


def concerns(
    source: object, found: ArticleVersion | None, capture: Capture, *, expected: Collection[str]
) -> Iterator[str]:
    """What a person should know of a source that was taken in: no text, another language, no date."""
    if capture.refusal:
        yield f"{source}: {capture.refusal}; nothing was filed"
    if found and found.language and found.language not in expected:
        yield f"{source}: the text is in another language ({found.language}); it is kept, and marked so"
    if found and found.published_at is None:
        yield f"{source}: no date found; it is kept undated (say --published to date it)"


def _pages(folder: Path) -> Iterator[Path]:
    return (one for one in folder.rglob("*") if one.suffix.lower() in PAGES | TEXTS and one.is_file())


def _capture(session: Session, archive: Archive, path: Path, content: bytes, known: Known) -> Capture:
    address = address_of(content, known)
    kind = "text/html" if path.suffix.lower() in PAGES else "text/plain; charset=utf-8"
    slug = known.outlet.slug if known.outlet else "ingested"
    place = archive.keep_resource(slug, address, content, kind)
    return record_capture(
        session,
        records.Capture(
            url=address,
            fetched_at=place.at,
            status=200,
            content_type=kind,
            payload_digest=place.digest,
            block_digest=place.block_digest,
            warc_file=place.file,
            warc_offset=place.offset,
            warc_length=place.length,
            robots_decision=_ASKED,
        ),
        known.outlet.slug if known.outlet else None,
    )


def _with_known(found: Extract, known: Known) -> Extract:
    if known.published is None:
        return found
    return replace(found, published=known.published.at, published_precision=known.published.precision)
