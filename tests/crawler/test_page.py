"""Bytes become text by the rules of the web, and no page can make the checks themselves slow or the text a trick."""

from contextlib import nullcontext

import pytest

from crawler.page import DEEPEST, LONGEST_TAG, RefusedPage, check_page, clean_text, decoded, parse_page
from crawler.stated import read_statements

SENTENCE = "The label’s songs – “all of them” – were copied, it said."
JAPANESE = "新聞社は、記事を無断で使われたとして、会社を訴えた。"


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (SENTENCE.encode(), "text/html; charset=utf-8"),
        (SENTENCE.encode(), "text/html; charset=iso-8859-1"),
        (SENTENCE.encode(), None),
        (b'<meta charset="windows-1252">' + SENTENCE.encode("cp1252"), None),
        (SENTENCE.encode("cp1252"), "text/html; charset=iso-8859-1"),
        (SENTENCE.encode("cp1252"), None),
        (SENTENCE.encode("cp1252"), "text/html; charset=nonsense"),
        (SENTENCE.encode("utf-16"), "text/html"),
        (SENTENCE.encode("utf-16"), "text/html; charset=utf-8"),
        (SENTENCE.encode("utf-16-le"), "text/html; charset=utf-16le"),
        (b"\xef\xbb\xbf" + SENTENCE.encode(), "text/html; charset=utf-16"),
    ],
)
def test_text_is_what_the_bytes_can_only_mean(body: bytes, content_type: str | None) -> None:
    assert decoded(body, content_type).endswith(SENTENCE)


def test_page_with_a_few_broken_characters_is_read() -> None:
    body = SENTENCE.encode() + b" \xff " + SENTENCE.encode()

    assert decoded(body, "text/html; charset=utf-8").count("\ufffd") == 1


@pytest.mark.parametrize("charset", ["punycode", "rot13", "cp037", "unicode_escape"])
def test_charset_of_no_browser_is_refused(charset: str) -> None:
    with pytest.raises(RefusedPage, match="no charset of the web"):
        decoded(b"<p>plain</p>", f"text/html; charset={charset}")


def test_page_in_another_charset_than_it_says_is_refused() -> None:
    with pytest.raises(RefusedPage, match=r"no text in cp1252: \d+ characters are none"):
        decoded((JAPANESE * 9).encode("shift_jis"), "text/html; charset=iso-8859-1")


def test_utf_7_is_not_decoded_into_markup() -> None:
    assert "<script>" not in decoded(b"+ADw-script+AD4-", "text/html; charset=utf-7")


@pytest.mark.parametrize(
    ("shown", "kept"),
    [
        ("Open\u200bAI", "OpenAI"),
        ("Open\u200dAI", "OpenAI"),
        ("\u202eIAnepO\u202c says", "IAnepO says"),
        ("\u2066Jane\u2069 \u200fDoe", "Jane Doe"),
        ("a\x00b\ud800c\ufeff", "abc"),
        ("tag\U000e0041\U000e007f", "tag"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("👩\u200d⚖️", "👩\u200d⚖️"),
    ],
)
def test_what_no_reader_sees_is_not_kept(shown: str, kept: str) -> None:
    assert clean_text(shown) == kept


def test_a_letter_keeps_no_more_than_thirty_marks() -> None:
    assert len(clean_text("a" + "\u0301\u0323" * 100_000)) <= 31


MANY = 400_000
KILLERS = {
    "tag that never ends": ("<" + "a" * MANY, "tag of over"),
    "tags that never end": ("<a " * MANY, ""),
    "scripts that never end": ("<script>" * MANY, "nested over"),
    "comments that never end": ("<!--" * MANY, ""),
    "fields that never end": ("<input" + " __VIEWSTATE" * MANY, "tag of over"),
    "embedded images that never end": ("data:a/" * MANY, ""),
    "closing tags that never end": ("</script " * MANY, ""),
    "quotes that never end": ("<a x=\"'>" * MANY, "nested over"),
}


@pytest.mark.parametrize(("page", "reason"), KILLERS.values(), ids=KILLERS)
def test_page_is_checked_in_time_that_grows_no_faster_than_the_page(page: str, reason: str) -> None:
    """At quadratic time each of these would take hours."""
    with pytest.raises(RefusedPage, match=reason) if reason else nullcontext():
        check_page(page)


@pytest.mark.parametrize(
    "text", ["{" + " " * MANY + "]", "//" + " " * MANY + "->", ";" * MANY], ids=["gap", "end", "ends"]
)
def test_statements_are_read_in_such_time_too(text: str) -> None:
    tree = parse_page(f'<p>x</p><script type="application/ld+json">{text}</script>')

    assert read_statements(tree).articles == []


def test_nesting_counts_wherever_it_stands() -> None:
    with pytest.raises(RefusedPage, match=f"nested over {DEEPEST} deep"):
        check_page("<noscript>" + "<div>" * (DEEPEST + 1) + "</noscript>")


def test_long_paths_of_drawings_and_scripts_are_no_long_tags() -> None:
    check_page(f"<svg><path d='{'1' * LONGEST_TAG}1'></svg><script>if (a <b{'b' * LONGEST_TAG}) x</script>")
