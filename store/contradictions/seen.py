"""What the rules look at: the sentences that stand under some disputes, or those of some groups of them.

A group is what a rule compares: reports of one event, one party's answers to one claim, what one speaker said. Only
groups that an article added to, or took from, can show another contradiction than before.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, bindparam, extract, func, or_, select
from sqlalchemy.orm import Session, aliased, joinedload, selectinload

from store.contradictions.groups import (
    ActorGroup,
    AnswerGroup,
    EventGroup,
    Group,
    StrengthGroup,
    groups_of_allegation,
    groups_of_answer,
    like,
)
from store.models import Article, ArticleVersion, Assertion, Claim, Dispute, Event, EventCitation, Passage, Response
from store.order import position
from store.told import Told, told_in
from store.vocabulary import SILENCES, AssertionState, Commitment, ResponseKind

Anything = Select[*tuple[Any, ...]]
_TAKEN_BACK = (AssertionState.SUPERSEDED, AssertionState.REJECTED)
_SENTENCE = (
    Passage.id.label("passage_id"),
    Passage.exact,
    Passage.start_char,
    ArticleVersion.article_id,
    ArticleVersion.copy_cluster,
    ArticleVersion.published_at,
    ArticleVersion.version_no,
    Article.canonical_url,
)


def _first_answers() -> Anything:
    group = (Response.claim_id, Response.respondent_id)
    place = func.rank().over(partition_by=group, order_by=ArticleVersion.published_at).label("place")
    given = (
        select(*group, Response.as_of_last, ArticleVersion.published_at, place)
        .join(Passage, Response.passage_id == Passage.id)
        .join(ArticleVersion, Passage.version_id == ArticleVersion.id)
        .where(Response.claim_id.in_(bindparam("claims", expanding=True)))
        .where(Response.respondent_id.in_(bindparam("parties", expanding=True)))
        .where(Response.state.not_in(_TAKEN_BACK), Response.kind.not_in(sorted(SILENCES)))
        .where(ArticleVersion.published_at.is_not(None))
        .subquery()
    )
    return select(given).where(given.c.place == 1)


_FIRST_ANSWERS = _first_answers()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence that stands, and where; `published` is the day of its article, `position` its place in the order."""

    row_id: int
    passage_id: int
    words: str
    start_char: int
    article_id: int
    cluster: str | None
    published: date | None
    position: str
    origin_key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Allegation(Sentence):
    """One that carries a claim."""

    claim: Claim
    commitment: Commitment
    target_as_worded: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Report(Sentence):
    """One that reports an event."""

    event_id: int
    told: Told


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer(Sentence):
    """One that tells what a party answered to a claim."""

    claim_id: int
    dispute_id: int
    respondent_id: int
    kind: ResponseKind
    as_of_last: date | None


@dataclass(slots=True, kw_only=True)
class Seen:
    """What stands in `groups`, each of them whole; `likely` are events of which two may be one."""

    groups: set[Group]
    allegations: Sequence[Allegation]
    answers: Sequence[Answer]
    events: dict[int, Event]
    likely: Sequence[tuple[Event, Event]]
    reports: dict[int, list[Report]] = field(default_factory=lambda: defaultdict(list))

    def passages(self) -> set[int]:
        """Ids of the passages that stand in the groups."""
        reports = (row for one in self.groups if isinstance(one, EventGroup) for row in self.reports[one.event_id])
        return {row.passage_id for row in (*self.allegations, *self.answers, *reports)}


def see_all(session: Session, disputes: Sequence[Dispute]) -> Seen:
    """All that stands under these disputes."""
    ids = [dispute.id for dispute in disputes]
    claims = {claim.id: claim for dispute in disputes for claim in dispute.claims}
    allegations = _allegations(session, claims, Assertion.claim_id.in_(claims))
    answers = _answers(session, Response.dispute_id.in_(ids))
    groups = {group for row in allegations for group in groups_of_allegation(row.claim, row.origin_key, row.article_id)}
    groups.update(groups_of_answer(row.claim_id, row.respondent_id) for row in answers)
    groups.update(EventGroup(number) for number in session.scalars(select(Event.id).where(Event.dispute_id.in_(ids))))
    return _with_events(session, Seen(groups=groups, allegations=allegations, answers=answers, events={}, likely=()))


def see_around(session: Session, groups: set[Group]) -> Seen:
    """What stands in these groups."""
    claims = _claims_of(session, groups)
    allegations = {
        row.row_id: row for where in _in_groups(session, groups, claims) for row in _allegations(session, claims, where)
    }
    asked = [group for group in groups if isinstance(group, AnswerGroup)]
    to_claims, by_parties = {one.claim_id for one in asked}, {one.respondent_id for one in asked}
    answers = _answers(session, Response.claim_id.in_(to_claims), Response.respondent_id.in_(by_parties))
    stands = sorted(allegations.values(), key=lambda row: row.row_id)
    return _with_events(session, Seen(groups=groups, allegations=stands, answers=answers, events={}, likely=()))


def first_answers(session: Session, groups: Iterable[AnswerGroup]) -> dict[AnswerGroup, list[Any]]:
    """The dated answers that were published first in each of these groups; one without is not there."""
    wanted = set(groups)
    found: dict[AnswerGroup, list[Any]] = defaultdict(list)
    asked = {"claims": {group.claim_id for group in wanted}, "parties": {group.respondent_id for group in wanted}}
    for row in session.execute(_FIRST_ANSWERS, asked) if wanted else ():
        found[AnswerGroup(row.claim_id, row.respondent_id)].append(row)
    return found


