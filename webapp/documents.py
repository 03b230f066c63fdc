"""Sending data: readable from any site, and answered with 304 to those who have it already."""

from http import HTTPStatus
from typing import Any

from flask import Response, current_app, request

FRESH_FOR = 60  # seconds; the record changes when a source was read, and never between two blinks of a reader


def send(document: dict[str, Any], *, mimetype: str = "application/json", tag: str | None = None) -> Response:
    """The document as JSON, with the entity tag `tag`, or one made from its content."""
    answer = Response(current_app.json.dumps(document, ensure_ascii=False) + "\n", mimetype=mimetype)
    return _fresh(answer, tag)


def unchanged(tag: str) -> Response | None:
    """The answer to who has the document of this entity tag already; None for anybody else."""
    return _fresh(Response(status=HTTPStatus.NOT_MODIFIED), tag) if request.if_none_match.contains_weak(tag) else None


def _fresh(answer: Response, tag: str | None) -> Response:
    answer.cache_control.public = True
    answer.cache_control.max_age = FRESH_FOR
    if tag:
        answer.set_etag(tag, weak=True)
    else:
        answer.add_etag(weak=True)
    answer.make_conditional(request)
    return answer


def add_next(answer: Response, address: str | None) -> Response:
    """Name the next page of a list in the `Link` header too."""
    if address:
        answer.headers["Link"] = f'<{address}>; rel="next"'
    return answer
