"""The record checked against itself: every problem is a sentence that names the row."""

import hashlib
from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import Session, aliased

from store.changes.whole import find_unflagged, find_unlike
from store.claims import LIVE
from store.decisions import broken_links
from store.models import (
    Article,
    ArticleVersion,
    Assertion,
    AttributionStep,
    Capture,
    Claim,
    EditorialAction,
    Event,
    EventCitation,
    Passage,
    Response,
    VersionReading,
)
from store.origins import place_of
from store.takedown import is_found_in
from store.vocabulary import (
    SILENCES,
    AssertionState,
    CaptureKind,
    EditorialActionKind,
    PassageKind,
    Precision,
    ResponseBasis,
)
from store.withheld import BLOCK

INVARIANTS = {
    "texts": "every version's text still has the hash it was stored with, unless words of it were taken down",
    "passages": "I1: every passage is that slice of its version's text",
    "withheld": "what was taken down has no words here",
    "attribution": "I2: every assertion has a step of attribution",
    "silences": "I3: a silence after a request says who asked, where the article has an outlet",
    "events": "I4: every event has a citation",
    "claims": "every claim has an assertion",
    "robots": "what a capture names as the robots.txt that decided is one, and was fetched before it",
    "dates": "I5: no date is more exact than its words: an exact day is one day",
    "merged": "I6: nothing stands under what was merged into another",
    "superseded": "I7: what gave way says when",
    "copies": "I8: a sentence has one place of origin in all copies of a text",
    "deciders": "I10: what was read says which model in which version read it",
    "claimless": "I12: no claim rests on a headline or a question alone",
    "litigants": "I13: a source whose outlet, or its owner, is a party of the dispute is flagged where it is told",
    "decisions": "every decision follows from the one before it; what an editor placed has the decision that did it",
    "rows": "what the public is told of each thing is what is on record",
}


def find_problems(session: Session) -> Iterator[str]:
    """Each problem as one sentence; none means that the record holds together."""
    yield from _texts(session)
    yield from _passages(session)
    yield from _withheld(session)
    yield from _orphans(session)
    yield from _claimless(session)
    yield from _silences(session)
    yield from _robots(session)
    yield from _dates(session)
    yield from _merged(session)
    yield from _rows(session)
    yield from _copies(session)
    yield from _decisions(session)
    yield from find_unlike(session)
    yield from find_unflagged(session)


def _texts(session: Session) -> Iterator[str]:
    whole = select(ArticleVersion).where(ArticleVersion.withheld_by_id.is_(None))
    for version in session.scalars(whole.execution_options(yield_per=200)):
        if hashlib.sha256(version.text.encode()).hexdigest() != version.text_sha256:
            yield f"version {version.id}: the text does not have its stored hash {version.text_sha256[:12]}"


def _passages(session: Session) -> Iterator[str]:
    wanted = select(Passage, ArticleVersion.text).join(ArticleVersion).execution_options(yield_per=200)
    for passage, text in session.execute(wanted):
        if text[passage.start_char : passage.end_char] != passage.exact:
            place = f"[{passage.start_char}:{passage.end_char}] of version {passage.version_id}"
            yield f"passage {passage.id}: its words are not those at {place}"


def _withheld(session: Session) -> Iterator[str]:
    for passage in session.scalars(select(Passage).where(Passage.withheld_by_id.is_not(None))):
        if passage.exact.strip(BLOCK):
            yield f"passage {passage.id}: decision {passage.withheld_by_id} took it down, and its words are still here"
    wanted = select(VersionReading, ArticleVersion).join(ArticleVersion, VersionReading.version)
    for kept, version in session.execute(wanted.where(ArticleVersion.withheld_by_id.is_not(None))):
        if not is_found_in(version.text, kept.findings):
            yield f"reading {kept.id} of version {version.id}: it found words that are not there, or were taken down"


def _orphans(session: Session) -> Iterator[str]:
    for parent, child, column, lacks in (
        (Assertion, AttributionStep, AttributionStep.assertion_id, "no step of attribution"),
        (Event, EventCitation, EventCitation.event_id, "no citation"),
        (Claim, Assertion, Assertion.claim_id, "no assertion"),
    ):
        wanted = select(parent.id).outerjoin(child, column == parent.id).group_by(parent.id)
        if parent is not Assertion:
            wanted = wanted.where(parent.id.not_in(_merged_away(parent)))
        for number in session.scalars(wanted.having(func.count(child.id) == 0)):
            yield f"{parent.__tablename__} {number}: it has {lacks}"


