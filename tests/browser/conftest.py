"""A record with every kind of line, served on loopback, and a real Chromium to look at it."""

import hashlib
import importlib.resources
import os
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.orm import Session, sessionmaker
from werkzeug.serving import make_server

from store import records
from store.articles import file_extract, outlet_row
from store.captures import record_capture
from store.database import open_engine, upgrade
from store.filing import file_reading
from store.models import Article, ArticleVersion, Capture, Outlet, Round
from store.readings import keep_reading
from store.records import (
    AttributionStep,
    ClaimFinding,
    DateSpan,
    EventFinding,
    EvidenceFinding,
    NamedEntity,
    OutletRecord,
    Reading,
    ResponseFinding,
    Span,
    Suit,
    TextToRead,
)
from store.vocabulary import (
    Act,
    ClaimStatus,
    Commitment,
    Disclosure,
    EntityKind,
    EventKind,
    EvidenceKind,
    Precision,
    ResponseBasis,
    ResponseKind,
    SpeakerKind,
)
from webapp.app import create_app
from webapp.desk.pages import Desk

NOW = datetime(2026, 11, 20, 6, 12, tzinfo=UTC)
TODAY = date(2026, 11, 23)
HOSTILE = "<script>document.title='owned'</script><img src=x onerror=alert(1)>"
AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")

WIRE = (
    "The tools of two laboratories are alike, engineers have said for weeks. OpenAI says it has seen evidence that "
    "DeepSeek may have trained its model on the answers of ChatGPT. The company gave no details of what it saw. "
    "DeepSeek did not immediately respond to a request for comment."
)
UNDATED = (
    "Distillation is a common technique and not unlawful as such. A Sample Gazette report suggests that OpenAI claims "
    "to hold proof of DeepSeek’s use of its technology. The proof is said to be patterns in the use of an interface. "
    "OpenAI and Microsoft are investigating whether DeepSeek drew large amounts of data from the interface in late "
    "2024. So far, DeepSeek has not publicly responded."
)
DENIED = "DeepSeek denied in a journal that the answers of another model were in its training data."
LATER = f"OpenAI says that DeepSeek trained its model on the answers of ChatGPT. {DENIED}"
SUIT = (
    "Disney sued Midjourney in a federal court in Los Angeles on Wednesday. The complaint alleges that Midjourney "
    "makes pictures of its characters. A judge in Los Angeles denied a motion of Midjourney to dismiss the case."
)
NEWSPAPER = (
    "The New York Times alleges that OpenAI trained its models on millions of articles without permission. "
    f"OpenAI declined to comment. A reader wrote {HOSTILE} below the article."
)


@pytest.fixture(scope="session")
def sessions(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sessionmaker[Session]]:
    """A record on disk, filed by the real filing from hand-written readings."""
    engine = open_engine(f"sqlite:///{tmp_path_factory.mktemp('browser') / 'record.db'}")
    upgrade(engine)
    made = sessionmaker(engine)
    with made() as session:
        fill(session)
        session.commit()
    yield made
    engine.dispose()


@pytest.fixture(scope="session")
def address(sessions: sessionmaker[Session], serve: Callable[..., AbstractContextManager[str]]) -> Iterator[str]:
    """Where the app is served."""
    with serve(sessions) as found:
        yield found


@pytest.fixture(scope="session")
def serve() -> Callable[..., AbstractContextManager[str]]:
    """Serves the app over a record, and gives its address."""
    return _served


@contextmanager
def _served(sessions: sessionmaker[Session], *, desk: Desk | None = None) -> Iterator[str]:
    app = create_app(sessions, today=lambda: TODAY, read_text=read_pasted, desk=desk)
    app.wsgi_app = _read_whole(app.wsgi_app)  # type: ignore[method-assign]
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join(5)
    server.server_close()


def _read_whole(app: Any) -> Any:
    """The app with each answer read to its end: a browser that hangs up would leave the file of a font open."""

    def answer(environ: Any, start_response: Any) -> list[bytes]:
        parts = app(environ, start_response)
        try:
            return [b"".join(parts)]
        finally:
            if hasattr(parts, "close"):
                parts.close()

    return answer


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """A real Chromium; where CI promises one, its absence is a failure."""
    if not Path(CHROMIUM).exists():
        if os.environ.get("CI") == "true":
            pytest.fail(f"no Chromium at {CHROMIUM}: install it or name one with CHROMIUM")
        pytest.skip(f"no Chromium at {CHROMIUM}")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"]
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=arguments)
        yield chromium
        chromium.close()


