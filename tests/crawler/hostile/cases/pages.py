"""Pages that would stop or fool whoever parses them."""

import json

from hostile.serving import STORY, Case, answer, page

MANY = 100_000
JAPANESE = "新聞社は、記事を無断で使われたとして、会社を訴えた。"
PARAGRAPHS = STORY.replace(". ", ".</p><p>")


def _story(
    name: str, text: str | bytes, reason: str | None = None, *, kind: str = "text/html; charset=utf-8", **more: str
) -> Case:
    return Case(name=name, routes={"/story": answer(text, kind=kind)}, reason=reason, **more)  # type: ignore[arg-type]


def _dated(name: str, date: str) -> Case:
    stated = json.dumps({"@type": "NewsArticle", "headline": "A sample", "datePublished": date, "dateModified": date})
    head = (
        f'<script type="application/ld+json">{stated}</script><meta property="article:published_time" content="{date}">'
    )
    return _story(f"date-{name}", page(head=head))


def _stated(**said: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **said})}</script>'


CASES = (
    Case(name="deadly", routes={"/story": answer(page("<!-- deadly -->"))}, reason="broke the reader", is_slow=True),
    _story("attributes", page(f"<b {' '.join(f'a{n}=1' for n in range(200_000))}>x</b>"), "tag of over"),
    _story("attributes-in-quotes", page("<b " + "x='>' " * 200_000 + f">x</b></p><p>{STORY}"), None),
    _story("nested-5000", page("<div>" * 5_001 + STORY), "nested over 5000 deep"),
    _story("nested-spans", page("<span>" * MANY + STORY), "nested over 5000 deep"),
    _story("one-long-line", page("word " * 500_000), "body of the page has a length|took over"),
    _story("scripts", page("<script>x</script>" * MANY + f"</p><p>{STORY}")),
    _story("scripts-without-end", page("<script>" * MANY + STORY), "nested over"),
    _story("comments-without-end", page(f"{STORY}</p><p>" + "<!--" * MANY)),
    _story("tag-without-end", page(STORY) + "<" + "a" * 2_000_000, "tag of over"),
    _story("form-state", page(STORY) + "<input" + " __VIEWSTATE" * MANY, "tag of over"),
    _story("gap-in-statement", page(head='<script type="application/ld+json">{' + " " * 1_000_000 + "]</script>")),
    _story("deep-statement", page(head='<script type="application/ld+json">' + "[" * MANY + "</script>")),
    _story("statement-of-everything", page(head=_stated(headline=["x"], author=[{"name": {"name": 1}}], articleBody=7, datePublished={}))),
    _story("number-without-end", page(head=f'<script type="application/ld+json">{{"headline": {"9" * 9_000}}}</script>')),
    _story("title-of-a-megabyte", page(title="word " * 200_000), "title of the page has a length"),
    _story("many-authors", page(head=_stated(author=[{"name": f"Writer {chr(97 + n % 26)}{n}"} for n in range(5_000)])), "authors of the page has a length"),
    _story("nul", page(STORY.replace("novels", "nov\x00els"))),
    _story("lone-surrogates", page(head=_stated(headline="A \ud800 sample", author={"name": "Jane \udfff Doe"}))),
    _story("overrides", page(head=_stated(headline="A \u202esample\u202c", author={"name": "\u2067Jane\u200b Doe\u2069"}))),
    _story("marks-without-end", page(head=_stated(headline="A" + "\u0301\u0323" * 200_000))),
    _story("utf-16", page(STORY).encode("utf-16"), kind="text/html"),
    _story("utf-16-under-another-name", page(STORY).encode("utf-16"), kind="text/html; charset=utf-8"),
    _story("utf-8-under-another-name", page(f"{STORY} “Fair,” it said.").encode(), kind="text/html; charset=iso-8859-1", holds="“Fair,” it said."),
    _story("latin-1-without-a-name", page(f"{STORY} “Fair,” it said.").encode("cp1252"), kind="text/html", holds="“Fair,” it said."),
    _story("marked-utf-8-and-utf-16", b"\xef\xbb\xbf" + page(STORY).encode(), kind="text/html; charset=utf-16"),
    _story("utf-7", page(f"{STORY}+ADw-script+AD4-").encode(), kind="text/html; charset=utf-7", holds_not="<script>"),
    _story("japanese-as-latin-1", page(JAPANESE * 20).encode("shift_jis"), "no text in cp1252", kind="text/html; charset=iso-8859-1"),
    _story("no-charset-of-the-web", page().encode(), "no charset of the web", kind="text/html; charset=punycode"),
    _story("charset-without-end", page().encode(), kind=f"text/html; charset={'x' * 9_000}"),
    _story("entities-without-end", page(f"{STORY} " + "&amp;" * MANY)),
    _story("characters-that-are-none", page(f"{STORY} &#xD800; &#0; &#x110000; &#99999999999999999999;"), holds_not="\x00"),
    _dated("to-come", "2999-01-01T00:00:00Z"),
    _dated("of-no-day", "2025-02-30T10:00:00Z"),
    _dated("of-1970", "1970-01-01T00:00:00Z"),
    _dated("of-the-year-1", "0001-01-01T00:00:00+14:00"),
    _dated("of-the-year-9999", "9999-12-31T23:59:59-12:00"),
    _dated("of-no-zone", "2025-01-29T09:00:00+99:99"),
)  # fmt: skip
