"""An empty record, articles and readings of them filed through the real store, for tests of every folder."""

import hashlib
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from cli.reading import lazy_reader
from cli.settings import read_settings
from store.articles import file_extract
from store.captures import record_capture
from store.database import open_engine, upgrade
from store.filing import file_reading
from store.models import Article, ArticleVersion, Outlet
from store.readings import keep_reading
from store.records import (
    AttributionStep,
    Capture,
    ClaimFinding,
    EventFinding,
    Extract,
    NamedEntity,
    OutletRecord,
    Reading,
    ResponseFinding,
    Span,
    TextToRead,
)
from store.vocabulary import (
    Act,
    ClaimStatus,
    Commitment,
    EntityKind,
    EventKind,
    Precision,
    ResponseBasis,
    ResponseKind,
    SpeakerKind,
)

NOW = datetime(2026, 1, 2, 12, tzinfo=UTC)
FETCHED = datetime(2026, 8, 1, tzinfo=UTC)
COMPANIES = ("OpenAI", "DeepSeek", "Microsoft", "Anthropic", "Midjourney", "Disney", "The New York Times", "Meta")
PEOPLE = {"David Sacks": EntityKind.PERSON}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run what needs a browser last: Playwright keeps an event loop in this thread, and others start their own."""
    items.sort(key=lambda item: item.get_closest_marker("ui") is not None)


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    """An empty record in the file `record.db` of the test's folder."""
    engine = open_engine(f"sqlite:///{tmp_path / 'record.db'}")
    upgrade(engine)
    yield engine
    engine.dispose()


@pytest.fixture
def session(engine: Engine) -> Iterator[Session]:
    """A session on it."""
    with Session(engine) as session:
        yield session


@pytest.fixture
def make_version(session: Session) -> Callable[..., ArticleVersion]:
    """A version of an article; `outlet` is a name or None, `published` an ISO day or None, `cluster` of copies."""

    def make(
        text: str,
        *,
        outlet: str | None = "Sample Wire",
        published: str | None = "2025-01-29",
        url: str | None = None,
        cluster: str | None = None,
        title: str = "A sample title",
    ) -> ArticleVersion:
        digest = hashlib.sha256(text.encode()).hexdigest()
        address = url or f"https://{(outlet or 'unknown').lower().replace(' ', '-')}.example/{digest[:12]}"
        article = session.query(Article).filter_by(canonical_url=address).one_or_none()
        if article is None:
            article = Article(outlet=_outlet(session, outlet), canonical_url=address, first_seen=NOW, last_seen=NOW)
            session.add(article)
        version = ArticleVersion(
            article=article,
            version_no=len(article.versions) + 1,
            fetched_at=NOW,
            published_at=datetime.fromisoformat(published).replace(tzinfo=UTC) if published else None,
            published_precision=Precision.DAY if published else Precision.UNKNOWN,
            title=title,
            language="en",
            text=text,
            text_sha256=digest,
            extractor="test",
            copy_cluster=cluster or digest,
        )
        session.add(version)
        session.flush()
        return version

    return make


@pytest.fixture
def file_findings(session: Session) -> Callable[..., int]:
    """File hand-written findings about a version through the real filing."""

    def file(version: ArticleVersion, *findings: ClaimFinding | ResponseFinding | EventFinding, **more: object) -> int:
        reading = Reading(
            text_id=str(version.id),
            reader=str(more.get("reader", "onrecord-reader@test")),
            is_ai_ip_dispute=True,
            why="a test says so",
            entities=tuple(_named(name) for name in (*COMPANIES, *PEOPLE)),
            claims=tuple(f for f in findings if isinstance(f, ClaimFinding)),
            responses=tuple(f for f in findings if isinstance(f, ResponseFinding)),
            events=tuple(f for f in findings if isinstance(f, EventFinding)),
        )
        return file_reading(session, keep_reading(session, version, reading, NOW), NOW)

    return file


