"""The gate: whether a text is about a dispute over AI and intellectual property, decided before any claim is made."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from nlp.acts import is_other_matter
from nlp.charges import RENAMED
from nlp.document import ReadText, Sentence
from nlp.gazetteer import AI_AND_GIANTS, AI_ONLY, makers_of_ai
from nlp.lexicon.relevance import (
    AI_WORD,
    BLAMED,
    CHARGE,
    COULD_DISPUTE,
    COULD_MATTER,
    DEMAND,
    DISCLOSURE,
    DISPUTED,
    IP_MATTER,
    NO_DISPUTE,
    OWN_RULES,
    WRONG,
)
from nlp.model.scores import OWN, Seen
from nlp.text import paragraphs_of
from store.records import ClaimFinding, EventFinding
from store.vocabulary import Act, EntityKind

# Chosen on passages and real coverage that may be looked at: see docs/reading.md.
_SURE = 0.98
# It takes much ordinary news for disputes, so it must be surer of a text as a whole, and of somebody who accuses there.
_SURE_OF_ALL, _ACCUSES = 0.9999, 0.8
_DOUBTED = 0.05
# Acts that are charged outside AI as often as in it.
_ALSO_WITHOUT_AI = frozenset(
    {Act.PATENT_INFRINGEMENT, Act.TRADE_SECRET_MISAPPROPRIATION, Act.INSIDER_EXFILTRATION_OR_POACHING,
     Act.CONTRACT_OR_LICENCE_BREACH, Act.TRADEMARK_IN_OUTPUT, Act.UNSPECIFIED_UNAUTHORISED_USE,
     Act.SCRAPING_AGAINST_TERMS, Act.EVIDENCE_DESTRUCTION, Act.WEIGHTS_OR_CODE_THEFT,
     Act.DERIVATIVE_OR_CHARACTER_OUTPUT, Act.VOICE_OR_LIKENESS_USE}
)  # fmt: skip
_LONGEST_WHY = 160
_ACCUSED = "claim:accused"
# Letters of a text that is parsed whatever its words.
_SHORT = 700
# A public body or an outlet beside the words makes nobody accused.
_MAKERS = frozenset({EntityKind.COMPANY, EntityKind.PRODUCT})


NOTHING_SEEN = Seen()


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """Whether a text is let through, and one sentence that names what was seen or missed."""

    is_ai_ip_dispute: bool
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sign:
    """The words of one place that together make a dispute."""

    party: str
    matter: str
    dispute: str


def judge(
    read_text: ReadText,
    claims: Sequence[ClaimFinding] = (),
    events: Sequence[EventFinding] = (),
    seen: Seen = NOTHING_SEEN,
) -> Verdict:
    """Whether the text itself reports a dispute over AI and intellectual property, and why.

    It does where one place of it has words of an AI party, of such a matter and of a dispute; where a claim or an event
    that the rules found is of such a matter; or where the network is sure of it: of a text of one stretch if it speaks
    of AI and somebody accuses somebody in it, of a longer one if a stretch tells a claim or an event, its own too, in
    words that speak of AI and of the matter. A longer text of which it rules out every stretch does not, unless the
    rules found an event in it or a change of name.
    """
    title = read_text.title or ""
    if NO_DISPUTE.search(title) and not IP_MATTER.search(title):
        return Verdict(is_ai_ip_dispute=False, why=f"Its headline is about another matter: “{title}”.")
    reasons = chain(
        _words_say(read_text),
        _findings_say(read_text, claims, events),
        _network_says(read_text, seen, [*claims, *events]),
    )
    why = None if _is_ruled_out(seen, claims, events) else next(reasons, None)
    return Verdict(is_ai_ip_dispute=why is not None, why=why or _what_is_missing(read_text))


def _words_say(read_text: ReadText) -> Iterator[str]:
    for sign in _signs(read_text):
        yield f"It names “{sign.party}”, “{sign.matter}” and “{sign.dispute}” in one place."


def _findings_say(read_text: ReadText, claims: Sequence[ClaimFinding], events: Sequence[EventFinding]) -> Iterator[str]:
    for claim in (claim for claim in claims if not claim.rule.startswith(OWN)):
        words = _paragraph_at(read_text, claim.passage.start_char)
        speaks_of_ai = claim.act not in _ALSO_WITHOUT_AI or _speaks_of_ai(words)
        is_bare = claim.act is Act.UNSPECIFIED_UNAUTHORISED_USE and claim.rule != RENAMED
        is_stated = not is_bare or IP_MATTER.search(words) or (claim.rule == _ACCUSED and WRONG.search(words))
        if speaks_of_ai and is_stated:
            accused = ", ".join(claim.targets) or "nobody named"
            yield f"It tells a claim: {claim.claimant or 'nobody named'} against {accused}."
    for event in (event for event in events if not event.rule.startswith(OWN)):
        words = _around(read_text, event.passage.start_char)
        if NO_DISPUTE.search(words) or is_other_matter(words):
            continue
        told: Iterable[str] = (words,) if IP_MATTER.search(words) else _told_of(event, read_text)
        if any(_is_of_ip(around) for around in told):
            yield f"It tells a step of a dispute over intellectual property: “{_short(event.passage.exact)}”"


def _is_of_ip(words: str) -> bool:
    return bool(IP_MATTER.search(words)) and _speaks_of_ai(words)


def _told_of(event: EventFinding, read_text: ReadText) -> Iterator[str]:
    """What stands around sentences of the matter that name the accused of the event."""
    for sentence in read_text.sentences:
        named = {name.party for name in sentence.names}
        if not named.isdisjoint(event.accused) and IP_MATTER.search(sentence.text) and not sentence.says_nothing:
            words = _around(read_text, sentence.start_char)
            if not (NO_DISPUTE.search(words) or is_other_matter(words)):
                yield words


def _network_says(read_text: ReadText, seen: Seen, found: Sequence[ClaimFinding | EventFinding]) -> Iterator[str]:
    """Whether it is sure of the text, or of a stretch that tells a finding in words of AI and of the matter."""
    if len(seen.stretches) == 1 and _is_sure_of_all(read_text, seen):
        yield f"The network takes it for a text on such a dispute ({_about(seen):.2f})."
    sure = {read_text.sentences[one.sentence].start_char: one for one in seen.sentences if one.is_about >= _SURE}
    for finding in found:
        one = sure.get(finding.passage.start_char)
        words = f"{read_text.title or ''} {_around(read_text, finding.passage.start_char)}"
        if one and IP_MATTER.search(words) and _speaks_of_ai(words):
            yield f"The network takes it for a text on such a dispute ({one.is_about:.2f})."


def _is_sure_of_all(read_text: ReadText, seen: Seen) -> bool:
    """Whether it is sure of a text of one stretch, and somebody may accuse somebody in it."""
    accuses = max(float(one.accuses[:, 1:].max(initial=0)) for one in seen.sentences)
    speaks_of_ai = _speaks_of_ai(f"{read_text.title or ''} {read_text.text}")
    return _about(seen) >= _SURE_OF_ALL and accuses >= _ACCUSES and speaks_of_ai


def _is_ruled_out(seen: Seen, claims: Sequence[ClaimFinding], events: Sequence[EventFinding]) -> bool:
    is_told = bool(events) or any(claim.rule == RENAMED for claim in claims)
    return len(seen.stretches) > 1 and _about(seen) < _DOUBTED and not is_told


def _about(seen: Seen) -> float:
    """How sure the network is of the stretch of which it is surest."""
    return max(one.is_about for one in seen.sentences)


def _speaks_of_ai(words: str) -> bool:
    return bool(AI_WORD.search(words) or makers_of_ai(AI_ONLY).search(words))


def _around(read_text: ReadText, char: int) -> str:
    """The sentence at `char` with the one before and the one after it."""
    number = next(s.index for s in read_text.sentences if s.start_char <= char < s.end_char)
    near = read_text.sentences[max(0, number - 1) : number + 2]
    return " ".join(s.text for s in near if not DISCLOSURE.search(s.text))


def _paragraph_at(read_text: ReadText, char: int) -> str:
    number = next(s.paragraph for s in read_text.sentences if s.start_char <= char < s.end_char)
    own = (s.text for s in read_text.sentences if s.paragraph == number)
    return " ".join(words for words in own if not DISCLOSURE.search(words))


def _short(words: str) -> str:
    return words if len(words) <= _LONGEST_WHY else f"{words[:_LONGEST_WHY].rsplit(' ', 1)[0]} …"


def could_be_dispute(text: str, title: str | None = None) -> bool:
    """Whether some paragraph of a text on AI has words of a matter and of a dispute; it needs no parse.

    A text that never says AI must have the narrower words of intellectual property and of a charge. A short one that
    names a maker of AI always passes: it has few words to tell by, and costs little to parse.
    """
    paragraphs = [text[paragraph.start_char : paragraph.end_char] for paragraph in paragraphs_of(text)]
    names_maker = bool(makers_of_ai(AI_AND_GIANTS).search(text))
    if names_maker and len(text) <= _SHORT:
        return True
    if names_maker or AI_WORD.search(text) or AI_WORD.search(title or ""):
        return any(_could_matter(words) for words in paragraphs)
    return any(IP_MATTER.search(words) and DISPUTED.search(words) for words in paragraphs)


def _could_matter(words: str) -> bool:
    both = COULD_MATTER.search(words) and COULD_DISPUTE.search(words)
    return bool(both or CHARGE.search(words) or DEMAND.search(words))


def _signs(read_text: ReadText) -> Iterator[_Sign]:
    told = [s for s in read_text.sentences if not s.says_nothing and not DISCLOSURE.search(s.text)]
    for number, sentence in enumerate(told):
        paragraph = [s for s in told[: number + 1] if s.paragraph == sentence.paragraph]
        sign = _sign(paragraph)
        if sign:
            yield sign


def _sign(paragraph: list[Sentence]) -> _Sign | None:
    """The sign in the last two sentences of `paragraph`; a company of AI may stand further up in it."""
    near = paragraph[-2:]
    words = " ".join(sentence.text for sentence in near)
    if NO_DISPUTE.search(words):
        return None
    charge = CHARGE.search(words) or DEMAND.search(words)
    matter = IP_MATTER.search(words) or charge or _broken_rules(words, near)
    dispute = DISPUTED.search(words) or (WRONG.search(words) and BLAMED.search(words)) or charge
    party = _party(paragraph) if matter and dispute else None
    if not (matter and dispute and party):
        return None
    return _Sign(party=party, matter=matter.group(), dispute=dispute.group())


def _broken_rules(words: str, near: list[Sentence]) -> re.Match[str] | None:
    parties = {company.group() for company in makers_of_ai(AI_ONLY).finditer(words)}
    parties.update(name.party for sentence in near for name in sentence.names if name.known)
    return OWN_RULES.search(words) if len(parties) > 1 else None


def _party(paragraph: list[Sentence]) -> str | None:
    """A company of AI, else any known party in a sentence of the matter, where the words speak of AI."""
    company = makers_of_ai(AI_ONLY).search(" ".join(sentence.text for sentence in paragraph))
    if company:
        return company.group()
    near = paragraph[-2:]
    if not any(AI_WORD.search(sentence.text) for sentence in near):
        return None
    of_matter = (s for s in near if any(cue.search(s.text) for cue in (IP_MATTER, DISPUTED, DEMAND, CHARGE)))
    return next(
        (name.party for sentence in of_matter for name in sentence.names if name.known and name.kind in _MAKERS), None
    )


def _what_is_missing(read_text: ReadText) -> str:
    text = " ".join(sentence.text for sentence in read_text.sentences if not sentence.says_nothing)
    wanted: tuple[tuple[re.Pattern[str], str], ...] = (
        (AI_WORD, "AI"), (IP_MATTER, "intellectual property"), (DISPUTED, "an allegation, suit or ruling"),
    )  # fmt: skip
    missing = [what for pattern, what in wanted if not pattern.search(text)]
    if missing:
        return f"It says nothing of {' or '.join(missing)}."
    return "It speaks of AI, of intellectual property and of a dispute, but nowhere of the three together."
