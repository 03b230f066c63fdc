"""The query string as a filter; what cannot be meant is a 400 with its reason, never a guess."""

import base64
import binascii
import re
from collections.abc import Iterable, Sequence
from dataclasses import fields
from datetime import date, datetime
from typing import Any, NoReturn, TypeVar

from flask import request
from werkzeug.datastructures import MultiDict
from werkzeug.exceptions import BadRequest

from store.claims import ClaimFilter, Place
from store.vocabulary import Act, Commitment, EvidenceKind, Term

T = TypeVar("T", bound=Term)

# query parameter: field of ClaimFilter; `q` is what search boxes have been called since the first of them
PARAMETERS = {"q": "words"} | {field.name: field.name for field in fields(ClaimFilter) if field.name != "words"}
_VOCABULARIES: dict[str, type[Term]] = {"act": Act, "commitment": Commitment, "evidence": EvidenceKind}
_DAYS = frozenset({"since", "until", "as_of"})
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LONGEST = 300


class ParameterError(BadRequest):
    """A parameter of the query string that cannot be meant; the description says why and what can."""

    def __init__(self, parameter: str, description: str) -> None:
        super().__init__(description)
        self.parameter = parameter


def claim_filter(asked: MultiDict[str, str], *, besides: Iterable[str] = ()) -> ClaimFilter:
    """The filter a query string asks for; `besides` are parameters of the page that are no filter."""
    refuse_unknown(asked, [*PARAMETERS, *besides])
    given = {name: asked[name].strip() for name in PARAMETERS if asked.get(name, "").strip()}
    wanted: dict[str, Any] = {PARAMETERS[name]: _value(name, text) for name, text in given.items()}
    if wanted.get("since") and wanted.get("until") and wanted["since"] > wanted["until"]:
        refuse("since", f"since={wanted['since']} is after until={wanted['until']}: swap them")
    return ClaimFilter(**wanted)


def refuse(parameter: str, why: str) -> NoReturn:
    """Answer 400 to a parameter, with the reason."""
    raise ParameterError(parameter, why)


def refuse_unknown(asked: MultiDict[str, str], known: Iterable[str]) -> None:
    """Answer 400 to a parameter that this address does not know, or that is given twice."""
    allowed = list(known)
    for name, values in asked.lists():
        if name not in allowed:
            offered = f"use {', '.join(allowed)}" if allowed else "this address takes none"
            refuse(name[:_LONGEST], f"unknown parameter {_shown(name)}: {offered}")
        if len(values) > 1:
            refuse(name, f"parameter {name} is given {len(values)} times: give it once")


def query_of(wanted: ClaimFilter) -> dict[str, Any]:
    """The filter as parameters of a query string, in a fixed order, so that one view has one address."""
    values = {name: getattr(wanted, field) for name, field in PARAMETERS.items()}
    return {name: str(value) for name, value in values.items() if value is not None}


def number(asked: MultiDict[str, str], name: str, *, default: int, most: int) -> int:
    """A whole number from 1 to `most`."""
    text = asked.get(name, "")
    if not text:
        return default
    if not re.fullmatch(r"[0-9]{1,6}", text) or not 1 <= int(text) <= most:
        refuse(name, f"{name}={_shown(text)} is no whole number from 1 to {most}")
    return int(text)


def choice(name: str, choices: Sequence[str]) -> str:
    """The one of `choices` that the query string names; the first where it names none."""
    given = request.args.get(name, "") or choices[0]
    if given not in choices:
        refuse(name, f"{name}={_shown(given)} is not known: use {', '.join(choices)}")
    return given


def place(asked: MultiDict[str, str]) -> Place | None:
    """Where the list goes on, from the `after` that an earlier page gave out."""
    text = asked.get("after", "")
    if not text:
        return None
    try:
        instant, _, claim_id = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)).decode().partition("|")
        recorded_at = datetime.fromisoformat(instant)
    except (binascii.Error, ValueError):
        refuse("after", f"after={_shown(text)} is no place in a list: follow the link to the next page instead")
    if recorded_at.tzinfo is None or not re.fullmatch(r"[0-9]{1,15}", claim_id):
        refuse("after", f"after={_shown(text)} is no place in a list: follow the link to the next page instead")
    return Place(recorded_at=recorded_at, claim_id=int(claim_id))


def place_text(found: Place) -> str:
    """A place as the value of `after`."""
    plain = f"{found.recorded_at.isoformat()}|{found.claim_id}"
    return base64.urlsafe_b64encode(plain.encode()).decode().rstrip("=")


def _value(name: str, text: str) -> Any:
    if len(text) > _LONGEST:
        refuse(name, f"{name} has {len(text)} characters: at most {_LONGEST} can be searched")
    if name in _VOCABULARIES:
        return _term(name, text, _VOCABULARIES[name])
    if name in _DAYS:
        return _day(name, text)
    if name != "q" and not _SLUG.fullmatch(text):
        refuse(name, f"{name}={_shown(text)} is no name in an address: it is lower-case words joined by hyphens")
    return text


def _term(name: str, text: str, vocabulary: type[T]) -> T:
    if text not in list(vocabulary):
        refuse(name, f"{name}={_shown(text)} is not known: use {', '.join(vocabulary)}")
    return vocabulary(text)


def _day(name: str, text: str) -> date:
    try:
        return date.fromisoformat(text) if _DAY.fullmatch(text) else refuse(name, _no_day(name, text))
    except ValueError:
        refuse(name, _no_day(name, text))


def _no_day(name: str, text: str) -> str:
    return f"{name}={_shown(text)} is no day: write it as YYYY-MM-DD, for example 2025-01-29"


def _shown(text: str) -> str:
    """What was given, cut short, so that an error stays one line."""
    return repr(text if len(text) <= 60 else text[:59] + "…")
