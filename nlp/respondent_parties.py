"""The parties of a text as far as answers go: who stands accused, by whom, and who speaks for whom."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from nlp.document import Name, ReadText, Sentence
from nlp.frames import frame, masked
from nlp.lexicon.answering import ACCUSING
from nlp.lexicon.relevance import DEMAND, DISPUTED, IP_MATTER, WRONG
from nlp.sides import is_likely_accused
from store.records import ClaimFinding, EventFinding
from store.vocabulary import SILENCES, EntityKind, EventKind, ResponseKind

_OFFICE = re.compile(
    r"(?:[’']s?)?,?(?: [\w-]+){0,4}? (?:spokes\w+|CEO|chief [\w ]{3,30}? ?(?:officer)?|counsel|president|executive"
    r"|co-?founder|founder|lawyer|director|boss),?"
    r"(?: (?:[A-Z][\w’.-]+|[A-Z]\.))*? (?P<surname>[A-Z][\w’-]+)(?![\w’-]| [A-Z])"
)

_OF_CHARGE = ACCUSING | {"allegedly", "allegation", "allegations", "accusation", "accusations", "lawsuit"}
_DEMANDED = frame(
    r"(?:(?:legal threats?|demand letters?|cease-and-desist(?: letters?)?|letters of demand|takedown notices?)[”\"’]*"
    r" from {accusers}|{other}[’']s? (?:legal threats?|cease-and-desist\w*|demands?|letter of demand)\b)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Parties:
    """Who stands accused in a text, who else is a party, who accuses whom, and who speaks for whom (by surname).

    `charged` are the accused by its words and not by their trade alone; `disputing` are companies named beside a word
    of accusing.
    """

    accused: frozenset[str]
    charged: frozenset[str]
    others: frozenset[str]
    disputing: frozenset[str]
    pairs: frozenset[tuple[str, str]]
    officers: dict[str, str]

    def accuser_of(self, respondent: str) -> str | None:
        """The one accuser of `respondent`, if there is only one."""
        accusers = {accuser for accuser, accused in self.pairs if accused == respondent}
        return accusers.pop() if len(accusers) == 1 else None

    def is_told_with_accuser(self, respondent: str, sentence: Sentence) -> bool:
        """Whether one who accuses it is named in the sentence."""
        named = {name.party for name in sentence.names}
        return any(accused == respondent and accuser in named for accuser, accused in self.pairs)

    def may_answer(self, respondent: str, kind: ResponseKind) -> bool:
        """Whether it can be the one who answers: the accused; any party where nothing was said; who took it back."""
        if kind is ResponseKind.WITHDREW_ALLEGATION:
            return respondent not in self.accused
        if kind is ResponseKind.GENERAL_STATEMENT:
            return respondent in self.charged
        if kind is ResponseKind.DENIED and respondent in self.disputing:
            return True
        return respondent in self.accused or (kind in SILENCES and respondent in self.others)


def parties_of(read_text: ReadText, claims: Sequence[ClaimFinding], events: Sequence[EventFinding]) -> Parties:
    """The parties of the disputes of the text: those of its claims and events, and the makers of AI it is about."""
    pairs = {(who, target) for c in claims for who in (c.claimant, *c.co_claimants) if who for target in c.targets}
    pairs |= {(who, target) for event in events for who in _accusers(event) for target in event.accused}
    accused = {target for claim in claims for target in claim.targets} | {t for e in events for t in e.accused}
    others = {who for who, _ in pairs} | {who for event in events for who in (*event.investigators, *event.accusers)}
    others |= _demanding(read_text) - accused
    accused |= _charged(read_text) - others
    makers = _makers(read_text, often=2 if accused else 1) - others
    return Parties(
        accused=frozenset(accused | makers),
        charged=frozenset(accused),
        others=frozenset(others),
        disputing=frozenset(_disputing(read_text) - others),
        pairs=frozenset(pairs),
        officers=_officers(read_text),
    )


def _accusers(event: EventFinding) -> tuple[str, ...]:
    """Those who accuse in an event: also who says of itself that it looks into the accused."""
    confirmed = event.kind is EventKind.INVESTIGATION_CONFIRMED
    return (*event.accusers, *event.investigators) if confirmed else event.accusers


def _makers(read_text: ReadText, *, often: int) -> set[str]:
    """Makers of AI that accuse nobody and are named so often; once more where a sentence speaks of a dispute."""
    found: Counter[str] = Counter()
    accusing: set[str] = set()
    for sentence in read_text.sentences:
        makers = {name.party for name in sentence.names if is_likely_accused(name)}
        found.update([*makers, *(makers if _is_of_dispute(sentence.text) else ())])
        verbs = (token for token in sentence.span if token.lower_ in ACCUSING)
        accusing.update(name.party for verb in verbs for name in _subjects(verb, sentence))
    return {name for name, times in found.items() if times >= often} - accusing


def _charged(read_text: ReadText) -> set[str]:
    """Companies that somebody is said to accuse or sue, whatever of."""
    return {
        name.party
        for sentence in read_text.sentences
        for verb in sentence.span
        if verb.lower_ in ACCUSING and not sentence.says_nothing
        for child in verb.children
        if child.dep_ in ("dobj", "nsubjpass")
        and (name := sentence.name_at(child.idx))
        and name.kind is EntityKind.COMPANY
    }


def _demanding(read_text: ReadText) -> set[str]:
    """Those of whom a threat or a letter of demand is said to come, or whose terms somebody is said to break."""
    told = (masked(sentence) for sentence in read_text.sentences if not sentence.says_nothing)
    found = ((signs, match) for signs in told for match in _DEMANDED.finditer(signs.text))
    return {name.party for signs, match in found for name in signs.parties(match["accusers"] or match["other"])}


def _disputing(read_text: ReadText) -> set[str]:
    """Companies that a sentence names beside a word of accusing: what they deny is that."""
    return {
        name.party
        for sentence in read_text.sentences
        if not sentence.says_nothing and any(token.lower_ in _OF_CHARGE for token in sentence.span)
        for name in sentence.names
        if name.kind is EntityKind.COMPANY
    }


def _is_of_dispute(words: str) -> bool:
    return any(pattern.search(words) for pattern in (IP_MATTER, DISPUTED, DEMAND, WRONG))


def _subjects(verb: Token, sentence: Sentence) -> Iterator[Name]:
    for child in verb.children:
        name = sentence.name_at(child.idx) if child.dep_ == "nsubj" else None
        if name and not name.is_reference:
            yield name


def _officers(read_text: ReadText) -> dict[str, str]:
    """Surnames of people whom the text names as speaking for a company."""
    found = ((_OFFICE.match(read_text.text, name.end_char, name.end_char + 120), name) for name in read_text.names)
    return {match["surname"]: name.party for match, name in found if match and name.kind is EntityKind.COMPANY}
