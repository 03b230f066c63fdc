"""What the words of the record mean: a page for each vocabulary and for each term, with where it is used."""

import re

from flask import Blueprint, Response, abort, g, render_template, request, url_for

from store.claims import count_claims, find_claims
from store.facets import VOCABULARY_OF
from store.filters import ClaimFilter
from store.uses import count_uses
from store.vocabulary import VOCABULARIES, Term
from webapp.asked import refuse_unknown
from webapp.documents import send
from webapp.headings import heading
from webapp.narrowed import slug_of

bp = Blueprint("terms", __name__)
_EXAMPLES = 5
_BY_SLUG = {slug_of(kind): kind for kind in VOCABULARIES}
_FACET_OF = {kind: facet for facet, kind in VOCABULARY_OF.items()}


@bp.get("/about/terms")
def index() -> str:
    """Every vocabulary, with what it is for and how many terms it has."""
    refuse_unknown(request.args, [])
    return render_template("terms.html", section="method", vocabularies=[described(kind) for kind in VOCABULARIES])


@bp.get("/about/terms/<vocabulary>")
def vocabulary(vocabulary: str) -> str:
    """The terms of one vocabulary with their definitions, and how often each is used."""
    refuse_unknown(request.args, [])
    kind = _vocabulary(vocabulary)
    title, about, slug = described(kind)[:3]
    return render_template(
        "vocabulary.html",
        section="method",
        title=title,
        about=about,
        slug=slug,
        terms=list(kind),
        uses=count_uses(g.session, kind),
        facet=_FACET_OF.get(kind),
    )


@bp.get("/about/terms/<vocabulary>/<code>")
def term(vocabulary: str, code: str) -> str:
    """One term: its definition, where it comes from, how many claims have it, and the newest of them."""
    refuse_unknown(request.args, [])
    kind, found = _vocabulary(vocabulary), _term(vocabulary, code)
    title, _, slug = described(kind)[:3]
    facet = _FACET_OF.get(kind)
    wanted = ClaimFilter(only={facet: (found.value,)}) if facet else None
    listed = find_claims(g.session, wanted, limit=_EXAMPLES) if wanted else []
    return render_template(
        "term.html",
        section="method",
        term=found,
        vocabulary=title,
        slug=slug,
        facet=facet,
        claims=count_claims(g.session, wanted) if wanted else None,
        examples=[(claim, heading(claim)) for claim in listed],
        uses=count_uses(g.session, kind).get(found.value, {}),
        others=[other for other in kind if other is not found],
    )


@bp.get("/about/terms/<vocabulary>/<code>.json")
def term_json(vocabulary: str, code: str) -> Response:
    """The term as data."""
    refuse_unknown(request.args, [])
    found = _term(vocabulary, code)
    return send(
        {
            "on_record": "term",
            "vocabulary": vocabulary,
            "code": found.value,
            "label": found.label,
            "definition": found.definition,
            "origin": found.origin,
            "url": url_for("terms.term", vocabulary=vocabulary, code=code, _external=True),
            "uses": count_uses(g.session, type(found)).get(found.value, {}),
        }
    )


def described(kind: type[Term]) -> tuple[str, str, str, int]:
    """The name of a vocabulary in words, what it is for, its name in an address, and how many terms it has."""
    return title_of(kind), (kind.__doc__ or "").splitlines()[0], slug_of(kind), len(kind)


def title_of(vocabulary: type[Term]) -> str:
    """The name of a vocabulary in words: "ClaimStatus" is "Claim status"."""
    words = re.sub(r"(?<!^)([A-Z])", r" \1", vocabulary.__name__)
    return words[:1] + words[1:].lower()


def _vocabulary(slug: str) -> type[Term]:
    found = _BY_SLUG.get(slug)
    return found if found else abort(404, f"no vocabulary is called {slug[:60]!r}: /about/terms lists them")


def _term(slug: str, code: str) -> Term:
    kind = _vocabulary(slug)
    found = next((term for term in kind if term.value == code), None)
    return found if found else abort(404, f"{slug} has no term {code[:60]!r}: /about/terms/{slug} lists them")
