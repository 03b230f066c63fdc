"""Addresses that lead on for good: of what was merged into another, and those with a slash at the end."""

from typing import Any

from flask import Flask, current_app, g, redirect, request, url_for
from werkzeug.exceptions import HTTPException

from store.moved import BY_ADDRESS, moved_to

_PERMANENTLY = 301


def install(app: Flask) -> None:
    """Let `app` lead on from old addresses, once it has a session."""
    app.before_request(_lead_on)
    app.before_request(_drop_slash)


def _lead_on() -> Any:
    section, named = request.blueprint, request.view_args
    if section not in BY_ADDRESS or not named or request.endpoint is None:
        return None
    target = moved_to(g.session, section, *named.values())
    if target is None:
        return None
    # A passage has another number under the other claim.
    kept: dict[str, Any] = {name: value for name, value in request.args.items() if name != "passage"}
    return redirect(url_for(request.endpoint, **{**kept, **dict.fromkeys(named, target)}), _PERMANENTLY)


def _drop_slash() -> Any:
    """From `/companies/` to `/companies`, where that is an address; a foreign host in the path is none."""
    adapter = current_app.create_url_adapter(request)
    if request.url_rule is not None or not request.path.endswith("/") or adapter is None:
        return None
    try:
        endpoint, values = adapter.match(request.path.rstrip("/"), method="GET")
    except HTTPException:
        return None
    query = request.query_string.decode()
    return redirect(url_for(endpoint, **values) + (f"?{query}" if query else ""), _PERMANENTLY)
