"""What changed and what was corrected as data: a page as JSON, all of it as a file."""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from flask import Response, g, request
from sqlalchemy.orm import Session

from store.changes.asked import ChangeFilter, all_changes, count_changes, latest_changes
from store.corrections import Decision, Seen, all_decisions, all_outlet_corrections, count_corrections
from store.identifiers import LARGEST_ID
from store.models import Change
from webapp.asked import number, refuse_unknown
from webapp.claim_document import iso
from webapp.documents import add_next, send
from webapp.entries import Entry, every_entry
from webapp.exports.sending import file_parameters, send_streamed
from webapp.line_data import Json
from webapp.news import FILTERS, bp, changes_wanted, decision_data, seen_data
from webapp.twins import address_here

CHANGES = (
    "seq", "recorded_at", "kind", "id", "op", "revision", "changed", "title", "why", "reason", "replaced_by", "url",
)  # fmt: skip
CORRECTIONS = (
    "by", "name", "at", "kind", "subject", "values", "reason", "citation", "decision", "undoes", "undone_by", "url",
)  # fmt: skip
_PER_PAGE = 100


@bp.get("/changes.json")
def changes_json() -> Response:
    """A page of changes, the newest first."""
    refuse_unknown(request.args, [*FILTERS, "before"])
    wanted, before = changes_wanted(), number(request.args, "before", default=0, most=LARGEST_ID) or None
    found = latest_changes(g.session, wanted, limit=_PER_PAGE + 1, before_seq=before)
    onward = address_here(before=found[_PER_PAGE - 1].id) if len(found) > _PER_PAGE else None
    listed = _change_rows(g.session, found[:_PER_PAGE], _root())
    count = count_changes(g.session, wanted)
    return add_next(send({"on_record": "log", "count": count, "changes": listed, "next": onward}), onward)


@bp.get("/changes.csv", endpoint="changes_csv")
@bp.get("/changes.ndjson", endpoint="changes_ndjson")
def changes_as_file() -> Response:
    """Every change, the newest first, one to a row."""
    refuse_unknown(request.args, [*FILTERS, *file_parameters()])
    wanted = changes_wanted()
    return send_streamed(CHANGES, partial(_all_changes, wanted, _root()), partial(count_changes, wanted=wanted))


@bp.get("/corrections.csv", endpoint="corrections_csv")
@bp.get("/corrections.ndjson", endpoint="corrections_ndjson")
def corrections_as_file() -> Response:
    """Every decision of an editor, then every correction of an outlet, each the newest first, one to a row."""
    refuse_unknown(request.args, file_parameters())
    return send_streamed(CORRECTIONS, partial(_all_corrections, _root()), count_corrections)


def _root() -> str:
    return request.root_url.rstrip("/")


def _all_changes(wanted: ChangeFilter, root: str, session: Session) -> Iterator[Json]:
    for batch in all_changes(session, wanted):
        yield from _change_rows(session, batch, root)


def _change_rows(session: Session, changes: Sequence[Change], root: str) -> list[Json]:
    return [_change_row(entry, root) for entry in every_entry(session, changes)]


def _change_row(entry: Entry, root: str) -> Json:
    change = entry.change
    return {
        "seq": change.id,
        "recorded_at": iso(change.recorded_at),
        "kind": change.kind,
        "id": change.public_id,
        "op": change.op,
        "revision": change.revision,
        "changed": change.changed,
        "title": entry.title,
        "why": entry.why,
        "reason": entry.reason,
        "replaced_by": change.replaced_by,
        "url": root + entry.path,
    }


def _all_corrections(root: str, session: Session) -> Iterable[Json]:
    for one in all_decisions(session):
        yield _decision_row(one, root)
    for seen in all_outlet_corrections(session):
        yield _seen_row(seen, root)


def _decision_row(one: Decision, root: str) -> Json:
    told = decision_data(one)
    return {
        "by": "editor",
        "name": told["by"],
        "at": told["at"],
        "kind": told["decision"],
        "subject": told["subject"],
        "values": [f"{value['name']}: {value['before']} → {value['after']}" for value in told["values"]],
        "reason": told["reason"],
        "citation": told["citation"],
        "decision": told["number"],
        "undoes": told["undoes"],
        "undone_by": told["undone_by"],
        "url": root + told["path"] if told["path"] else None,
    }


def _seen_row(seen: Seen, root: str) -> Json:
    told = seen_data(seen)
    return {
        **dict.fromkeys(CORRECTIONS),
        "by": "outlet",
        "name": told["outlet"],
        "at": told["observed_at"],
        "kind": told["kind"],
        "subject": told["title"],
        "values": [],
        "reason": told["because"],
        "url": root + told["article"],
    }
