"""Texts of our own writing go through the real reader and the real filing, without a crawl."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from sqlalchemy.orm import Session

from cli.reading import lazy_reader
from cli.settings import read_settings
from store.articles import file_extract
from store.captures import record_capture
from store.filing import file_reading
from store.readings import keep_reading
from store.records import Capture, Extract, OutletRecord, TextToRead
from store.vocabulary import Precision

NOW = datetime(2026, 8, 1, tzinfo=UTC)


@pytest.fixture(scope="session")
def read_and_file() -> Callable[..., None]:
    """Files one text of a sample outlet as an article published at that instant."""
    read = lazy_reader(read_settings())

    def file(session: Session, text: str, *, outlet: str, published: datetime, path: str, title: str) -> None:
        slug = outlet.lower().replace(" ", "-")
        url = f"https://{slug}.example/{path}"
        capture = Capture(
            url=url, fetched_at=NOW, status=200, content_type="text/html", payload_digest="sha256:0",
            warc_file="none", warc_offset=0, robots_decision="sample",
        )  # fmt: skip
        extract = Extract(
            title=title, body=text, published=published, published_precision=Precision.INSTANT, canonical_url=url,
            language="en", extractor="sample",
        )  # fmt: skip
        record = OutletRecord(slug=slug, name=outlet, domain=f"{slug}.example", is_sample=True)
        version = file_extract(session, record_capture(session, capture, slug), extract, record, now=NOW)
        assert version is not None
        wanted = TextToRead(id=url, text=version.text, title=title, published=published, outlet=outlet)
        file_reading(session, keep_reading(session, version, read(wanted), NOW), NOW)

    return file
