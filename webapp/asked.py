"""The query string as a filter; what cannot be meant is a 400 with its reason, never a guess."""

import re
from collections.abc import Collection, Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any, NoReturn

from flask import request
from werkzeug.datastructures import MultiDict
from werkzeug.exceptions import BadRequest

from store.claims import Place
from store.facets import VOCABULARY_OF
from store.filters import NONE, UNANSWERED, UNKNOWN, ClaimFilter
from store.jurisdictions import COUNTRIES
from store.vocabulary import Commitment, ResponseKind

# Facets whose values are slugs; those of the others are known. `-act=…` leaves a value out.
_SLUGS = ("party", "accuser", "accused", "dispute", "outlet")
CHOICES: dict[str, Collection[str]] = {name: tuple(terms) for name, terms in VOCABULARY_OF.items()} | {
    "answer": (*ResponseKind, NONE, UNANSWERED),
    "country": (*COUNTRIES, UNKNOWN, NONE),
}
FACETS = (*_SLUGS[:4], "act", "answer", "state", "country", "speaker", "evidence", "disclosure", "commitment", "outlet",
          "review")  # fmt: skip
_DAYS = ("since", "until", "published_since", "published_until", "recorded_since", "recorded_until", "as_of")
# What is given once: query parameter to field; `q` is what search boxes have been called since the first of them.
SINGLE = {"q": "words", "at_least": "at_least", **{name: name for name in _DAYS}}
PARAMETERS = (*SINGLE, *FACETS, *(f"-{name}" for name in FACETS))
_PAIRS = (("since", "until"), ("published_since", "published_until"), ("recorded_since", "recorded_until"))
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_PLACE = re.compile(r"([0-9]{1,17})-([0-9]{1,9})")  # as much as an id or an instant may be on any database
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_LONGEST = 300
MOST_VALUES = 20


class ParameterError(BadRequest):
    """A parameter of the query string that cannot be meant; the description says why and what can."""

    def __init__(self, parameter: str, description: str) -> None:
        super().__init__(description)
        self.parameter = parameter


def claim_filter(asked: MultiDict[str, str], *, besides: Iterable[str] = ()) -> ClaimFilter:
    """The filter a query string asks for; `besides` are parameters of the page that are no filter."""
    refuse_unknown(asked, [*PARAMETERS, *besides], often=[*FACETS, *(f"-{name}" for name in FACETS)])
    given = {name: asked[name] for name in SINGLE if asked.get(name)}
    wanted: dict[str, Any] = {SINGLE[name]: _value(name, text) for name, text in given.items()}
    for first, last in _PAIRS:
        if first in wanted and last in wanted and wanted[first] > wanted[last]:
            refuse(first, f"{first}={wanted[first]} is after {last}={wanted[last]}: swap them")
    return ClaimFilter(**wanted, only=_values(asked, ""), without=_values(asked, "-"))


def refuse(parameter: str, why: str) -> NoReturn:
    """Answer 400 to a parameter, with the reason."""
    raise ParameterError(parameter, why)


def refuse_unknown(asked: MultiDict[str, str], known: Iterable[str], *, often: Collection[str] = ()) -> None:
    """Answer 400 to a parameter that this address does not know, or that is given twice and is not in `often`."""
    allowed = list(known)
    for name, values in asked.lists():
        if name not in allowed:
            offered = f"use {', '.join(allowed)}" if allowed else "this address takes none"
            refuse(name[:_LONGEST], f"unknown parameter {_shown(name)}: {offered}")
        if len(values) > (MOST_VALUES if name in often else 1):
            most = f"at most {MOST_VALUES} times" if name in often else "once"
            refuse(name, f"parameter {name} is given {len(values)} times: give it {most}")


def query_of(wanted: ClaimFilter) -> dict[str, Any]:
    """The filter as parameters of a query string, in a fixed order, so that one view has one address.

    A facet has a list of values, anything else a text.
    """
    single = {name: getattr(wanted, field) for name, field in SINGLE.items()}
    chosen = {f"{sign}{name}": list(values[name]) for sign, values in (("", wanted.only), ("-", wanted.without))
              for name in FACETS if values.get(name)}  # fmt: skip
    return {name: str(value) for name, value in single.items() if value is not None} | chosen


def number(asked: MultiDict[str, str], name: str, *, default: int, most: int) -> int:
    """A whole number from 1 to `most`."""
    if name not in asked:
        return default
    text = asked[name]
    if not re.fullmatch(r"[0-9]{1,10}", text) or not 1 <= int(text) <= most:
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
    found = _PLACE.fullmatch(text)
    if found is None:
        refuse("after", f"after={_shown(text)} is no place in a list: follow the link to the next page instead")
    return Place(recorded_at=_EPOCH + timedelta(microseconds=int(found[1])), claim_id=int(found[2]))


def place_text(found: Place) -> str:
    """A place as the value of `after`: the instant in microseconds, and the number of the claim."""
    return f"{(found.recorded_at - _EPOCH) // timedelta(microseconds=1)}-{found.claim_id}"


def _values(asked: MultiDict[str, str], sign: str) -> dict[str, tuple[str, ...]]:
    """The values of each facet after `sign`, in one order and each once."""
    given = {name: sorted({*asked.getlist(sign + name)} - {""}) for name in FACETS}
    return {name: tuple(_value(name, text) for text in texts) for name, texts in given.items() if texts}


def _value(name: str, text: str) -> Any:
    if len(text) > _LONGEST:
        refuse(name, f"{name} has {len(text)} characters: at most {_LONGEST} can be searched")
    if name == "at_least":
        return Commitment(_one_of(name, text, tuple(Commitment)))
    if name in CHOICES:
        return _one_of(name, text, CHOICES[name])
    if name in _DAYS:
        return parse_day(name, text)
    if name != "q" and not _SLUG.fullmatch(text):
        refuse(name, f"{name}={_shown(text)} is no name in an address: it is lower-case words joined by hyphens")
    return text.replace("\0", " ")  # what is typed is searched for, and no database holds it


def _one_of(name: str, text: str, known: Collection[str]) -> str:
    if text not in known:
        refuse(name, f"{name}={_shown(text)} is not known: use {', '.join(known)}")
    return str(text)


def parse_day(name: str, text: str) -> date:
    """The day that a parameter names."""
    try:
        return date.fromisoformat(text) if _DAY.fullmatch(text) else refuse(name, _no_day(name, text))
    except ValueError:
        refuse(name, _no_day(name, text))


def _no_day(name: str, text: str) -> str:
    return f"{name}={_shown(text)} is no day: write it as YYYY-MM-DD, for example 2025-01-29"


def _shown(text: str) -> str:
    """What was given, cut short, so that an error stays one line."""
    return repr(text if len(text) <= 60 else text[:59] + "…")
