"""Where a claim comes from, as a tree: speakers at the root, where each first said it, and copies as leaves."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from store.litigants import is_litigant
from store.models import Assertion, Dispute
from store.origins import count_origins, place_of, speaker_of
from store.vocabulary import AssertionState, SpeakerKind
from webapp.headings import opened
from webapp.words import count, day, names, outlet_of

_STANDING = frozenset({AssertionState.PROPOSED, AssertionState.CONFIRMED})
_UNTRACED = frozenset({SpeakerKind.OTHER_OUTLET})
_MOST_TOLD = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """One article that carries the claim, and what it adds: nothing, where it copies another."""

    assertion: Assertion
    note: str
    is_litigant: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch:
    """One statement: where it was said, the article we read it in first, and those that repeat it."""

    place: str | None
    first: Leaf
    repeats: tuple[Leaf, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Root:
    """One speaker and the statements on record."""

    speaker: str
    note: str
    branches: tuple[Branch, ...]


def origin_tree(assertions: Iterable[Assertion], dispute: Dispute) -> list[Root]:
    """The tree of the assertions that stand; one root for each speaker, one branch for each origin."""
    live = [a for a in assertions if a.state in _STANDING]
    by_speaker = _grouped(live, lambda assertion: speaker_of(assertion.origin_key))
    return [_root(group, dispute) for group in by_speaker]


def counted(assertions: Iterable[Assertion]) -> str:
    """The counts of origins as a sentence."""
    found = count_origins(assertions)
    speakers = count(found.speakers, "distinct speaker")
    return f"{speakers}, {count(found.origins, 'statement')}, {count(found.articles, 'document')}."


def told_origins(assertions: Iterable[Assertion], tree: Sequence[Root]) -> str:
    """How many articles rest on how many origins, and which: "5 articles, 1 origin: Bloomberg, 28 Jan 2025"."""
    found = count_origins(assertions)
    branches = [branch for root in tree for branch in root.branches]
    told = [_told(branch) for branch in branches[:_MOST_TOLD]]
    more = [f"{len(branches) - _MOST_TOLD} more"] if len(branches) > _MOST_TOLD else []
    listed = "; ".join([*told, *more])
    return f"{count(found.articles, 'article')}, {count(found.origins, 'origin')}" + (f": {listed}." if listed else ".")


def _told(branch: Branch) -> str:
    """The place of an origin and its day; of one that was read elsewhere, the day by which it was there."""
    version = branch.first.assertion.passage.version
    dated = day(version.published_at) if version.published_at else "n.d."
    return f"{branch.place}, by {dated}" if branch.place else f"{outlet_of(version)}, {dated}"


def _root(group: list[Assertion], dispute: Dispute) -> Root:
    by_origin = _grouped(group, lambda assertion: assertion.origin_key)
    unnamed = group[0].origin_key.startswith("unnamed@")
    note = count(len(by_origin), "statement") + (", unnamed" if unnamed else "")
    return Root(
        speaker=_speaker(group[0]),
        note=note,
        branches=tuple(_branch(assertions, dispute) for assertions in by_origin),
    )


def _branch(group: list[Assertion], dispute: Dispute) -> Branch:
    by_article = [articles[0] for articles in _grouped(group, lambda a: str(a.passage.version.article_id))]
    first, *others = by_article
    return Branch(
        place=_place(first),
        first=_leaf(first, None, dispute),
        repeats=tuple(_leaf(other, first, dispute) for other in others),
    )


def _leaf(assertion: Assertion, first: Assertion | None, dispute: Dispute) -> Leaf:
    version = assertion.passage.version
    if first is None:
        note = assertion.status.label
    elif version.copy_cluster and version.copy_cluster == first.passage.version.copy_cluster:
        note = "copy"
    else:
        note = "repeats it"
    return Leaf(assertion=assertion, note=note, is_litigant=is_litigant(version.article.outlet, dispute))


def _speaker(assertion: Assertion) -> str:
    speakers = [step for step in assertion.steps if step.step_no == 1]
    if not speakers or speakers[0].speaker_kind in _UNTRACED:
        return "Not traced"
    if speakers[0].speaker_kind is SpeakerKind.ARTICLE_VOICE:
        return "The article itself"
    return opened(names(step.speaker for step in speakers), is_name=speakers[0].entity is not None)


def _place(assertion: Assertion) -> str | None:
    """The outlet the passage names as its source, or a court filing; None where it was read at its origin."""
    if place_of(assertion.origin_key) == "filing":
        return "a court filing"
    outlet = assertion.passage.version.article.outlet
    cited = dict.fromkeys(
        step.outlet.name if step.outlet else step.speaker
        for step in assertion.steps
        if step.speaker_kind is SpeakerKind.OTHER_OUTLET or (step.outlet and step.outlet is not outlet)
    )
    return names(cited) or None


def _grouped(assertions: list[Assertion], key: Callable[[Assertion], str]) -> list[list[Assertion]]:
    """Groups in the order in which each key first appears."""
    order = {found: number for number, found in enumerate(dict.fromkeys(key(a) for a in assertions))}
    ranked = sorted(assertions, key=lambda assertion: order[key(assertion)])
    return [list(group) for _, group in groupby(ranked, key=key)]