def _outlet(session: Session, name: str | None) -> Outlet | None:
    if name is None:
        return None
    found = session.query(Outlet).filter_by(name=name).one_or_none()
    if found is None:
        found = Outlet(slug=name.lower().replace(" ", "-"), name=name, is_sample=True)
        session.add(found)
    return found


def _named(name: str) -> NamedEntity:
    kind = EntityKind.OUTLET if name.startswith("The ") else PEOPLE.get(name, EntityKind.COMPANY)
    return NamedEntity(name=name, kind=kind, mentions=(), known=True)


@pytest.fixture
def span() -> Callable[[ArticleVersion, str], Span]:
    """The span of some words in a version."""

    def find(version: ArticleVersion, words: str) -> Span:
        start = version.text.index(words)
        return Span(start_char=start, end_char=start + len(words), exact=words)

    return find


@pytest.fixture
def claim(span: Callable[[ArticleVersion, str], Span]) -> Callable[..., ClaimFinding]:
    """A claim found in some words of a version; says only what the test is about."""

    def make(version: ArticleVersion, words: str, **fields: object) -> ClaimFinding:
        claimant = fields.pop("claimant", "OpenAI")
        steps = (
            AttributionStep(
                step_no=1,
                speaker=str(claimant) if claimant else "the article",
                speaker_kind=SpeakerKind.NAMED_ORG_SPOKESPERSON if claimant else SpeakerKind.ARTICLE_VOICE,
                cue="says",
            ),
        )
        given: dict[str, object] = {
            "claimant": claimant,
            "targets": ("DeepSeek",),
            "act": Act.MODEL_OUTPUT_DISTILLATION,
            "object": None,
            "commitment": Commitment.CERTAIN,
            "status": ClaimStatus.ASSERTED,
            "attribution": steps,
            "rule": "test",
            "confidence": 0.9,
        }
        return ClaimFinding(**{**given, **fields}, passage=span(version, words))  # type: ignore[arg-type]

    return make


@pytest.fixture
def event(span: Callable[[ArticleVersion, str], Span]) -> Callable[..., EventFinding]:
    """An event found in some words of a version."""

    def make(version: ArticleVersion, words: str, kind: EventKind, **fields: object) -> EventFinding:
        return EventFinding(kind=kind, passage=span(version, words), rule="test", confidence=0.9, **fields)  # type: ignore[arg-type]

    return make


@pytest.fixture
def response(span: Callable[[ArticleVersion, str], Span]) -> Callable[..., ResponseFinding]:
    """A response found in some words of a version."""

    def make(version: ArticleVersion, words: str, kind: ResponseKind, **fields: object) -> ResponseFinding:
        given: dict[str, object] = {"respondent": "DeepSeek", "basis": ResponseBasis.OBSERVED}
        return ResponseFinding(  # type: ignore[arg-type]
            **{**given, **fields}, kind=kind, passage=span(version, words), rule="test", confidence=0.9
        )

    return make


@pytest.fixture(scope="session")
def read_and_file() -> Callable[..., None]:
    """Files one text of a sample outlet as an article published at that instant."""
    read = lazy_reader(read_settings())

    def file(session: Session, text: str, *, outlet: str, published: datetime, path: str, title: str) -> None:
        slug = outlet.lower().replace(" ", "-")
        url = f"https://{slug}.example/{path}"
        capture = Capture(
            url=url, fetched_at=FETCHED, status=200, content_type="text/html", payload_digest="sha256:0",
            warc_file="none", warc_offset=0, robots_decision="sample",
        )  # fmt: skip
        extract = Extract(
            title=title, body=text, published=published, published_precision=Precision.INSTANT, canonical_url=url,
            language="en", extractor="sample",
        )  # fmt: skip
        record = OutletRecord(slug=slug, name=outlet, domain=f"{slug}.example", is_sample=True)
        version = file_extract(session, record_capture(session, capture, slug), extract, record, now=FETCHED)
        assert version is not None
        wanted = TextToRead(id=url, text=version.text, title=title, published=published, outlet=outlet)
        file_reading(session, keep_reading(session, version, read(wanted), FETCHED), FETCHED)

    return file
