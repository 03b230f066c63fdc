"""Addresses of what was merged into another: they lead there for good, pages and data alike."""

from typing import Any

from flask import Flask, g, redirect, request, url_for

from store.moved import BY_ADDRESS, moved_to

_PERMANENTLY = 301


def install(app: Flask) -> None:
    """Let `app` lead on from old addresses, once it has a session."""
    app.before_request(_lead_on)


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
