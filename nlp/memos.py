"""Memos and letters to lawmakers that a sentence only rests on: "A accused B, according to a memo sent to Congress"."""

import re
from collections.abc import Iterator, Sequence

from nlp.dates import first_date
from nlp.document import ReadText, SourcePhrase
from store.records import ClaimFinding, EventFinding
from store.vocabulary import EventKind

_TO_LAWMAKERS = re.compile(
    r"\b(?:memo|letter|written (?:testimony|comments))\b.{0,60}\b(?:to|with|before)\b.{0,40}"
    r"\b(?:lawmakers|Congress|[Cc]ommittee|senators?|Senate|regulators?|Parliament|House|MPs|peers)\b"
)


def memos_in(claims: Sequence[ClaimFinding], read_text: ReadText) -> Iterator[EventFinding]:
    """The memo of each claim whose sentence names one as its source, once for each sentence."""
    claimed = {claim.passage.start_char: claim for claim in reversed(claims) if claim.claimant and claim.targets}
    for sentence in read_text.sentences:
        claim = claimed.get(sentence.start_char)
        memo = next((phrase for phrase in sentence.source_phrases if _TO_LAWMAKERS.search(phrase.text)), None)
        if claim and memo:
            yield _memo(claim, memo, read_text)


def _memo(claim: ClaimFinding, memo: SourcePhrase, read_text: ReadText) -> EventFinding:
    return EventFinding(
        kind=EventKind.TESTIMONY_OR_MEMO,
        passage=claim.passage,
        rule=f"{EventKind.TESTIMONY_OR_MEMO}: according to a memo",
        confidence=0.85,
        accusers=tuple(filter(None, (claim.claimant, *claim.co_claimants))),
        accused=claim.targets,
        happened=first_date(memo.text, read_text.published),
    )
