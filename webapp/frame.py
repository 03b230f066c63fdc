"""What every answer has in common: headers, the errors as pages or problem documents, and the foot of the page."""

from typing import Any

from flask import Flask, Response, g, jsonify, render_template, request
from flask_compress import Compress
from sqlalchemy import exists, func, select
from werkzeug.exceptions import HTTPException

from store.models import ArticleVersion, Outlet
from webapp.asked import ParameterError
from webapp.twins import FORMS, HTML, suffix_of

CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_OUR_FAULT = 500
HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "interest-cohort=()",
}
PROBLEM = "application/problem+json"
_READING = frozenset({"GET", "HEAD", "OPTIONS"})
# What a script of another site may read of an answer, and what it may send along.
_SHOWN_ABROAD = (
    "ETag, Last-Modified, Link, Retry-After, X-Row-Count, RateLimit-Limit, RateLimit-Remaining, RateLimit-Reset"
)
_TAKEN_FROM_ABROAD = "Accept, If-Modified-Since, If-None-Match"
_ASKED_AGAIN_AFTER = 86400  # seconds
_COMPRESSED = [HTML, "text/css", "text/javascript", PROBLEM]


def install(app: Flask) -> None:
    """Give `app` the headers, the error pages and the foot."""
    app.config["COMPRESS_MIMETYPES"] = [*_COMPRESSED, *{media for media, _ in FORMS.values() if media != "image/png"}]
    app.config["COMPRESS_ALGORITHM"] = app.config["COMPRESS_ALGORITHM_STREAMING"] = ["br", "gzip"]
    Compress(app)
    app.after_request(_read_file)
    app.after_request(_add_headers)
    app.register_error_handler(HTTPException, show_error)
    app.context_processor(_foot)


def is_data() -> bool:
    """Whether the address is one of data, whatever is accepted."""
    return bool(suffix_of(request.path)) or request.path.startswith("/api/")


def wants_json() -> bool:
    """Whether the address or the reader asks for data instead of a page."""
    accepted = request.accept_mimetypes
    return is_data() or accepted["application/json"] > accepted[HTML]


def show_error(error: HTTPException) -> Any:
    """The error as a page, or as a problem document (RFC 9457) to those who want data."""
    status = error.code or 500
    if status >= _OUR_FAULT and (session := g.pop("session", None)):
        session.close()  # the database may be what failed, so the page that says so asks it nothing
    if wants_json():
        answer = jsonify(problem(error))
        answer.mimetype = PROBLEM
    else:
        answer = Response(render_template("error.html", error=error, status=status), mimetype=HTML)
    answer.status_code = status
    for name, value in error.get_headers(request.environ):
        if name.lower() in {"allow", "retry-after"}:
            answer.headers[name] = value
    return answer


def problem(error: HTTPException) -> dict[str, Any]:
    """The members of RFC 9457 for `error`; `errors` names each parameter that cannot be meant."""
    document: dict[str, Any] = {
        "type": "about:blank",
        "title": error.name,
        "status": error.code,
        "detail": error.description,
        "instance": request.path,
    }
    if isinstance(error, ParameterError):
        document["errors"] = [{"parameter": error.parameter, "detail": error.description}]
    return document


def _read_file(answer: Response) -> Response:
    """Read a file of our own whole before it is packed: packing it piece by piece would leave it open."""
    if request.endpoint == "static" and answer.mimetype in _COMPRESSED:
        answer.direct_passthrough = False
        answer.get_data()
    return answer


def _add_headers(answer: Response) -> Response:
    for name, value in HEADERS.items():
        answer.headers.setdefault(name, value)
    if is_data() and request.method in _READING:
        answer.headers["Access-Control-Allow-Origin"] = "*"
        answer.headers["Access-Control-Expose-Headers"] = _SHOWN_ABROAD
    if is_data() and request.method == "OPTIONS":
        answer.headers["Access-Control-Allow-Methods"] = "GET, HEAD"
        answer.headers["Access-Control-Allow-Headers"] = _TAKEN_FROM_ABROAD
        answer.access_control_max_age = _ASKED_AGAIN_AFTER
    return answer


def _foot() -> dict[str, Any]:
    """What every page says: when a source was last read, and whether the record holds samples."""
    session = g.get("session")
    if session is None:
        return {"last_read": None, "has_samples": False}
    return {
        "last_read": session.scalar(select(func.max(ArticleVersion.fetched_at))),
        "has_samples": has_samples(),
    }


def has_samples() -> bool:
    """Whether the record holds coverage that was written as a sample."""
    return bool(g.session.scalar(select(exists().where(Outlet.is_sample))))
