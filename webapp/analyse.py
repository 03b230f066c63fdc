"""The page where a text is pasted and shown as the reader sees it, and the same as JSON. Nothing is stored.

It is there only where the app was handed a reader, for the web app itself never loads one.
"""

from typing import Any

from flask import Blueprint, Flask, Response, abort, current_app, render_template, request
from werkzeug.exceptions import RequestEntityTooLarge, ServiceUnavailable

from store.findings import to_json
from store.records import Reading
from webapp.asked import refuse_unknown
from webapp.finding_words import CONFIDENCE_IS
from webapp.frame import wants_json
from webapp.marked_text import marked_text
from webapp.pasted import LARGEST_BODY, LONGEST, Pasted, pasted, text_to_read
from webapp.turns import BusyError, ReadText, in_turn

bp = Blueprint("analyse", __name__)

_READER = "onrecord_read_text"
_BUSY, _TOO_LARGE = 503, 413
_AGAIN_IN = 30  # seconds


def install(app: Flask, read_text: ReadText | None) -> None:
    """Give `app` the page if there is a reader for it, and tell the templates whether there is."""
    app.jinja_env.globals["can_read"] = read_text is not None
    if read_text is None:
        return
    app.extensions[_READER] = in_turn(read_text)
    app.config.update(MAX_CONTENT_LENGTH=LARGEST_BODY, MAX_FORM_MEMORY_SIZE=LARGEST_BODY)
    app.register_blueprint(bp)


@bp.get("/analyse")
def form() -> str:
    """An empty form."""
    refuse_unknown(request.args, [])
    return _page(Pasted())


@bp.post("/analyse")
def result() -> Any:
    """The text with its findings; with a status of 4xx or 503 the form as it was filled in, with what is wrong."""
    if wants_json():
        return result_json()
    try:
        form = pasted(request)
    except RequestEntityTooLarge:
        return _page(Pasted(problems={"text": _too_large()})), _TOO_LARGE
    if form.problems:
        return _page(form), form.status
    try:
        return _page(form, _read(form))
    except BusyError as error:
        return _page(form, busy=str(error)), _BUSY, {"Retry-After": str(_AGAIN_IN)}


@bp.post("/analyse.json")
def result_json() -> Response:
    """The reading, with the keys that docs/analyse.md tells."""
    form = pasted(request)
    if form.problems:
        abort(form.status, "; ".join(f"{name}: {problem}" for name, problem in form.problems.items()))
    try:
        reading = _read(form)
    except BusyError as error:
        raise ServiceUnavailable(f"{error}", retry_after=_AGAIN_IN) from error
    return Response(current_app.json.dumps(to_json(reading), ensure_ascii=False) + "\n", mimetype="application/json")


@bp.after_request
def keep_nothing(answer: Response) -> Response:
    """Neither a browser nor a proxy keeps what was pasted, and no search engine lists it."""
    answer.cache_control.no_store = True
    answer.headers["X-Robots-Tag"] = "noindex"
    return answer


def _read(form: Pasted) -> Reading:
    read_text: ReadText = current_app.extensions[_READER]
    return read_text(text_to_read(form))


def _page(form: Pasted, reading: Reading | None = None, *, busy: str | None = None) -> str:
    return render_template(
        "analyse.html",
        section="analyse",
        form=form,
        reading=reading,
        published=text_to_read(form).published if reading else None,
        blocks=marked_text(form.text, reading, printer=form.outlet or None) if reading else [],
        longest=LONGEST,
        busy=busy,
        confidence_is=CONFIDENCE_IS,
    )


def _too_large() -> str:
    return f"What was sent is too large to be looked at, so it could not be kept here; at most {LONGEST:,} characters"