@pytest.fixture
def expected_errors() -> list[str]:
    """Words of the errors a test means to see in the console, such as the status of a page that is not found."""
    return []


@pytest.fixture(params=["light", "dark"])
def scheme(request: pytest.FixtureRequest) -> str:
    """Each of the two colour schemes."""
    return str(request.param)


@pytest.fixture(params=[True, False], ids=["scripts", "no scripts"])
def scripts(request: pytest.FixtureRequest) -> bool:
    """Whether the page's own scripts run; axe itself needs a browser that runs some."""
    return bool(request.param)


@pytest.fixture(scope="session")
def violations() -> Callable[[Any], list[str]]:
    """What axe-core finds in a page, each with rule, place and mend. Evaluated: the policy forbids added scripts."""
    axe = importlib.resources.files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")

    def found_in(page: Any) -> list[str]:
        page.evaluate(axe)
        found = page.evaluate("tags => axe.run(document, {runOnly: {type: 'tag', values: tags}})", AXE_TAGS)
        return [
            f"{violation['id']}: {node['target']} {node['failureSummary']}"
            for violation in found["violations"]
            for node in violation["nodes"]
        ]

    return found_in


@pytest.fixture
def open_page(browser: Any, address: str, expected_errors: list[str]) -> Iterator[Callable[..., Any]]:
    """Opens a path of the app; at the end no request may have left it and no error been logged."""
    contexts, left, errors = [], [], []

    def watch(page: Any) -> None:
        page.on("request", lambda asked: None if asked.url.startswith((address, "data:")) else left.append(asked.url))
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("console", lambda line: errors.append(line.text) if line.type == "error" else None)

    def open_path(path: str, *, width: int = 1280, scheme: str = "light", scripts: bool = True, **options: Any) -> Any:
        viewport = {"width": width, "height": 900}
        context = browser.new_context(viewport=viewport, color_scheme=scheme, **options)
        if not scripts:
            context.route("**/*.js", lambda route: route.fulfill(body=""))
        contexts.append(context)
        page = context.new_page()
        watch(page)
        page.goto(address + path)
        return page

    yield open_path
    for context in contexts:
        context.close()
    assert left == []
    assert [error for error in errors if not any(words in error for words in expected_errors)] == []


@pytest.fixture
def pasted() -> str:
    """A text that the app finds something in, and that holds something hostile."""
    return f"{WIRE}\n\n{HOSTILE} {'x' * 500}"


@pytest.fixture
def read_page(open_page: Callable[..., Any], pasted: str) -> Callable[..., Any]:
    """Pastes a text, by default `pasted`, and gives back the page that shows its reading."""

    def read(*, text: str | None = None, outlet: str = "Sample Wire", **options: Any) -> Any:
        page = open_page("/analyse", **options)
        page.get_by_label("The text").fill(pasted if text is None else text)
        page.get_by_label("Headline").fill(HOSTILE)
        page.get_by_label("Outlet").fill(outlet)
        page.get_by_role("button", name="Read the text").click()
        return page

    return read


def read_pasted(text: TextToRead) -> Reading:
    """The reading of a pasted text: the wire's sentences where they stand in it, else nothing."""
    is_wire = WIRE in text.text
    return Reading(
        text_id=text.id,
        reader="onrecord-reader@test",
        is_ai_ip_dispute=is_wire,
        why="It names “OpenAI”, “trained” and “evidence” in one place." if is_wire else "It speaks of no dispute.",
        entities=(NamedEntity(name="OpenAI", kind=EntityKind.COMPANY, mentions=((0, 6),), known=True),),
        claims=(_wire_claim(text),) if is_wire else (),
        responses=(_silence(text),) if is_wire else (),
        outlets_cited=("Sample Gazette",),
    )


# --- the record -------------------------------------------------------------------------------------------------------


