"""`/api/changes`: what a program takes in to have what the public sees, and to keep having it (docs/changes.md)."""

import re
from typing import Any

from flask import Blueprint, Response, abort, g, request, url_for

from store.changes.asked import RowNow, newest_seq, rows_since
from webapp.asked import number, refuse, refuse_unknown
from webapp.documents import add_next, send

bp = Blueprint("changes_api", __name__)
_MOST, _USUAL = 1000, 200


@bp.get("/api/changes")
def changes() -> Response:
    """Every thing whose last change is after `since`, once, as it is now; what is gone comes as a tombstone."""
    refuse_unknown(request.args, ["since", "limit"])
    newest = newest_seq(g.session)
    since, limit = _since(newest), number(request.args, "limit", default=_USUAL, most=_MOST)
    rows = rows_since(g.session, since, limit=limit + 1)
    told, has_more = [_told(row) for row in rows[:limit]], len(rows) > limit
    onward = told[-1]["seq"] if told else since
    document = {
        "on_record": "changes",
        "since": since,
        "next_since": onward,
        "more": has_more,
        "newest": newest,
        "changes": told,
    }
    address = url_for("changes_api.changes", _external=True, since=onward, limit=limit) if has_more else None
    return add_next(send(document), address)


def _since(newest: int) -> int:
    text = request.args.get("since", "0")
    if not re.fullmatch(r"[0-9]{1,15}", text):
        refuse("since", f"since={text[:60]!r} is no number of a change: begin with 0, and go on with `next_since`")
    if int(text) > newest:
        abort(404, f"no change has the number {text}: the newest is {newest}; begin with since=0")
    return int(text)


def _told(row: RowNow) -> dict[str, Any]:
    """An upsert with the whole row, or what became of it."""
    told = {"seq": row.seq, "kind": row.kind, "id": row.public_id, "revision": row.revision}
    if row.is_gone:
        gone = {"reason": row.value["reason"], "replaced_by": row.value["replaced_by"]}
        return {**told, "op": "merge" if gone["replaced_by"] else "delete", **gone}
    url = request.url_root.rstrip("/") + row.value["path"]
    return {**told, "op": "upsert", "row": {**row.value, "revision": row.revision, "url": url}}
