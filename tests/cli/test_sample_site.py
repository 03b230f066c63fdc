import http.client
import json
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest

from cli.demo.content import OUTLETS, SampleArticle
from cli.demo.site import SampleSite, serve_site
from crawler.extract import extract_for
from crawler.outlet_file import read_outlets


@pytest.fixture
def site():
    with serve_site(first_port=0) as site:
        yield site


def get(url: str, **headers: str) -> tuple[int, dict[str, str], str]:
    parts = urlsplit(url)
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=10)
    connection.request(
        "GET", parts.path or "/", headers={name.replace("_", "-"): value for name, value in headers.items()}
    )
    answer = connection.getresponse()
    found = answer.status, dict(answer.getheaders()), answer.read().decode()
    connection.close()
    return found


def url_of(site: SampleSite, article: SampleArticle) -> str:
    return site.addresses[article.outlet] + article.path


def test_every_outlet_has_an_address_of_its_own(site):
    assert len(set(site.addresses.values())) == len(OUTLETS)
    assert all(address.startswith("http://127.0.0.1:") for address in site.addresses.values())


def test_feed_and_sitemap_list_every_article_of_the_outlet(site):
    for outlet in OUTLETS:
        shown = {url_of(site, article) for article in site.articles_of(outlet)}
        feed = ElementTree.fromstring(get(site.addresses[outlet.slug] + "/feed.xml")[2])  # noqa: S314
        sitemap = ElementTree.fromstring(get(site.addresses[outlet.slug] + "/sitemap.xml")[2])  # noqa: S314

        assert {link.text for link in feed.iterfind("channel/item/link")} == shown
        assert {loc.text for loc in sitemap.iterfind("{*}url/{*}loc")} == shown


def test_an_article_states_headline_desk_and_instant_as_linked_data(site):
    article = site.articles[0]

    html = get(url_of(site, article))[2]

    stated = json.loads(html.partition('application/ld+json">')[2].partition("</script>")[0])
    assert stated["headline"] == article.title
    assert stated["datePublished"] == article.published.isoformat()
    assert stated["author"]["@type"] == "Organization"
    assert stated["isAccessibleForFree"] is True
    assert f'<link rel="canonical" href="{url_of(site, article)}">' in html


@pytest.mark.parametrize(("asked", "header"), [("If_None_Match", "ETag"), ("If_Modified_Since", "Last-Modified")])
def test_an_unchanged_page_is_not_sent_twice(site, asked, header):
    url = url_of(site, site.articles[0])
    known = get(url)[1][header]

    status, _, body = get(url, **{asked: known})

    assert (status, body) == (304, "")


@pytest.mark.parametrize("since", ["yesterday", "", "Tue, 99 Foo 2025 00:00:00 GMT"])
def test_a_date_that_is_none_is_taken_for_no_condition(site, since):
    status, _, _ = get(url_of(site, site.articles[0]), If_Modified_Since=since)

    assert status == 200


def test_on_the_second_visit_one_article_carries_a_correction(site):
    article = next(a for a in site.articles if len(a.texts) > 1)
    url = url_of(site, article)
    _, before, first = get(url)

    site.visit = 2
    status, _, second = get(url, If_None_Match=before["ETag"])

    assert status == 200
    assert "Correction: " not in first
    assert "Correction: " in second
    assert '"dateModified"' in second


def test_on_the_second_visit_one_article_is_gone_and_listed_no_more(site):
    article = next(a for a in site.articles if a.withdrawn_on_visit)
    assert get(url_of(site, article))[0] == 200

    site.visit = 2

    assert get(url_of(site, article))[0] == 410
    assert article.path not in get(site.addresses[article.outlet] + "/sitemap.xml")[2]


def test_robots_txt_lets_articles_be_read_and_names_the_sitemap(site):
    address = site.addresses["sample-wire"]

    _, _, text = get(address + "/robots.txt")

    assert "Disallow: /preview/" in text
    assert f"Sitemap: {address}/sitemap.xml" in text


def test_an_address_that_never_was_is_not_found(site):
    assert get(site.addresses["sample-wire"] + "/2020/01/01/nothing")[0] == 404


def test_the_log_holds_what_was_asked_and_answered(site):
    url = url_of(site, site.articles[0])

    get(url)

    assert (url, 200) in site.log


def test_the_crawler_can_read_the_description_of_the_outlets(site, tmp_path):
    described = tmp_path / "outlets.toml"
    described.write_text(site.outlets_toml(), encoding="utf-8")

    outlets = read_outlets(described)

    assert set(outlets) == {outlet.slug for outlet in OUTLETS}
    assert all(outlet.is_sample and outlet.delay == 0 for outlet in outlets.values())


@pytest.mark.parametrize("visit", [1, 2])
def test_the_crawler_takes_off_each_page_just_what_was_written(site, tmp_path, visit):
    described = tmp_path / "outlets.toml"
    described.write_text(site.outlets_toml(), encoding="utf-8")
    outlets, site.visit = read_outlets(described), visit

    for article in site.articles:
        if not article.is_withdrawn(visit):
            found = extract_for(outlets[article.outlet], get(url_of(site, article))[2], url_of(site, article))
            assert found.body == "\n\n".join(article.paragraphs(visit))
            assert (found.title, found.published) == (article.title, article.published)
            assert found.canonical_url == url_of(site, article)
