"""A claim as this record told it at one of its revisions: what becomes of it later is told beside it."""

from typing import Any

from flask import Blueprint, abort, g, render_template, request

from store.changes.asked import changes_of, find_rows, row_at
from store.vocabulary import ThingKind
from webapp.asked import refuse_unknown
from webapp.claim_revisions import change_words
from webapp.entries import gone_words
from webapp.exports.claim_rows import sentence_of

Json = dict[str, Any]

# Its own, for the address of a revision leads nowhere else, whatever its claim was merged into.
bp = Blueprint("frozen", __name__)


@bp.get("/claims/<public_id>@<int:revision>")
def frozen(public_id: str, revision: int) -> str:
    """The claim as it was told at that revision."""
    told = _told(public_id, revision)
    now = find_rows(g.session, ThingKind.CLAIM, [public_id])[public_id]
    changes = changes_of(g.session, ThingKind.CLAIM, public_id)
    made = {change.revision: change for change in changes}
    return render_template(
        "frozen.html",
        section="disputes",
        told=told,
        heading="Not on record" if told["gone"] else sentence_of(told),
        public_id=public_id,
        revision=revision,
        newest=max(made),
        change=made[revision],
        until=made.get(revision + 1),
        words=change_words(made[revision]),
        gone_since=gone_words(now.value) if now.is_gone and not told["gone"] else None,
    )


def _told(public_id: str, revision: int) -> Json:
    refuse_unknown(request.args, [])
    told = row_at(g.session, ThingKind.CLAIM, public_id, revision)
    return told if told is not None else abort(404, f"claim {public_id[:40]} has no revision {revision}")
