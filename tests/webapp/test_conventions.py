"""What holds for every address: who has it is told so, errors are problems, other forms are named, limits are told."""

import gzip
import re
from collections.abc import Iterator

import brotli
import pytest
from flask import Flask
from sqlalchemy.orm import sessionmaker
from werkzeug.http import parse_options_header

from webapp.app import create_app

ADDRESSES = {
    "slug": "openai-deepseek",
    "public_id": "c-none",
    "revision": "1",
    "name": "claims",
    "number": "1",
    "article_id": "1",
    "version_no": "1",
    "release_no": "1",
    "file": "datapackage.json",
    "vocabulary": "act",
    "code": "model_output_distillation",
}
PAGES = ("/", "/search", "/companies", "/companies/deepseek", "/disputes/openai-deepseek", "/outlets/sample-wire")
DATA = ("/index.json", "/search.json", "/api/claims", "/feed.json", "/companies.json", "/api/vocabulary")


def _paths(app: Flask) -> Iterator[str]:
    """An address for each route that answers to GET, but for files."""
    for rule in app.url_map.iter_rules():
        if "GET" in (rule.methods or ()) and rule.endpoint != "static":
            yield re.sub(r"<(?:[^:>]+:)?(\w+)>", lambda part: ADDRESSES[part[1]], rule.rule)


def _links(answer: object) -> dict[tuple[str, str], str]:
    """The addresses of the `Link` headers by relation and media type."""
    found = {}
    for value in answer.headers.getlist("Link"):  # type: ignore[attr-defined]
        address, options = parse_options_header(value)
        found[(options["rel"], options.get("type", ""))] = address.strip("<>")
    return found


def test_no_address_takes_a_parameter_it_does_not_know(app, client, small_record) -> None:
    for path in _paths(app):
        answer = client.get(f"{path}?colour=red", headers={"Accept": "application/json"})
        answer = client.get(answer.headers["Location"]) if answer.status_code == 303 else answer
        assert answer.status_code == 400, path
        assert answer.mimetype == "application/problem+json"
        assert answer.json["errors"] == [{"parameter": "colour", "detail": answer.json["detail"]}]


@pytest.mark.parametrize("path", [*PAGES, *DATA])
def test_who_has_it_already_gets_no_body(client, small_record, path: str) -> None:
    first = client.get(path)
    again = client.get(path, headers={"If-None-Match": first.headers["ETag"]})

    assert first.status_code == 200
    assert first.headers["ETag"].startswith("W/")
    assert (again.status_code, again.data) == (304, b"")


