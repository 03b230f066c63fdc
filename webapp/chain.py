"""The chain of a passage: who said it, who printed it, who repeated it, and this record at its end."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from store.identifiers import fold
from store.litigants import is_litigant
from store.models import Assertion, AttributionStep, Dispute, Outlet
from store.vocabulary import AssertionState, Commitment, SpeakerKind
from webapp.headings import Piece, opened
from webapp.words import hedged, names, outlet_name

# How firmly a link holds, weakest last.
_FIRMNESS = (Commitment.CERTAIN, Commitment.PROBABLE, Commitment.POSSIBLE, Commitment.UNDERSPECIFIED)
_REVIEWED = {
    AssertionState.PROPOSED: "read by machine, not yet reviewed",
    AssertionState.CONFIRMED: "read by machine, confirmed by an editor",
    AssertionState.REJECTED: "read by machine, rejected by an editor",
    AssertionState.SUPERSEDED: "read by machine; the page no longer says it",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One name of the chain: who that is, the cue that shows its commitment, and that commitment in words.

    `commitment` is None for this record, which keeps a claim and rates nothing.
    """

    name: str
    about: str
    says: str
    cue: str | None = None
    commitment: Commitment | None = None
    slug: str | None = None
    is_litigant: bool = False


def chain(assertion: Assertion, dispute: Dispute) -> list[Link]:
    """The links of a passage from the origin to this record."""
    links: list[Link] = []
    for number, group in groupby(assertion.steps, key=lambda step: step.step_no):
        links += _links_of(list(group), dispute, is_origin=number == 1)
    if not assertion.steps or not _is_article_voice(assertion.steps[-1]):
        links.append(_printer(assertion, dispute, links))
    links.append(Link(name="On Record", about=_REVIEWED[assertion.state], says="Keeps it; rates nothing"))
    return links


def weakest(links: Iterable[Link]) -> Link | None:
    """The link that commits itself least; None where all of them are certain."""
    ranked = [link for link in links if link.commitment is not None]
    found = max(ranked, key=lambda link: _FIRMNESS.index(link.commitment or Commitment.CERTAIN), default=None)
    return None if found is None or found.commitment is Commitment.CERTAIN else found


def hedge_words(assertion: Assertion) -> list[str]:
    """The words of the passage that weaken it or leave it open, in order, each once."""
    pieces = hedged(assertion.passage.exact, assertion.hedges, assertion.passage.start_char)
    return list(dict.fromkeys(text for text, is_hedge in pieces if is_hedge))


def passage_pieces(assertion: Assertion) -> list[Piece]:
    """The passage in pieces, hedges apart."""
    pieces = hedged(assertion.passage.exact, assertion.hedges, assertion.passage.start_char)
    return [Piece(text, is_hedge) for text, is_hedge in pieces]


def _links_of(steps: list[AttributionStep], dispute: Dispute, *, is_origin: bool) -> list[Link]:
    """The speakers that stand side by side as one link, and after them the outlet they spoke to where it is named."""
    first = steps[0]
    outlet = first.outlet
    speaks = first.speaker_kind is SpeakerKind.OTHER_OUTLET
    name = "The article itself" if _is_article_voice(first) else names(step.speaker for step in steps)
    links = [
        Link(
            name=opened(name, is_name=first.entity is not None),
            about=_about(first, dispute),
            says=_firmness(first.commitment, of_itself=is_origin and not speaks),
            cue=first.cue,
            commitment=first.commitment,
            slug=first.entity.canonical.slug if first.entity and len(steps) == 1 else None,
            is_litigant=speaks and is_litigant(outlet, dispute),
        )
    ]
    if outlet is not None and not speaks and fold(outlet.name) != fold(first.speaker):
        links.append(_outlet_link(outlet, dispute, spoke=name))
    return links


def _about(step: AttributionStep, dispute: Dispute) -> str:
    entity = step.entity.canonical if step.entity else None
    roles = [party.role.label for party in dispute.parties if party.entity is entity]
    kind = _KINDS.get(step.speaker_kind, step.speaker_kind.label)
    return "; ".join([*([names(dict.fromkeys(roles))] if roles else []), kind])


_KINDS = {
    SpeakerKind.NAMED_ORG_SPOKESPERSON: "person not named",
    SpeakerKind.OTHER_OUTLET: "outlet, named by the article",
    SpeakerKind.ARTICLE_VOICE: "in its own voice; it names no source",
}


def _printer(assertion: Assertion, dispute: Dispute, before: list[Link]) -> Link:
    """The page the passage stands on, as the last to repeat it."""
    version = assertion.passage.version
    outlet = version.article.outlet
    last = before[-1].name if before else None
    dated = "" if version.published_at else "; undated"
    name = (
        outlet_name(outlet) if outlet else "An article without outlet" if version.published_at else "An undated article"
    )
    authors = names(str(author) for author in version.authors) or "no author named"
    return Link(
        name=name,
        about=f"outlet{dated}; {authors}" if outlet else f"no outlet known; {authors}",
        says=f"Certain that {last} said so" if last else "Certain, of itself",
        cue="reports",
        commitment=Commitment.CERTAIN,
        is_litigant=is_litigant(outlet, dispute),
    )


def _outlet_link(outlet: Outlet, dispute: Dispute, *, spoke: str) -> Link:
    return Link(
        name=outlet_name(outlet),
        about="outlet, named by the article",
        says=f"Certain that {spoke} said so",
        cue="reports",
        commitment=Commitment.CERTAIN,
        is_litigant=is_litigant(outlet, dispute),
    )


def _firmness(commitment: Commitment, *, of_itself: bool) -> str:
    words = commitment.label[:1].upper() + commitment.label[1:]
    return f"{words}, of itself" if of_itself and commitment is Commitment.CERTAIN else words


def _is_article_voice(step: AttributionStep) -> bool:
    return step.speaker_kind is SpeakerKind.ARTICLE_VOICE
