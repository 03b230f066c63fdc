"""What can be decided at the desk, as a table: on what, by whom, what is asked for, and the function that decides."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy.orm import Session
from werkzeug.datastructures import MultiDict

from store import editing, judgements, splitting
from store.cited import sentences_of
from store.decisions import Signature
from store.errors import EditingError
from store.models import (
    Account,
    Assertion,
    Claim,
    Contradiction,
    Dispute,
    EditorialAction,
    Entity,
    Event,
    EventCitation,
    Response,
)
from store.named import called, find_row
from store.replies import Sent, publish_reply
from store.vocabulary import AccountRole, AssertionState, ContradictionState, EditorialActionKind, Rank
from webapp.desk import fields
from webapp.desk.fields import Field, changed_values
from webapp.desk.told import Row

Given = MultiDict[str, str]
_READ = (Assertion, EventCitation, Response)
_STANDS = (Claim, Event)


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """One decision that can be taken; `key` opens its form, and what takes a whole row from readers has none."""

    name: str
    label: str
    about: tuple[type[Any], ...]
    decide: Callable[[Session, Any, Given, Signature], EditorialAction]
    what: str
    key: str | None = None
    role: AccountRole = AccountRole.EDITOR
    fields: Callable[[Any], list[Field]] = lambda _row: []
    applies: Callable[[Any], bool] = lambda _row: True

    def is_for(self, account: Account) -> bool:
        """Whether `account` may take it."""
        return self.role is AccountRole.REVIEWER or account.role is AccountRole.EDITOR


def offers_on(row: Row, account: Account) -> Iterator[Offer]:
    """What `account` may decide on a row as it is now."""
    return (offer for offer in OFFERS if isinstance(row, offer.about) and offer.applies(row) and offer.is_for(account))


def may_undo(account: Account, action: EditorialAction) -> bool:
    """Whether `account` may take a decision back: a reviewer those of their own; nobody can bring words back."""
    is_theirs = account.role is AccountRole.EDITOR or action.actor == account.name
    return is_theirs and action.action is not EditorialActionKind.TAKEDOWN


# --- from what was given to what the store takes ----------------------------------------------------------------------


def _correct(session: Session, row: Any, given: Given, signed: Signature) -> EditorialAction:
    return editing.correct(session, row, editing.read_values(row, changed_values(row, given)), signed)


def _judge(session: Session, pair: Contradiction, given: Given, signed: Signature) -> EditorialAction:
    found = next((state for state in ContradictionState if state == given.get("as")), ContradictionState.PROPOSED)
    return editing.judge(session, pair, found, signed)


def _merge(session: Session, gone: Any, given: Given, signed: Signature) -> EditorialAction:
    into: Any = find_row(session, given.get("into", ""))
    return judgements.merge(session, gone, into, signed)


def _part(session: Session, one: Entity, given: Given, signed: Signature) -> EditorialAction:
    other = find_row(session, given.get("other", ""))
    if not isinstance(other, Entity):
        raise EditingError(f"{given['other']} is no party: name one, such as companies/openai")
    return judgements.not_same(session, one, other, signed)


def _split(session: Session, whole: Any, given: Given, signed: Signature) -> EditorialAction:
    rows = [find_row(session, name) for name in given.getlist("sentences")]
    own = sentences_of(whole)
    for row in rows:
        if row not in own:
            raise EditingError(f"{called(row)} does not stand under {called(whole)}: choose among its sentences")
    return splitting.split(session, [row for row in rows if isinstance(row, _READ)], signed)


def _take_name(session: Session, entity: Entity, given: Given, signed: Signature) -> EditorialAction:
    alias = next((alias for alias in entity.aliases if alias.name == given.get("name")), None)
    if alias is None:
        raise EditingError(f"{entity.name} does not go by {given.get('name')!r}: choose one of its names")
    return splitting.take_name(session, alias, signed)


def _reply(session: Session, claim: Claim, given: Given, signed: Signature) -> EditorialAction:
    respondent = find_row(session, given.get("party", ""))
    if not isinstance(respondent, Entity):
        raise EditingError(f"{given['party']} is no party: name one, such as companies/openai")
    text = given.get("text", "").replace("\r\n", "\n")  # as a browser sends it
    sent = Sent(text=text, received_on=_day(given.get("received", "")), verified=given.get("verified", ""))
    return publish_reply(session, claim, respondent, sent, signed)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise EditingError(f"{text!r} is no day: write it as 2025-06-11") from error


# --- the table --------------------------------------------------------------------------------------------------------

OFFERS: tuple[Offer, ...] = (
    Offer(
        name="confirm", label="Confirm", key="c", about=_READ, role=AccountRole.REVIEWER,
        what="It was read right, and stands whatever newer versions of the article say.",
        applies=lambda row: row.state is not AssertionState.CONFIRMED,
        decide=lambda session, row, _given, signed: editing.confirm(session, row, signed),
    ),
    Offer(
        name="correct", label="Correct", key="e", about=(Assertion, Response), role=AccountRole.REVIEWER,
        what="What is set here stays. Where speaker, accused or act is wrong, reject the sentence.",
        fields=fields.value_fields, decide=_correct,
    ),
    Offer(
        name="reject", label="Reject", key="r", about=_READ, role=AccountRole.REVIEWER,
        what="It was read wrong, and is not shown any more.",
        applies=lambda row: row.state is not AssertionState.REJECTED,
        decide=lambda session, row, _given, signed: editing.reject(session, row, signed),
    ),
    Offer(
        name="judge", label="Judge", key="c", about=(Contradiction,), role=AccountRole.REVIEWER,
        what="Both sentences stay; readers see who holds what of them, and why.",
        fields=fields.judging_field, decide=_judge,
    ),
    Offer(
        name="merge", label="Merge", key="m", about=_STANDS,
        what="What belongs here is filed under the other, now and later; the old address leads there.",
        fields=fields.others_field, decide=_merge,
    ),
    Offer(
        name="merge", label="Merge", key="m", about=(Dispute, Entity),
        what="What belongs here is filed under the other, now and later; the old address leads there.",
        fields=lambda _row: fields.address_field("into", "Becomes part of"), decide=_merge,
    ),
    Offer(
        name="split", label="Split", key="s", about=_STANDS,
        what="The chosen sentences get a claim or event of their own, and stay there.",
        fields=fields.sentences_field, decide=_split,
    ),
    Offer(
        name="set", label="Set values", key="v", about=(Claim, Event, Dispute),
        what="What is set here stays; the machine leaves it alone.",
        fields=fields.value_fields, decide=_correct,
    ),
    Offer(
        name="word", label="Word", key="w", about=(Claim,),
        what="The claim has this wording beside the one that is made from its sentences.",
        fields=fields.wording_field,
        decide=lambda session, row, given, signed: editing.word(session, row, given.get("wording", "").strip(), signed),
    ),
    Offer(
        name="deprecate", label="Withdraw", about=_STANDS,
        what="Its page answers that it was withdrawn, and why.",
        applies=lambda row: row.rank is Rank.NORMAL,
        decide=lambda session, row, _given, signed: editing.deprecate(session, row, signed),
    ),
    Offer(
        name="reopen", label="Reopen", key="o", about=_STANDS,
        what="It stands again.",
        applies=lambda row: row.rank is not Rank.NORMAL,
        decide=lambda session, row, _given, signed: editing.reopen(session, row, signed),
    ),
    Offer(
        name="reply", label="Print a reply", key="p", about=(Claim,),
        what="What a party sent to this record is printed beside the claim, word for word.",
        fields=fields.reply_fields, decide=_reply,
    ),
    Offer(
        name="not-same", label="Not the same", key="n", about=(Entity,),
        what="However alike they look: a merge of the two is refused while this stands.",
        fields=lambda _row: fields.address_field("other", "The other party"), decide=_part,
    ),
    Offer(
        name="take-name", label="Take a name away", key="t", about=(Entity,),
        what="The name becomes a party of its own.",
        applies=lambda row: any(alias.name != row.name for alias in row.aliases),
        fields=fields.names_field, decide=_take_name,
    ),
)  # fmt: skip
