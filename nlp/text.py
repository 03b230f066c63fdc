"""The text before any parsing: what must not be read is blanked, and paragraphs are told from headings.

Blanking puts one space for each character, so every offset stays that of the original text.
"""

import re
from dataclasses import dataclass

# A longer text is read up to here: 25 times an average article, 16,000 words, some 450 MB while it is parsed.
LONGEST_TEXT = 100_000
_HEADING = 110
_QUESTION_HEADING = 90
# A page's head stands within so many characters of the text's beginning; titles of fewer words are left alone.
_HEAD = 200
_SHORTEST_TITLE = 3
_ANY_QUOTE = re.compile(r"[\"'“”‘’]")

# Runs that no writer means and that cost the tokenizer seconds: see docs/reading.md.
_MARKS = re.compile(r"[^\w\s]{9,}|(?:[^\w\s]{1,8}[ \t]{1,3}){6,}")
_HOSTILE = re.compile(r"[^\s]{80,}|[\x00-\x08\x0b-\x1f\x7f]+")
_ODD_SPACE = re.compile(r"[\u00a0\u2000-\u200f\u2028-\u202f\u205f\u2060\u3000\ufeff\u00ad\t\r\ud800-\udfff]")
# Notes of an outlet about itself; they stand word for word under story after story.
_DISCLOSURE = re.compile(
    r"[(\[]\s*(?:full |editor['’]s )?(?:disclosure|disclaimer|note):(?P<note>[^()\[\]]{0,600})(?:[)\]]|\Z)"
    r"|^[*_]{0,3}(?:full )?(?:disclosure|disclaimer):[^\n]{0,600}$",
    re.IGNORECASE | re.MULTILINE,
)
# Where and when an agency's story was written, before its first sentence: "BOSTON, June 24 (Sample Wire) - ".
_DATELINE = re.compile(
    r"\A\s*[A-Z][A-Z.'’ -]{2,30}(?:, [A-Z][\w. ]{1,20})?"
    r"(?:, (?:[A-Z][a-z]+\.? \d{1,2}|\d{1,2} [A-Z][a-z]+)(?:,? \d{4})?)?"
    r" \((?:AP|AFP|UPI|PA|dpa|Reuters|Bloomberg|Xinhua|Kyodo|[A-Z][\w ]{1,30} (?:News|Wire|Press|Service))\)"
    r"\s?(?:[-–—]{1,2}|:)\s"
)
# When a text was changed: no date of anything that it tells.
_UPDATED = re.compile(
    r"^[*_]{0,3}updated?,? (?:on )?(?:[a-z]+\.? \d{1,2}|\d{1,2} [a-z]+)(?:st|nd|rd|th)?\b[^:\n]{0,12}"
    r"(?:,? (?:at )?\d{1,2}:\d\d[^:\n]{0,12})?:",
    re.IGNORECASE | re.MULTILINE,
)
_BOILERPLATE = re.compile(
    r"^(?:leave a (?:comment|reply)|sign up|subscribe|read (?:more|next|also)|also:|see also|related:|view link|"
    r"advertisement|share this|follow (?:us|me)|photo(?:graph)?(?: by| credit|:)|image(?: credit|:)|getty images$|"
    r"written by|posted (?:by|on|in)|filed under|tags?:|comments?\b|techcrunch event|all rights reserved|©)",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?…:;][\"'”’)\]*_]*$|[,—–-]$")
