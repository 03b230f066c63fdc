"""The entries of a feed, one for each change: what became of which thing, the sentence it rests on, and why."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from store.changes.asked import RowNow, find_rows, last_paths
from store.models import Change
from store.vocabulary import ChangeOp, EditorialActionKind, ThingKind
from webapp.exports.claim_rows import sentence_of
from webapp.words import lowered, outlet_of, sentence_link

Json = dict[str, Any]

KINDS: Mapping[str, str] = {
    "new_allegation": "New allegation",
    "new_response": "New response",
    "new_event": "New event",
    "new_dispute": "New dispute",
    "new_party": "New party",
    "new_source": "Also reported",
    "status_change": "New status",
    "reply": "Reply to this record",
    "reviewed": "Read by an editor",
    "correction": "Correction",
    "changed": "Changed",
    "withdrawn": "Withdrawn",
    "merged": "Merged",
    "restored": "Restored",
    "takedown": "Words taken down",
}
"""What an entry tells: its code, and what a reader sees."""
TOLD = (ThingKind.CLAIM, ThingKind.RESPONSE, ThingKind.EVENT, ThingKind.DISPUTE)
"""The things whose changes are news; parties come with what they take part in."""
_ADDED = {
    ThingKind.CLAIM: "new_allegation",
    ThingKind.RESPONSE: "new_response",
    ThingKind.EVENT: "new_event",
    ThingKind.DISPUTE: "new_dispute",
    ThingKind.ENTITY: "new_party",
}
_BY_OP = {ChangeOp.WITHDRAW: "withdrawn", ChangeOp.MERGE: "merged", ChangeOp.RESTORE: "restored",
          ChangeOp.TAKEDOWN: "takedown"}  # fmt: skip
_BY_DECISION = {EditorialActionKind.PUBLISH: "reply", EditorialActionKind.CONFIRM: "reviewed"}
_OF_SOURCES = frozenset({"sources", "counts", "first_published"})
# What follows from an entry of its own: an answer is told as one, and what was read again is no news.
_NO_NEWS = frozenset({"responses", "decided_by", "rule", "confidence"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One change as a feed tells it. `row` is the thing as it is now; None once it is gone."""

    change: Change
    kind: str
    what: str
    why: str
    path: str
    source: Json | None
    row: Json | None
    reason: str | None

    @property
    def title(self) -> str:
        """What it is about, in one line."""
        return f"{KINDS[self.kind]}: {self.what}"

    @property
    def link(self) -> str | None:
        """The sentence on the outlet's page."""
        return sentence_link(self.source["url"], self.source["exact"]) if self.source else None

    @property
    def text(self) -> str:
        """The entry as somebody reads it who sees nothing else of it."""
        caution = " Alleged, not established." if self.change.kind is ThingKind.CLAIM and self.row else ""
        return "\n\n".join(filter(None, (f"{self.title}.{caution}", self._quoted(), self.why)))

    @property
    def at(self) -> datetime:
        """When this record changed."""
        return self.change.recorded_at

    def _quoted(self) -> str:
        if self.source is None:
            return ""
        dated = (self.source["published_at"] or "n.d.")[:10]
        party = ", itself a party" if self.source["is_litigant"] else ""
        return f"“{self.source['exact']}” ({self.source['outlet'] or 'an unnamed outlet'}{party}, {dated})"


def entries(session: Session, changes: Sequence[Change]) -> list[Entry]:
    """The entries of those changes that are news, in the same order."""
    return [entry for entry in every_entry(session, changes) if is_news(entry.change)]


def every_entry(session: Session, changes: Sequence[Change]) -> list[Entry]:
    """The entries of all those changes, in the same order."""
    kinds = {change.kind for change in changes}
    rows = {kind: find_rows(session, kind, [c.public_id for c in changes if c.kind is kind]) for kind in kinds}
    paths = {kind: _paths(session, kind, rows[kind]) for kind in kinds}
    return [
        _entry(change, rows[change.kind][change.public_id].value, paths[change.kind].get(change.public_id, "/changes"))
        for change in changes
    ]


def _paths(session: Session, kind: ThingKind, rows: Mapping[str, RowNow]) -> dict[str, str]:
    """Where readers find each thing; one that is gone, where it stood: the page there says what became of it."""
    gone = [row.public_id for row in rows.values() if row.is_gone]
    found = {row.public_id: row.value["path"] for row in rows.values() if not row.is_gone}
    return found | (last_paths(session, kind, gone) if gone else {})


def is_news(change: Change) -> bool:
    """Whether a change tells readers anything; what was only read again does not."""
    return change.op is not ChangeOp.MODIFY or not _NO_NEWS.issuperset(change.changed)


def _entry(change: Change, value: Json, path: str) -> Entry:
    kind = _kind(change)
    gone = bool(value["gone"])
    is_status = kind == "status_change"
    what = f"{change.kind.label} {gone_words(value)}" if gone else _what(change, value, is_status=is_status)
    return Entry(
        change=change,
        kind=kind,
        what=what,
        why=_why(change),
        path=path,
        source=None if gone else _source(value),
        row=None if gone else value,
        reason=value["reason"] if gone else None,
    )


def _kind(change: Change) -> str:
    if change.op is not ChangeOp.MODIFY:
        return _BY_OP.get(change.op) or _ADDED[change.kind]
    if change.action is not None:
        return _BY_DECISION.get(change.action.action, "correction")
    if change.kind is ThingKind.DISPUTE and "status" in change.changed:
        return "status_change"
    return "new_source" if _OF_SOURCES.intersection(change.changed) else "changed"


def _what(change: Change, value: Json, *, is_status: bool) -> str:
    if change.kind is ThingKind.CLAIM:
        return sentence_of(value)
    if change.kind is ThingKind.RESPONSE:
        return f"{value['respondent']['name']}: {lowered(value['response_label'])}"
    if change.kind is ThingKind.EVENT:
        return f"{value['event_label']}{_sides(value['parties'])}"
    if change.kind is ThingKind.ENTITY:
        return str(value["name"])
    return f"{value['title']}: {lowered(value['status']['label'])}" if is_status else str(value["title"])


def _sides(parties: Iterable[Json]) -> str:
    named = list(dict.fromkeys(party["name"] for party in parties))
    return f" ({', '.join(named)})" if named else ""


def gone_words(value: Json) -> str:
    """What is left to say of a thing that is gone: its id, and why it went or into which other."""
    if value["replaced_by"]:
        return f"{value['id']} is one with {value['replaced_by']}"
    return f"{value['id']}, {(value['reason'] or 'no reason is on record').rstrip('.')}"


def _source(value: Json) -> Json | None:
    """The sentence that a thing rests on first."""
    found: Json | None = value.get("source") or next(iter(value.get("sources") or ()), None)
    return found


def _why(change: Change) -> str:
    """What brought it about, as a sentence."""
    if change.action is not None:
        return f"An editor decided it: {change.action.reason.rstrip('.')}."
    if change.version is not None:
        title = f" in “{change.version.title}”" if change.version.title else ""
        return f"Because of what {outlet_of(change.version)} printed{title}."
    return f"Because {change.because.rstrip('.')}." if change.because else ""
