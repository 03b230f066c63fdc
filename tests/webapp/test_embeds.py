"""A timeline in other people's pages: who may frame what, what oEmbed answers, and the code that readers copy."""

import html
import re

import pytest

SLUG = "openai-deepseek"
PAGE = f"http://localhost/disputes/{SLUG}"


def test_only_the_embedded_timeline_may_be_framed(client, distillation):
    framed = client.get(f"/embed/disputes/{SLUG}").headers["Content-Security-Policy"]

    assert "frame-ancestors *" in framed
    for path in ("/", f"/disputes/{SLUG}", "/companies/openai"):
        assert "frame-ancestors 'none'" in client.get(path).headers["Content-Security-Policy"]


def test_its_links_lead_out_of_the_frame_to_the_page(client, distillation):
    page = client.get(f"/embed/disputes/{SLUG}").text

    hrefs = set(re.findall(r'<a href="([^"]+)"', page))
    assert '<base target="_top">' in page
    assert hrefs
    assert all(href.startswith(PAGE) for href in hrefs)
    assert "<script" not in page


def test_a_theme_that_is_not_known_is_refused_with_those_that_are(client, distillation):
    answer = client.get(f"/embed/disputes/{SLUG}?theme=blue")

    assert answer.status_code == 400
    assert "use auto, light, dark" in answer.text


def test_oembed_answers_for_the_address_of_a_dispute(client, distillation):
    page = client.get(f"/disputes/{SLUG}").text
    (found,) = re.findall(r'href="http://localhost([^"]+)" type="application/json\+oembed"', page)

    told = client.get(html.unescape(found)).json

    assert (told["version"], told["type"]) == ("1.0", "rich")
    assert f'src="http://localhost/embed/disputes/{SLUG}"' in told["html"]


def test_oembed_keeps_within_the_size_that_is_asked_for(client, distillation):
    told = client.get(f"/oembed?url={PAGE}&maxwidth=500&maxheight=300").json

    assert (told["width"], told["height"]) == (500, 300)
    assert 'width="500" height="300"' in told["html"]


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("url=https://other.example/disputes/openai-deepseek", 400),
        ("url=http://localhost/companies/openai", 400),
        ("url=http://[", 400),
        ("", 400),
        (f"url={PAGE}&format=xml", 501),
        ("url=http://localhost/disputes/none", 404),
    ],
)
def test_oembed_says_what_it_cannot_answer(client, distillation, query, status):
    assert client.get(f"/oembed?{query}").status_code == status


def test_a_page_has_the_code_for_a_frame_and_for_a_picture(client, distillation):
    page = html.unescape(client.get(f"/disputes/{SLUG}").text)

    assert f'<iframe src="http://localhost/embed/disputes/{SLUG}"' in page
    assert f'<img src="{PAGE}.png"' in page


def test_an_unknown_dispute_has_no_frame(client):
    assert client.get("/embed/disputes/none").status_code == 404
