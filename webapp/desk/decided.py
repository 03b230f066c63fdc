"""The book of decisions, newest first."""

from flask import g, render_template, request

from store.corrections import decisions
from store.identifiers import LARGEST_ID
from webapp.asked import number, refuse_unknown
from webapp.desk.pages import bp

_SHOWN = 50


@bp.get("/decisions")
def decided() -> str:
    """Some decisions, from before the number where an earlier page ended."""
    refuse_unknown(request.args, ["before", "done"])
    return decided_page()


def decided_page(problem: str | None = None) -> str:
    """The page, with why a decision could not be taken back."""
    before = number(request.args, "before", default=0, most=LARGEST_ID) or None
    found = decisions(g.session, limit=_SHOWN + 1, before=before)
    shown = found[:_SHOWN]
    older = shown[-1].action.id if len(found) > _SHOWN else None
    return render_template("desk_decided.html", section="desk", decisions=shown, older=older, problem=problem)
