"""How much one reader may ask for: a limit for each address, told in the headers of every answer."""

from flask import Flask, request
from flask_limiter import Limiter
from flask_limiter.constants import HeaderNames
from flask_limiter.util import get_remote_address
from werkzeug.middleware.proxy_fix import ProxyFix

from webapp.twins import suffix_of

# What is answered whole, however long, costs as much as this many pages.
_COST_OF_AN_EXPORT = 10
_WHOLE = frozenset({".csv", ".ndjson"})
# The names of the IETF's draft on these headers, of which every form up to the seventh has had them.
_HEADERS = {
    HeaderNames.LIMIT: "RateLimit-Limit",
    HeaderNames.REMAINING: "RateLimit-Remaining",
    HeaderNames.RESET: "RateLimit-Reset",
}


def install(app: Flask, limit: str | None, *, proxies: int) -> None:
    """Hold each address to `limit`, such as "300 per minute"; with None to nothing.

    `proxies` is how many proxies of ours stand in front: that many steps back is who asked. With none, what a request
    says of where it comes from is not believed.
    """
    if proxies:
        trusted = ProxyFix(app.wsgi_app, x_for=proxies, x_proto=proxies, x_host=proxies)
        app.wsgi_app = trusted  # type: ignore[method-assign]
    if limit is None:
        return
    limiter = Limiter(
        get_remote_address,
        application_limits=[limit],
        application_limits_cost=_cost,
        headers_enabled=True,
        header_name_mapping=_HEADERS,
        retry_after="delta-seconds",
        storage_uri="memory://",
    )
    limiter.request_filter(lambda: request.endpoint == "static")
    limiter.init_app(app)


def _cost() -> int:
    return _COST_OF_AN_EXPORT if suffix_of(request.path) in _WHOLE else 1
