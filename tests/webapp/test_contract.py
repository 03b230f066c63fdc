"""The OpenAPI document tells every address of data, and every address answers as it tells.

`make api` tries 200 examples of each call; the suite tries a few.
"""

import os
import re
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from openapi_spec_validator import validate
from schemathesis.config import SchemathesisConfig
from sqlalchemy import create_engine
from sqlalchemy.orm import sessionmaker

from webapp.app import create_app
from webapp.contract.operations import OPERATIONS
from webapp.twins import FORMS, suffix_of

EXAMPLES = int(os.environ.get("API_EXAMPLES", "0"))
# The suite tries what is drawn at random; trying each value of each parameter takes minutes.
PHASES = {"phases": {"coverage": {"enabled": bool(EXAMPLES)}}}
ON_RECORD = {"/companies": "openai", "/disputes": "openai-deepseek", "/outlets": "sample-wire"}


@schemathesis.hook
def map_path_parameters(context: Any, path_parameters: dict[str, Any] | None) -> dict[str, Any] | None:
    """Let one in two names be one that is on record."""
    slug = str((path_parameters or {}).get("slug", ""))
    section = "/" + context.operation.path.split("/")[1]
    if path_parameters and re.fullmatch("[a-z0-9-]+", slug) and len(slug) % 2:
        return {**path_parameters, "slug": ON_RECORD[section]}
    return path_parameters


@schemathesis.hook
def map_query(context: Any, query: dict[str, Any] | None) -> dict[str, Any] | None:
    """Let each `since` come before its `until`; that one value depends on another is more than OpenAPI can say."""
    wrong = {
        f"{which}since"
        for which in ("", "published_", "recorded_")
        if query and str(query.get(f"{which}since", "")) > str(query.get(f"{which}until", ""))
    }
    return {key: value for key, value in query.items() if key not in wrong} if query else query


# The document says nothing of what is on record, so it can be read before there is a record.
api = schemathesis.openapi.from_wsgi(
    "/openapi.json", create_app(sessionmaker(create_engine("sqlite://"))), config=SchemathesisConfig.from_dict(PHASES)
)


@api.parametrize()
@settings(max_examples=EXAMPLES or 5, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
def test_every_call_answers_as_it_is_described(app, small_record, case: Any) -> None:
    case.call_and_validate(app=app, headers={"Accept-Encoding": "identity"})  # its WSGI client unpacks nothing


def test_the_document_is_openapi_3_1(client) -> None:
    document = client.get("/openapi.json").json

    validate(document)
    assert document["openapi"].startswith("3.1.")


def test_every_address_of_data_is_described(app, client) -> None:
    told = set(client.get("/openapi.json").json["paths"])
    known = {
        re.sub(r"<(?:[^:>]+:)?(\w+)>", r"{\1}", rule.rule)
        for rule in app.url_map.iter_rules()
        if "GET" in (rule.methods or ()) and (suffix_of(rule.rule) or rule.rule.startswith("/api/"))
    }

    assert known - told == {"/openapi.json", "/.json"}  # the second is another name of /index.json


@pytest.mark.parametrize(
    "path",
    [
        "/index.json",
        "/disputes/openai-deepseek.json",
        "/disputes/disney-midjourney.json",
        "/disputes/disney-midjourney.timeline.json",
        "/companies.json",
        "/companies/openai.json",
        "/companies/midjourney.json",
        "/outlets/sample-wire.json",
        "/status.json",
        "/search.json",
        "/api/claims",
        "/api/changes",
        "/api/vocabulary",
        "/feed.json",
    ],
)
def test_an_answer_has_the_keys_of_its_model_and_no_other(app, client, small_record, path: str) -> None:
    endpoint, _ = app.url_map.bind("localhost").match(path)
    model = OPERATIONS[endpoint].answer

    assert model is not None
    model.model_validate_json(client.get(path).data)


def test_a_claim_and_its_article_have_the_keys_of_their_models(client, small_record) -> None:
    claim = client.get("/api/claims").json["claims"][0]
    article = claim["sources"][0]["archived"]

    for endpoint, path in {
        "claims.claim_json": f"/claims/{claim['id']}.json",
        "articles.version_json": f"{article}.json",
    }.items():
        OPERATIONS[endpoint].answer.model_validate_json(client.get(path).data)


def test_the_rows_of_a_file_have_the_keys_of_their_model(app, client, small_record) -> None:
    for path in ("/disputes/openai-deepseek.ndjson", "/companies.ndjson"):
        endpoint, _ = app.url_map.bind("localhost").match(path)
        lines = client.get(path).text.splitlines()
        assert lines
        for line in lines:
            OPERATIONS[endpoint].row.model_validate_json(line)


def test_every_media_type_is_the_one_that_is_sent(client, small_record) -> None:
    for path, told in client.get("/openapi.json").json["paths"].items():
        if "{" not in path or path.startswith("/disputes/{slug}"):
            answer = client.get(path.replace("{slug}", "openai-deepseek"))
            assert [answer.mimetype] == list(told["get"]["responses"]["200"]["content"]), path


def test_the_page_has_a_curl_for_each_call_and_each_of_them_works(client, small_record) -> None:
    page = client.get("/api").text
    addresses = re.findall(r"curl &#39;http://localhost([^&]+(?:&amp;[^&]+)*)&#39;", page)

    assert len(addresses) == len(client.get("/openapi.json").json["paths"])
    for address in addresses:
        assert client.get(address.replace("&amp;", "&")).status_code == 200, address


def test_every_form_has_a_media_type_of_its_own_name() -> None:
    assert len({name for _, name in FORMS.values()}) == len(FORMS)
