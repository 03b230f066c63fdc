"""Whether a page says that its article was withdrawn: retracted, unpublished, removed. Pure."""

import re

_LONGEST = 600  # characters of a paragraph that is a notice
_LONGEST_PAGE = 1_500  # characters of a page that is nothing but its notice
_THING = r"(?:article|story|report|post|piece|page|item|column|content|video|interview)"
_WITHDRAWN = r"(?:retracted|withdrawn|unpublished|removed|taken down|taken offline|deleted|depublished|pulled)"
_LABEL = r"(?:retraction|editor[’']?s['’]? note|note|notice|correction|update|clarification)\b[^:.]{0,40}[:.–—-]\s*"
_SAYS = (
    rf"(?:this|the) {_THING}(?: \S+){{0,12}} (?:has|have) (?:since )?been {_WITHDRAWN}\b",
    rf"(?:this|the) {_THING} (?:was|is)(?: \w+)? {_WITHDRAWN}\b",
    rf"(?:this|the) {_THING}(?: \S+){{0,6}} is no longer available\b",
    rf"(?:we|\S+(?: \S+){{0,3}}) (?:has|have) (?:since )?{_WITHDRAWN} (?:this|the|an|our) (?:\w+ ){{0,2}}{_THING}\b",
)
_PLAIN = re.compile(rf"\W*(?:{_LABEL})?(?:{'|'.join(_SAYS)})", re.IGNORECASE)
_LABELLED = re.compile(rf"\W*{_LABEL}(?:{'|'.join(_SAYS)})", re.IGNORECASE)
_HEADLINE = re.compile(r"\W*(?:retracted|retraction|withdrawn)\b\W", re.IGNORECASE)


def withdrawal_notice(title: str | None, text: str) -> str | None:
    """The paragraph by which a page withdraws its article, or None.

    On a page that is not much more than its notice, plain words are enough. Where the text still stands, the notice
    must come first or last and carry a label, or the headline say it too: coverage quotes others' retractions.
    """
    paragraphs = [one for one in text.split("\n\n") if one]
    if len(text) <= _LONGEST_PAGE and (found := _first(_PLAIN, paragraphs[:2])):
        return found
    pattern = _PLAIN if _HEADLINE.match(f"{title or ''} ") else _LABELLED
    return _first(pattern, [*paragraphs[:2], *paragraphs[-1:]])


def _first(pattern: "re.Pattern[str]", paragraphs: list[str]) -> str | None:
    return next((one for one in paragraphs if len(one) <= _LONGEST and pattern.match(one)), None)
