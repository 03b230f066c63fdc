"""Phrases that say where a sentence comes from: "According to A and B," and "as reported by C"."""

import re
from dataclasses import dataclass

_OPENING = re.compile(r"(?:(?<=\n)|(?<=[.!?”\"’] )|^)(According to|Citing|Per|As reported by|As noted by) ")
# "In A's view, B ..." is told according to A.
_IN_VIEW = re.compile(
    r"(?:(?<=\n)|(?<=[.!?”\"’] )|^)In (?P<who>[A-Z][\w.&-]*(?: [A-Z][\w.&-]*){0,4})[’']s? "
    r"(?:eyes|view|telling|account|opinion),"
)
_LATER = re.compile(
    r",? \b(according to|as (?:was )?(?:first |previously )?(?:reported|noted|seen|cited) by|(?<=, )per|(?<=, )citing) "
)
# The stop of "the U.S." ends no sentence before what is said of it: "the U.S. District Court", "the U.S. market".
_ENDS = re.compile(
    r"[;\n)]|(?<!\bU\.S)[.!?](?=[\s”\"’)]|$)|(?<=\bU\.S)\.(?! (?:[a-z]|District|Court|Circuit|Supreme|Copyright))"
    r"|,(?! and )|—| –"
)
_LONGEST = 220
# "..., which cited people familiar with the matter, ..." belongs to the phrase.
_GOES_ON = re.compile(r",? (?:which|who|citing|quoting|that)\b[^,.;]*")
_LISTED = re.compile(r"(?:, (?:and )?(?:the |The )?[A-Z][\w&’'.-]*(?: [A-Z&][\w&’'.-]*)*)+,? and [^,.;—]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A source phrase: where it stands with its commas, its cue, the words after it, whether it opens a sentence."""

    start_char: int
    end_char: int
    cue: str
    words: str
    words_start: int
    opens: bool


def source_phrases(text: str) -> tuple[Phrase, ...]:
    """The source phrases of `text`, in order and apart."""
    found = [p for m in _OPENING.finditer(text) if (p := _opening(text, m))]
    found += [_in_view(match) for match in _IN_VIEW.finditer(text)]
    taken = {char for phrase in found for char in range(phrase.start_char, phrase.end_char)}
    later = [_later(text, m) for m in _LATER.finditer(text) if m.start() not in taken]
    return tuple(sorted(found + later, key=lambda phrase: phrase.start_char))


def _opening(text: str, match: re.Match[str]) -> Phrase | None:
    """The phrase up to its comma; None where no comma comes, for then it is no opening phrase."""
    window = text[match.end() : match.end() + _LONGEST]
    comma = window.find(",")
    if comma < 0 or re.search(r"[.!?] [A-Z]|\n", window[:comma]):
        return None
    for longer in (_LISTED, _GOES_ON):
        more = longer.match(window, comma)
        if more and window[more.end() : more.end() + 1] == ",":
            comma = more.end()
    return _phrase(match, window[:comma], match.end() + comma + 1, opens=True)


def _in_view(match: re.Match[str]) -> Phrase:
    return Phrase(
        start_char=match.start(),
        end_char=match.end(),
        cue="according to",
        words=match["who"],
        words_start=match.start("who"),
        opens=True,
    )


def _later(text: str, match: re.Match[str]) -> Phrase:
    window = text[match.end() : match.end() + _LONGEST]
    end = _ENDS.search(window + "\n")
    length = min(end.start() if end else len(window), len(window))
    return _phrase(match, window[:length], match.end() + length, opens=False)


def _phrase(match: re.Match[str], words: str, end: int, *, opens: bool) -> Phrase:
    return Phrase(
        start_char=match.start(),
        end_char=end,
        cue=match.group(1),
        words=words,
        words_start=match.end(),
        opens=opens,
    )
