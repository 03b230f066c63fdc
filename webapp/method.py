"""The page that says how the record is made, what its words mean and what it leaves out."""

import re

from flask import Blueprint, render_template, request

from store.vocabulary import VOCABULARIES, Term
from webapp.asked import refuse_unknown

bp = Blueprint("method", __name__)


@bp.get("/method")
def method() -> str:
    """What a claim, a response and a status are, how origins are counted, and every term with its definition."""
    refuse_unknown(request.args, [])
    vocabularies = [(title_of(kind), (kind.__doc__ or "").splitlines()[0], list(kind)) for kind in VOCABULARIES]
    return render_template("method.html", section="method", vocabularies=vocabularies)


def title_of(vocabulary: type[Term]) -> str:
    """The name of a vocabulary in words: "ClaimStatus" is "Claim status"."""
    words = re.sub(r"(?<!^)([A-Z])", r" \1", vocabulary.__name__)
    return words[:1] + words[1:].lower()
