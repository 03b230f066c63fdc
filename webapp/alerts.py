"""What subscribers are sent: an entry of a feed as a message of its own, and the feeds that a hub is told of."""

import json
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import parse_qsl

from sqlalchemy import ColumnElement
from sqlalchemy.orm import Session
from werkzeug.datastructures import MultiDict

from store.filters import ClaimFilter, canonical
from store.models import Change
from store.public_claims import about_claims
from webapp.asked import claim_filter, query_of, refuse
from webapp.claim_document import iso
from webapp.entries import every_entry
from webapp.feed_forms import item

TEST = "test"


def saved_search(query: str) -> ClaimFilter:
    """The filter of a search, as it stands after the question mark of its address; raises ParameterError."""
    wanted = claim_filter(MultiDict(parse_qsl(query.removeprefix("?"), keep_blank_values=True)))
    if wanted.as_of:
        refuse("as_of", "a webhook tells what changes from now on: leave as_of out")
    return wanted


def condition(session: Session, wanted: ClaimFilter) -> ColumnElement[bool] | None:
    """True of the changes that concern a saved search; None where it leaves everything open."""
    return about_claims(session, canonical(session, wanted)) if query_of(wanted) else None


def told_of(session: Session, change: Change, root: str) -> bytes:
    """The message of a change, as a feed tells it now; `root` is the address of this record."""
    (entry,) = every_entry(session, [change])
    return message(entry.kind, iso(entry.at), item(entry, root))


def message(kind: str, at: str | None, data: Mapping[str, Any]) -> bytes:
    """A message as Standard Webhooks has it: what it is, when it came about, and its data."""
    return json.dumps({"type": kind, "timestamp": at, "data": data}, ensure_ascii=False).encode()


def topics(pages: Sequence[str], root: str) -> list[str]:
    """The addresses of the feeds of the whole record and of these pages ("disputes/openai-deepseek")."""
    own = [f"{root}/{page}{form}" for page in pages for form in (".feed.json", ".atom")]
    return [f"{root}/feed.json", f"{root}/feed.atom", *own]
