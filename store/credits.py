"""The wire credit: the agency or outlet whose report a text says it is.

A text about an agency, or one that names it as a source ("Reuters reported"), credits nobody. A credit stands in a
dateline, in a byline, in a line of its own, or in a sentence about the article itself; SHAPES lists where and how.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from store.entities import find_outlet
from store.identifiers import fold
from store.models import Article, ArticleVersion
from store.vocabulary import OutletKind

# Who supplies reports to others, and the names they are credited by. The name is that of the reader's list of outlets.
AGENCIES = {
    "AAP": ("Australian Associated Press",),
    "Agence France-Presse": ("AFP", "Agence France Presse"),
    "ANI": ("Asian News International", "ANI Media"),
    "ANSA": (),
    "Associated Press": ("AP", "AP News"),
    "Bernama": (),
    "Bloomberg": ("Bloomberg News",),
    "Canadian Press": (),
    "CNN": ("CNN Newsource", "CNN Wire", "The-CNN-Wire"),
    "dpa": ("Deutsche Presse-Agentur", "dpa-AFX"),
    "EFE": ("Agencia EFE",),
    "IANS": ("Indo-Asian News Service",),
    "Interfax": (),
    "Jiji Press": ("Jiji",),
    "KFF Health News": (),
    "Kyodo": ("Kyodo News",),
    "PA Media": ("Press Association", "PA News Agency"),
    "Press Trust of India": ("PTI",),
    "ProPublica": (),
    "Reuters": ("Reuters News", "Thomson Reuters"),
    "States Newsroom": (),
    "TASS": (),
    "The Conversation": (),
    "Tribune News Service": ("TNS",),
    "United Press International": ("UPI",),
    "Xinhua": ("Xinhua News Agency",),
    "Yonhap": ("Yonhap News Agency",),
}
_AGENCY_OF = {fold(name): agency for agency, names in AGENCIES.items() for name in (agency, *names)}

_PARAGRAPHS = 3  # at either end of a text in which a credit is looked for
_NAME = r"(?P<name>[^\W\d_](?:[\w&’'-]|\.(?=\w))*(?: (?:[\w&’'-]|\.(?=\w))+){0,4}?)"
_END = r"(?=[.,;:()]|$| in\b| on\b| and\b| under\b)"
_PLACE = r"[A-ZÀ-Þ][\w.’'/-]*,?(?: (?:[A-ZÀ-Þ\d][\w.’'/-]*|de|la|of|and),?){0,7} "
_NO_BODY = r"(?![^(\n]*\b(?:Agen\w+|Presse?|News|Media|Reuters)\b[^(\n]*\()"  # "Agence France-Presse (AFP) - founded"
_DASH = r"(?:-{1,2}|–|—)"
_SIGNED = rf"[^\n]{{2,80}}?(?:,| \||\(| for| of| {_DASH}) ?"  # "Jane Doe, "
_TEXT = "(?:article|story|report|piece)"
_CAME = (
    r"(?:(?:was |is |has been )?(?:originally |first |re)?"
    r"(?:appeared|published|produced|supplied|provided|distributed) (?:in|on|by|from))"
)
_COPYRIGHT = r"(?:Copyright|©|\([Cc]\))(?: ?(?:©|\([Cc]\)))?"
_RESOLD = r"(?:Tribune (?:Content Agency|News Service)|TNS|MSN|Yahoo)\b"  # not "via Getty": that is a picture's


@dataclass(frozen=True, slots=True)
class Shape:
    """One way to credit, looked for at the `ends` of a text; `of_any` outlet, not only of an agency."""

    rule: str
    pattern: re.Pattern[str]
    ends: tuple[str, ...]
    of_any: bool = False


def _shape(rule: str, pattern: str, *ends: str, of_any: bool = False) -> Shape:
    return Shape(rule, re.compile(pattern, re.MULTILINE), ends, of_any)


# \A and \Z are the ends of the text itself, ^ and $ those of a paragraph.
SHAPES = (
    _shape("dateline", rf"^{_NO_BODY}(?:{_PLACE})?\({_NAME}\)\s?(?:{_DASH}|:)\s", "opening", of_any=True),
    _shape("opening name", rf"\A\({_NAME}\) (?=[A-ZÀ-Þ“\"])", "opening", of_any=True),
    _shape("byline in the text", rf"^By (?:{_SIGNED})?{_NAME}$", "opening"),
    _shape("about itself", rf"\b[Tt]his {_TEXT} {_CAME} {_NAME}{_END}", "opening", "closing", of_any=True),
    _shape("reporting for", rf"\bReporting by [^\n;]{{3,160}}? for {_NAME}{_END}", "closing"),
    _shape("line of its own", rf"^{_DASH} ?{_NAME}\.?$", "closing"),
    _shape("line in brackets", rf"^\((?:Source: ?)?{_NAME}\)\.?$", "closing"),
    _shape("last words", rf"(?<=[.!?] ){_DASH} ?{_NAME}\.?\Z", "closing"),
    _shape("last words in brackets", rf"(?<=[.!?] )\((?:Source: ?)?{_NAME}\)\.?\Z", "closing"),
    _shape("source", rf"(?:^|(?<=[.!?] ))(?:Source: |From ){_NAME}(?:, edited[^\n]{{0,40}})?\.?\Z", "closing"),
    _shape("copyright", rf"^{_COPYRIGHT} ?\d{{4}},? (?:by )?{_NAME}(?=[.,]|$| All)", "closing"),
    _shape("resold", rf"^(?:By )?{_NAME},? via {_RESOLD}", "opening", "closing"),
)
_SIGNATURE = _shape("byline", rf"^(?:{_SIGNED})?{_NAME}\)?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """A name that stands where credits stand, in the words of the page; it may be nobody's."""

    name: str
    exact: str
    shape: Shape


def credit_version(session: Session, version: ArticleVersion) -> None:
    """Note whom the text of a flushed version credits; nobody, where it credits the outlet that printed it."""
    for credit in possible_credits(version.text, version.authors):
        if agency := _agency(session, credit):
            outlet = session.get_one(Article, version.article_id).outlet
            if outlet is None or fold(outlet.name) != fold(agency):
                version.wire_credit, version.wire_credit_as_worded = agency, credit.exact
            return


def possible_credits(text: str, authors: Sequence[str]) -> Iterator[Credit]:
    """Every name that stands where credits stand, the surest places first."""
    written = [paragraph for paragraph in text.split("\n") if paragraph]
    ends = {"opening": "\n".join(written[:_PARAGRAPHS]), "closing": "\n".join(written[-_PARAGRAPHS:])}
    for shape in SHAPES:
        for end in shape.ends:
            yield from _found(shape, ends[end])
    for author in authors:
        yield from _found(_SIGNATURE, author)


def _found(shape: Shape, words: str) -> Iterator[Credit]:
    for match in shape.pattern.finditer(words):
        yield Credit(name=match["name"], exact=match.group().strip(), shape=shape)


def _agency(session: Session, credit: Credit) -> str | None:
    """Who goes by the name of a credit: an agency we know, or an outlet on record that supplies reports."""
    if agency := _AGENCY_OF.get(fold(credit.name)):
        return agency
    outlet = find_outlet(session, credit.name)
    return outlet.name if outlet and (credit.shape.of_any or outlet.kind is OutletKind.WIRE) else None
