"""Whether a program that polls `/api/changes` ends with what the public sees, while a record changes at random.

`python -m benchmarks.changes --edits 10000` files sample articles, decides at random, and lets a program poll now and
then from zero on; it prints what the program has and what the public sees, and ends with 1 where they differ.
"""

import argparse
import hashlib
import json
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from flask.testing import FlaskClient
from sqlalchemy import func, select
from sqlalchemy.orm import Session, sessionmaker

from store.changes.plain import Json
from store.changes.whole import find_unlike
from store.database import open_engine, upgrade
from store.decisions import Signature
from store.editing import confirm, correct, deprecate, reject, reopen
from store.errors import EditingError
from store.filing import file_reading
from store.judgements import merge, undo
from store.models import (
    Article,
    ArticleVersion,
    Assertion,
    Claim,
    EditorialAction,
    Entity,
    Event,
    Outlet,
    PublicRow,
    Response,
)
from store.readings import keep_reading
from store.records import AttributionStep, ClaimFinding, EventFinding, NamedEntity, Reading, ResponseFinding, Span
from store.vocabulary import (
    Act,
    ArticleState,
    ClaimStatus,
    Commitment,
    EntityKind,
    EventKind,
    Precision,
    ResponseBasis,
    ResponseKind,
    SpeakerKind,
)
from webapp.app import create_app

_BEGAN = datetime(2026, 1, 2, tzinfo=UTC)
_PARTIES = tuple(f"Sample Company {letter}" for letter in "ABCDEF")
_ACTS = (Act.MODEL_OUTPUT_DISTILLATION, Act.TRAINING_ON_PROTECTED_WORKS)
_KINDS = (EventKind.COMPLAINT_FILED, EventKind.ORDER, EventKind.JUDGMENT)
_ANSWERS = (ResponseKind.DENIED, ResponseKind.NO_PUBLIC_RESPONSE, ResponseKind.DECLINED_TO_COMMENT)
Held = dict[tuple[str, str], Json]


class Editors:
    """People and articles that change a record at random; the same seed gives the same changes."""

    def __init__(self, sessions: sessionmaker[Session], seed: int) -> None:
        self._sessions, self._random, self._number = sessions, random.Random(seed), 0  # noqa: S311  # no secret
        self.done: Counter[str] = Counter()

    def change(self, kind: str | None = None) -> None:
        """Make one change, of `kind` if it is given; one that the rules of editing refuse changes nothing."""
        chosen = kind or self._random.choices(list(_CHANGES), weights=[weight for _, weight in _CHANGES.values()])[0]
        self._number += 1
        try:
            with self._sessions.begin() as session:
                _CHANGES[chosen][0](self, session)
        except (EditingError, LookupError):
            chosen = "refused"
        self.done[chosen] += 1

    def file(self, session: Session) -> None:
        """An article comes that tells of a claim, an answer and a step."""
        accuser, accused = self._random.sample(_PARTIES, 2)
        version = _version(session, self._number, f"{accuser} accused {accused}.", self._random)
        reading = _reading(version, accuser, accused, self._random)
        file_reading(session, keep_reading(session, version, reading, self.now), self.now)

    def lose(self, session: Session) -> None:
        """An article is gone, or back."""
        article = self._any(session, Article)
        is_gone = article.state is ArticleState.GONE
        article.state = ArticleState.USABLE if is_gone else ArticleState.GONE

    def judge(self, session: Session) -> None:
        """An editor says of a sentence that it was read right, or wrong."""
        row = self._any(session, self._random.choice((Assertion, Response)))
        self._random.choice((confirm, reject))(session, row, self._signed)

    def correct(self, session: Session) -> None:
        """An editor sets a value of a claim."""
        correct(session, self._any(session, Claim), {"object": f"its models, {self._number}"}, self._signed)

    def withdraw(self, session: Session) -> None:
        """An editor withdraws a claim or an event, or lets it stand again."""
        row = self._any(session, self._random.choice((Claim, Event)))
        (reopen if row.rank_reason else deprecate)(session, row, self._signed)

    def merge(self, session: Session) -> None:
        """An editor says that two parties are one, or two claims."""
        table = self._random.choice((Entity, Claim))
        merge(session, self._any(session, table), self._any(session, table), self._signed)

    def undo(self, session: Session) -> None:
        """An editor takes back one of the newest decisions."""
        newest = session.scalars(select(EditorialAction).order_by(EditorialAction.id.desc()).limit(5)).all()
        undo(session, self._random.choice(newest), self._signed)

    @property
    def now(self) -> datetime:
        """A second for each change."""
        return _BEGAN + timedelta(seconds=self._number)

    @property
    def _signed(self) -> Signature:
        return Signature(actor="A sample editor", reason=f"sample reason {self._number}", at=self.now)

    def _any(self, session: Session, table: Any) -> Any:
        rows = session.scalar(select(func.max(table.id))) or 0
        return session.get_one(table, self._random.randint(1, max(rows, 1)))


# kind: the change, and how often it is made
_CHANGES: dict[str, tuple[Callable[[Editors, Session], None], int]] = {
    "file": (Editors.file, 2),
    "lose": (Editors.lose, 20),
    "judge": (Editors.judge, 25),
    "correct": (Editors.correct, 30),
    "withdraw": (Editors.withdraw, 20),
    "merge": (Editors.merge, 2),
    "undo": (Editors.undo, 6),
}


