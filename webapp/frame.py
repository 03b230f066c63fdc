"""What every answer has in common: headers, the errors as pages or problem documents, and the foot of the page."""

from typing import Any

from flask import Flask, Response, g, jsonify, render_template, request
from sqlalchemy import exists, func, select
from werkzeug.exceptions import HTTPException

from store.models import ArticleVersion, Outlet

CONTENT_SECURITY_POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_DONE, _OUR_FAULT = 200, 500
HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "interest-cohort=()",
}


def install(app: Flask) -> None:
    """Give `app` the headers, the error pages and the foot."""
    app.after_request(_tag_page)
    app.after_request(_add_headers)
    app.register_error_handler(HTTPException, show_error)
    app.context_processor(_foot)


def wants_json() -> bool:
    """Whether the address or the reader asks for data instead of a page."""
    if request.path.endswith(".json") or request.path.startswith("/api/"):
        return True
    accepted = request.accept_mimetypes
    return accepted["application/json"] > accepted["text/html"]


def show_error(error: HTTPException) -> Any:
    """The error as a page, or as a problem document (RFC 9457) to those who want data."""
    status = error.code or 500
    if status >= _OUR_FAULT and (session := g.pop("session", None)):
        session.close()  # the database may be what failed, so the page that says so asks it nothing
    if wants_json():
        answer = jsonify(problem(error))
        answer.mimetype = "application/problem+json"
        answer.headers["Access-Control-Allow-Origin"] = "*"
    else:
        answer = Response(render_template("error.html", error=error, status=status), mimetype="text/html")
    answer.status_code = status
    for name, value in error.get_headers(request.environ):
        if name.lower() in {"allow", "retry-after"}:
            answer.headers[name] = value
    return answer


def problem(error: HTTPException) -> dict[str, Any]:
    """The members of RFC 9457 for `error`."""
    return {
        "type": "about:blank",
        "title": error.name,
        "status": error.code,
        "detail": error.description,
        "instance": request.path,
    }


def _tag_page(answer: Response) -> Response:
    """Give a page an entity tag, so that who has it already is told so."""
    if request.method in {"GET", "HEAD"} and answer.status_code == _DONE and answer.mimetype == "text/html":
        answer.cache_control.no_cache = True
        answer.add_etag()
        answer.make_conditional(request)
    return answer


def _add_headers(answer: Response) -> Response:
    for name, value in HEADERS.items():
        answer.headers.setdefault(name, value)
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
