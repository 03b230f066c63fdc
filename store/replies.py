"""What parties sent to this record about a claim: an editor prints it beside the claim, word for word."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload

from store.decisions import Changes, Signature, decide, name_of
from store.errors import EditingError
from store.knowledge import NOW, Knowledge
from store.models import Claim, EditorialAction, Entity, Reply
from store.vocabulary import EditorialActionKind

STANDS_UNDER = func.coalesce(Claim.judged_into_id, Claim.merged_into_id, Claim.id)
"""The claim that the words of a claim stand under now."""
LONGEST = 4_000  # characters: a statement, not a brief; what is longer is linked to from a shorter one


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """What came: the words, the day, and how we know that they are the sender's."""

    text: str
    received_on: date
    verified: str


def publish_reply(session: Session, claim: Claim, respondent: Entity, sent: Sent, signed: Signature) -> EditorialAction:
    """Print what `respondent` sent about `claim`.

    Raises EditingError where it is no party of the dispute, the text is empty, too long or printed already, nobody
    verified it, or the day is to come.
    """
    reply = Reply(
        claim=claim,
        respondent=respondent,
        text=sent.text.strip(),
        received_on=sent.received_on,
        verified=sent.verified.strip(),
        recorded_at=signed.at,
    )
    with session.no_autoflush:
        _refuse(session, reply)
    session.add(reply)
    session.flush()
    changes: Changes = [(reply, {"is_published": True}), (claim, {}), (respondent, {})]
    return decide(session, EditorialActionKind.PUBLISH, changes, signed)


def replies_to(session: Session, claim: Claim, knowledge: Knowledge = NOW) -> Sequence[Reply]:
    """What is printed beside a claim, or was beside one that became part of it, in the order in which it came.

    This record is where a reply is published, so that it was public from the day on which it was printed here.
    """
    wanted = select(Reply).join(Claim, Reply.claim_id == Claim.id).options(joinedload(Reply.respondent))
    wanted = wanted.where(STANDS_UNDER.in_([claim.id]), Reply.is_published).order_by(Reply.received_on, Reply.id)
    return [reply for reply in session.scalars(wanted) if knowledge.decided(reply.recorded_at)]


def _refuse(session: Session, reply: Reply) -> None:
    claim, respondent, length = reply.claim, reply.respondent, len(reply.text)
    about = f"a reply of {name_of(respondent)} to {name_of(claim)}"
    if not reply.text or not reply.verified:
        raise EditingError(f"{about} needs its text, and how we know that it is theirs")
    if length > LONGEST or "\0" in reply.text:
        raise EditingError(
            f"{about} has {length} characters: print {LONGEST} at the most, no null character, and a link"
        )
    if reply.received_on > reply.recorded_at.date():
        raise EditingError(f"{about} came on {reply.received_on}, which is to come: give the day it was received")
    parties = {party.entity.canonical for party in claim.dispute.parties}
    if respondent.canonical not in parties:
        named = ", ".join(sorted(f"companies/{party.slug}" for party in parties))
        raise EditingError(f"{name_of(respondent)} is no party of dispute {claim.dispute.slug}; these are: {named}")
    if any(other.text == reply.text for other in replies_to(session, claim)):
        raise EditingError(f"{about} is printed already, with these words")
