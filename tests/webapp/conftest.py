"""The web app over a real database, and a small record filed through the real filing."""

from collections.abc import Iterator
from datetime import date

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Engine
from sqlalchemy.orm import sessionmaker

from store.database import open_engine, upgrade
from store.models import ArticleVersion, Base
from store.records import Amount, AttributionStep, DateSpan, EvidenceFinding, Span
from store.vocabulary import (
    Act,
    AmountKind,
    ClaimStatus,
    Commitment,
    Disclosure,
    EventKind,
    EvidenceKind,
    Outcome,
    Precision,
    ResponseBasis,
    ResponseKind,
    SpeakerKind,
)
from webapp.app import create_app

TODAY = date(2026, 1, 2)


@pytest.fixture(scope="session")
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """A database made by the migrations. All tests share its engine, for each engine compiles its statements anew."""
    engine = open_engine(f"sqlite:///{tmp_path_factory.mktemp('record') / 'record.db'}")
    upgrade(engine)
    yield engine
    engine.dispose()


@pytest.fixture
def engine(database: Engine) -> Iterator[Engine]:
    """The database, empty again after the test."""
    yield database
    with database.begin() as connection:
        connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
        for table in reversed(Base.metadata.sorted_tables):
            connection.execute(table.delete())


@pytest.fixture
def app(engine: Engine) -> Flask:
    app = create_app(sessionmaker(engine), today=lambda: TODAY)
    app.testing = True
    return app


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


def words(version: ArticleVersion, *parts: str) -> tuple[Span, ...]:
    """The spans of some words in a version."""
    found = []
    for part in parts:
        start = version.text.index(part)
        found.append(Span(start_char=start, end_char=start + len(part), exact=part))
    return tuple(found)


def step(number: int, speaker: str, kind: SpeakerKind, **more: object) -> AttributionStep:
    return AttributionStep(step_no=number, speaker=speaker, speaker_kind=kind, **more)  # type: ignore[arg-type]


def span_of(first: str, last: str, precision: Precision, said: str | None = None) -> DateSpan:
    return DateSpan(first=date.fromisoformat(first), last=date.fromisoformat(last), precision=precision, text=said)


def on(day: str) -> DateSpan:
    return span_of(day, day, Precision.DAY)


@pytest.fixture
def distillation(session, make_version, file_findings, claim, event, response) -> None:
    """OpenAI and DeepSeek: an inquiry, two allegations, silences, a late denial, an undated article. All invented."""
    wire = make_version(
        "OpenAI and Microsoft are looking into whether a group thought to be linked to DeepSeek took data through an "
        "interface in late 2024, people familiar with the matter said.\n\nDeepSeek did not respond to a request.",
        outlet="Sample Wire",
        published="2025-01-29",
        title="Two firms look into the use of an interface",
    )
    first, silence = (part.strip() for part in wire.text.split("\n\n"))
    file_findings(
        wire,
        claim(
            wire,
            first,
            claimant=None,
            act=Act.BULK_API_EXTRACTION,
            commitment=Commitment.UNDERSPECIFIED,
            status=ClaimStatus.UNDER_INVESTIGATION,
            attribution=(step(1, "people familiar with the matter", SpeakerKind.UNNAMED_PEOPLE, cue="said"),),
            hedges=words(wire, "looking into whether", "thought to be linked"),
            happened=span_of("2024-10-01", "2024-12-31", Precision.QUARTER, "late 2024"),
        ),
        event(
            wire,
            first,
            EventKind.INVESTIGATION_REPORTED,
            accusers=("OpenAI",),
            investigators=("Microsoft",),
            accused=("DeepSeek",),
        ),
        response(
            wire,
            silence,
            ResponseKind.NO_RESPONSE_TO_REQUEST,
            basis=ResponseBasis.ASKED,
            asked_by="Sample Wire",
            as_of=on("2025-01-29"),
        ),
    )
    ledger = make_version(
        "OpenAI says it has seen some evidence that DeepSeek may have distilled its models.\n\n"
        "DeepSeek could not be reached.",
        outlet="Sample Ledger",
        published="2025-01-30",
        title="What one firm says it has seen",
    )
    said, missed = ledger.text.split("\n\n")
    file_findings(
        ledger,
        claim(
            ledger,
            said,
            commitment=Commitment.POSSIBLE,
            hedges=words(ledger, "says", "some evidence", "may have"),
            evidence=EvidenceFinding(
                kind=EvidenceKind.API_TELEMETRY, disclosure=Disclosure.ASSERTED_ONLY, holder="OpenAI"
            ),
        ),
        response(
            ledger,
            missed,
            ResponseKind.COULD_NOT_BE_REACHED,
            basis=ResponseBasis.ASKED,
            asked_by="Sample Ledger",
        ),
    )
    later = make_version(
        "OpenAI has said that DeepSeek distilled its models. DeepSeek denied this in the file of its paper.",
        outlet="Sample Wire",
        published="2025-09-18",
        title="A file speaks of the training",
    )
    again, denied = (
        "OpenAI has said that DeepSeek distilled its models.",
        "DeepSeek denied this in the file of its paper.",
    )
    file_findings(
        later,
        claim(later, again),
        response(later, denied, ResponseKind.DENIED, basis=ResponseBasis.STATEMENT, as_of=on("2025-09-18")),
    )
    loose = make_version(
        "OpenAI suspects that DeepSeek hid who used its service. DeepSeek has said nothing so far.",
        outlet=None,
        published=None,
        title="A text without a date",
    )
    suspects, nothing = (f"{part}." for part in loose.text.rstrip(".").split(". "))
    file_findings(
        loose,
        claim(
            loose,
            suspects,
            act=Act.USAGE_LIMIT_OR_IDENTITY_EVASION,
            commitment=Commitment.PROBABLE,
            status=ClaimStatus.SUSPECTED,
            hedges=words(loose, "suspects"),
        ),
        response(loose, nothing, ResponseKind.NO_PUBLIC_RESPONSE),
    )
    session.commit()


