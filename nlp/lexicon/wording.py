"""What a wording of an event consists of; the wordings themselves are in `events` and `rulings` beside this."""

import re
from dataclasses import dataclass

from nlp.frames import frame
from store.vocabulary import EventKind, InFavourOf, Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class EventWording:
    """A wording, the event it tells and what else it says of it.

    `is_background` is true where a suit is only spoken of ("A's suit against B"): it tells that there is one, but not
    where the sentence goes on to tell something of it.
    """

    name: str
    kind: EventKind
    pattern: re.Pattern[str]
    outcome: Outcome | None = None
    in_favour_of: InFavourOf | None = None
    confidence: float = 0.9
    is_background: bool = False


def said(
    kind: EventKind,
    name: str,
    wording: str,
    *,
    outcome: Outcome | None = None,
    in_favour_of: InFavourOf | None = None,
    confidence: float = 0.9,
    is_background: bool = False,
) -> EventWording:
    """The wording `wording`, named by its kind and `name`."""
    return EventWording(
        name=f"{kind}: {name}",
        kind=kind,
        pattern=frame(wording),
        outcome=outcome,
        in_favour_of=in_favour_of,
        confidence=confidence,
        is_background=is_background,
    )
