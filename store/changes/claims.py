"""What the public is told of a claim: enough to print one fair sentence with its hedge, source, answer and link."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import and_, func, select
from sqlalchemy.orm import Session, aliased

from store.changes import sources
from store.changes.by_day import END, as_then, state_then, was_public
from store.changes.drafts import Draft
from store.changes.parts import OF_CLAIMS, find_parts, find_sides, in_role, pages_of
from store.changes.plain import Json, iso, span
from store.changes.questions import IDS, ask, ask_by_parent, heads
from store.changes.sources import (
    NOTHING_BEFORE,
    NOTHING_COUNTED,
    find_chains,
    find_evidence,
    reading,
    source,
    why_empty,
    withheld_text,
)
from store.claims import LIVE
from store.models import ArticleVersion, Assertion, Claim, Dispute, Entity, Passage, Reply, Response
from store.replies import STANDS_UNDER
from store.vocabulary import PartyRole, Rank, ThingKind

_DISPUTE = select(Dispute.slug).where(Dispute.id == Claim.dispute_id).correlate(Claim).scalar_subquery()
_HEADS = heads(Claim, _DISPUTE.label("dispute"), withheld_text(Assertion, Assertion.claim_id, Claim))


def _as_they_are(_session: Session, _table: Any, found: Mapping[int, list[Any]]) -> Mapping[int, list[Any]]:
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Questions:
    """What is asked of claims: their sentences, the answers to them, and what parties sent.

    `told` gives the values of sentences and answers that were found, as they are to be told.
    """

    sentences: sources.Sentences
    answers: Any
    replies: Any
    told: Callable[..., Mapping[int, list[Any]]] = _as_they_are


def draft_claims(
    session: Session,
    ids: Collection[int],
    questions: Questions | None = None,
    *,
    before: Mapping[int, Json] = NOTHING_BEFORE,
    **more: Any,
) -> Iterable[Draft]:
    """These claims as the record has them now, or as other `questions` have them that are asked with `more`.

    `before` has what is told of sentences, and perhaps of answers, and need not be asked.
    """
    asked = questions or _NOW
    anew = [number for number in ids if number not in before]
    answered = [number for number in ids if "responses" not in before.get(number, ())]
    rows = ask(session, _HEADS, ids).all()
    sides = find_sides(session, {row.dispute_id for row in rows})
    parts = find_parts(session, OF_CLAIMS, ids)
    carried = asked.told(session, Assertion, asked.sentences.find(session, anew, **more), **more)
    counted = asked.sentences.count(session, anew, **more)
    shown = [row.id for group in carried.values() for row in group]
    chains, evidence = find_chains(session, shown), find_evidence(session, shown)
    answers = asked.told(session, Response, ask_by_parent(session, asked.answers, answered, **more), **more)
    replies = ask_by_parent(session, asked.replies, ids, **more)
    for row in rows:
        sentences = [
            _sentence(one, sides[row.dispute_id], chains.get(one.id, []), evidence.get(one.id, []))
            for one in carried.get(row.id, ())
        ]
        told = {
            **NOTHING_COUNTED,
            **counted.get(row.id, {}),
            "sources": sentences,
            "responses": [_answer(one) for one in answers.get(row.id, ())],
            "replies": [_reply(one) for one in replies.get(row.id, ())],
        }
        yield _draft(row, parts[row.id], {**told, **before.get(row.id, {})})


def _draft(row: Any, parts: list[Json], told: Json) -> Draft:
    reason = _why_gone(row, told)
    return Draft(
        kind=ThingKind.CLAIM,
        number=row.id,
        public_id=row.public_id,
        value=None if reason or row.replaced_by else {**_head(row, parts), **_lead(told), **told},
        reason=None if row.replaced_by else reason,
        replaced_by=row.replaced_by,
        text_sha256=None if row.replaced_by else row.withheld_text,
        about=pages_of(row.dispute, parts, told["sources"]),
        dispute=row.dispute,
    )


def _why_gone(row: Any, told: Json) -> str | None:
    if row.rank is Rank.DEPRECATED:
        return row.rank_reason or "no reason is on record"
    return None if told["sources"] else why_empty(row)


def _head(row: Any, parts: list[Json]) -> Json:
    return {
        "path": f"/claims/{row.public_id}",
        "dispute": row.dispute,
        "claimants": in_role(parts, PartyRole.ACCUSER),
        "claimant_text": row.claimant_text,
        "targets": in_role(parts, PartyRole.ACCUSED),
        "act": row.act,
        "act_label": row.act.label,
        "object": row.object,
        "legal_theories": row.legal_theories,
        "wording": row.wording,
        "happened": span(row, "happened"),
        "rank": row.rank,
        "recorded_at": iso(row.recorded_at),
    }


def _lead(told: Json) -> Json:
    """How firmly the first source has it: what a sentence about the claim must not exceed."""
    first = told["sources"][0]
    return {key: first[key] for key in ("status", "commitment", "polarity", "state", "stands")} | {
        "hedges": [hedge["exact"] for hedge in first["hedges"]]
    }


def _sentence(row: Any, parties: Collection[str], chain: list[Json], evidence: list[Json]) -> Json:
    return {
        **source(row, parties),
        **reading(row),
        "status": row.status,
        "commitment": row.commitment,
        "polarity": row.polarity,
        "hedges": [{"start_char": start, "end_char": end, "exact": words} for start, end, words in row.hedges],
        "target_as_worded": row.target_as_worded,
        "attribution": chain,
        "evidence": evidence,
    }


def _answer(row: Any) -> Json:
    return {
        "id": row.public_id,
        "respondent": row.name,
        "respondent_slug": row.slug,
        "kind": row.kind,
        "kind_label": row.kind.label,
        "as_of": span(row, "as_of"),
        "asked_by": row.asked_by,
        "basis": row.basis,
        "is_superseded": row.later_id is not None,
        "state": row.state,
    }


def _reply(row: Any) -> Json:
    return {
        "respondent": row.name,
        "respondent_slug": row.slug,
        "text": row.text,
        "received_on": iso(row.received_on),
        "verified": row.verified,
    }


def _answers(*, by_day: bool = False) -> Any:
    """Selects the latest answer of each party and kind to each of these claims, the earliest first."""
    public = (was_public(),) if by_day else ()
    day = func.coalesce(Response.as_of_last, func.date(ArticleVersion.published_at))
    order = (day.is_(None), day.desc(), Response.id.desc())
    of_one_kind = (Response.claim_id, Response.respondent_id, Response.kind)
    ranked = (
        select(Response.id, func.row_number().over(partition_by=of_one_kind, order_by=order).label("place"))
        .join(Passage, Response.passage_id == Passage.id)
        .join(ArticleVersion, Passage.version_id == ArticleVersion.id)
        .where(Response.claim_id.in_(IDS), Response.state.in_(LIVE), *public)
        .subquery()
    )
    own = [column for column in Response.__table__.columns if column.key != "state"]
    known = _KNOWN_THEN if by_day else _KNOWN
    return (
        select(*own, *known, Response.claim_id.label("parent_id"), Entity.name, Entity.slug)
        .join(ranked, ranked.c.id == Response.id)
        .join(Entity, Response.respondent_id == Entity.id)
        .where(ranked.c.place == 1)
        .order_by(Response.as_of_last.is_(None), Response.as_of_last, Response.id)
    )


def _later_then() -> Any:
    """Which answer an answer gave way to, if that one was public by then."""
    later, passage, version = aliased(Response), aliased(Passage), aliased(ArticleVersion)
    given = select(later.id).join(passage, later.passage_id == passage.id)
    given = given.join(version, and_(passage.version_id == version.id, was_public(version)))
    return given.where(later.id == Response.superseded_by_id).correlate(Response).scalar_subquery()


_KNOWN = (Response.state, Response.superseded_by_id.label("later_id"))
_KNOWN_THEN = (state_then(Response).label("state"), _later_then().label("later_id"))
_REPLIES = (
    select(*Reply.__table__.columns, STANDS_UNDER.label("parent_id"), Entity.name, Entity.slug)
    .join(Claim, Reply.claim_id == Claim.id)
    .join(Entity, Reply.respondent_id == Entity.id)
    .where(STANDS_UNDER.in_(IDS), Reply.is_published)
    .order_by(Reply.received_on, Reply.id)
)
_NOW = Questions(sentences=sources.OF_CLAIMS, answers=_answers(), replies=_REPLIES)
BY_DAY = Questions(
    sentences=sources.OF_CLAIMS_BY_DAY,
    answers=_answers(by_day=True),
    replies=_REPLIES.where(Reply.recorded_at < END),
    told=as_then,
)
"""Of what was public by a day; asked with `end` (`store.changes.by_day`)."""
