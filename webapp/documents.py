"""Sending data, and naming the page that follows."""

from typing import Any

from flask import Response, current_app


def send(document: dict[str, Any], *, mimetype: str = "application/json") -> Response:
    """The document as JSON."""
    return Response(current_app.json.dumps(document, ensure_ascii=False) + "\n", mimetype=mimetype)


def add_next(answer: Response, address: str | None) -> Response:
    """Name the next page of a list in the `Link` header too."""
    if address:
        answer.headers["Link"] = f'<{address}>; rel="next"'
    return answer