def fill(session: Session) -> None:
    """Four disputes: one told by a wire and its copies, one under investigation, a lawsuit, and a hostile page."""
    wire = _version(session, WIRE, outlet="Sample Wire", published="2025-01-29", cluster="wire", authors=["A. Sample"])
    _file(session, wire, [_wire_claim(wire)], [_silence(wire)])
    for number, name in enumerate(("Sample Daily", "Sample Ledger", "Sample Courier", "Sample Post", "Sample Globe")):
        text = f"{WIRE} {name} staff."
        copy = _version(session, text, outlet=name, published=f"2025-01-{29 + number % 3}", cluster="wire")
        _file(session, copy, [_wire_claim(copy)], [_silence(copy)])
    undated = _version(session, UNDATED, outlet=None, published=None, cluster="undated", title=None)
    _file(session, undated, _undated_claims(undated), [_no_response(undated)], [_inquiry(undated)])
    later = _version(session, LATER, outlet="Sample Science", published="2025-09-18", cluster="later")
    _file(session, later, [_later_claim(later)], [_denial(later)])
    suit = _version(session, SUIT, outlet="Sample Court Report", published="2025-06-12", cluster="suit")
    _file(session, suit, [_suit_claim(suit)], [], _suit_events(suit))
    paper = _version(
        session,
        NEWSPAPER,
        outlet="The New York Times",
        published="2023-12-27",
        cluster="paper",
        title=HOSTILE,
        authors=[HOSTILE],
    )
    _file(session, paper, [_paper_claim(paper)], [_declined(paper)])
    _edit(session, _version(session, WIRE, outlet="Sample Edition", published="2025-01-29", cluster="edited"))
    _crawled(session)


def _crawled(session: Session) -> None:
    """An outlet with rounds of every kind, the last three of them silent, and one that is never asked."""
    suit = Suit(title=f"Sample Wire v. {'x' * 120}", source="https://reports.example/suit")
    wire = OutletRecord(slug="sample-wire", name="Sample Wire", domain="wire.example", suits=(suit,), is_sample=True)
    outlet_row(session, wire)
    outlet_row(session, OutletRecord(slug="shut-sample", name="Shut Sample", domain="shut.example", refuses=HOSTILE))
    for number in range(21):
        session.add(Round(outlet_slug="sample-wire", started_at=NOW, fetched=number, unchanged=40, failed=number % 3))
    session.add_all(Round(outlet_slug="sample-wire", started_at=NOW, error=HOSTILE * 4) for _ in range(3))


def _version(
    session: Session,
    text: str,
    *,
    outlet: str | None,
    published: str | None,
    cluster: str,
    title: str | None = "Two laboratories at odds",
    authors: list[str] | None = None,
) -> ArticleVersion:
    digest = hashlib.sha256(text.encode()).hexdigest()
    slug = (outlet or "unknown").lower().replace(" ", "-")
    article = Article(
        outlet=_outlet(session, slug, outlet) if outlet else None,
        canonical_url=f"https://{slug}.example/{digest[:8]}",
        first_seen=NOW,
        last_seen=NOW,
    )
    capture = Capture(
        url=article.canonical_url,
        fetched_at=NOW,
        status=200,
        payload_digest=f"sha256:{digest}",
        warc_file="2026-11-20.warc.gz",
        warc_offset=4096,
        robots_decision="allowed: no rule names this path",
        article=article,
    )
    version = ArticleVersion(
        article=article,
        capture=capture,
        version_no=1,
        fetched_at=NOW,
        published_at=datetime.fromisoformat(published).replace(tzinfo=UTC) if published else None,
        published_precision=Precision.DAY if published else Precision.UNKNOWN,
        title=title,
        authors=authors or [],
        language="en",
        text=text,
        text_sha256=digest,
        extractor="onrecord-extractor@test",
        copy_cluster=cluster,
    )
    session.add(version)
    session.flush()
    return version


def _edit(session: Session, version: ArticleVersion) -> None:
    """File a later visit that found another headline, a hostile sentence and a notice."""
    record = records.Capture(
        url=version.article.canonical_url,
        fetched_at=NOW + timedelta(hours=6),
        status=200,
        content_type="text/html",
        payload_digest=f"sha256:{'1' * 64}",
        warc_file="2026-11-20.warc.gz",
        warc_offset=8192,
        robots_decision="allowed: no rule names this path",
    )
    capture = record_capture(session, record, "sample-edition")
    extract = records.Extract(
        title="Two laboratories at odds over answers",
        body=f"{WIRE.replace('for weeks', 'for months')}\n\nA reader wrote {HOSTILE} below it.",
        correction_notice="Correction: An earlier version named the wrong span of time.",
        extractor=version.extractor,
        canonical_url=version.article.canonical_url,
    )
    file_extract(session, capture, extract, None, now=NOW + timedelta(hours=6))


def _outlet(session: Session, slug: str, name: str) -> Outlet:
    found = session.query(Outlet).filter_by(slug=slug).one_or_none()
    return found or Outlet(slug=slug, name=name, is_sample=True)


