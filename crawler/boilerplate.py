"""Lines that stand in the text of a page and are not of the article: told by what they say, where markup tells nothing.

Only short lines are judged, and most patterns take the whole line: a sentence of the story is never dropped for a word.
"""

import re
from collections.abc import Iterable

_ELSEWHERE = (
    r"read (?:more|next|also|now)|also read|related(?: \w+)?|see (?:also|more)|more (?:on|from) [^.]{2,40}"
    r"|don[’']t miss"
    r"|you (?:may|might) also like|recommended(?: for you)?|what to read next|further reading|explore further|latest"
    r"|lesen sie (?:auch|mehr)|auch interessant|mehr zum thema|ähnliche artikel|lire aussi|à lire aussi|lee también"
    r"|lea también|leggi anche|leia (?:mais|também)|lees ook|les også|læs også|läs (?:också|även|mer)"
    r"|czytaj (?:więcej|także)|читайте также|devamını oku|ilgili haberler"
)
_POINTER = re.compile(rf"^\W*(?:{_ELSEWHERE})\W*$", re.IGNORECASE)  # a label that stands for itself

_MOST_WORDS, _LONGEST = 60, 500  # words, characters
_DROPPED = (
    _POINTER,
    re.compile(rf"^\W*(?:{_ELSEWHERE})\s*[:|»›>]\s.{{0,220}}$", re.IGNORECASE),
    re.compile(r"^\W*(?:copyright|©|\(c\)\s*\d{4}).{0,300}$|.{0,120}\ball rights reserved\W*$", re.IGNORECASE),
    re.compile(r"^\W*(?:(?:additional|further)\s+)?(?:reporting|writing|editing|compiled)\s+by\s.{2,400}$", re.I),
    re.compile(r"^.{2,160}\bcontributed (?:reporting|to this (?:report|story|article|piece))\W*$", re.IGNORECASE),
    re.compile(r"^\W*(?:image|photo(?:graph)?|picture|foto|bild|фото)(?: credit)?\s*[:/©].{0,120}$", re.IGNORECASE),
    re.compile(r".*\bfollow (?:him|her|them|us|me)(?: \w+)? on (?:twitter|x|facebook|instagram|bluesky)\b.*", re.I),
    re.compile(
        r"^\W*(?:sign up|subscribe|get|start your day|join|want more|for more|click here|download|register)\b"
        r".*\b(?:newsletters?|inbox|subscri\w+|app|here|free)\b.{0,40}$",
        re.IGNORECASE,
    ),
    re.compile(r".*\bsign up (?:here|now|today|for (?:our|the))\b.{0,120}$", re.IGNORECASE),
    re.compile(r"^\W*(?:advertisement|advertising|anzeige|publicidad|publicité|pubblicità|reklama|annonse)\W*$", re.I),
    re.compile(r"^\W*(?:share|comments?|tweet|email|print|copy link|facebook|twitter|whatsapp|menu|embed)\W*$", re.I),
)
_STAMP = re.compile(r"\b(?:19|20)\d\d\b|\b\d{1,2}[:.]\d\d\b")
_STAMP_WORDS = 10
_HEAD = 5  # lines of the top of a text, where headline, byline and date are printed
_ENDS = re.compile(r"[.!?…。][\"'”’»)\]]*$")
_REPEATED = 60  # characters from which a line that stands twice was printed twice by the page, not by the writer
_BYLINE = re.compile(r"^\W*(?:by|von|de|par|por|di|door|av|af|od)\s+", re.IGNORECASE)


def of_the_article(lines: Iterable[str], *, headlines: Iterable[str], authors: Iterable[str]) -> list[str]:
    """The lines that are of the article, in their order: without labels, boxes, stamps, headline, byline, repeats."""
    printed = {_plain(one) for one in headlines if one}
    people = {_plain(one) for one in authors}
    kept: list[str] = []
    seen: set[str] = set()
    for number, line in enumerate(lines):
        if line in seen or _is_boilerplate(line):
            continue
        if number < _HEAD and _is_of_the_head(line, printed, people):
            continue
        if len(line) >= _REPEATED:
            seen.add(line)
        kept.append(line)
    return kept


def _is_boilerplate(line: str) -> bool:
    return (
        len(line) <= _LONGEST and len(line.split()) <= _MOST_WORDS and any(pattern.match(line) for pattern in _DROPPED)
    )


def _is_of_the_head(line: str, headlines: set[str], authors: set[str]) -> bool:
    plain = _plain(line)
    return (
        any(plain == one or (plain.endswith(one) and len(plain) < 2 * len(one)) for one in headlines)
        or _plain(_BYLINE.sub("", line)) in authors
        or _is_stamp(line)
    )


def _is_stamp(line: str) -> bool:
    return (
        len(line) <= _LONGEST
        and len(line.split()) <= _STAMP_WORDS
        and bool(_STAMP.search(line))
        and not _ENDS.search(line)
    )


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
