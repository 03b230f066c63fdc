"""The page that says how the record is made, what its words mean and what it leaves out."""

from flask import Blueprint, render_template, request

from store.vocabulary import VOCABULARIES
from webapp.asked import refuse_unknown
from webapp.terms import described

bp = Blueprint("method", __name__)


@bp.get("/method")
def method() -> str:
    """What a claim, a response and a status are, how origins are counted, and the vocabularies that define the rest."""
    refuse_unknown(request.args, [])
    return render_template("method.html", section="method", vocabularies=[described(kind) for kind in VOCABULARIES])