_QUESTION_END = re.compile(r"\?[\"'”’)\]*_ ]*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph without the space around it; headings and boilerplate make no findings."""

    start_char: int
    end_char: int
    is_heading: bool
    is_boilerplate: bool


def readable(text: str) -> str:
    """`text` up to LONGEST_TEXT with what must not be read blanked; offsets are unchanged.

    Blank are hostile runs, odd spaces, datelines, disclosure notes and the stamps of updates.
    """
    kept = _ODD_SPACE.sub(" ", text[:LONGEST_TEXT])
    kept = _HOSTILE.sub(_blank, _MARKS.sub(_blank_but_end, kept))
    return _UPDATED.sub(_blank, _DISCLOSURE.sub(_blank, _DATELINE.sub(_blank, kept)))


def disclosed(text: str) -> str:
    """Only what the disclosure notes of `text` say, each as a paragraph; offsets are unchanged."""
    notes = [match.span("note") for match in _DISCLOSURE.finditer(text[:LONGEST_TEXT]) if match["note"]]
    kept = ["\n"] * len(text)
    for start, end in notes:
        kept[start:end] = text[start:end]
    return "".join(kept) if notes else ""


def blank(text: str, start_char: int, end_char: int) -> str:
    """`text` with spaces from `start_char` up to `end_char`."""
    return text[:start_char] + " " * (end_char - start_char) + text[end_char:]


def paragraphs_of(text: str, *, title: str | None = None) -> tuple[Paragraph, ...]:
    """The paragraphs of `text` in order; one that repeats `title`, or opens the text with it, is a heading."""
    headline = _plain(title or "")
    head = _head_end(text, title or "")
    blocks = [block for whole in _blocks(text) for block in _cut(text, whole, head)]
    return tuple(_paragraph(text, start, end, headline, head) for start, end in blocks)


def is_question(sentence: str) -> bool:
    """Whether the sentence ends as a question."""
    return bool(_QUESTION_END.search(sentence.rstrip()))


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


def _blank_but_end(match: re.Match[str]) -> str:
    """Spaces, after the mark that ends the sentence before, if the run begins with one."""
    run, before = match.group(), match.string[match.start() - 1 : match.start()]
    return run[0] + " " * (len(run) - 1) if run[0] in ".!?" and before.isalnum() else " " * len(run)


def _plain(text: str) -> str:
    return re.sub(r"\W+", " ", text).strip().casefold()


def _blocks(text: str) -> list[tuple[int, int]]:
    """(start, end) of each block of lines that belong together, without the space around it."""
    blocks: list[tuple[int, int]] = []
    lines = [(m.start(), m.group()) for m in re.finditer(r"[^\n]+", text) if not m.group().isspace()]
    for number, (start, line) in enumerate(lines):
        begin, end = start + len(line) - len(line.lstrip()), start + len(line.rstrip())
        if number and _goes_on(text, lines[number - 1], start, line):
            blocks[-1] = (blocks[-1][0], end)
        else:
            blocks.append((begin, end))
    return blocks


def _goes_on(text: str, before: tuple[int, str], start: int, line: str) -> bool:
    """Whether `line` continues the line before it, as in a text wrapped at a fixed width."""
    if text.count("\n", before[0] + len(before[1]), start) != 1:
        return False
    last = before[1].strip()
    is_short = len(last) < 60 and not line.lstrip()[:1].islower()
    return not (is_short or _SENTENCE_END.search(last) or last.startswith("#") or line.lstrip()[:1] in "#*-•|")


def _head_end(text: str, title: str) -> int:
    """Where a page's own head (its trail of sections, then `title`) ends in the first words of `text`, else 0.

    A title after which the words go on in lower case is the beginning of a sentence.
    """
    words = [_ANY_QUOTE.sub(lambda _: _ANY_QUOTE.pattern, re.escape(word)) for word in title.split()]
    if len(words) < _SHORTEST_TITLE:
        return 0
    match = re.search(r"\s+".join(words), text[: _HEAD + len(title)])
    goes_on = match and re.match(r"\s*[a-z,;:]", text[match.end() :])
    return match.end() if match and not goes_on else 0


def _cut(text: str, block: tuple[int, int], at: int) -> list[tuple[int, int]]:
    """The block, as two where the page's head ends inside it."""
    start, end = block
    rest = at + len(text[at:end]) - len(text[at:end].lstrip())
    return [(start, at), (rest, end)] if start < at and rest < end else [block]


def _paragraph(text: str, start: int, end: int, headline: str, head: int) -> Paragraph:
    words = text[start:end]
    is_boilerplate = len(words) < 200 and bool(_BOILERPLATE.match(words))
    repeats = end <= head or (bool(headline) and _plain(words) == headline)
    is_heading = words.startswith("#") or _reads_as_heading(words) or repeats
    return Paragraph(start_char=start, end_char=end, is_heading=is_heading, is_boilerplate=is_boilerplate)


def _reads_as_heading(words: str) -> bool:
    if is_question(words):
        return len(words) <= _QUESTION_HEADING and words.count(". ") == 0
    return len(words) <= _HEADING and not _SENTENCE_END.search(words)