class Consumer:
    """A program elsewhere that holds a copy of what the public sees, and polls for what is new."""

    def __init__(self, client: FlaskClient) -> None:
        self._client, self._since, self.held = client, 0, Held()

    def poll(self, *, limit: int = 7) -> None:
        """Take in all that is new, page by page."""
        has_more = True
        while has_more:
            told = self._client.get(f"/api/changes?since={self._since}&limit={limit}").get_json()
            for change in told["changes"]:
                self._take_in(change)
            self._since, has_more = told["next_since"], told["more"]

    def _take_in(self, change: Json) -> None:
        key = (change["kind"], change["id"])
        if change["op"] == "upsert":
            self.held[key] = {name: value for name, value in change["row"].items() if name not in {"url", "revision"}}
        else:
            self.held.pop(key, None)


def seen_by_the_public(session: Session) -> Held:
    """What a program that asked for everything now would have."""
    wanted = select(PublicRow.kind, PublicRow.public_id, PublicRow.body).where(PublicRow.is_gone.is_(False))
    return {(str(kind), public_id): json.loads(body) for kind, public_id, body in session.execute(wanted)}


def main() -> None:
    """Print what came of it."""
    asked = argparse.ArgumentParser(prog="python -m benchmarks.changes", description=__doc__)
    asked.add_argument("--edits", type=int, default=1_000, help="how many changes (default: 1000)")
    asked.add_argument("--seed", type=int, default=1, help="another seed gives other changes (default: 1)")
    given = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        engine = open_engine(f"sqlite:///{Path(folder) / 'record.db'}", writes=True)
        upgrade(engine)
        is_same = _run(sessionmaker(engine), given.edits, given.seed)
        engine.dispose()
    sys.exit(0 if is_same else 1)


def _run(sessions: sessionmaker[Session], edits: int, seed: int) -> bool:
    editors, began = Editors(sessions, seed), time.process_time()
    consumer = Consumer(create_app(sessions).test_client())
    for number in range(edits):
        editors.change("file" if number < _FIRST_ARTICLES else None)
        if number % _POLLED_EVERY == 0:
            consumer.poll()
    consumer.poll()
    with sessions() as session:
        seen, unlike = seen_by_the_public(session), list(find_unlike(session))
    print(f"{edits} changes in {time.process_time() - began:.0f} CPU-seconds: {dict(editors.done)}")
    print(f"the public sees {len(seen)} things, the program holds {len(consumer.held)}")
    print("they are the same" if seen == consumer.held else "they differ")
    print("\n".join(unlike) or "and what the public sees is what is on record")
    return seen == consumer.held and not unlike


_FIRST_ARTICLES, _POLLED_EVERY = 20, 13


# --- sample articles --------------------------------------------------------------------------------------------------


def _version(session: Session, number: int, said: str, chance: random.Random) -> ArticleVersion:
    text = f"{said} It denied that. A court was asked. This is sample article {number}."
    digest = hashlib.sha256(text.encode()).hexdigest()
    name = f"Sample Outlet {number % 5}"
    outlet = session.scalar(select(Outlet).where(Outlet.name == name))
    outlet = outlet or Outlet(slug=name.lower().replace(" ", "-"), name=name, is_sample=True)
    address = f"https://sample.example/{number}"
    article = Article(outlet=outlet, canonical_url=address, first_seen=_BEGAN, last_seen=_BEGAN)
    version = ArticleVersion(
        article=article,
        version_no=1,
        fetched_at=_BEGAN,
        published_at=datetime(2025, 1, 1, tzinfo=UTC) + timedelta(days=chance.randint(0, 300)),
        published_precision=Precision.DAY,
        title="A sample title",
        language="en",
        text=text,
        text_sha256=digest,
        extractor="sample@1",
        copy_cluster=digest,
    )
    session.add(version)
    session.flush()
    return version


def _reading(version: ArticleVersion, accuser: str, accused: str, chance: random.Random) -> Reading:
    said, denied, asked = (_span(version, words) for words in (f"{accuser} accused", "It denied", "A court was asked"))
    step = AttributionStep(step_no=1, speaker=accuser, speaker_kind=SpeakerKind.NAMED_ORG_SPOKESPERSON, cue="said")
    act = chance.choice(_ACTS)
    rule: Any = {"rule": "sample", "confidence": 0.9}
    return Reading(
        text_id=str(version.id),
        reader="sample-reader@1",
        is_ai_ip_dispute=True,
        why="it is a sample",
        entities=tuple(NamedEntity(name=name, kind=EntityKind.COMPANY, mentions=(), known=True) for name in _PARTIES),
        claims=(
            ClaimFinding(
                claimant=accuser, targets=(accused,), act=act, object=None, commitment=Commitment.CERTAIN,
                status=ClaimStatus.ASSERTED, attribution=(step,), passage=said, **rule,
            ),
        ),
        responses=(
            ResponseFinding(
                respondent=accused, kind=chance.choice(_ANSWERS), basis=ResponseBasis.OBSERVED, passage=denied, **rule
            ),
        ),
        events=(
            EventFinding(
                kind=chance.choice(_KINDS), accusers=(accuser,), accused=(accused,), act=act, passage=asked, **rule
            ),
        ),
    )  # fmt: skip


def _span(version: ArticleVersion, words: str) -> Span:
    start = version.text.index(words)
    return Span(start_char=start, end_char=start + len(words), exact=words)


if __name__ == "__main__":
    main()
