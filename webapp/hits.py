"""A claim as a hit of a search: the passage that shows why it was found, and what its parties answered."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from store.filters import ClaimFilter
from store.models import Assertion, Claim
from store.vocabulary import AssertionState
from webapp.claim_page import Answer, Answered, answers, kind_words
from webapp.headings import Piece, heading, heading_text, in_order, is_asserted
from webapp.marking import Marked, excerpt, matched_words
from webapp.timeline.marks import Mark
from webapp.words import label, lowered, names, outlet_of

_STANDING = frozenset({AssertionState.PROPOSED, AssertionState.CONFIRMED})


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
    differing: Sequence[str]


def hit(claim: Claim, wanted: ClaimFilter, differing: Sequence[str] = ()) -> Hit:
    """A claim as a hit; it opens with the passage that fits best and has most of the words, the earliest of those.

    `differing` says in what its sources do not agree.
    """
    standing = [a for a in in_order(claim.assertions) if a.state in _STANDING]
    best = max(standing, key=lambda a: (len(_fitting(a, wanted)), len(matched_words([a.passage.exact], wanted.words))))
    return Hit(
        claim=claim,
        heading=heading(claim),
        mark=Mark.ALLEGATION if is_asserted(claim) else Mark.ALLEGED_BY_NOBODY,
        kind=kind_words(claim),
        assertion=best,
        excerpt=excerpt(best.passage.exact, wanted.words),
        why=_why(claim, best, wanted),
        answered=alike(answers(claim)),
        differing=differing,
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


def _fitting(assertion: Assertion, wanted: ClaimFilter) -> list[str]:
    """What the passage has of what is asked of one passage, in words."""
    outlet = assertion.passage.version.article.outlet
    origins = [step.speaker_kind for step in assertion.steps if step.step_no == 1]
    has: dict[str, list[tuple[str, str]]] = {
        "outlet": [(outlet.slug, outlet.name)] if outlet else [],
        "speaker": [(kind, f"on the word of {lowered(label(kind))}") for kind in origins],
        "evidence": [(one.kind, f"evidence: {lowered(label(one.kind))}") for one in assertion.evidence],
        "disclosure": [(one.disclosure, lowered(label(one.disclosure))) for one in assertion.evidence],
        "commitment": [(assertion.commitment, f"the source is {lowered(label(assertion.commitment))}")],
    }
    asked: dict[str, Collection[str]] = {name: wanted.only.get(name, ()) for name in has}
    return list(dict.fromkeys(words for name, found in has.items() for value, words in found if value in asked[name]))


def _why(claim: Claim, shown: Assertion, wanted: ClaimFilter) -> str | None:
    """Where the words stand, and what of the passage was asked for; None where neither was asked."""
    fitting = _fitting(shown, wanted)
    kept = f"Kept for this passage: {'; '.join(fitting)}." if fitting else None
    return " ".join(filter(None, (_found_by(claim, shown, wanted.words), kept))) or None


def _found_by(claim: Claim, shown: Assertion, words: str | None) -> str | None:
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
