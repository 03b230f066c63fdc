"""Of an archive's pages those are kept that are whole, in the language and have the words; others say why not."""

import gzip
from collections.abc import Iterable
from io import BufferedReader, BytesIO

import pytest

from benchmarks.sample_archive import answer_record, packed, sample_page
from crawler.history.records import LONGEST_BLOCK, AnswerRecord, DroppedPage, answer_records
from crawler.history.sieve import Sieve, language_of, plain_text, sift

PAGE = sample_page(1, is_relevant=True)
PROSE = (
    "The publisher that exists only in samples said that the invented lab had copied several hundred of its novels. "
)
GERMAN = (
    "<p>Der Verlag wirft dem Betreiber vor, seine Bücher ohne Erlaubnis benutzt zu haben, und hat geklagt.</p>"
    "<p>Das Gericht will im Frühjahr darüber verhandeln, ob die Klage des erfundenen Verlages gegen das Labor zulässig "
    "ist; der Betreiber hat sich dazu bisher nicht geäußert.</p>"
)
ALL = Sieve(name="all", has_words=None, language=None)
WORDS = Sieve(name="words", has_words=lambda text: "copyrighted novels" in text, language=None)
ENGLISH = Sieve(name="English", has_words=None, language="en")


def record(
    body: bytes = PAGE, *, url: str = "https://daily.example/1", cut: int = 0, **more: str | Iterable[str]
) -> AnswerRecord:
    """A record of an answer; `cut` so many bytes of its file."""
    content = answer_record(url, body, **more)  # type: ignore[arg-type]
    found = answer_records(BufferedReader(BytesIO(content[: len(content) - cut])))  # type: ignore[arg-type]
    return next(found)


def test_page_that_passes_comes_with_what_the_store_keeps() -> None:
    headers = ("Content-Type: text/html; charset=utf-8", 'ETag: "abc"', "Last-Modified: Wed, 29 Jan 2025 09:00:00 GMT")

    page = sift(record(headers=headers), WORDS)

    assert (page.url, page.at.isoformat()) == ("https://daily.example/1", "2025-01-29T10:00:00+00:00")
    assert (page.content_type, page.etag) == ("text/html; charset=utf-8", '"abc"')
    assert page.record.written == answer_record("https://daily.example/1", PAGE, headers=headers)


@pytest.mark.parametrize(
    ("found", "sieve", "reason"),
    [
        (record(status="404 Not Found"), ALL, "another status than 200"),
        (record(headers=("Content-Type: application/pdf",)), ALL, "no HTML"),
        (record(headers=()), ALL, "no HTML"),
        (record(b""), ALL, "no text"),
        (record(b"<html><body><script>let a = 1</script><ul><li>Menu</li></ul></body></html>"), ALL, "no text"),
        (record(sample_page(1, is_relevant=False)), WORDS, "without the words looked for"),
        (record(GERMAN.encode()), ENGLISH, "in another language"),
        (record(cut=9), ALL, "cut short"),
        (record(fields=("WARC-Truncated: length",)), ALL, "cut short"),
        (record(b"a" * (LONGEST_BLOCK + 1)), ALL, "too large"),
        (record(fields=("WARC-Block-Digest: sha1:AAAA",)), ALL, "wrong digest"),
        (record(headers=("Content-Type: text/html", "Content-Encoding: gzip")), ALL, "cannot be unpacked"),
        (record(headers=("Content-Type: text/html", "Content-Encoding: br")), ALL, "cannot be unpacked"),
        (record(url="dns:daily.example"), ALL, "no web address"),
        (record(url="https://daily.example/\x00"), ALL, "no web address"),
        (record(url="https://daily.example/" + "a" * 2_000), ALL, "no web address"),
        (record(date="2999-01-01T00:00:00Z"), ALL, "dated in the future"),
        (record(date="once"), ALL, "no date in the record"),
    ],
)  # fmt: skip
def test_page_is_dropped_for_one_reason(found: AnswerRecord, sieve: Sieve, reason: str) -> None:
    with pytest.raises(DroppedPage, match=reason):
        sift(found, sieve)


def test_bomb_is_not_unpacked() -> None:
    bomb = gzip.compress(b"\0" * 100_000_000)

    with pytest.raises(DroppedPage, match="cannot be unpacked"):
        sift(record(bomb, headers=("Content-Type: text/html", "Content-Encoding: gzip")), ALL)


@pytest.mark.parametrize("charset", ["utf-8", "windows-1252", "utf-16"])
def test_page_is_read_in_its_charset(charset: str) -> None:
    body = (
        f"<p>{PROSE}</p><p>Café Bücher, an invented shop, was named in the complaint too, and naïvely so: {PROSE}</p>"
    )
    sieve = Sieve(name="words", has_words=lambda text: "Café Bücher" in text, language=None)

    assert sift(record(body.encode(charset), headers=(f"Content-Type: text/html; charset={charset}",)), sieve).url


def test_packed_body_is_read() -> None:
    headers = ("Content-Type: text/html", "Content-Encoding: gzip")

    assert sift(record(gzip.compress(PAGE), headers=headers), WORDS).url


def test_words_of_menus_and_scripts_are_no_text() -> None:
    html = (
        f"<ul><li>AI lawsuits</li></ul><script>var ai = 'AI lawsuit'</script><p>{PROSE}</p><footer>Copyright</footer>"
    )

    assert plain_text(html) == PROSE.strip()


@pytest.mark.parametrize(
    "script",
    [
        '<script type="application/ld+json">{"articleBody": "a text that only the script carries"}</script>',
        "<script>window.__APOLLO_STATE__ = {'body': 'a text that only the script carries'}</script>",
    ],
)
def test_text_that_a_script_carries_is_looked_into(script: str) -> None:
    assert "a text that only the script carries" in plain_text(f"<p>Short.</p>{script}")


def test_language_is_told() -> None:
    assert (language_of(PROSE), language_of(GERMAN)) == ("en", "de")


def test_archive_of_records_survives_packing() -> None:
    found = list(answer_records(BufferedReader(BytesIO(packed([answer_record("https://daily.example/1", PAGE)])))))  # type: ignore[arg-type]

    assert found == [record()]