def _claimless(session: Session) -> Iterator[str]:
    ends = or_(*(Passage.exact.endswith(f"?{mark}") for mark in ("", "”", '"', "’", ")")))
    wanted = select(Assertion.id, Passage.kind).join(Passage).where(Assertion.state.in_(LIVE))
    for number, kind in session.execute(wanted.where(or_(Passage.kind == PassageKind.HEADLINE, ends))):
        what = kind.label if kind is PassageKind.HEADLINE else "question"
        yield f"assertion {number}: it rests on a {what}, which makes no claim"


def _silences(session: Session) -> Iterator[str]:
    asked = select(Response).where(Response.kind.in_(SILENCES), Response.basis == ResponseBasis.ASKED)
    by_an_outlet = asked.join(Passage).join(ArticleVersion).join(Article).where(Article.outlet_id.is_not(None))
    for response in session.scalars(by_an_outlet.where(Response.asked_by.is_(None))):
        yield f"response {response.public_id}: somebody is said to have asked, and it does not say who"


def _robots(session: Session) -> Iterator[str]:
    rules = aliased(Capture)
    wanted = select(Capture, rules).join(rules, Capture.robots_capture_id == rules.id)
    for capture, robots in session.execute(wanted.execution_options(yield_per=200)):
        if robots.kind is not CaptureKind.ROBOTS or robots.fetched_at > capture.fetched_at:
            yield f"capture {capture.id} of {capture.url}: capture {robots.id} is no robots.txt fetched before it"


def _dates(session: Session) -> Iterator[str]:
    yield from _inexact(session.scalars(select(Claim).where(Claim.happened_precision == Precision.DAY)))
    yield from _inexact(session.scalars(select(Event).where(Event.happened_precision == Precision.DAY)))


def _inexact(rows: Iterable[Claim] | Iterable[Event]) -> Iterator[str]:
    for row in rows:
        if row.happened_first != row.happened_last:
            yield f"{row.public_id}: an exact day that runs from {row.happened_first} to {row.happened_last}"


def _merged(session: Session) -> Iterator[str]:
    for parent, child, key in ((Claim, Assertion, Assertion.claim_id), (Event, EventCitation, EventCitation.event_id)):
        for number in session.scalars(_merged_away(parent).join(child, key == parent.id).where(child.state.in_(LIVE))):
            yield f"{parent.__tablename__} {number}: it was merged into another, and sentences still stand under it"


def _merged_away(parent: Any) -> Select[int]:
    """Selects the ids of what is empty, because it was merged into another."""
    gone = or_(parent.merged_into_id.is_not(None), parent.judged_into_id.is_not(None))
    return select(parent.id).where(gone).distinct()


def _rows(session: Session) -> Iterator[str]:
    for table in (Assertion, EventCitation, Response):
        is_gone = table.state == AssertionState.SUPERSEDED
        for number in session.scalars(select(table.id).where(is_gone, table.superseded_at.is_(None))):
            yield f"{table.__tablename__} {number}: it gave way to something newer, and it does not say when"
        for number in session.scalars(select(table.id).where(table.decided_by.not_like("%_@_%"))):
            yield f"{table.__tablename__} {number}: it does not say which model in which version read it"


def _copies(session: Session) -> Iterator[str]:
    wanted = (
        select(ArticleVersion.copy_cluster, Passage.exact, Assertion.claim_id, Assertion.origin_key)
        .join(Passage, Passage.version_id == ArticleVersion.id)
        .join(Assertion, Assertion.passage_id == Passage.id)
        .where(ArticleVersion.copy_cluster.is_not(None), Assertion.state.in_(LIVE))
    )
    places: dict[tuple[Any, ...], set[str]] = {}
    for cluster, exact, claim_id, key in session.execute(wanted):
        places.setdefault((claim_id, cluster, exact), set()).add(place_of(key))
    for (claim_id, _, exact), found in places.items():
        if len(found) > 1:
            yield f"claim {claim_id}: copies of one text give {exact[:40]!r} {len(found)} places of origin"


def _decisions(session: Session) -> Iterator[str]:
    for number in broken_links(session):
        yield f"decision {number}: it was altered, or one before it was altered or taken out"
    splits = select(EditorialAction.id).where(EditorialAction.action == EditorialActionKind.SPLIT)
    for table in (Assertion, EventCitation, Response):
        astray = select(table.id).where(table.placed_by_id.is_not(None), table.placed_by_id.not_in(splits))
        for number in session.scalars(astray):
            yield f"{table.__tablename__} {number}: it is said to be placed by a decision that placed nothing"
