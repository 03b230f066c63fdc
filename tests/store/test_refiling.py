"""The same articles give the same record, in whatever order they come, and filing them anew changes nothing."""

from datetime import UTC, date, datetime
from itertools import permutations
from typing import Any

import pytest
from hypothesis import Phase, assume, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from store.decisions import Signature
from store.judgements import merge, undo
from store.models import Claim, Dispute, Entity, Event
from store.records import DateSpan
from store.status import derive_status
from store.vocabulary import Act, AssertionState, EventKind, Precision, ResponseKind

SIGNED = Signature(actor="A sample editor", reason="a test says so", at=datetime(2026, 1, 3, tzinfo=UTC))
COMPANIES = ("OpenAI", "DeepSeek", "Anthropic")
ACTS = (Act.MODEL_OUTPUT_DISTILLATION, Act.TRAINING_ON_PROTECTED_WORKS)
KINDS = (EventKind.COMPLAINT_FILED, EventKind.DISMISSAL, EventKind.ORDER, EventKind.TESTIMONY_OR_MEMO)
SENTENCES = [f"This is sample sentence number {number}." for number in range(6)]
TIMES = [
    None,
    DateSpan(first=date(2024, 10, 1), last=date(2024, 12, 31), precision=Precision.QUARTER, text="late 2024"),
    DateSpan(first=date(2025, 6, 3), last=date(2025, 6, 3), precision=Precision.DAY, text="3 June"),
]

claims = st.tuples(
    st.just("claim"), st.sampled_from([*COMPANIES, "authors", None]), st.sets(st.sampled_from(COMPANIES), max_size=2),
    st.sampled_from(ACTS), st.sampled_from(TIMES),
)  # fmt: skip
events = st.tuples(
    st.just("event"), st.sampled_from([*COMPANIES, "authors", None]), st.sets(st.sampled_from(COMPANIES), max_size=1),
    st.sampled_from(KINDS), st.sampled_from(TIMES), st.booleans(),
)  # fmt: skip
dockets = st.tuples(
    st.just("event"), st.none(), st.just(frozenset()), st.sampled_from(KINDS), st.sampled_from(TIMES),
    st.sampled_from([(accuser, accused) for accuser in COMPANIES for accused in COMPANIES if accuser != accused]),
)  # fmt: skip
responses = st.tuples(
    st.just("response"), st.sampled_from(COMPANIES),
    st.sampled_from([ResponseKind.DENIED, ResponseKind.NO_PUBLIC_RESPONSE]),
)  # fmt: skip
articles = st.lists(st.one_of(claims, events, dockets, responses), min_size=1, max_size=3)
days = st.sampled_from(["2025-01-29", "2025-02-01", "2025-02-20", "2025-06-04"])
coverage = st.lists(st.tuples(articles, days, st.booleans()), min_size=2, max_size=5)


