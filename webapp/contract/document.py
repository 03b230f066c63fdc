"""The OpenAPI document: made from the routes of the app, `operations`, `parameters` and the models."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import version
from typing import Any

from flask import Flask
from openapi_pydantic import OpenAPI
from openapi_pydantic.util import PydanticSchema, construct_open_api_with_schema_class
from pydantic import BaseModel
from werkzeug.routing import Rule

from store.moved import BY_ADDRESS
from store.releases.licence import LICENCE
from webapp.contract.operations import OPERATIONS, Operation
from webapp.contract.parameters import PATH, QUERY, Parameter
from webapp.contract.told import Problem
from webapp.twins import FORMS, suffix_of

Json = dict[str, Any]
API_VERSION = "1"
"""Counted up where a key, a parameter or an address goes or changes its meaning (docs/api.md)."""
_ABOUT = (
    "Who is on record saying what in disputes over AI and intellectual property: allegations with their sentences, "
    "never verdicts. Read-only, without a key. Show an allegation as somebody’s."
)
_PROBLEMS = {
    "400": "A parameter is not known, or has a value that cannot be meant.",
    "404": "Nothing stands at this address.",
    "429": "This address has asked too much; `Retry-After` says for how many seconds to wait.",
}
_MOVED = "It was merged into another; `Location` leads there for good."
_UNCHANGED = "It is as it was when you got the `ETag` that you sent in `If-None-Match`."
_GONE = "It was withdrawn; the problem says why."


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One address of data: where it is, and what it takes and answers."""

    path: str
    endpoint: str
    about: str
    in_path: tuple[str, ...]
    operation: Operation

    @property
    def section(self) -> str:
        """What it is about: the first word of its path."""
        return re.split(r"[/.]", self.path.removeprefix("/api"))[1] or "index"

    @property
    def media_type(self) -> str:
        """What its answer is."""
        return self.operation.media_type or FORMS.get(suffix_of(self.path), FORMS[".json"])[0]


def calls(app: Flask) -> list[Call]:
    """All addresses of data, in the order of their paths."""
    rules = (rule for rule in app.url_map.iter_rules() if rule.endpoint in OPERATIONS)
    return sorted((_call(app, rule) for rule in rules), key=lambda call: call.path)


def openapi(app: Flask) -> Json:
    """The document as plain JSON."""
    described = {
        "openapi": "3.1.0",
        "info": {
            "title": "On Record",
            "version": f"{API_VERSION}+{version('onrecord')}",
            "description": _ABOUT,
            "license": {"name": LICENCE["title"], "identifier": LICENCE["name"]},
        },
        "servers": [{"url": "/"}],
        "paths": {call.path: {"get": _described(call)} for call in calls(app)},
        "components": {"responses": {code: _problem(why) for code, why in _PROBLEMS.items()}},
    }
    whole = construct_open_api_with_schema_class(OpenAPI.model_validate(described))
    return whole.model_dump(mode="json", by_alias=True, exclude_none=True, exclude_unset=True)


def _call(app: Flask, rule: Rule) -> Call:
    words = (app.view_functions[rule.endpoint].__doc__ or "").strip().splitlines()[0].replace("`", "")
    path = re.sub(r"<(?:[^:>]+:)?(\w+)>", r"{\1}", rule.rule)
    in_path = tuple(re.findall(r"{(\w+)}", path))
    return Call(path=path, endpoint=rule.endpoint, about=words, in_path=in_path, operation=OPERATIONS[rule.endpoint])


def _described(call: Call) -> Json:
    return {
        "operationId": call.endpoint.replace(".", "_"),
        "summary": call.about,
        "tags": [call.section],
        "parameters": [
            *(_parameter(name, PATH[name], place="path") for name in call.in_path),
            *(_parameter(name, QUERY[name], place="query") for name in call.operation.takes),
            *(_parameter(name, told, place="query") for name, told in call.operation.besides.items()),
        ],
        "responses": dict(_responses(call)),
    }


def _parameter(name: str, told: Parameter, *, place: str) -> Json:
    required = place == "path"
    return {"name": name, "in": place, "required": required, "description": told.about, "schema": told.schema}


def _responses(call: Call) -> Iterator[tuple[str, Json]]:
    yield "200", _answer(call)
    if call.in_path and call.section in BY_ADDRESS:
        yield "301", {"description": _MOVED}
    yield "304", {"description": _UNCHANGED}
    yield from ((code, {"$ref": f"#/components/responses/{code}"}) for code in _PROBLEMS)
    if call.in_path and call.section == "claims":
        yield "410", _problem(_GONE)


def _answer(call: Call) -> Json:
    model, row = call.operation.answer, call.operation.row
    schema = _schema(model) if model else {"type": "string"}
    answer: Json = {"description": call.about, "content": {call.media_type: {"schema": schema}}}
    if row is None:
        return answer
    counted = {"X-Row-Count": {"description": "How many rows follow.", "schema": {"type": "integer"}}}
    return {**answer, "description": f"{call.about} One {row.__name__} to a row.", "headers": counted}


def _problem(why: str) -> Json:
    return {
        "description": why,
        "content": {"application/problem+json": {"schema": _schema(Problem)}},
    }


def _schema(model: type[BaseModel]) -> Any:
    """The place of a model in the document; the library lists it among the components and refers to it."""
    return PydanticSchema.model_validate({"schema_class": model})
