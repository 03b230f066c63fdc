"""Courts, docket numbers and sums of money in a sentence."""

import re

from nlp.document import Sentence
from store.records import Amount
from store.vocabulary import AmountKind, EntityKind

_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
_PROPER = r"[A-Z][\w’'-]+"
_FORUMS = (
    rf"(?:the )?U\.?S\.? District Court for the (?:{_PROPER} )*District of {_PROPER}(?: {_PROPER})?",
    rf"(?:the )?(?:U\.?S\.? )?(?:{_PROPER} )?Court of Appeals(?: for the (?:{_PROPER} )+Circuit)?",
    rf"(?:the )?(?:Southern|Northern|Central|Eastern|Western|Middle) District of {_PROPER}(?: {_PROPER})?",
    r"(?:the )?(?:First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth|Tenth|Eleventh|Federal|D\.C\.) Circuit",
    (
        rf"(?:the )?(?:{_PROPER}[’']?s? )?(?:High|Superior|Regional|District|Supreme|Constitutional) Court"
        rf"(?: (?:of|in) {_PROPER}(?: (?:and )?{_PROPER})*)?"
    ),
    r"(?:the )?Court of Justice of the European Union",
    rf"(?:an? |the )?(?:{_PROPER} ){{0,2}}(?:federal|district|state) court(?: in (?:the )?{_PROPER}(?: {_PROPER})*)?",
    rf"(?:an? |the )?court in (?!{_MONTH}){_PROPER}(?: {_PROPER})*",
    r"(?:the )?(?:International Trade Commission|Patent Trial and Appeal Board)",
)
_FORUM = re.compile(r"(?<!\w)(?:" + "|".join(_FORUMS) + r")(?!\w)")
# A court that a judge's name or "court filings" merely mention is no forum by itself; it needs a place or a rank.
_BARE = re.compile(r"^(?:an? |the )?(?:federal|district|state|high|supreme|superior|regional) court$", re.IGNORECASE)
_DOCKET = re.compile(
    r"(?<![\w-])(?:\d{1,2}:\d{2}-(?:cv|md|cr|ap)-\d{3,6}(?:-[A-Z]{2,4})?|\d{2}-(?:cv|md|cr)-\d{3,6}|C-\d{1,4}/\d{2}"
    r"|\[20\d\d\] EW(?:HC|CA) (?:Civ )?\d{1,5}(?: \(\w+\))?|\d{1,3} O \d{1,6}/\d{2})(?![\w-])"
)

_CURRENCIES = {
    "$": "USD",
    "US$": "USD",
    "£": "GBP",
    "€": "EUR",
    "¥": "JPY",
    "₹": "INR",
    "C$": "CAD",
    "A$": "AUD",
    "S$": "SGD",
}
_SCALES = {"thousand": 10**3, "k": 10**3, "million": 10**6, "m": 10**6, "mn": 10**6, "billion": 10**9, "b": 10**9,
           "bn": 10**9}  # fmt: skip
_CODES = {"dollar": "USD", "canadian dollar": "CAD", "australian dollar": "AUD", "pound": "GBP", "euro": "EUR",
          "yen": "JPY", "rupee": "INR", "won": "KRW"}  # fmt: skip
_SUM = re.compile(
    r"(?:(?P<sign>(?:US|C|A|S)?\$|£|€|¥|₹) ?(?P<number>\d[\d,]*(?:\.\d+)?)(?:[ -]?(?P<scale>thousand|"
    r"million|billion|bn|mn|[kmb])\b)?"
    r"|(?P<number2>\d[\d,]*(?:\.\d+)?) ?(?P<scale2>thousand|million|billion)?,? (?P<code>"
    r"(?:Canadian |Australian )?dollar|pound|euro|yen|rupee|won)s?\b)",
    re.IGNORECASE,
)
# "$3,000 per book" is the share of one work, and "$61 billion valuation" no sum of the dispute.
_NOT_THE_SUM = re.compile(
    r"^[^.;$£€¥₹]{0,40}?\b(?:per|each|apiece|a|for (?:each|every)) (?:infringed |class |copyrighted )?"
    r"(?:book|work|title|song|infringement|copy|month|year|author|violation|image|article|day)s?\b"
    r"|^[^.;,$£€¥₹]{0,30}?\b(?:each|apiece|valuation|valued|in revenue|funding|round|raised?|investment|"
    r"acquisition|deal to acquire)\b",
    re.IGNORECASE,
)
_BEFORE_OTHER_SUM = re.compile(
    r"\b(?:valued at|valuation of|raised|raising|worth about|up to|revenue of)\s+\S{0,8}\s?$"
)


def forum_in(sentence: Sentence) -> str | None:
    """The court that the sentence names, in its own words without an article, else None."""
    court = next((name for name in sentence.names if name.kind is EntityKind.COURT and not name.is_reference), None)
    words = [match.group() for match in _FORUM.finditer(sentence.text) if not _BARE.match(match.group())]
    if words:
        return re.sub(r"^(?:the|an?) ", "", max(words, key=len), flags=re.IGNORECASE)
    return court.name if court else None


def docket_in(sentence: Sentence) -> str | None:
    """The docket number in the sentence, as printed."""
    found = _DOCKET.search(sentence.text)
    return found.group() if found else None


def amount_in(words: str, kind: AmountKind) -> Amount | None:
    """The largest sum in `words` that is no share per work and no valuation."""
    is_any = kind is AmountKind.DEMANDED  # "$150,000 for each work" is what a suit asks for
    sums = [_amount(match, kind) for match in _SUM.finditer(words) if is_any or not _is_other_sum(words, match)]
    return max(sums, key=lambda amount: amount.value, default=None)


def _is_other_sum(words: str, match: re.Match[str]) -> bool:
    after, before = words[match.end() :], words[: match.start()]
    return bool(_NOT_THE_SUM.match(after) or _BEFORE_OTHER_SUM.search(before))


def _amount(match: re.Match[str], kind: AmountKind) -> Amount:
    number = float((match["number"] or match["number2"]).replace(",", ""))
    scale = _SCALES.get((match["scale"] or match["scale2"] or "").casefold(), 1)
    sign = (match["sign"] or "").upper()
    currency = _CURRENCIES[sign] if sign else _CODES[match["code"].casefold()]
    return Amount(value=round(number * scale), currency=currency, kind=kind)
