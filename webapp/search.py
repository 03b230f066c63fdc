"""Searching the claims: words, filters, how each choice would narrow the list, and why each hit was found."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from flask import Blueprint, Response, g, render_template, request, url_for

from store.claims import ClaimFilter, Place, count_claims, find_claims
from store.facets import count_facets, name_of
from store.models import Assertion, Claim
from store.vocabulary import Act, AssertionState, Commitment, EvidenceKind, Term
from webapp.asked import PARAMETERS, claim_filter, place, place_text, query_of
from webapp.claim_page import Answer, Answered, answers, kind_words
from webapp.documents import add_next, send
from webapp.headings import Piece, heading, heading_text, in_order, is_asserted
from webapp.listing import claim_list
from webapp.marking import Marked, excerpt, matched_words
from webapp.timeline.marks import Mark
from webapp.words import names, outlet_of

bp = Blueprint("search", __name__)
_PER_PAGE = 20
_STANDING = frozenset({AssertionState.PROPOSED, AssertionState.CONFIRMED})
_LABELS = {
    "q": "Words",
    "party": "Party",
    "accuser": "Accuser",
    "accused": "Accused",
    "dispute": "Dispute",
    "act": "Alleged act",
    "outlet": "Outlet",
    "commitment": "How firmly",
    "evidence": "Evidence",
    "since": "Said to have happened since",
    "until": "Said to have happened until",
    "as_of": "Public by",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Alike:
    """Parties that answered a claim in the same ways, and the answers of one of them."""

    parties: str
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A claim that was found, the passage that shows why, and the words that matched."""

    claim: Claim
    heading: list[Piece]
    mark: Mark
    kind: str
    assertion: Assertion
    excerpt: list[Marked]
    why: str | None
    answered: list["Alike"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """A filter that is on: how to drop it, and how many claims would then be listed (counted only for no hits)."""

    label: str
    value: str
    address: str
    without: int | None


@bp.get("/search")
def search() -> str:
    """Claims that match, newest recorded first."""
    wanted = claim_filter(request.args, besides=["after"])
    after = place(request.args)
    found = find_claims(g.session, wanted, limit=_PER_PAGE + 1, after=after)
    facets = count_facets(g.session, wanted)
    total = count_claims(g.session, wanted)
    return render_template(
        "search.html",
        section="search",
        wanted=wanted,
        query=query_of(wanted),
        hits=[hit(claim, wanted) for claim in found[:_PER_PAGE]],
        total=total,
        facets=facets,
        chosen=_chosen(wanted, is_empty=not total),
        address_with=_address_with(wanted),
        older=_older(wanted, found),
        is_continued=after is not None,
        commitments=list(Commitment),
        evidence_kinds=list(EvidenceKind),
    )


@bp.get("/search.json")
def search_json() -> Response:
    """The same list as data, with the counts of each choice."""
    wanted = claim_filter(request.args, besides=["after", "limit"])
    listed, onward = claim_list(g.session, wanted, request.args, endpoint="search.search_json")
    facets = {
        facet.parameter: [{"value": c.value, "label": c.label, "claims": c.claims} for c in facet.choices]
        for facet in count_facets(g.session, wanted)
    }
    return add_next(send({"on_record": "search", "query": query_of(wanted), **listed, "facets": facets}), onward)


def hit(claim: Claim, wanted: ClaimFilter) -> Hit:
    """A claim as a hit; it opens with the passage that has most of the words, the earliest of those."""
    standing = [a for a in in_order(claim.assertions) if a.state in _STANDING]
    best = max(standing, key=lambda a: (_fits(a, wanted), len(matched_words([a.passage.exact], wanted.words))))
    return Hit(
        claim=claim,
        heading=heading(claim),
        mark=Mark.ALLEGATION if is_asserted(claim) else Mark.ALLEGED_BY_NOBODY,
        kind=kind_words(claim),
        assertion=best,
        excerpt=excerpt(best.passage.exact, wanted.words),
        why=_why(claim, best, wanted.words),
        answered=alike(answers(claim)),
    )


def alike(answered: Sequence[Answered]) -> list[Alike]:
    """The parties by what they answered, so that one silence of three is told once."""
    together: dict[tuple[str, ...], list[Answered]] = {}
    for group in answered:
        together.setdefault(tuple(answer.response.kind for answer in group.answers), []).append(group)
    return [
        Alike(parties=names(group.party.name for group in groups), answers=groups[0].answers)
        for groups in together.values()
    ]


def _fits(assertion: Assertion, wanted: ClaimFilter) -> bool:
    """Whether the passage itself has the outlet and the commitment that are asked for."""
    outlet = assertion.passage.version.article.outlet
    is_outlet = wanted.outlet is None or (outlet is not None and outlet.slug == wanted.outlet)
    return is_outlet and (wanted.commitment is None or assertion.commitment is wanted.commitment)


def _why(claim: Claim, shown: Assertion, words: str | None) -> str | None:
    """Where the words stand that are not marked in the passage shown; None where no words were asked for."""
    if not words:
        return None
    places = {
        "in the passage": [shown.passage.exact],
        "in the heading": [heading_text(claim), claim.act.label, claim.object or ""],
        "in the names of the parties": [p.entity.name for p in claim.parties] + [claim.dispute.title],
        "in the name of the outlet": [outlet_of(a.passage.version) for a in claim.assertions],
        "in another passage": [a.passage.exact for a in claim.assertions if a is not shown],
        "in the chain of attribution": [step.speaker for a in claim.assertions for step in a.steps],
    }
    told, seen = [], set[str]()
    for where, texts in places.items():
        fresh = [word for word in matched_words(texts, words) if word not in seen]
        seen.update(fresh)
        if fresh:
            told.append(f"{', '.join(f'“{word}”' for word in fresh[:6])} {where}")
    return f"Found by {'; '.join(told)}." if told else "Found by another name of a party."


def _chosen(wanted: ClaimFilter, *, is_empty: bool) -> list[Chosen]:
    found = []
    for name, value in query_of(wanted).items():
        without = replace(wanted, **{PARAMETERS[name]: None})
        found.append(
            Chosen(
                label=_LABELS[name],
                value=_shown_value(name, value),
                address=url_for("search.search", **query_of(without)),
                without=count_claims(g.session, without) if is_empty else None,
            )
        )
    return found


def _shown_value(name: str, value: str) -> str:
    """What people read for the value of a filter."""
    vocabularies: dict[str, type[Term]] = {"act": Act, "commitment": Commitment, "evidence": EvidenceKind}
    if name in vocabularies:
        return vocabularies[name](value).label
    is_slug = name in {"party", "accuser", "accused", "outlet", "dispute"}
    return (name_of(g.session, name, value) if is_slug else None) or value


def _address_with(wanted: ClaimFilter) -> Any:
    """Gives the address of this search narrowed by one more choice."""
    return lambda parameter, value: url_for("search.search", **{**query_of(wanted), parameter: value})


def _older(wanted: ClaimFilter, found: Sequence[Claim]) -> str | None:
    if len(found) <= _PER_PAGE:
        return None
    last = found[_PER_PAGE - 1]
    here = Place(recorded_at=last.recorded_at, claim_id=last.id)
    return url_for("search.search", **query_of(wanted), after=place_text(here))
