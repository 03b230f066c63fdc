"""What a wording of an event or an answer consists of; the wordings themselves are in the modules beside this."""

import re
from dataclasses import dataclass

from nlp.frames import frame
from store.vocabulary import EventKind, InFavourOf, Outcome, ResponseBasis, ResponseKind


@dataclass(frozen=True, slots=True, kw_only=True)
class EventWording:
    """A wording, the event it tells and what else it says of it.

    `beside` must stand in the sentence too, before or after it. `is_known` is true where it speaks of a suit that there
    is, so that what may become of it is no doubt of it.
    """

    name: str
    kind: EventKind
    pattern: re.Pattern[str]
    beside: re.Pattern[str] | None = None
    outcome: Outcome | None = None
    in_favour_of: InFavourOf | None = None
    confidence: float = 0.9
    is_known: bool = False


def said(
    kind: EventKind,
    name: str,
    wording: str,
    *,
    beside: str | None = None,
    outcome: Outcome | None = None,
    in_favour_of: InFavourOf | None = None,
    confidence: float = 0.9,
    is_known: bool = False,
) -> EventWording:
    """The wording `wording`, named by its kind and `name`."""
    return EventWording(
        name=f"{kind}: {name}",
        kind=kind,
        pattern=frame(wording),
        beside=frame(beside) if beside else None,
        outcome=outcome,
        in_favour_of=in_favour_of,
        confidence=confidence,
        is_known=is_known,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponseWording:
    """A wording, the answer it tells and how that is known."""

    name: str
    kind: ResponseKind
    basis: ResponseBasis
    pattern: re.Pattern[str]
    confidence: float = 0.9


def answered(
    kind: ResponseKind, basis: ResponseBasis, name: str, wording: str, confidence: float = 0.9
) -> ResponseWording:
    """The wording `wording` of the words of a clause, in any case of letters."""
    pattern = re.compile(wording, re.IGNORECASE)
    return ResponseWording(name=f"{kind}: {name}", kind=kind, basis=basis, pattern=pattern, confidence=confidence)


def asked(kind: ResponseKind, name: str, wording: str, confidence: float = 0.8) -> ResponseWording:
    """The wording `wording` of a sentence in which {accused} was asked."""
    basis = ResponseBasis.ASKED
    return ResponseWording(
        name=f"{kind}: {name}", kind=kind, basis=basis, pattern=frame(wording), confidence=confidence
    )