@pytest.fixture
def lawsuit(session, make_version, file_findings, claim, event, response) -> None:
    """Disney v. Midjourney: a suit, its allegation in the words of the complaint, an answer, a ruling. All invented."""
    suit = make_version(
        "Disney sued Midjourney on 11 June over pictures of its characters.\n\n"
        "Midjourney copied its characters without permission, the complaint says.",
        outlet="Sample Docket",
        published="2025-06-12",
        title="A studio goes to court",
    )
    sued, copied = suit.text.split("\n\n")
    sides: dict[str, object] = {"accusers": ("Disney",), "accused": ("Midjourney",)}
    file_findings(
        suit,
        event(
            suit,
            sued,
            EventKind.COMPLAINT_FILED,
            happened=on("2025-06-11"),
            forum="C.D. Cal.",
            docket="2:25-cv-00001",
            **sides,
        ),
        claim(
            suit,
            copied,
            claimant="Disney",
            targets=("Midjourney",),
            act=Act.DERIVATIVE_OR_CHARACTER_OUTPUT,
            status=ClaimStatus.ALLEGED,
            attribution=(step(1, "Disney", SpeakerKind.COURT_DOCUMENT, cue="says"),),
            hedges=words(suit, "says"),
        ),
    )
    ruling = make_version(
        "The court allowed part of Midjourney's motion in November. Midjourney declined to comment.",
        outlet="Sample Wire",
        published="2025-11-20",
        title="A ruling in part",
    )
    allowed, declined = (f"{part}." for part in ruling.text.rstrip(".").split(". "))
    file_findings(
        ruling,
        event(
            ruling,
            allowed,
            EventKind.ORDER,
            outcome=Outcome.GRANTED_IN_PART,
            happened=span_of("2025-11-01", "2025-11-30", Precision.MONTH, "in November"),
            **sides,
        ),
        response(
            ruling,
            declined,
            ResponseKind.DECLINED_TO_COMMENT,
            respondent="Midjourney",
            basis=ResponseBasis.ASKED,
            asked_by="Sample Wire",
        ),
    )
    session.commit()


@pytest.fixture
def settlement(session, make_version, file_findings, event) -> None:
    """Authors and Anthropic: a group without a name, a settlement with its sum. All invented."""
    report = make_version(
        "A group of authors and Anthropic settled for $1,500,000 on 5 September.",
        outlet="Sample Docket",
        published="2025-09-06",
        title="Authors and a firm settle",
    )
    file_findings(
        report,
        event(
            report,
            report.text,
            EventKind.SETTLEMENT_ANNOUNCED,
            accusers=("authors",),
            accused=("Anthropic",),
            happened=on("2025-09-05"),
            amount=Amount(value=1_500_000, currency="USD", kind=AmountKind.SETTLEMENT),
        ),
    )
    session.commit()


@pytest.fixture
def small_record(distillation: None, lawsuit: None, settlement: None) -> None:
    """Three disputes: one without a court, one in court, one settled."""
