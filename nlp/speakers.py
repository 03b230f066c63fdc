"""Who speaks or sues in a phrase: parties, people who speak for them, or a word that means whoever did so before."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from nlp.accusation import Accusation
from nlp.attribution import speaker_of
from nlp.document import Name, Sentence
from nlp.lexicon.triggers import FILES, PAPERS, UNNAMED, WHO_SUED, WRITES
from nlp.parties import claimants_among, makers_of
from nlp.phrases import Names, after, distinct, is_passive, parties, subjects
from store.vocabulary import ClaimStatus, EntityKind, SpeakerKind

_AND = re.compile(r",? (?:and |as well as |& )?(?:[Tt]he )?")
# How a parse hangs a name of a list on another that it takes for one long name.
_LOOSE = frozenset({"compound", "nmod", "amod"})
_DEFINITE = frozenset({"the", "this", "these", "both", "its", "their", "two", "three"})
_BRINGS = FILES | WRITES | {"made", "raised", "has", "have", "had", "published", "posted", "released", "publishes"}


@dataclass(frozen=True, slots=True)
class Speakers:
    """Those who accuse; `means_earlier` where the words mean, or may mean, whoever sued or accused before."""

    claimants: tuple[str, ...] = ()
    told_by: str | None = None
    means_earlier: bool = False
    has_paper: bool = False
    is_outlet: bool = False
    is_known: bool = True

    def __bool__(self) -> bool:
        """Whether anybody is known, or could be from what was told before."""
        return bool(self.claimants) or self.means_earlier


NOBODY = Speakers()


@dataclass(frozen=True, slots=True)
class Place:
    """A sentence with the name that each of its tokens is part of."""

    sentence: Sentence
    names: Names

    def named(self, heads: Iterable[Token]) -> tuple[Name, ...]:
        """The parties that the phrases of `heads` mean."""
        found = [name for head in heads for name in parties(head, self.names)]
        return distinct((*found, *(other for name in found for other in self._beside(name))))

    def _beside(self, name: Name) -> Iterator[Name]:
        """Names that a plain "and" or comma joins to `name` inside one noun phrase that the parse broke up."""
        own = [self.sentence.span.doc[i] for i, names in self.names.items() if name in names]
        heads = [t.head for t in own if t.dep_ in _LOOSE]
        for token in (*heads, *(child for t in own for child in t.children if child.dep_ in _LOOSE)):
            yield from (n for n in self.names.get(token.i, ()) if _AND.fullmatch(self._between(name, n)))

    def row_up_to(self, name: Name) -> tuple[Name, ...]:
        """The names of a list such as "A, B and C" that ends with `name`."""
        row = [name]
        for other in reversed([n for n in self.sentence.names if n.start_char < name.start_char]):
            if not _AND.fullmatch(self._between(other, row[0])):
                break
            row.insert(0, other)
        return tuple(row)

    def _between(self, one: Name, other: Name) -> str:
        first, last = sorted((one, other), key=lambda name: name.start_char)
        return self.words(first.end_char, last.start_char)

    def words(self, start: int, end: int) -> str:
        """The text between two offsets."""
        return self.sentence.text[start - self.sentence.start_char : end - self.sentence.start_char]

    def accusation(
        self, trigger: Token, said: Speakers, targets: tuple[str, ...], *, rule: str, is_case: bool = False,
        needs_act: bool = False, confidence: float | None = None, content: Token | None = None,
        speaker: SpeakerKind | None = None,
    ) -> Accusation:  # fmt: skip
        """The accusation at `trigger`, whose words are the clause `content` or all that follows."""
        start, end = trigger.idx, self.sentence.end_char
        if content is not None:
            start = min(t.idx for t in content.subtree)
            end = max(t.idx + len(t) for t in content.subtree)
        is_paper = is_case or said.has_paper
        return Accusation(
            sentence=self.sentence,
            claimants=said.claimants,
            targets=targets,
            words=self.words(start, end),
            words_start=start,
            cue=trigger.text,
            rule=rule,
            status=None if rule.startswith("claim:said") and not is_paper else ClaimStatus.ALLEGED,
            speaker=speaker or (SpeakerKind.COURT_DOCUMENT if is_paper else SpeakerKind.NAMED_ORG_SPOKESPERSON),
            is_case=is_case,
            needs_act=needs_act,
            confidence=confidence or (0.9 if is_case else 0.85),
            told_by=said.told_by,
            means_earlier=said.means_earlier,
            accuses_earlier=not targets,
            is_outlet=said.is_outlet,
        )


def speakers(heads: Iterable[Token], place: Place) -> Speakers:
    """Who speaks in the subject `heads`."""
    for head in heads:
        is_paper = head.lower_ in PAPERS
        names = place.named(owners(head)) if is_paper else place.named((head,))
        claimants = claimants_among(names, may_be_outlet=True) or makers_of(names, place.sentence.text)
        if claimants:
            return _known(head, names, claimants, is_paper=is_paper)
        if not names and (is_paper or means_earlier(head)):
            return Speakers(means_earlier=True, has_paper=is_paper)
    return NOBODY


def _known(head: Token, names: tuple[Name, ...], claimants: tuple[str, ...], *, is_paper: bool) -> Speakers:
    own = [name for name in names if name.party in claimants]  # none where a name sues under another
    return Speakers(
        claimants,
        told_by=next((who for name in names if (who := speaker_of(name)[1])), None),
        means_earlier=bool(own) and all(name.is_group for name in own) and _is_given(head),
        has_paper=is_paper,
        is_outlet=all(name.kind is EntityKind.OUTLET for name in names),
        is_known=any(name.known or name.is_group for name in names),
    )


def means_earlier(head: Token) -> bool:
    """Whether the word is a pronoun or "the agency", "its lawyers": no new party."""
    return head.lower_ in WHO_SUED and (head.tag_ == "PRP" or _is_definite(head))


def is_unnamed(heads: Iterable[Token]) -> bool:
    """Whether those who speak are people without a name."""
    return any(head.lower_ in UNNAMED for head in heads)


def owners(paper: Token) -> tuple[Token, ...]:
    """Whose suit or letter it is: "B's suit", "the suit by B", "filed by B", "that B filed"."""
    found = [child for child in paper.children if child.dep_ == "poss"]
    if after(paper, "against"):
        found += [child for child in paper.children if child.dep_ == "compound" and child.tag_.startswith("NNP")]
    found += after(paper, "by", "from", "of")
    for clause in (child for child in paper.children if child.dep_ in ("acl", "relcl") and child.lower_ in _BRINGS):
        found += after(clause, "by", "from")
        found += [child for child in clause.children if child.dep_ == "nsubj" and child.tag_ not in ("WDT", "WP")]
    verb = paper.head
    if paper.dep_ in ("dobj", "pobj") and any(child.tag_ == "PRP$" for child in found):
        governor = next((t for t in paper.ancestors if t.tag_.startswith("VB")), None)
        own = (child for child in found if child.tag_ == "PRP$")
        return (*subjects(governor), *own) if governor is not None else ()
    if paper.dep_ == "dobj" and verb.lower_ in _BRINGS and not is_passive(verb):
        found += subjects(verb)
    return tuple(found)


def _is_given(head: Token) -> bool:
    return head.tag_ == "PRP" or _is_definite(head)


def _is_definite(head: Token) -> bool:
    return any(child.lower_ in _DEFINITE for child in head.children)
