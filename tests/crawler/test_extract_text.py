"""Which text of a page is the article's: what is taken off, what is put together, what scripts carry."""

import json

import pytest

from crawler.boilerplate import of_the_article
from crawler.extract import extract_for

URL = "https://paper.example/news/a-story"
STORY = [
    f"The publisher told the court in its filing number {number} that the laboratory had copied its novels at length, "
    "and the laboratory answered that it had licensed every one of them long before."
    for number in range(6)
]
TEXT = "".join(f"<p>{one}</p>" for one in STORY)


def _body(inner: str, head: str = "") -> str:
    page = f"<html><head>{head}</head><body><main><article><h1>A headline</h1>{inner}</article></main></body></html>"
    return extract_for(None, page, URL).body


@pytest.mark.parametrize(
    "beside",
    [
        '<figure><img src="a.jpg"><figcaption>BESIDE</figcaption></figure>',
        '<div class="image_widget"><img src="a.jpg"><p>BESIDE the judge in court.</p></div>',
        '<div class="c-newsletter-box"><p>BESIDE every morning.</p></div>',
        '<section class="related-stories"><p>BESIDE is a story.</p></section>',
        '<div class="author-bio"><p>BESIDE writes about courts.</p></div>',
        '<div style="display: none"><p>BESIDE is hidden.</p></div>',
        '<article class="card"><p>BESIDE is another story.</p></article>',
        '<p><a href="/news/other">BESIDE is the headline of another story</a></p>',
        '<ul><li><a href="/news/1">BESIDE one</a></li><li><a href="/news/2">BESIDE two</a></li></ul>',
        "<p>Read more: BESIDE and others</p>",
        "<p>Sign up for the BESIDE newsletter</p>",
        "<p>Follow her on Twitter @BESIDE</p>",
        "<p>(Reporting by Ada BESIDE; editing by Ben Muster)</p>",
        "<p>Photo: BESIDE/Agency</p>",
        "<p>© 2025 BESIDE. All rights reserved.</p>",
    ],
)
def test_what_stands_beside_the_text_is_not_of_it(beside: str) -> None:
    found = _body(f"{TEXT[: len(TEXT) // 2]}</p>{beside}{TEXT}")

    assert "BESIDE" not in found
    assert STORY[5] in found


def test_links_within_a_sentence_stay_with_it() -> None:
    linked = (
        '<p>The filing <a href="/docs/1">was sealed</a> at first and <a href="/docs/2">opened in May</a>, he said.</p>'
    )

    assert "The filing was sealed at first and opened in May, he said." in _body(linked + TEXT)


def test_hidden_list_of_links_leaves_the_name_it_hangs_on() -> None:
    links = "".join(f'<a href="/{one}">Another story {one}</a>' for one in range(3))
    name = (
        f'<p><span><a href="/ada">Ada Sample</a><span class="x">{links}</span></span> told the court so on Monday.</p>'
    )

    found = _body(name + TEXT)

    assert "Ada Sample told the court so on Monday." in found
    assert "Another story" not in found


def test_pieces_that_ads_part_are_one_text() -> None:
    pieces = [
        f'<div class="story__chunk">{"".join(f"<p>{one}</p>" for one in STORY[at : at + 3])}</div>' for at in (0, 3)
    ]

    found = _body(f'<div class="ad-slot"></div>{pieces[0]}<div><div class="ad-slot">Ad</div></div>{pieces[1]}')

    assert [one for one in STORY if one not in found] == []


def test_text_of_the_next_article_is_not_put_to_the_first() -> None:
    other = TEXT.replace("publisher", "stranger")
    page = "".join(f'<article><div class="chunk">{one}</div></article>' for one in (TEXT, other))

    found = extract_for(None, f"<html><body><main>{page}</main></body></html>", URL).body

    assert "stranger" not in found


def test_article_under_an_unlucky_name_is_kept() -> None:
    assert STORY[0] in _body(f'<div class="related-content">{TEXT}</div>')


def test_paragraph_that_the_page_prints_twice_stands_once() -> None:
    assert _body(f"<p>{STORY[0]}</p>{TEXT}").count(STORY[0]) == 1


@pytest.mark.parametrize(
    "line",
    ["A headline", "Kicker: A headline", "By Ada Sample", "29 January 2025, 10:15", "Updated at 1:23 p.m. ET"],
)
def test_headline_byline_and_date_above_the_text_are_not_of_it(line: str) -> None:
    assert of_the_article([line, *STORY], headlines=["A headline"], authors=["Ada Sample"]) == STORY


@pytest.mark.parametrize(
    "line",
    [
        "“Read more before you sue,” the judge told both sides.",
        "He said the related filing from 2024 was sealed.",
        "By 2023 the laboratory had trained three models.",
        "Get out, she told the newsletter's editor, according to the complaint that was filed in June.",
    ],
)
def test_sentence_that_only_sounds_like_boilerplate_is_kept(line: str) -> None:
    assert line in of_the_article([line, *STORY], headlines=[], authors=[])


_NODES = [{"type": "p", "children": [{"type": "text", "data": one}]} for one in STORY]
_ELEMENTS = [{"type": "text", "content": f"{one[:20]}<b>{one[20:]}</b>"} for one in STORY]


@pytest.mark.parametrize(
    "script",
    [
        f"window.__STATE__ = {json.dumps({'a': {'body': _NODES}})};",
        f"Fusion.globalContent={json.dumps({'content_elements': _ELEMENTS})};Fusion.x=1;",
        f"<!-- -->self.__next_f.push({json.dumps([1, f'2f:T9,{TEXT}'])})",
        f"var s = JSON.parse({json.dumps(json.dumps({'html': TEXT}))});",
    ],
    ids=["nodes", "elements", "pushed markup", "parsed string"],
)
def test_text_that_only_scripts_carry_is_found(script: str) -> None:
    found = _body("<p>Loading</p>", head=f"<script>{script}</script>")

    assert found == "\n\n".join(STORY)


def test_state_as_json_script_is_read() -> None:
    state = f'<script id="__NEXT_DATA__" type="application/json">{json.dumps({"props": {"body": TEXT}})}</script>'

    assert _body("<p>Loading</p>", head=state) == "\n\n".join(STORY)


def test_longer_text_of_another_story_in_the_state_is_not_taken() -> None:
    other = TEXT.replace("publisher", "stranger") * 3
    state = json.dumps({"stories": [{"html": other}, {"html": TEXT}]})

    found = _body("".join(f"<p>{one}</p>" for one in STORY[:2]), head=f"<script>x = {state}</script>")

    assert "stranger" not in found
    assert STORY[5] in found


def test_broken_state_does_not_hide_the_page() -> None:
    assert STORY[0] in _body(TEXT, head=f'<script>x = {{"a": [[[{"[" * 5000} </script>')