def _file(
    session: Session,
    version: ArticleVersion,
    claims: list[ClaimFinding],
    responses: list[ResponseFinding],
    events: list[EventFinding] | None = None,
) -> None:
    reading = Reading(
        text_id=str(version.id),
        reader="onrecord-reader@test",
        is_ai_ip_dispute=True,
        why="it names an allegation",
        entities=tuple(
            NamedEntity(name=name, kind=EntityKind.COMPANY, mentions=(), known=True)
            for name in ("OpenAI", "DeepSeek", "Microsoft", "Disney", "Midjourney", "The New York Times")
        ),
        claims=tuple(claims),
        responses=tuple(responses),
        events=tuple(events or []),
    )
    file_reading(session, keep_reading(session, version, reading, NOW), NOW)


def _span(version: ArticleVersion | TextToRead, first: str, last: str | None = None) -> Span:
    """From the words `first` to the words `last`, both inclusive."""
    start = version.text.index(first)
    end = version.text.index(last, start) + len(last) if last else start + len(first)
    return Span(start_char=start, end_char=end, exact=version.text[start:end])


def _step(number: int, speaker: str, kind: SpeakerKind, cue: str, commitment: Commitment) -> AttributionStep:
    return AttributionStep(step_no=number, speaker=speaker, speaker_kind=kind, cue=cue, commitment=commitment)


def _claim(
    version: ArticleVersion | TextToRead, passage: Span, steps: tuple[AttributionStep, ...], **more: Any
) -> ClaimFinding:
    given: dict[str, Any] = {
        "claimant": "OpenAI",
        "targets": ("DeepSeek",),
        "act": Act.MODEL_OUTPUT_DISTILLATION,
        "object": None,
        "commitment": Commitment.CERTAIN,
        "status": ClaimStatus.ASSERTED,
        "hedges": tuple(
            span
            for word in more.pop("hedged", ())
            if passage.start_char <= (span := _span(version, word)).start_char < passage.end_char
        ),
    }
    return ClaimFinding(**{**given, **more}, passage=passage, attribution=steps, rule="accuse-that", confidence=0.91)


def _wire_claim(version: ArticleVersion | TextToRead) -> ClaimFinding:
    return _claim(
        version,
        _span(version, "OpenAI says", "ChatGPT."),
        (_step(1, "OpenAI", SpeakerKind.NAMED_ORG_SPOKESPERSON, "says", Commitment.POSSIBLE),),
        commitment=Commitment.POSSIBLE,
        status=ClaimStatus.SUSPECTED,
        hedged=("says", "may have"),
        object="the answers of ChatGPT",
        evidence=EvidenceFinding(kind=EvidenceKind.API_TELEMETRY, disclosure=Disclosure.ASSERTED_ONLY, holder="OpenAI"),
    )


def _later_claim(version: ArticleVersion) -> ClaimFinding:
    return _claim(
        version,
        _span(version, "OpenAI says", "ChatGPT."),
        (_step(1, "OpenAI", SpeakerKind.NAMED_ORG_SPOKESPERSON, "says", Commitment.CERTAIN),),
        hedged=("says",),
    )


def _undated_claims(version: ArticleVersion) -> list[ClaimFinding]:
    outlet = _step(2, "Sample Gazette", SpeakerKind.OTHER_OUTLET, "suggests", Commitment.PROBABLE)
    return [
        _claim(
            version,
            _span(version, "A Sample Gazette", "technology."),
            (_step(1, "OpenAI", SpeakerKind.NAMED_ORG_SPOKESPERSON, "claims", Commitment.CERTAIN), outlet),
            act=Act.UNSPECIFIED_UNAUTHORISED_USE,
            hedged=("suggests", "claims"),
            evidence=EvidenceFinding(
                kind=EvidenceKind.API_TELEMETRY,
                disclosure=Disclosure.DESCRIBED,
                holder="OpenAI",
                passage=_span(version, "The proof", "interface."),
            ),
        ),
        _claim(
            version,
            _span(version, "OpenAI and Microsoft", "2024."),
            (_step(1, "the article", SpeakerKind.ARTICLE_VOICE, "are investigating", Commitment.UNDERSPECIFIED),),
            claimant=None,
            act=Act.BULK_API_EXTRACTION,
            commitment=Commitment.UNDERSPECIFIED,
            status=ClaimStatus.UNDER_INVESTIGATION,
            hedged=("investigating whether",),
            happened=DateSpan(
                first=date(2024, 10, 1), last=date(2024, 12, 31), precision=Precision.QUARTER, text="late 2024"
            ),
        ),
    ]


