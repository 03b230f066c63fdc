"""How to take the record away: its forms, how to cite it, how to load it, and a builder of feeds."""

from flask import Blueprint, g, render_template, request, url_for

from store.changes.asked import newest_seq
from store.companies import list_parties
from store.releases.licence import LICENCE
from store.vocabulary import Act
from webapp.asked import refuse_unknown
from webapp.releases import kept_releases

bp = Blueprint("data", __name__)
_LISTED = 12


@bp.get("/data")
def data() -> str:
    """What can be downloaded or followed, under which terms, with a line of pandas and one of R."""
    refuse_unknown(request.args, [])
    return render_template(
        "data.html",
        section="data",
        newest=newest_seq(g.session),
        parties=[tally.entity for tally in list_parties(g.session)],
        acts=list(Act),
        releases=kept_releases()[:_LISTED],
        licence=LICENCE,
        root=url_for("home.home", _external=True).rstrip("/"),
    )
