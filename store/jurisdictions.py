"""The country of a court, told from its name as a source words it. A name that tells none stays unknown."""

import re

_STATES = (
    "Alabama|Arizona|California|Colorado|Connecticut|Delaware|Florida|Georgia|Illinois|Maryland|Massachusetts|"
    "Michigan|Minnesota|Missouri|Nevada|New Jersey|New York|North Carolina|Ohio|Oregon|Pennsylvania|Tennessee|Texas|"
    "Utah|Virginia|Washington|Wisconsin|Manhattan|Brooklyn|Los Angeles|San Francisco|San Jose|Oakland|Chicago|Boston|"
    "Houston|Seattle|Wilmington"
)
_BOARDS = "International Trade Commission|(?:Patent|Trademark) Trial"
# Courts as coverage calls them; the first line that fits decides. ISO 3166 codes in small letters, and "eu".
_NAMES = (
    ("eu", r"European Union|\bCJEU\b|Luxembourg"),
    ("gb", r"London|England|\bUK\b|\bEW(?:HC|CA)\b|Scotland|Court of Session"),
    ("de", r"Munich|München|Hamburg|Berlin|Cologne|Düsseldorf|Frankfurt|German|Landgericht|Bundesgerichtshof"),
    ("ca", r"Ontario|Canad|British Columbia|Quebec|Québec|Toronto|Alberta"),
    ("in", r"Delhi|\bIndia|Mumbai|Bombay|Madras"),
    ("cn", r"Beijing|Shanghai|Guangzhou|Hangzhou|Shenzhen|\bChina\b|Chinese|Internet Court"),
    ("jp", r"Tokyo|Osaka|\bJapan"),
    ("kr", r"Seoul|Korea"),
    ("fr", r"Paris|French|\bFrance\b"),
    ("nl", r"Amsterdam|The Hague|Dutch|Netherlands"),
    ("it", r"Rome|Milan|Italian|\bItaly\b"),
    ("au", r"Australia|New South Wales|Sydney|Melbourne"),
    ("us", rf"U\.?\s?S\.?\s|\b(?:{_STATES})\b|District of|\bCircuit\b|[Ff]ederal (?:district )?court|{_BOARDS}"),
)  # fmt: skip
_BY_WORDS = tuple((code, re.compile(words)) for code, words in _NAMES)


def country_of(forum: str | None) -> str | None:
    """The country of a court as a small ISO 3166 code ("eu" for a court of the Union), or None where nothing tells."""
    return next((code for code, words in _BY_WORDS if words.search(forum)), None) if forum else None


COUNTRIES = tuple(code for code, _ in _NAMES)
"""Every country that a court's name can tell."""