def _suit_claim(version: ArticleVersion) -> ClaimFinding:
    return _claim(
        version,
        _span(version, "The complaint alleges", "characters."),
        (_step(1, "Disney", SpeakerKind.COURT_DOCUMENT, "alleges", Commitment.CERTAIN),),
        claimant="Disney",
        targets=("Midjourney",),
        act=Act.DERIVATIVE_OR_CHARACTER_OUTPUT,
        status=ClaimStatus.ALLEGED,
        hedged=("alleges",),
    )


def _paper_claim(version: ArticleVersion) -> ClaimFinding:
    return _claim(
        version,
        _span(version, "The New York Times alleges", "permission."),
        (_step(1, "The New York Times", SpeakerKind.NAMED_ORG_SPOKESPERSON, "alleges", Commitment.CERTAIN),),
        claimant="The New York Times",
        targets=("OpenAI",),
        act=Act.TRAINING_ON_PROTECTED_WORKS,
        status=ClaimStatus.ALLEGED,
        hedged=("alleges",),
    )


def _inquiry(version: ArticleVersion) -> EventFinding:
    return EventFinding(
        kind=EventKind.INVESTIGATION_REPORTED,
        passage=_span(version, "OpenAI and Microsoft", "2024."),
        rule="inquiry",
        confidence=0.9,
        accusers=("OpenAI",),
        investigators=("OpenAI", "Microsoft"),
        accused=("DeepSeek",),
    )


def _suit_events(version: ArticleVersion) -> list[EventFinding]:
    sides = {"accusers": ("Disney",), "accused": ("Midjourney",), "rule": "court", "confidence": 0.9}
    filed = DateSpan(first=date(2025, 6, 11), last=date(2025, 6, 11), precision=Precision.DAY, text="Wednesday")
    return [
        EventFinding(
            kind=EventKind.COMPLAINT_FILED, passage=_span(version, "Disney sued", "Wednesday."), happened=filed, **sides
        ),
        EventFinding(kind=EventKind.ORDER, passage=_span(version, "A judge", "case."), **sides),
    ]


def _answer(version: ArticleVersion | TextToRead, passage: Span, kind: ResponseKind, **more: Any) -> ResponseFinding:
    given: dict[str, Any] = {"respondent": "DeepSeek", "basis": ResponseBasis.OBSERVED, "to": "OpenAI"}
    return ResponseFinding(**{**given, **more}, kind=kind, passage=passage, rule="answer", confidence=0.9)


def _silence(version: ArticleVersion | TextToRead) -> ResponseFinding:
    passage = _span(version, "DeepSeek did not", "comment.")
    return _answer(
        version,
        passage,
        ResponseKind.NO_RESPONSE_TO_REQUEST,
        basis=ResponseBasis.ASKED,
        asked_by="Sample Wire",
    )


def _no_response(version: ArticleVersion) -> ResponseFinding:
    so_far = DateSpan(text="so far")
    return _answer(version, _span(version, "So far", "responded."), ResponseKind.NO_PUBLIC_RESPONSE, as_of=so_far)


def _denial(version: ArticleVersion) -> ResponseFinding:
    said = DateSpan(first=date(2025, 9, 17), last=date(2025, 9, 18), precision=Precision.RANGE, text="this week")
    return _answer(version, _span(version, DENIED), ResponseKind.DENIED, basis=ResponseBasis.STATEMENT, as_of=said)


def _declined(version: ArticleVersion) -> ResponseFinding:
    passage = _span(version, "OpenAI declined to comment.")
    return _answer(
        version,
        passage,
        ResponseKind.DECLINED_TO_COMMENT,
        respondent="OpenAI",
        basis=ResponseBasis.ASKED,
        to="The New York Times",
    )


@pytest.fixture(scope="module")
def file_samples(tmp_path_factory: pytest.TempPathFactory, read_and_file: Any) -> Iterator[Any]:
    """Files samples (outlet, text, published, path, title) as they were published; gives a way to open sessions."""
    engine = open_engine(f"sqlite:///{tmp_path_factory.mktemp('samples') / 'record.db'}")
    upgrade(engine)

    def file(samples: Iterable[tuple[str, str, datetime, str, str]]) -> sessionmaker[Session]:
        made = sessionmaker(engine)
        with made.begin() as session:
            for outlet, text, published, path, title in sorted(samples, key=lambda sample: sample[2]):
                read_and_file(session, text, outlet=outlet, published=published, path=path, title=title)
        return made

    yield file
    engine.dispose()
