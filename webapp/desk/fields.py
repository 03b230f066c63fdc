"""What a form asks for: the values of a row that may be set by hand, and other rows to choose from."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import inspect
from sqlalchemy.orm import object_session

from store.cited import sentences_of
from store.claims import find_claims
from store.columns import Code
from store.editing import CORRECTABLE
from store.errors import EditingError
from store.filters import ClaimFilter
from store.models import Base, Claim, Contradiction, Entity, Event
from store.named import called
from store.vocabulary import ContradictionState
from webapp.desk.facts import LABELS
from webapp.headings import heading_text
from webapp.lines import event_words
from webapp.words import shortened

_MOST_CHOICES = 100
_YES_NO = (("", "not known"), ("yes", "yes"), ("no", "no"))
Choices = tuple[tuple[str, str], ...]


class Form(StrEnum):
    """How a field is filled in."""

    LINE = "line"
    TEXT = "text"
    DAY = "day"
    CHOICE = "choice"
    SEVERAL = "several"


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One value that a form asks for; `value` is what stands there."""

    name: str
    label: str
    form: Form = Form.LINE
    value: str = ""
    choices: Choices = ()
    hint: str = ""
    is_needed: bool = True


def value_fields(row: Base) -> list[Field]:
    """What may be set by hand of a row, as it is now."""
    columns = inspect(type(row)).columns
    return [_value_field(row, column) for column in columns if column.key in CORRECTABLE[row.__tablename__]]


def changed_values(row: Base, given: Mapping[str, str]) -> dict[str, str]:
    """What was given otherwise than it stands; raises EditingError where all is as it was."""
    texts = {field.name: given.get(field.name, field.value).strip() for field in value_fields(row)}
    changed = {field.name: texts[field.name] for field in value_fields(row) if texts[field.name] != field.value.strip()}
    if not changed:
        raise EditingError("no value is other than before: change one, or confirm what was read")
    return changed


def others_field(row: Claim | Event) -> list[Field]:
    """The other claims or events of the dispute, those of the same kind first."""
    found = _other_claims(row) if isinstance(row, Claim) else _other_events(row)
    return [Field(name="into", label="Becomes part of", form=Form.CHOICE, choices=(("", "choose one"), *found))]


def address_field(name: str, label: str) -> list[Field]:
    """A party or dispute by its address."""
    return [Field(name=name, label=label, hint="as in the address of its page, such as companies/openai")]


def sentences_field(row: Claim | Event) -> list[Field]:
    """The sentences that stand under a row, any of which may be chosen."""
    found = tuple((called(one), shortened(one.passage.exact, 160)) for one in sentences_of(row))
    return [Field(name="sentences", label="Which go", form=Form.SEVERAL, choices=found)]


def names_field(entity: Entity) -> list[Field]:
    """The further names of a party."""
    found = tuple((alias.name, alias.name) for alias in entity.aliases if alias.name != entity.name)
    return [Field(name="name", label="Name", form=Form.CHOICE, choices=found)]


def judging_field(_pair: Contradiction) -> list[Field]:
    """What may be held of a pair."""
    states = (ContradictionState.CONFIRMED, ContradictionState.EXPLAINED, ContradictionState.REJECTED)
    choices = tuple((str(state), f"{state.label}: {state.definition}") for state in states)
    return [Field(name="as", label="Held to be", form=Form.CHOICE, choices=choices)]


def wording_field(claim: Claim) -> list[Field]:
    """The wording of a claim."""
    return [Field(name="wording", label="Wording", form=Form.TEXT, value=claim.wording or "")]


def reply_fields(claim: Claim) -> list[Field]:
    """What a party sent, and how we know that it is theirs."""
    parties = dict.fromkeys(party.entity.canonical for party in claim.dispute.parties)
    return [
        Field(name="party", label="Who sent it", form=Form.CHOICE, choices=tuple((called(p), p.name) for p in parties)),
        Field(name="text", label="What it says, word for word", form=Form.TEXT),
        Field(name="received", label="The day it came", form=Form.DAY),
        Field(name="verified", label="How we know that it is theirs", hint="readers see it"),
    ]


def _value_field(row: Base, column: Any) -> Field:
    choices = _choices(column)
    form = Form.CHOICE if choices else Form.DAY if column.type.python_type is date else Form.LINE
    words = LABELS.get(column.key) or column.key.replace("_", " ").capitalize()
    return Field(
        name=column.key, label=words, form=form, value=_text(getattr(row, column.key)), choices=choices,
        is_needed=not column.nullable,
    )  # fmt: skip


def _choices(column: Any) -> Choices:
    if isinstance(column.type, Code):
        unknown = (("", "not known"),) if column.nullable else ()
        return (*unknown, *((str(term), term.label) for term in column.type.vocabulary))
    return _YES_NO if column.type.python_type is bool else ()


def _text(value: Any) -> str:
    if value is None:
        return ""
    return ("yes" if value else "no") if isinstance(value, bool) else str(value)


def _other_claims(claim: Claim) -> Iterable[tuple[str, str]]:
    session = object_session(claim)
    wanted = ClaimFilter(only={"dispute": (claim.dispute.slug,)})
    found = find_claims(session, wanted, limit=_MOST_CHOICES) if session else ()
    ordered = sorted(found, key=lambda other: (other.act is not claim.act, other.id))
    return [(other.public_id, f"{heading_text(other)} ({other.public_id})") for other in ordered if other is not claim]


def _other_events(event: Event) -> Iterable[tuple[str, str]]:
    standing = [e for e in event.dispute.events if e is not event and not (e.merged_into_id or e.judged_into_id)]
    ordered = sorted(standing, key=lambda other: (other.kind is not event.kind, other.id))
    return [(e.public_id, f"{event_words(e)}, {e.happened_first or 'no date'} ({e.public_id})") for e in ordered]
