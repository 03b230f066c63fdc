"""The forms of a view: one address with a suffix for each. Pages and headers name them, `Accept` leads to them."""

from collections.abc import Collection, Container, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from flask import Flask, Response, current_app, redirect, request

HTML = "text/html"
# suffix: media type, and what a reader calls it. Where two have one media type, `Accept` leads to the first.
FORMS: Mapping[str, tuple[str, str]] = {
    ".json": ("application/json", "JSON"),
    ".csv": ("text/csv", "CSV"),
    ".ndjson": ("application/x-ndjson", "NDJSON"),
    ".feed.json": ("application/feed+json", "JSON Feed"),
    ".atom": ("application/atom+xml", "Atom"),
    ".timeline.json": ("application/json", "TimelineJS"),
    ".csl.json": ("application/vnd.citationstyles.csl+json", "CSL-JSON"),
    ".ris": ("application/x-research-info-systems", "RIS"),
    ".bib": ("application/x-bibtex", "BibTeX"),
    ".svg": ("image/svg+xml", "SVG"),
    ".png": ("image/png", "PNG"),
}
_LONGEST_FIRST = sorted(FORMS, key=len, reverse=True)
_FEEDS = (".feed.json", ".atom")
_FEEDS_OF_ALL = {".feed.json": "/feed.json", ".atom": "/feed.atom"}
# Which page of a list is shown; another form of the view begins at its beginning.
_WHERE = frozenset({"after", "before", "limit"})
_ELSEWHERE = 303  # See Other: the answer stands at an address of its own
_DONE = 200
_TWINS, _TAKES = "onrecord_twins", "onrecord_takes"


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One form of the view that was asked for."""

    suffix: str
    media_type: str
    name: str
    address: str

    @property
    def is_feed(self) -> bool:
        """Whether a feed reader can follow it."""
        return self.suffix in _FEEDS


def install(app: Flask, takes: Mapping[str, Collection[str]]) -> None:
    """Find out which views have which forms; call it when all routes are known.

    `takes` are the parameters of the endpoints of data; of those that are not named there, all are kept.
    """
    rules = {rule.rule: rule.endpoint for rule in app.url_map.iter_rules() if "GET" in (rule.methods or ())}
    app.extensions[_TWINS] = {base: found for base in rules if (found := _suffixes(base, rules))}
    app.extensions[_TAKES] = {rule: takes[endpoint] for rule, endpoint in rules.items() if endpoint in takes}
    app.before_request(_lead_to_form)
    app.after_request(_name_forms)
    app.context_processor(lambda: {"forms": forms})


def suffix_of(path: str) -> str:
    """The suffix of a path that names a form; empty for a page."""
    return next((suffix for suffix in _LONGEST_FIRST if path.endswith(suffix)), "")


def forms() -> list[Form]:
    """The forms of the view that is answered; of one without a feed of its own, the feeds of the whole record."""
    own = [_form(suffix) for suffix in _own_suffixes()]
    if any(form.is_feed for form in own):
        return own
    return [*own, *(_named(suffix, address) for suffix, address in _FEEDS_OF_ALL.items())]


def form_accepted() -> str | None:
    """The form that is liked better than the page that is asked for; None where the page will do."""
    if request.method not in {"GET", "HEAD"} or suffix_of(request.path) or not _own_suffixes():
        return None
    offered = [HTML, *(FORMS[suffix][0] for suffix in _own_suffixes())]
    best = request.accept_mimetypes.best_match(offered, default=HTML)
    return next((suffix for suffix in _own_suffixes() if FORMS[suffix][0] == best), None)


def page_address() -> str:
    """The address that search engines keep for this view: the page's if there is one, its parameters in order."""
    if suffix_of(request.path) and _own_suffixes():
        return _absolute(_base(request.path), _kept())
    return _absolute(request.path, sorted(request.args.items(multi=True)))


def address_here(**changed: object) -> str:
    """The address that was asked for, with some parameters changed, or left out where they are None."""
    given = [(name, value) for name, value in request.args.items(multi=True) if value and name not in changed]
    added = [(name, str(value)) for name, value in changed.items() if value is not None]
    return _absolute(request.path, sorted([*given, *added]))


def _suffixes(base: str, rules: Container[str]) -> list[str]:
    stem = "/index" if base == "/" else base
    return [] if suffix_of(base) else [suffix for suffix in FORMS if stem + suffix in rules]


def _own_suffixes() -> list[str]:
    rule = request.url_rule.rule if request.url_rule else ""
    found: list[str] = current_app.extensions[_TWINS].get(_base(rule), [])
    return found


def _base(path: str) -> str:
    """The path of the page of which `path` is a form."""
    stem = path.removesuffix(suffix_of(path))
    return "/" if stem == "/index" else stem


def _form(suffix: str) -> Form:
    rule = request.url_rule.rule if request.url_rule else ""
    return _named(suffix, _address(suffix, _kept(current_app.extensions[_TAKES].get(_stem(rule) + suffix))))


def _address(suffix: str, kept: list[tuple[str, str]]) -> str:
    return _stem(request.path) + suffix + (f"?{urlencode(kept)}" if kept else "")


def _stem(path: str) -> str:
    base = _base(path)
    return "/index" if base == "/" else base


def _named(suffix: str, address: str) -> Form:
    media_type, name = FORMS[suffix]
    return Form(suffix=suffix, media_type=media_type, name=name, address=address)


def _kept(takes: Collection[str] | None = None) -> list[tuple[str, str]]:
    given = sorted((name, value) for name, value in request.args.items(multi=True) if value)
    return [(name, value) for name, value in given if name not in _WHERE and (takes is None or name in takes)]


def _absolute(path: str, query: list[tuple[str, str]]) -> str:
    return request.root_url.rstrip("/") + path + (f"?{urlencode(query)}" if query else "")


def _lead_to_form() -> Any:
    """Send who accepts another form rather than a page to it, where a parameter that it does not take is refused."""
    suffix = form_accepted()
    return redirect(_address(suffix, _kept()), _ELSEWHERE) if suffix else None


def _name_forms(answer: Response) -> Response:
    """Name the other forms and the page in `Link`, and say that the answer depends on what was accepted."""
    if not suffix_of(request.path) and _own_suffixes():
        answer.vary.update(("Accept", "HX-Request"))
    if answer.status_code == _DONE and request.url_rule is not None and request.endpoint != "static":
        answer.headers.add("Link", f'<{page_address()}>; rel="canonical"')
        for form in forms():
            address = request.root_url.rstrip("/") + form.address
            answer.headers.add("Link", f'<{address}>; rel="alternate"; type="{form.media_type}"; title="{form.name}"')
    return answer
