"""A made-up record for `benchmarks.serving`: claims with all that a search narrows them by, and one flat table of them.

The flat table `plain_claim` is for Datasette: each claim with its row and a column for each facet of the search.
"""

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Column as PlainColumn
from sqlalchemy import Connection, Engine, Index, MetaData, String, Table, insert

from store.database import upgrade
from store.models import (
    Article,
    ArticleVersion,
    Assertion,
    AttributionStep,
    Base,
    Change,
    Claim,
    ClaimParty,
    Dispute,
    Entity,
    Event,
    EventCitation,
    Evidence,
    Outlet,
    Passage,
    PublicRow,
    Response,
)
from store.vocabulary import (
    Act,
    ChangeOp,
    ClaimStatus,
    Commitment,
    Disclosure,
    EntityKind,
    EventKind,
    EvidenceKind,
    PartyRole,
    Polarity,
    QuoteKind,
    ResponseBasis,
    ResponseKind,
    SpeakerKind,
    State,
    ThingKind,
)

COMPANIES, OUTLETS = 40, 60
PLAIN_FACETS = (
    "act", "accused", "accuser", "answer", "state", "country", "speaker", "evidence", "disclosure", "commitment",
    "outlet", "review",
)  # fmt: skip
BEGAN = datetime(2025, 1, 1, tzinfo=UTC)
_AT_ONCE = 5000
_IN_A_DISPUTE = 50
_MACHINE: dict[str, Any] = {"decided_by": "benchmark", "rule": "benchmark", "confidence": 0.9}
_PLAIN = Table(
    "plain_claim",
    MetaData(),
    PlainColumn("id", String, primary_key=True),
    PlainColumn("recorded_at", String),
    PlainColumn("body", String),
    *(PlainColumn(name, String) for name in PLAIN_FACETS),
    Index("plain_accused", "accused", "recorded_at"),
)
Rows = dict[type[Base], list[dict[str, Any]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """What one claim says; companies and outlets by number."""

    number: int
    accuser: int
    accused: int
    act: Act
    outlet: int
    speaker: SpeakerKind
    commitment: Commitment
    evidence: EvidenceKind | None
    answer: ResponseKind | None

    @property
    def public_id(self) -> str:
        """Its address."""
        return f"c-{self.number}"

    @property
    def dispute(self) -> int:
        """Some fifty claims against one company are one dispute."""
        return self.number // (_IN_A_DISPUTE * COMPANIES) * COMPANIES + self.accused

    @property
    def recorded_at(self) -> datetime:
        """One a second."""
        return BEGAN + timedelta(seconds=self.number)

    @property
    def exact(self) -> str:
        """Its sentence."""
        return (
            f"Company {self.accuser} says in sample {self.number} that Company {self.accused} may have trained on what "
            "it was told."
        )


def fill(engine: Engine, claims: int) -> None:
    """Put so many claims into an empty database, each with its sentence, its parties, its row and what finds it."""
    upgrade(engine)
    with engine.begin() as connection:
        _PLAIN.create(connection)
        _fill_once(connection)
        disputes: set[int] = set()
        for first in range(1, claims + 1, _AT_ONCE):
            made = [_made(number) for number in range(first, min(first + _AT_ONCE, claims + 1))]
            _insert(connection, _disputes(made, disputes))
            _insert(connection, _joined(_rows(one) for one in made))
            _insert(connection, _joined(_events(made, disputes)))
            connection.execute(insert(_PLAIN), [_plain(one) for one in made])


def _made(number: int) -> Made:
    dice = random.Random(number)  # noqa: S311 - the same record each time
    accused = number * 7 % COMPANIES + 1
    return Made(
        number=number,
        accuser=dice.randrange(COMPANIES) + 1,
        accused=accused,
        act=dice.choice(list(Act)),
        outlet=dice.randrange(OUTLETS) + 1,
        speaker=dice.choice(list(SpeakerKind)),
        commitment=dice.choice(list(Commitment)),
        evidence=dice.choice(list(EvidenceKind)) if dice.random() < 0.2 else None,
        answer=dice.choice(list(ResponseKind)) if dice.random() < 0.3 else None,
    )


def _fill_once(connection: Connection) -> None:
    seen = {"first_seen": BEGAN, "last_seen": BEGAN}
    version = {"version_no": 1, "fetched_at": BEGAN, "published_at": BEGAN, "extractor": "benchmark", "text": ""}
    outlets, companies = range(1, OUTLETS + 1), range(1, COMPANIES + 1)
    company = {"kind": EntityKind.COMPANY, "decided_by": "benchmark", "recorded_at": BEGAN}
    rows: Rows = {
        Outlet: [{"id": n, "slug": f"wire-{n}", "name": f"Sample Wire {n}", "is_sample": True} for n in outlets],
        Article: [{"id": n, "outlet_id": n, "canonical_url": f"https://wire.example/{n}", **seen} for n in outlets],
        ArticleVersion: [{"id": n, "article_id": n, **version, "text_sha256": "0" * 64} for n in outlets],
        Entity: [{"id": n, "slug": f"company-{n}", "name": f"Company {n}", **company} for n in companies],
    }
    _insert(connection, rows)


def _insert(connection: Connection, rows: Rows) -> None:
    for table, values in rows.items():
        if values:
            connection.execute(insert(table), values)


def _joined(parts: Iterator[Rows]) -> Rows:
    joined: Rows = {}
    for rows in parts:
        for table, values in rows.items():
            joined.setdefault(table, []).extend(values)
    return joined


def _disputes(made: list[Made], known: set[int]) -> Rows:
    numbers = sorted({one.dispute for one in made} - known)
    told = {"decided_by": "benchmark", "recorded_at": BEGAN}
    return {Dispute: [{"id": n, "slug": f"sample-{n}", "title": f"Sample {n}", **told} for n in numbers]}


def _events(made: list[Made], known: set[int]) -> Iterator[Rows]:
    """A complaint in each dispute, told by the sentence of its first claim."""
    for one in made:
        if one.dispute not in known:
            known.add(one.dispute)
            kept = {"recorded_at": one.recorded_at}
            yield {
                Event: [{"id": one.dispute, "public_id": f"e-{one.dispute}", "dispute_id": one.dispute,
                         "kind": EventKind.COMPLAINT_FILED, **kept}],
                EventCitation: [{"event_id": one.dispute, "passage_id": one.number, "origin_key": "made", **_MACHINE,
                                 **kept}],
            }  # fmt: skip


def _rows(one: Made) -> Rows:
    number, at = one.number, one.recorded_at
    sides = ((PartyRole.ACCUSER, one.accuser), (PartyRole.ACCUSED, one.accused))
    row = {"kind": ThingKind.CLAIM, "public_id": one.public_id, "revision": 1}
    speaker = f"Company {one.accuser}"
    rows: Rows = {
        Claim: [{"id": number, "public_id": one.public_id, "dispute_id": one.dispute, "act": one.act,
                 "recorded_at": at}],
        ClaimParty: [{"claim_id": number, "entity_id": entity, "role": role} for role, entity in sides],
        Passage: [{"id": number, "version_id": one.outlet, "start_char": number * 200, "prefix": "", "suffix": "",
                   "end_char": number * 200 + len(one.exact), "exact": one.exact}],
        Assertion: [{"id": number, "claim_id": number, "passage_id": number, "status": ClaimStatus.ASSERTED,
                     "polarity": Polarity.POSITIVE, "commitment": one.commitment, "origin_key": f"{speaker}@made",
                     "recorded_at": at, **_MACHINE}],
        AttributionStep: [{"assertion_id": number, "step_no": 1, "speaker": speaker, "folded": speaker.lower(),
                           "speaker_kind": one.speaker, "commitment": one.commitment, "cue": "says",
                           "quote_kind": QuoteKind.INDIRECT}],
        PublicRow: [{**row, "body": _body(one), "sha256": "0" * 64, "is_gone": False, "seq": number}],
        Change: [{**row, "id": number, "recorded_at": at, "op": ChangeOp.ADD, "changed": [], "before": {}}],
    }  # fmt: skip
    if one.evidence:
        rows[Evidence] = [{"assertion_id": number, "kind": one.evidence, "disclosure": Disclosure.DESCRIBED}]
    if one.answer:
        rows[Response] = [{"public_id": f"r-{number}", "dispute_id": one.dispute, "claim_id": number,
                           "respondent_id": one.accused, "passage_id": number, "kind": one.answer,
                           "basis": ResponseBasis.STATEMENT, "origin_key": "made", "recorded_at": at, **_MACHINE}
                          ]  # fmt: skip
    return rows


def _plain(one: Made) -> dict[str, Any]:
    """The claim as a row of the flat table; what it has none of is no value."""
    return {
        "id": one.public_id, "recorded_at": one.recorded_at.isoformat(), "body": _body(one), "act": one.act.value,
        "accused": f"company-{one.accused}", "accuser": f"company-{one.accuser}", "answer": one.answer or "none",
        "state": State.FILED.value, "country": "none", "speaker": one.speaker.value, "evidence": one.evidence,
        "disclosure": Disclosure.DESCRIBED.value if one.evidence else None, "commitment": one.commitment.value,
        "outlet": f"wire-{one.outlet}", "review": "proposed",
    }  # fmt: skip


def _body(one: Made) -> str:
    instant = one.recorded_at.isoformat().replace("+00:00", "Z")
    firm = {"status": "asserted", "commitment": one.commitment, "polarity": "+", "state": "proposed", "stands": True}
    told = {
        "kind": "claim", "id": one.public_id, "gone": False, "path": f"/claims/{one.public_id}",
        "dispute": f"sample-{one.dispute}", "claimants": list(_party(one.accuser)), "claimant_text": None,
        "targets": list(_party(one.accused)), "act": one.act, "act_label": one.act.label, "object": None,
        "legal_theories": [], "wording": None, "happened": _UNKNOWN, "rank": "normal", "recorded_at": instant, **firm,
        "hedges": ["may have"], "counts": {"origins": 1, "speakers": 1, "articles": 1}, "first_published": instant,
        "machine_only": True, "sources": [_source(one, firm)], "responses": _answers(one), "replies": [],
    }  # fmt: skip
    return json.dumps(told, sort_keys=True, separators=(",", ":"))


_UNKNOWN = {"from": None, "to": None, "precision": "unknown", "text": None}


def _source(one: Made, firm: dict[str, Any]) -> dict[str, Any]:
    instant = one.recorded_at.isoformat().replace("+00:00", "Z")
    step = {"step_no": 1, "speaker": f"Company {one.accuser}", "speaker_kind": one.speaker, "cue": "says",
            "commitment": one.commitment, "quote_kind": "indirect"}  # fmt: skip
    evidence = [{"kind": one.evidence, "disclosure": "described", "holder": None}] if one.evidence else []
    return {
        "exact": one.exact, "start_char": 0, "end_char": len(one.exact), "outlet": f"Sample Wire {one.outlet}",
        "outlet_slug": f"wire-{one.outlet}", "is_sample": True, "is_litigant": False, "title": "A sample title",
        "published_at": instant, "published_precision": "day", "fetched_at": instant, "article": one.outlet,
        "url": f"https://wire.example/{one.outlet}", "archived": f"/articles/{one.outlet}/versions/1",
        "article_state": "usable", "text_sha256": "0" * 64, **_MACHINE, "recorded_at": instant, **firm,
        "hedges": [{"start_char": 10, "end_char": 18, "exact": "may have"}], "target_as_worded": None,
        "attribution": [step], "evidence": evidence,
    }  # fmt: skip


def _answers(one: Made) -> list[dict[str, Any]]:
    if one.answer is None:
        return []
    return [{
        "id": f"r-{one.number}", "respondent": f"Company {one.accused}", "respondent_slug": f"company-{one.accused}",
        "kind": one.answer, "kind_label": one.answer.label, "as_of": _UNKNOWN, "asked_by": None, "basis": "statement",
        "is_superseded": False, "state": "proposed",
    }]  # fmt: skip


def _party(number: int) -> Iterator[dict[str, str]]:
    yield {"name": f"Company {number}", "slug": f"company-{number}", "kind": "company"}
