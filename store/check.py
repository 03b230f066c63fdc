"""The record checked against itself: every problem is a sentence that names the row."""

import hashlib
from collections.abc import Iterable, Iterator

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from store.models import (
    Article,
    ArticleVersion,
    Assertion,
    AttributionStep,
    Capture,
    Claim,
    Event,
    EventCitation,
    Passage,
    Response,
)
from store.vocabulary import SILENCES, CaptureKind, Precision, ResponseBasis

INVARIANTS = {
    "texts": "every version's text still has the hash it was stored with",
    "passages": "I1: every passage is that slice of its version's text",
    "attribution": "I2: every assertion has a step of attribution",
    "silences": "I3: a silence after a request says who asked, where the article has an outlet",
    "events": "I4: every event has a citation",
    "claims": "every claim has an assertion",
    "robots": "what a capture names as the robots.txt that decided is one, and was fetched before it",
    "dates": "I5: no date is more exact than its words: an exact day is one day",
}


def find_problems(session: Session) -> Iterator[str]:
    """Each problem as one sentence; none means that the record holds together."""
    yield from _texts(session)
    yield from _passages(session)
    yield from _orphans(session)
    yield from _silences(session)
    yield from _robots(session)
    yield from _dates(session)


def _texts(session: Session) -> Iterator[str]:
    for version in session.scalars(select(ArticleVersion).execution_options(yield_per=200)):
        if hashlib.sha256(version.text.encode()).hexdigest() != version.text_sha256:
            yield f"version {version.id}: the text does not have its stored hash {version.text_sha256[:12]}"


def _passages(session: Session) -> Iterator[str]:
    wanted = select(Passage, ArticleVersion.text).join(ArticleVersion).execution_options(yield_per=200)
    for passage, text in session.execute(wanted):
        if text[passage.start_char : passage.end_char] != passage.exact:
            place = f"[{passage.start_char}:{passage.end_char}] of version {passage.version_id}"
            yield f"passage {passage.id}: its words are not those at {place}"


def _orphans(session: Session) -> Iterator[str]:
    for parent, child, column, lacks in (
        (Assertion, AttributionStep, AttributionStep.assertion_id, "no step of attribution"),
        (Event, EventCitation, EventCitation.event_id, "no citation"),
        (Claim, Assertion, Assertion.claim_id, "no assertion"),
    ):
        wanted = select(parent.id).outerjoin(child, column == parent.id).group_by(parent.id)
        for number in session.scalars(wanted.having(func.count(child.id) == 0)):
            yield f"{parent.__tablename__} {number}: it has {lacks}"


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