class Record:
    """An empty record into which articles are filed; tells what came of them without ids and times of recording."""

    def __init__(self, session: Any, make_version: Any, file_findings: Any, makers: dict[str, Any]) -> None:
        self.session, self._make_version, self._file, self._makers = session, make_version, file_findings, makers

    def file(self, number: int, findings: list[Any], day: str, is_copy: bool) -> None:
        version = self._make_version(
            " ".join([*SENTENCES, "" if is_copy else f"This is article {number}."]),
            url=f"https://sample.example/{number}",
            outlet=f"Sample {number}",
            published=day,
            cluster="copies" if is_copy else None,
        )
        self._file(
            version, *(self._finding(version, text, one) for text, one in zip(SENTENCES, findings, strict=False))
        )

    def _finding(self, version: Any, text: str, one: tuple[Any, ...]) -> Any:
        make = self._makers[one[0]]
        if one[0] == "response":
            return make(version, text, one[2])
        happened = {"happened": one[4]} if one[4] else {}
        if one[0] == "claim":
            return make(version, text, claimant=one[1], targets=tuple(sorted(one[2])), act=one[3], **happened)
        sides = {"accusers": (one[1],) if one[1] else (), "accused": tuple(sorted(one[2]))}
        case = one[5] if isinstance(one[5], tuple) else (one[1], *sides["accused"])
        has_case = bool(one[5]) and len(case) == 2 and case[0] in COMPANIES and case[0] != case[1]
        docket = f"1:25-cv-{COMPANIES.index(case[0])}{COMPANIES.index(case[1])}" if has_case else None
        return make(version, text, one[3], docket=docket, **sides, **happened)

    def told(self) -> list[Any]:
        self.session.flush()
        self.session.expire_all()
        return sorted((self._dispute(one) for one in self._disputes()), key=repr)

    def addresses(self) -> list[tuple[str, list[str]]]:
        """Where each dispute is found, and which allegations, events and answers are there."""
        return sorted((one.slug, sorted(row.public_id for row in self._within(one))) for one in self._disputes())

    def pairs(self, kind: str) -> list[tuple[Any, Any]]:
        """Two of a kind that an editor could judge to be one."""
        if kind == "entity":
            entities = self.session.scalars(select(Entity).order_by(Entity.name))
            return list(permutations(entities, 2))
        if kind == "dispute":
            return list(permutations(sorted(self._disputes(), key=lambda one: one.slug), 2))
        rows = (sorted(self._within(one), key=lambda row: row.public_id) for one in self._disputes())
        return [pair for of_one in rows for pair in permutations((r for r in of_one if r.__tablename__ == kind), 2)]

    def _within(self, dispute: Dispute) -> list[Any]:
        claims = [claim for claim in dispute.claims if _standing(claim.assertions)]
        return [*claims, *(e for e in dispute.events if _standing(e.citations)), *_standing(dispute.responses)]

    def _disputes(self) -> list[Dispute]:
        return [one for one in self.session.scalars(select(Dispute)) if any(_rows(one))]

    def _dispute(self, dispute: Dispute) -> Any:
        live = [claim for claim in dispute.claims if _standing(claim.assertions)]
        happened = [event for event in dispute.events if _standing(event.citations)]
        return (
            dispute.title,
            sorted((party.entity.name, party.role) for party in dispute.parties),
            sorted((self._claim(claim) for claim in live), key=repr),
            sorted((self._event(event) for event in happened), key=repr),
            sorted(((r.respondent.name, r.kind, _cited(r)) for r in _standing(dispute.responses)), key=repr),
            derive_status(happened).state,
        )

    def _claim(self, claim: Claim) -> Any:
        parties = sorted((party.entity.name, party.role) for party in claim.parties)
        rows = sorted((_cited(row), row.state, row.origin_key) for row in _standing(claim.assertions))
        answers = sorted((r.respondent.name, r.kind, _cited(r)) for r in _standing(claim.responses))
        return parties, claim.claimant_text, claim.act, claim.happened_text, claim.object, rows, answers

    def _event(self, event: Event) -> Any:
        parties = sorted((party.entity.name, party.role) for party in event.parties)
        docket = event.proceeding.docket if event.proceeding else None
        return (
            event.kind,
            parties,
            event.happened_text,
            docket,
            sorted(_cited(row) for row in _standing(event.citations)),
        )


def _rows(dispute: Dispute) -> list[Any]:
    parents = [*(c.assertions for c in dispute.claims), *(e.citations for e in dispute.events), dispute.responses]
    return [row for rows in parents for row in _standing(rows)]


def _standing(rows: Any) -> list[Any]:
    return [row for row in rows if row.state is not AssertionState.SUPERSEDED]


def _cited(row: Any) -> tuple[str, str]:
    return row.passage.version.article.canonical_url, row.passage.exact


@pytest.fixture
def record(session, make_version, file_findings, claim, event, response):
    makers = {"claim": claim, "event": event, "response": response}

    def empty() -> Record:
        session.rollback()
        return Record(session, make_version, file_findings, makers)

    return empty


def holds(engine: Any) -> settings:
    """Few examples, and fewer on PostgreSQL, which is slower: a run of 400 is for whoever changes the rules."""
    return settings(
        deadline=None,
        max_examples={"sqlite": 25, "postgresql": 5}[engine.dialect.name],
        phases=[Phase.explicit, Phase.reuse, Phase.generate],
    )


def test_articles_in_any_order_give_the_same_record(record, engine):
    @holds(engine)
    @given(coverage, st.randoms(use_true_random=False))
    def is_the_same(coverage, random):
        numbered = [(number, *article) for number, article in enumerate(coverage)]
        shuffled = random.sample(numbered, len(numbered))

        told = []
        for order in (numbered, shuffled):
            one = record()
            for article in order:
                one.file(*article)
            told.append(one.told())

        assert told[0] == told[1]

    is_the_same()


def test_a_merge_that_is_undone_leaves_the_record_as_it_was(record, engine):
    @holds(engine)
    @given(coverage, st.randoms(use_true_random=False))
    def is_as_it_was(coverage, random):
        one = record()
        for number, article in enumerate(coverage):
            one.file(number, *article)
        before, addresses = one.told(), one.addresses()
        kinds = [pairs for kind in ("entity", "dispute", "claim", "event") if (pairs := one.pairs(kind))]
        assume(kinds)

        made = merge(one.session, *random.choice(random.choice(kinds)), SIGNED)
        undo(one.session, made, SIGNED)

        assert one.told() == before
        assert one.addresses() == addresses

    is_as_it_was()
