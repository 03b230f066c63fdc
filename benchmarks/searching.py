"""How long a search takes in the store as the record grows: lists, facets and pages at any depth.

`python -m benchmarks.searching [CLAIMS] [--database FILE]` makes a synthetic record of so many claims (it is kept where
a file is named, and used again), asks each question many times with other values, and prints the 50th and 95th
percentile of the processor's time in milliseconds. Companies and words are as unevenly frequent as real ones: the first
is in every fifth claim. Bounds on 2 cores: combined 5 ms at 100,000 claims, 50 ms at 1,000,000; a page anywhere 5.
With 1,000,000 claims (ten times the record of 100,000) on two cores busy with much else: company, word and days 20.8 in
the median and 41.6 at the 95th percentile, a page at any depth 1.9 and 2.2.
"""

import argparse
import gc
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, insert
from sqlalchemy.orm import Session

from store.claims import Place, count_claims
from store.database import open_engine, upgrade
from store.facets import count_facets
from store.filters import ClaimFilter
from store.models import (
    Article,
    ArticleVersion,
    Assertion,
    AssertionSearch,
    AttributionStep,
    Base,
    Claim,
    ClaimParty,
    ClaimSearch,
    Dispute,
    Entity,
    EntityAlias,
    Evidence,
    Outlet,
    Passage,
    PublicRow,
)
from store.public_claims import list_rows
from store.vocabulary import (
    Act,
    ClaimStatus,
    Commitment,
    Disclosure,
    EntityKind,
    EvidenceKind,
    PartyRole,
    Polarity,
    QuoteKind,
    SpeakerKind,
    ThingKind,
)

COMPANIES, OUTLETS, WORDS = 400, 60, 3000
ACTS = list(Act)
_FIRST_DAY = date(2020, 1, 1)
_NOW = datetime(2026, 1, 1, tzinfo=UTC)
_AT_ONCE = 5000
_ROUNDS = 40
Rows = dict[type[Base], list[dict[str, Any]]]


