"""What was answered and counted since the record last changed, in memory for whoever asks for the same.

It holds by the numbers that tags are made from (`webapp.freshness`), so that it is as exact as a 304.
"""

from collections import OrderedDict
from dataclasses import dataclass, field
from threading import Lock
from typing import Any, Generic, TypeVar

from flask import Flask, Response, current_app, g, request
from sqlalchemy.orm import Session

from store.claims import count_claims
from store.facets import Choices, Facet, count_facets
from store.filters import ClaimFilter
from store.stages import keep_states
from store.vocabulary import State
from webapp.freshness import record_state

Key = TypeVar("Key")
Value = TypeVar("Value")
_KEPT = "onrecord_kept"
_PAGES = frozenset({"home", "disputes", "companies", "claims", "search", "api"})  # all they show is in the log
_DONE = 200
_LISTS, _ANSWERS = 4000, 200
_LONGEST = 200_000  # bytes of an answer, so that all of them are at most 40 MB


class Latest(Generic[Key, Value]):
    """So many values, those that were asked for last; several threads may ask."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._values = OrderedDict[Key, Value]()
        self._lock = Lock()

    def get(self, key: Key) -> Value | None:
        """The value of the key, which is then the last to be forgotten; None where there is none."""
        with self._lock:
            if key in self._values:
                self._values.move_to_end(key)
            return self._values.get(key)

    def __setitem__(self, key: Key, value: Value) -> None:
        with self._lock:
            self._values[key] = value
            self._values.move_to_end(key)
            if len(self._values) > self._most:
                self._values.popitem(last=False)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a view answered, before anything is added that every answer has."""

    body: bytes
    headers: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Kept:
    """All that is kept of the record as it is in one state; of each, what was asked for last."""

    state: tuple[Any, ...] = ()
    totals: Latest[ClaimFilter, int] = field(default_factory=lambda: Latest(_LISTS))
    choices: Latest[tuple[ClaimFilter, str, int], Choices] = field(default_factory=lambda: Latest(_LISTS))
    answers: Latest[str, Answer] = field(default_factory=lambda: Latest(_ANSWERS))
    states: dict[int, State | None] = field(default_factory=dict)


def install(app: Flask) -> None:
    """Let `app` answer again what it answered; to be installed last, so that it keeps what a view gave and no more."""
    app.extensions[_KEPT] = Kept()
    app.before_request(_answer_again)
    app.after_request(_keep)


def total(session: Session, wanted: ClaimFilter) -> int:
    """How many claims match."""
    totals = _kept().totals
    number = totals.get(wanted)
    if number is None:
        totals[wanted] = number = count_claims(session, wanted)
    return number


def facets(session: Session, wanted: ClaimFilter) -> tuple[Facet, ...]:
    """The facets of a list, as `store.facets` counts them."""
    return count_facets(session, wanted, kept=_kept().choices, count=total)


def _kept() -> Kept:
    kept: Kept = current_app.extensions[_KEPT]
    if kept.state != record_state():
        kept = current_app.extensions[_KEPT] = Kept(record_state())
    return kept


def _answer_again() -> Response | None:
    if request.blueprint not in _PAGES:
        return None
    answer = _kept().answers.get(g.tag) if _is_kept() else None
    if answer is None:
        if "record_state" in g:  # what asks nothing of the record is not made to
            keep_states(g.session, _kept().states)
        return None
    g.is_again = True
    return Response(answer.body, headers=list(answer.headers))


def _keep(answer: Response) -> Response:
    is_whole = answer.status_code == _DONE and not answer.is_streamed
    if is_whole and _is_kept() and "is_again" not in g and len(answer.get_data()) <= _LONGEST:
        _kept().answers[g.tag] = Answer(answer.get_data(), tuple(answer.headers.items()))
    return answer


def _is_kept() -> bool:
    return request.method == "GET" and request.blueprint in _PAGES and "tag" in g and "session" in g