def _claims_of(session: Session, groups: Iterable[Group]) -> dict[int, Claim]:
    """The claims whose sentences may stand in these groups."""
    found: dict[int, Claim] = {}
    for group in groups:
        if isinstance(group, ActorGroup):
            found.update((claim.id, claim) for claim in session.get_one(Dispute, group.dispute_id).claims)
        elif isinstance(group, StrengthGroup):
            found.update((claim.id, claim) for claim in like(session.get_one(Claim, group.claim_id)))
    return found


def _in_groups(session: Session, groups: Iterable[Group], claims: Iterable[int]) -> Iterator[ColumnElement[bool]]:
    """Conditions that together find the sentences of these groups, each by an index of its own."""
    strengths = [group for group in groups if isinstance(group, StrengthGroup)]
    origins = {group.speaker for group in strengths if group.article_id is None}
    articles = {group.article_id for group in strengths if group.article_id is not None}
    if strengths:
        yield and_(Assertion.claim_id.in_(claims), Assertion.origin_key.in_(origins))
        yield ArticleVersion.article_id.in_(articles)
    at_places = [_at_place(session, group) for group in groups if isinstance(group, ActorGroup)]
    if at_places:
        yield or_(*at_places)


def _at_place(session: Session, group: ActorGroup) -> ColumnElement[bool]:
    here = [claim.id for claim in session.get_one(Dispute, group.dispute_id).claims]
    return and_(Assertion.claim_id.in_(here), Assertion.origin_key.endswith(f"@{group.place}", autoescape=True))


def _printed(question: Anything, table: type[Assertion | EventCitation | Response]) -> Anything:
    return (
        question.add_columns(table.id, table.origin_key, *_SENTENCE)
        .join(Passage, table.passage_id == Passage.id)
        .join(ArticleVersion, Passage.version_id == ArticleVersion.id)
        .join(Article, ArticleVersion.article_id == Article.id)
        .where(table.state.not_in(_TAKEN_BACK))
        .order_by(table.id)
    )


def _sentence(row: Any) -> dict[str, Any]:
    return {
        "row_id": row.id,
        "passage_id": row.passage_id,
        "words": row.exact,
        "start_char": row.start_char,
        "article_id": row.article_id,
        "cluster": row.copy_cluster,
        "published": row.published_at.date() if row.published_at else None,
        "position": position(row.published_at, row.canonical_url, row.version_no),
        "origin_key": row.origin_key,
    }


def _allegations(session: Session, claims: dict[int, Claim], where: ColumnElement[bool]) -> list[Allegation]:
    if not claims:
        return []
    columns = select(Assertion.claim_id, Assertion.commitment, Assertion.target_as_worded)
    return [
        Allegation(
            **_sentence(row), claim=claims[row.claim_id], commitment=row.commitment,
            target_as_worded=row.target_as_worded,
        )
        for row in session.execute(_printed(columns, Assertion).where(where))
        if row.claim_id in claims
    ]  # fmt: skip


def _answers(session: Session, *where: ColumnElement[bool]) -> list[Answer]:
    columns = select(
        Response.claim_id, Response.dispute_id, Response.respondent_id, Response.kind, Response.as_of_last
    )  # fmt: skip
    asked = _printed(columns, Response).where(
        Response.claim_id.is_not(None), Response.kind.not_in(sorted(SILENCES)), *where
    )
    return [
        Answer(
            **_sentence(row), claim_id=row.claim_id, dispute_id=row.dispute_id, respondent_id=row.respondent_id,
            kind=row.kind, as_of_last=row.as_of_last,
        )
        for row in session.execute(asked)
    ]  # fmt: skip


# --- events -----------------------------------------------------------------------------------------------------------


def _with_events(session: Session, seen: Seen) -> Seen:
    """Look at the events of the groups too, and at those that may be one with them."""
    ids = {group.event_id for group in seen.groups if isinstance(group, EventGroup)}
    pairs = _pairs(session, ids)
    wanted = ids | {number for pair in pairs for number in pair}
    if not wanted:
        return seen
    whole = select(Event).options(selectinload(Event.parties), joinedload(Event.proceeding))
    seen.events = {one.id: one for one in session.scalars(whole.where(Event.id.in_(wanted)))}
    seen.likely = [(seen.events[one], seen.events[other]) for one, other in pairs]
    columns = select(EventCitation.event_id, EventCitation.told)
    for row in session.execute(_printed(columns, EventCitation).where(EventCitation.event_id.in_(wanted))):
        seen.reports[row.event_id].append(Report(**_sentence(row), event_id=row.event_id, told=told_in(row.told)))
    return seen


def _pairs(session: Session, ids: Iterable[int]) -> list[tuple[int, int]]:
    """Two events of one kind in one dispute, one of them among these, that share days, or a month, or have two sums.

    None but these can be one event that reports tell in two ways (`store.contradictions.events`).
    """
    one, other = aliased(Event), aliased(Event)
    share_days = and_(one.happened_first <= other.happened_last, other.happened_first <= one.happened_last)
    share_month = extract("month", one.happened_first) == extract("month", other.happened_first)
    wanted = (
        select(one.id, other.id)
        .join(other, and_(other.dispute_id == one.dispute_id, other.kind == one.kind, other.id != one.id))
        .where(one.id.in_(ids), one.merged_into_id.is_(None), other.merged_into_id.is_(None))
        .where(or_(one.amount != other.amount, share_days, share_month))
    )
    return sorted({(min(pair), max(pair)) for pair in session.execute(wanted)}) if ids else []