@pytest.mark.parametrize(("named", "unpack"), [("br", brotli.decompress), ("gzip", gzip.decompress)])
@pytest.mark.parametrize("path", ["/search", "/search.json", "/feed.json"])
def test_an_answer_is_packed_for_who_can_unpack_it(client, small_record, path: str, named: str, unpack) -> None:
    plain = client.get(path)
    packed = client.get(path, headers={"Accept-Encoding": named})

    assert packed.headers["Content-Encoding"] == named
    assert "Accept-Encoding" in packed.headers["Vary"]
    assert unpack(packed.data) == plain.data
    assert len(packed.data) < len(plain.data) / 2
    again = client.get(path, headers={"Accept-Encoding": named, "If-None-Match": packed.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


@pytest.mark.parametrize("path", PAGES)
def test_every_form_that_a_page_names_is_there(client, small_record, path: str) -> None:
    page = client.get(path)
    named = {kind: address for (relation, kind), address in _links(page).items() if relation == "alternate"}
    in_head = re.findall(r'<link rel="alternate" type="([^"]+)" title="[^"]+" href="([^"]+)">', page.text)

    assert len(in_head) >= 2
    assert {f"http://localhost{address}" for _, address in in_head} >= set(named.values())
    for kind, address in in_head:
        answer = client.get(address)
        assert answer.status_code == 200
        assert answer.mimetype == kind, address


def test_the_forms_of_a_view_keep_its_filters_and_name_its_page(client, small_record) -> None:
    page = client.get("/search?accused=deepseek&act=model_output_distillation")
    data = client.get("/search.json?limit=1&act=model_output_distillation&accused=deepseek")

    here = "http://localhost/search?accused=deepseek&act=model_output_distillation"
    assert _links(page)["canonical", ""] == _links(data)["canonical", ""] == here
    assert _links(page)["alternate", "application/json"] == here.replace("/search", "/search.json")


@pytest.mark.parametrize(
    ("accepted", "leads_to"),
    [
        ("application/json", "/search.json?party=meta"),
        ("text/html;q=0.5, application/json", "/search.json?party=meta"),
        ("text/html,application/xhtml+xml,*/*;q=0.8", None),
        ("*/*", None),
        ("image/png", None),
    ],
)
def test_accept_leads_to_the_form_that_is_liked_best(client, accepted: str, leads_to: str | None) -> None:
    answer = client.get("/search?party=meta", headers={"Accept": accepted})

    assert answer.headers.get("Location") == leads_to
    assert answer.status_code == (303 if leads_to else 200)
    assert "Accept" in answer.vary


def test_a_suffix_says_what_is_meant_whatever_is_accepted(client) -> None:
    answer = client.get("/search.json", headers={"Accept": "text/html"})

    assert answer.mimetype == "application/json"


def test_any_site_may_read_data_and_no_site_a_page(client, small_record) -> None:
    for path in DATA:
        answer = client.get(path, headers={"Origin": "https://reader.example"})
        assert answer.headers["Access-Control-Allow-Origin"] == "*"
        assert {"ETag", "Link"} <= set(answer.headers["Access-Control-Expose-Headers"].split(", "))
    assert "Access-Control-Allow-Origin" not in client.get("/search").headers


def test_a_browser_that_asks_first_may_send_the_tag_it_has(client) -> None:
    asked = {"Origin": "https://reader.example", "Access-Control-Request-Method": "GET"}

    answer = client.options("/feed.json", headers=asked)

    assert "If-None-Match" in answer.headers["Access-Control-Allow-Headers"]
    assert answer.headers["Access-Control-Allow-Methods"] == "GET, HEAD"


@pytest.mark.parametrize("path", ["/search", "/search.json", "/api/claims"])
def test_a_method_that_is_not_allowed_says_which_are(client, path: str) -> None:
    answer = client.post(path)

    assert answer.status_code == 405
    assert set(answer.headers["Allow"].split(", ")) == {"GET", "HEAD", "OPTIONS"}


def test_an_error_is_a_page_for_browsers_and_a_problem_for_programs(client) -> None:
    page, data = client.get("/nothing"), client.get("/nothing.csv")

    assert (page.status_code, page.mimetype) == (404, "text/html")
    assert (data.status_code, data.mimetype) == (404, "application/problem+json")
    assert set(data.json) == {"type", "title", "status", "detail", "instance"}


def test_who_asks_too_much_is_told_when_to_come_back(engine) -> None:
    app = create_app(sessionmaker(engine), rate_limit="3 per hour")
    client = app.test_client()

    answers = [client.get("/search.json") for _ in range(4)]

    assert [answer.status_code for answer in answers] == [200, 200, 200, 429]
    assert [answer.headers["RateLimit-Remaining"] for answer in answers] == ["2", "1", "0", "0"]
    assert answers[0].headers["RateLimit-Limit"] == "3"
    assert answers[3].mimetype == "application/problem+json"
    assert 0 < int(answers[3].headers["Retry-After"]) <= 3600
    with client.get("/static/style.css") as style:
        assert style.status_code == 200


def test_a_limit_is_for_one_address_as_our_own_proxies_tell_it(engine) -> None:
    client = create_app(sessionmaker(engine), rate_limit="1 per hour", proxies=1).test_client()
    reader = {"X-Forwarded-For": "203.0.113.7, 198.51.100.1"}

    assert client.get("/search.json", headers=reader).status_code == 200
    assert client.get("/search.json", headers={"X-Forwarded-For": "198.51.100.2"}).status_code == 200
    assert client.get("/search.json", headers={"X-Forwarded-For": "made-up, 198.51.100.1"}).status_code == 429


def test_without_proxies_nobody_can_say_to_be_another(engine) -> None:
    client = create_app(sessionmaker(engine), rate_limit="1 per hour").test_client()

    assert client.get("/search.json", headers={"X-Forwarded-For": "198.51.100.1"}).status_code == 200
    assert client.get("/search.json", headers={"X-Forwarded-For": "198.51.100.2"}).status_code == 429


def test_a_style_sheet_is_packed_whole_so_that_its_file_is_closed(client):
    with client.get("/static/style.css", headers={"Accept-Encoding": "gzip"}) as answer:
        assert answer.headers["Content-Encoding"] == "gzip"
        assert int(answer.headers["Content-Length"]) > 0
