"""What an outlet says of its own article, in the article: that it corrected, amended, updated or clarified it."""

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from crawler.page import clean_text

_LONGEST = 800  # characters; a longer paragraph is not a notice
_DAY = r"(?:[A-Z][a-z]{2,8}\.?\s+\d{1,2}(?:st|nd|rd|th)?|\d{1,2}(?:st|nd|rd|th)?\s+[A-Z][a-z]{2,8}\.?)(?:,?\s+\d{4})?"
_LABEL = re.compile(
    r"^\W*(?:(?:editor[’']?s?|publisher[’']?s?)[’']?\s+note|corrections?(?:\s+(?:and|&)\s+clarifications?)?|clarifications?"
    r"|corrected|retraction|amendment|for the record)"
    rf"(?:,?\s*\(?(?:appended|{_DAY})(?:,?\s+\d{{1,2}}:\d\d[^:]{{0,20}})?\)?)?"
    r"\s*(?:[:.–—|-]\s*\S|[,:]?\s*$)",
    re.IGNORECASE,
)
_PIECE = r"(?:story|article|post|piece|report|version|column|headline|caption|item|page|interview|newsletter)"
_SAID = re.compile(
    rf"\b(?:an?\s+)?(?:earlier|previous|prior|original)\s+(?:published\s+|online\s+)?{_PIECE}s?\s+(?:of|in|to)\b.{{0,60}}?"
    r"\b(?:misstated|misidentified|misspelled|misquoted|incorrectly|erroneously|wrongly|inaccurately|mistakenly|gave|said"
    r"|stated|referred|attributed|omitted|included|described|reported|contained|used|failed|overstated|understated)\b"
    rf"|\bthis\s+{_PIECE}\s+(?:has\s+been|was)\s+(?:\w+\s+)?(?:amended|corrected|clarified|edited|changed|revised|retracted"
    r"|withdrawn)\b"
    rf"|\bthis\s+{_PIECE}\s+(?:has\s+been|was)\s+(?:\w+\s+)?updated\b.{{0,40}}?\b(?:to\s+(?:correct|clarify|reflect|remove|make"
    r"\s+clear|amend|fix|note)|after|because|following)\b"
    rf"|\bwe\s+(?:have\s+)?(?:corrected|amended|clarified)\s+(?:this|the)\s+{_PIECE}\b",
    re.IGNORECASE,
)
_PLACES = ("p", "div", "aside", "section", "small")
_OTHERS = re.compile(r"comment|related|recommend|most-?read|teaser|promo", re.IGNORECASE)
_FROM_START = 160  # characters within which a notice says so; later it is told of somebody else's


def read_notice(tree: HtmlElement, body: str) -> str | None:
    """The notice of correction in the text of an article or, if there is none, elsewhere on its page."""
    return correction_notice(body) or correction_notice("\n\n".join(_beside_the_text(tree)))


def correction_notice(body: str) -> str | None:
    """The paragraphs by which an article says that it was corrected, in order; None if it does not.

    A label that stands alone ("Correction") is given with the paragraph after it.
    """
    lines = [one for one in body.split("\n\n") if one]
    found = []
    for number, line in enumerate(lines):
        if _is_label_alone(line):
            found.append(" ".join([line, *lines[number + 1 : number + 2]]))
        elif is_notice(line) and not (number and _is_label_alone(lines[number - 1])):
            found.append(line)
    return "\n\n".join(found) or None


def is_notice(line: str) -> bool:
    """Whether a paragraph says that its article was corrected."""
    return len(line) <= _LONGEST and bool(_LABEL.match(line) or _SAID.search(line[:_FROM_START]))


def _beside_the_text(tree: HtmlElement) -> Iterator[str]:
    """Short texts of the page that are a notice; none of a reader, and none that is a link to another story."""
    for one in tree.iter(*_PLACES):
        if one.tag != "p" and one.find(".//p") is not None:
            continue
        text = " ".join(one.text_content().split())
        if is_notice(text) and not _is_of_others(one):
            yield clean_text(text)


def _is_of_others(one: HtmlElement) -> bool:
    """Whether a text is a link to another story, or stands in such a link or in a reader's comment."""
    inner = "".join(link.text_content() for link in one.iter("a"))
    above = (f"{each.get('class') or ''} {each.get('id') or ''}" for each in one.iterancestors())
    in_link = any(each.tag == "a" for each in one.iterancestors())
    return in_link or 2 * len(inner) > len(one.text_content()) or any(_OTHERS.search(names) for names in above)


def _is_label_alone(line: str) -> bool:
    return bool(_LABEL.match(line)) and len(line.split()) <= 4 and not line.rstrip().endswith(".")
