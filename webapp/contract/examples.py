"""What the page of the API shows beside each call: a curl with names that are on record here, and keys in words."""

from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import urlencode

from flask import g, request
from pydantic import BaseModel
from sqlalchemy import select

from store.models import ArticleVersion, Claim, Dispute, DisputeParty, Entity, Outlet
from store.vocabulary import Rank
from webapp.contract.document import Call
from webapp.contract.parameters import PATH, QUERY
from webapp.contract.told import Told

_NAMED = frozenset({"slug", "public_id", "article_id"})
# The parameters that a curl shows, where its call takes them.
_SHOWN = ("accused", "only", "limit", "bom")
_FIRST = {
    "disputes": select(Dispute.slug).where(Dispute.merged_into_id.is_(None), Dispute.judged_into_id.is_(None)),
    "companies": select(Entity.slug).join(DisputeParty).where(Entity.merged_into_id.is_(None)).order_by(Entity.id),
    "outlets": select(Outlet.slug).order_by(Outlet.id),
    "claims": select(Claim.public_id).where(Claim.rank == Rank.NORMAL, Claim.merged_into_id.is_(None)),
    "articles": select(ArticleVersion.article_id).order_by(ArticleVersion.id),
}


def examples() -> dict[str, str]:
    """For each section the name of something that is on record, so that every call can be tried."""
    found = {section: g.session.scalar(question.limit(1)) for section, question in _FIRST.items()}
    return {section: str(name) for section, name in found.items() if name is not None}


def curl(call: Call, known: dict[str, str]) -> str:
    """The call as it is typed, with the first of its parameters."""
    path = call.path
    for name in call.in_path:
        example = PATH[name].example
        path = path.replace(f"{{{name}}}", known.get(call.section, example) if name in _NAMED else example)
    shown = {name: QUERY[name].example for name in _SHOWN if name in call.operation.takes}
    query = urlencode(shown | {name: told.example for name, told in call.operation.besides.items() if told.example})
    return f"curl '{request.root_url.rstrip('/')}{path}{f'?{query}' if query else ''}'"


def models_of(found: Iterable[Call]) -> list[type[BaseModel]]:
    """The models that the calls answer with, and all that these are made of, each once and by name."""
    seen: dict[str, type[BaseModel]] = {}
    waiting = [model for call in found for model in (call.operation.answer, call.operation.row) if model]
    while waiting:
        model = waiting.pop()
        if model.__name__ not in seen:
            seen[model.__name__] = model
            waiting += _parts(model)
    return [seen[name] for name in sorted(seen)]


def keys_of(model: type[BaseModel]) -> list[tuple[str, str, str]]:
    """Each key of a model with its type in words and what it means."""
    schema = model.model_json_schema(ref_template="{model}")
    properties: dict[str, dict[str, Any]] = schema["properties"]
    return [(key, _type_words(told), told.get("description", "")) for key, told in properties.items()]


def _parts(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    for field in model.model_fields.values():
        yield from _models_in(field.annotation)


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, Told):
        yield annotation
    for argument in getattr(annotation, "__args__", ()):
        yield from _models_in(argument)


def _type_words(told: dict[str, Any]) -> str:
    if "anyOf" in told:
        return " or ".join(_type_words(one) for one in told["anyOf"])
    if "$ref" in told:
        return str(told["$ref"])
    if "const" in told:
        return f"“{told['const']}”"
    if told.get("type") == "array":
        return f"list of {_type_words(told['items'])}" if "items" in told else "list"
    if told.get("type") == "object" and isinstance(told.get("additionalProperties"), dict):
        return f"{_type_words(told['additionalProperties'])} by name"
    return str({"date": "day", "date-time": "instant"}.get(told.get("format", ""), told.get("type", "anything")))