def main() -> None:
    """Make the record, ask, and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("claims", nargs="?", type=int, default=100_000)
    parser.add_argument("--database", type=Path)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        file = given.database or Path(folder) / "record.db"
        is_new = not file.exists()
        engine = open_engine(f"sqlite:///{file}")
        if is_new:
            upgrade(engine)
            _fill(engine, given.claims)
        print(f"{given.claims:,} claims, {file.stat().st_size / 1e6:,.0f} MB; ms of the processor: median, 95th")
        for name, ask in QUESTIONS.items():
            middle, slow = measure(engine, ask)
            print(f"{name:44} {middle:8.1f} {slow:8.1f}")
        engine.dispose()


def measure(engine: Engine, ask: Callable[[Session, random.Random], object]) -> tuple[float, float]:
    """Median and 95th percentile in milliseconds of the processor, each time in a session of its own."""
    dice = random.Random(11)  # noqa: S311 - any questions will do
    with Session(engine) as session:
        ask(session, dice)  # what is compiled once is not what is measured
    spent = []
    gc.disable()
    for _ in range(_ROUNDS):
        with Session(engine) as session:
            began = time.process_time()
            ask(session, dice)
            spent.append((time.process_time() - began) * 1000)
    gc.enable()
    return statistics.median(spent), statistics.quantiles(spent, n=20)[-1]


def _combined(dice: random.Random) -> ClaimFilter:
    """A company, a word and five years, as often asked as they are frequent."""
    since = _FIRST_DAY + timedelta(days=dice.randrange(300))
    return ClaimFilter(
        words=_word(dice),
        only={"accused": (f"company-{_uneven(dice, COMPANIES)}",)},
        since=since,
        until=since + timedelta(days=1800),
    )


def _rows(session: Session, wanted: ClaimFilter) -> int:
    return len(list_rows(session, wanted, limit=50))


def _deep(session: Session, dice: random.Random) -> int:
    last = session.query(Claim.id).order_by(Claim.id.desc()).limit(1).scalar() or 1
    place = Place(recorded_at=_NOW, claim_id=dice.randrange(1, last))
    return len(list_rows(session, ClaimFilter(), limit=50, after=place))


QUESTIONS: dict[str, Callable[[Session, random.Random], object]] = {
    "company, word and days, newest 50": lambda session, dice: _rows(session, _combined(dice)),
    "the commonest word, newest 50": lambda session, _: _rows(session, ClaimFilter(words="word0")),
    "a company, newest 50": lambda session, dice: _rows(
        session, ClaimFilter(only={"party": (f"company-{_uneven(dice, COMPANIES)}",)})
    ),
    "an outlet and evidence, newest 50": lambda session, dice: _rows(
        session,
        ClaimFilter(only={"outlet": (f"outlet-{_uneven(dice, OUTLETS)}",), "evidence": (EvidenceKind.API_TELEMETRY,)}),
    ),
    "a page at any depth": _deep,
    "company, word and days, how many": lambda session, dice: count_claims(session, _combined(dice)),
    "company, word and days, facets": lambda session, dice: count_facets(session, _combined(dice)),
}


# --- the record -------------------------------------------------------------------------------------------------------


def _fill(engine: Engine, claims: int) -> None:
    with Session(engine) as session:
        _insert(session, _parties_and_outlets())
        made = _claims(claims)
        while rows := list(islice(made, _AT_ONCE)):
            _insert(session, _joined(rows))
        session.commit()


def _insert(session: Session, rows: Rows) -> None:
    for table, values in rows.items():
        session.execute(insert(table), values)


def _joined(parts: list[Rows]) -> Rows:
    joined: Rows = {}
    for rows in parts:
        for table, values in rows.items():
            joined.setdefault(table, []).extend(values)
    return joined


def _parties_and_outlets() -> Rows:
    entities = [
        {"id": n + 1, "slug": f"company-{n}", "name": f"Company {n}", "kind": EntityKind.COMPANY, "decided_by": "made",
         "recorded_at": _NOW}
        for n in range(COMPANIES)
    ]  # fmt: skip
    aliases = [{"entity_id": n + 1, "name": f"Company {n}", "folded": f"company {n}"} for n in range(COMPANIES)]
    outlets = [{"id": n + 1, "slug": f"outlet-{n}", "name": f"Sample outlet {n}"} for n in range(OUTLETS)]
    return {Entity: entities, EntityAlias: aliases, Outlet: outlets}


def _claims(number: int) -> Iterator[Rows]:
    dice = random.Random(7)  # noqa: S311 - the same record each time
    disputes = max(number // 50, 1)
    for claim in range(1, number + 1):
        rows = _claim(dice, claim, min(_uneven(dice, disputes), claim - 1) + 1)
        if claim <= disputes:
            dispute = {"id": claim, "slug": f"dispute-{claim}", "title": f"Matter {claim}", "decided_by": "made",
                       "recorded_at": _NOW}  # fmt: skip
            rows = {Dispute: [dispute], **rows}
        yield rows


def _claim(dice: random.Random, number: int, dispute: int) -> Rows:
    """One claim with its passage in an article of its own, and what finds it."""
    accuser, accused = _uneven(dice, COMPANIES) + 1, _uneven(dice, COMPANIES) + 1
    act, outlet = ACTS[_uneven(dice, len(ACTS))], _uneven(dice, OUTLETS) + 1
    day = _FIRST_DAY + timedelta(days=dice.randrange(2000))
    recorded = _NOW + timedelta(seconds=number)
    exact = " ".join(_word(dice) for _ in range(24))
    parties = [(accuser, PartyRole.ACCUSER), (accused, PartyRole.ACCUSED)]
    version = {"id": number, "article_id": number, "version_no": 1, "fetched_at": _NOW, "text": exact,
               "published_at": datetime(day.year, day.month, day.day, tzinfo=UTC), "title": "Made", "extractor": "made",
               "text_sha256": "0" * 64}  # fmt: skip
    assertion = {"id": number, "claim_id": number, "passage_id": number, "status": ClaimStatus.ASSERTED,
                 "commitment": dice.choice(list(Commitment)), "polarity": Polarity.POSITIVE, "decided_by": "made",
                 "rule": "made", "confidence": 0.9, "origin_key": f"made {number}", "recorded_at": _NOW}  # fmt: skip
    rows: Rows = {
        Article: [{"id": number, "outlet_id": outlet, "canonical_url": f"https://made.example/{number}",
                   "first_seen": _NOW, "last_seen": _NOW}],
        ArticleVersion: [version],
        Passage: [{"id": number, "version_id": number, "start_char": 0, "end_char": len(exact), "exact": exact,
                   "prefix": "", "suffix": ""}],
        Claim: [{"id": number, "public_id": f"c-{number}", "dispute_id": dispute, "act": act, "recorded_at": recorded,
                 "happened_first": day, "happened_last": day}],
        ClaimParty: [{"claim_id": number, "entity_id": entity, "role": role} for entity, role in parties],
        Assertion: [assertion],
        AttributionStep: [{"assertion_id": number, "step_no": 1, "speaker": f"Company {accuser - 1}",
                           "folded": f"company {accuser - 1}", "speaker_kind": dice.choice(list(SpeakerKind)),
                           "commitment": Commitment.CERTAIN, "quote_kind": QuoteKind.INDIRECT}],
        PublicRow: [{"kind": ThingKind.CLAIM, "public_id": f"c-{number}", "body": f'{{"exact": "{exact}"}}',
                     "sha256": "0" * 64, "is_gone": False, "revision": 1, "seq": number}],
        ClaimSearch: [{"claim_id": number, "body": f"{act.label}\nCompany {accuser - 1}\nCompany {accused - 1}"}],
        AssertionSearch: [{"assertion_id": number,
                           "body": f"{exact}\nSample outlet {outlet - 1}\nCompany {accuser - 1}"}],
    }  # fmt: skip
    if dice.random() < 0.2:
        kind = list(EvidenceKind)[_uneven(dice, len(EvidenceKind))]
        rows[Evidence] = [{"assertion_id": number, "kind": kind, "disclosure": Disclosure.DESCRIBED}]
    return rows


def _uneven(dice: random.Random, most: int) -> int:
    """A number below `most`; small ones are far more frequent, the first with about one in five."""
    return int(most ** dice.random() - 1) if dice.random() > 0.1 else 0


def _word(dice: random.Random) -> str:
    return f"word{_uneven(dice, WORDS)}"


if __name__ == "__main__":
    main()
