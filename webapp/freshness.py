"""Telling who has an answer already that it still holds, before a single row of it is loaded.

What the log of changes tells of has a tag made from the number of the newest change. Articles and outlets change with
every visit, which the log leaves out; their answers are tagged by their content.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time
from functools import cache
from pathlib import Path
from typing import Any

from flask import Flask, Response, current_app, g, request
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from store.models import ArticleObservation, ArticleVersion, Change, Contradiction, EditorialAction
from webapp.twins import HTML, form_accepted, suffix_of

FRESH_FOR = 60  # seconds; the record changes when a source was read, and never between two blinks of a reader
_UNKEPT = frozenset({"analyse", "desk"})  # no-store, each for its own reason
_BY_CONTENT = frozenset({None, "articles", "sources", "contract", "releases", "data", *_UNKEPT})
_ROWS = frozenset({".csv", ".ndjson", ".atom", ".feed.json"})  # of whatever page, they are rows of the log
_OF_OUTLETS = frozenset({"sources.outlets_csv", "sources.outlets_ndjson"})  # rows of what the log does not tell of
_FILES = frozenset({"static", "releases.release_file"})  # tagged by who sends them
_READING = frozenset({"GET", "HEAD"})
_DONE, _UNCHANGED = 200, 304
_CODE = "onrecord_code"
_FOLDERS = ("webapp", "store")
# Beside the log: an article that is fetched shows in the foot of each page, one that is gone among the corrections, a
# judgement in its history.
_NUMBERED = (Change, ArticleVersion, ArticleObservation, EditorialAction, Contradiction)
_DATED = (Change.recorded_at, EditorialAction.at, ArticleVersion.fetched_at, ArticleObservation.recorded_at)
_SUFFIXES = frozenset({".py", ".html", ".css"})


@dataclass(frozen=True, slots=True)
class Code:
    """The program that answers: the hash of its files with what was chosen for it, and since when it runs."""

    digest: str
    since: datetime


def install(app: Flask) -> None:
    """Let `app` answer 304 before anything is loaded, once it has a session, and tag what it answers."""
    app.extensions[_CODE] = Code(_digest(), datetime.now(UTC))
    app.before_request(_answer_unchanged)
    app.after_request(_tag)


def hold_for(app: Flask, *chosen: object) -> None:
    """Let no answer outlive what an installation chose, such as where readers write to."""
    code: Code = app.extensions[_CODE]
    app.extensions[_CODE] = replace(code, digest=f"{code.digest} {chosen}")


def _answer_unchanged() -> Any:
    """Whoever names the tag had an answer; a date or a `*` is no proof of that, and waits for the answer."""
    if not _is_told_by_log() or request.method not in _READING or form_accepted():
        return None
    g.tag, g.changed_at = _state()
    if request.if_none_match.star_tag or not request.if_none_match:
        return None
    answer = _tagged(Response())
    return answer if answer.status_code == _UNCHANGED else None


def _is_told_by_log() -> bool:
    is_row_of_log = suffix_of(request.path) in _ROWS and request.endpoint not in _OF_OUTLETS
    return request.blueprint not in _BY_CONTENT or is_row_of_log


def _tag(answer: Response) -> Response:
    """Tag what can be kept, and say for how long it may be taken as it is."""
    is_kept = request.method in _READING and request.endpoint not in _FILES and request.blueprint not in _UNKEPT
    if not is_kept or answer.status_code not in {_DONE, _UNCHANGED}:
        return answer
    answer.cache_control.public = True
    if answer.mimetype == HTML and answer.status_code == _DONE:
        answer.cache_control.no_cache = True
    else:
        answer.cache_control.max_age = FRESH_FOR
    if answer.status_code == _UNCHANGED:
        return answer
    if "tag" not in g:
        answer.add_etag(weak=True)
        answer.make_conditional(request)
        return answer
    return _tagged(answer)


def _tagged(answer: Response) -> Response:
    answer.set_etag(g.tag, weak=True)
    answer.last_modified = g.changed_at
    answer.make_conditional(request)
    return answer


def record_state() -> tuple[Any, ...]:
    """What tells the record as it is from what it was: the numbers of its newest rows. Asked once for an answer."""
    if "record_state" not in g:
        g.record_state = _newest(g.session)
    return tuple(g.record_state[len(_DATED) :])


def _newest(session: Session) -> Sequence[Any]:
    newest = [select(at).order_by(at.class_.id.desc()).limit(1).scalar_subquery() for at in _DATED]
    numbers = [select(func.max(table.id)).scalar_subquery() for table in _NUMBERED]
    return session.execute(select(*newest, *numbers)).one()


def _state() -> tuple[str, datetime]:
    """A tag for this address as the record and the program are today, and since when they are so."""
    seq, *others = record_state()
    code: Code = current_app.extensions[_CODE]
    parts = [code.digest, request.root_url, request.full_path, g.today, seq, *others]
    day_began = datetime.combine(g.today, time.min, UTC)
    digest = hashlib.sha256("\n".join(map(str, parts)).encode()).hexdigest()[:24]
    return f"{seq or 0}-{digest}", max(day_began, code.since, *filter(None, g.record_state[: len(_DATED)]))


@cache
def _digest() -> str:
    """The hash of all files that an answer is made by, so that no answer outlives the program that made it."""
    home = Path(__file__).parent.parent
    files = sorted(file for folder in _FOLDERS for file in (home / folder).rglob("*") if file.suffix in _SUFFIXES)
    return hashlib.sha256(b"\0".join(file.read_bytes() for file in files)).hexdigest()
