"""The citation of a claim as files for reference managers."""

import json

from flask import Response

from webapp.citing import Citation, bibtex, citation, csl, ris
from webapp.claims import bp, claim_asked
from webapp.twins import FORMS


@bp.get("/claims/<public_id>.bib")
def as_bib(public_id: str) -> Response:
    """For BibTeX."""
    return _file(bibtex(_citation(public_id)), ".bib")


@bp.get("/claims/<public_id>.ris")
def as_ris(public_id: str) -> Response:
    """For EndNote, Zotero and others that take in RIS."""
    return _file(ris(_citation(public_id)), ".ris")


@bp.get("/claims/<public_id>.csl.json")
def as_csl(public_id: str) -> Response:
    """For processors of the Citation Style Language."""
    return _file(json.dumps(csl(_citation(public_id)), ensure_ascii=False, indent=2) + "\n", ".csl.json")


def _citation(public_id: str) -> Citation:
    asked = claim_asked(public_id, ["passage"])
    return citation(asked.claim, asked.passage, asked.knowledge)


def _file(text: str, suffix: str) -> Response:
    return Response(text, mimetype=FORMS[suffix][0])
