"""What of an archive is kept: whole pages of news in a language, whose text has the words that are looked for."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from resiliparse.extract.html2text import extract_plain_text
from w3lib.encoding import html_to_unicode

from crawler.archive import Kept
from crawler.history.records import LONGEST_BLOCK, AnswerRecord, DroppedPage, HttpAnswer, check_digests, read_answer
from crawler.page import RefusedPage, without_unfit
from crawler.pending import unpacked
from store.addresses import is_web_address

_PAGE_TYPES = ("text/html", "application/xhtml+xml")
_SHORTEST_LINE = 80  # characters: menus, teasers and buttons are shorter, and only prose is longer
_LEAST = 200  # characters of prose
_MEASURED = 1000  # characters from which the language is told
_LONGEST_TEXT = 200_000
_LONGEST_URL, _LONGEST_HEADER = 2_000, 500
# Where outlets carry the text of an article in a script; to the end of the script is near enough to look for words.
_CARRIED_IN = ('"articleBody"', "__APOLLO_STATE__")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sieve:
    """What is looked for. `has_words` None lets every text pass, `language` None every language.

    `name` says what the sieve is; files that were read through one of the same name are not read again. The whole goes
    to other processes, so `has_words` is a function of a module.
    """

    name: str
    has_words: Callable[[str], bool] | None
    language: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptPage:
    """A page that passed: its record, and what the store keeps of its answer."""

    record: AnswerRecord
    record_id: str
    url: str
    at: datetime
    content_type: str | None
    etag: str | None
    last_modified: str | None
    payload_digest: str


def sift(record: AnswerRecord, sieve: Sieve) -> KeptPage:
    """The page in a record if it passes, cheap questions first; raises DroppedPage with the reason if not."""
    answer = _page_of(record)
    text = plain_text(_html(answer))
    if len(text) < _LEAST:
        raise DroppedPage("no text")
    if sieve.has_words and not sieve.has_words(text):
        raise DroppedPage("without the words looked for")
    if sieve.language and language_of(text) != sieve.language:
        raise DroppedPage("in another language")
    check_digests(record, answer)
    return _kept(record, answer)


def plain_text(html: str) -> str:
    """The prose of a page, quickly and roughly: to look for words in, never to quote from."""
    lines = (line for line in extract_plain_text(html).splitlines() if len(line) >= _SHORTEST_LINE)
    carried = (html[at : html.find("</script", at)] for mark in _CARRIED_IN if (at := html.find(mark)) >= 0)
    return "\n\n".join([*lines, *carried])[:_LONGEST_TEXT]


def language_of(text: str) -> str:
    """Two-letter code of the language that the beginning of a text is in."""
    import py3langid

    return str(py3langid.classify(text[:_MEASURED])[0])


def _page_of(record: AnswerRecord) -> HttpAnswer:
    """The answer, if it is one with a whole page."""
    if record.length > LONGEST_BLOCK:
        raise DroppedPage("too large")
    if len(record.block) < record.length or record.field(b"warc-truncated"):
        raise DroppedPage("cut short")
    answer = read_answer(record.block)
    if answer.status != 200:
        raise DroppedPage("another status than 200")
    if not (answer.field("content-type") or "").strip().lower().startswith(_PAGE_TYPES):
        raise DroppedPage("no HTML")
    return answer


def _html(answer: HttpAnswer) -> str:
    packed = Kept(
        payload=answer.payload,
        content_type=answer.field("content-type"),
        content_encoding=answer.field("content-encoding"),
        digest="",
    )
    try:
        return html_to_unicode(packed.content_type, unpacked(packed))[1]
    except RefusedPage as error:
        raise DroppedPage("cannot be unpacked", str(error)) from error


def _kept(record: AnswerRecord, answer: HttpAnswer) -> KeptPage:
    url = record.field(b"warc-target-uri").strip("<>")
    if not is_web_address(url) or url != without_unfit(url) or len(url) > _LONGEST_URL:
        raise DroppedPage("no web address")
    if record.at > datetime.now(UTC):
        raise DroppedPage("dated in the future")
    told = {name: answer.field(name.replace("_", "-")) for name in ("content_type", "etag", "last_modified")}
    return KeptPage(
        record=record,
        record_id=without_unfit(record.field(b"warc-record-id")),
        url=url,
        at=record.at,
        payload_digest=f"sha256:{hashlib.sha256(answer.payload).hexdigest()}",
        **{name: value and without_unfit(value)[:_LONGEST_HEADER] for name, value in told.items()},
    )
