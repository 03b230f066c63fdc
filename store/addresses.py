"""When two addresses are one article, and whose address it is."""

import re
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

# Parameters that say how a reader came, never what is shown.
_TRACKING = re.compile(
    r"^(utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|cmpid|ncid|guccounter|guce_\w+|ref|ref_src|smid|smtyp"
    r"|sr_share|module|pgtype|share|amp|print|outputtype|__twitter_impression|_ga|yclid|xtor|at_\w+)$",
    re.IGNORECASE,
)
_AMP_HOST = re.compile(r"^amp\.", re.IGNORECASE)
_AMP_PATH = re.compile(r"(?<=.)/amp/?$|^/amp(?=/.)|\.amp(?=(\.html?)?$)|/print/?$", re.IGNORECASE)
_DEFAULT_PORTS = {"http": 80, "https": 443}


def article_address(url: str) -> str:
    """`url` without fragment, tracking parameters and AMP or print forms, with host and scheme in lower case."""
    parts = urlsplit(url.strip())
    if parts.scheme not in _DEFAULT_PORTS:
        return url.strip()
    host = _AMP_HOST.sub("", (parts.hostname or "").lower())
    port = f":{parts.port}" if parts.port and parts.port != _DEFAULT_PORTS[parts.scheme] else ""
    return urlunsplit((parts.scheme, host + port, _AMP_PATH.sub("", parts.path) or "/", _kept(parts.query), ""))


def fetch_address(url: str) -> str:
    """`url` as it is asked for: without fragment and campaign parameters, which listings add, else untouched."""
    parts = urlsplit(url.strip())
    kept = [pair for pair in parts.query.split("&") if not pair.lower().startswith("utm_")]
    return urlunsplit((parts.scheme, parts.netloc, parts.path or "/", "&".join(kept), ""))


def belongs_to(url: str, domain: str | None) -> bool:
    """Whether `url` is on `domain` or on one of its subdomains."""
    host = (_host(url) or "").removeprefix("www.")
    wanted = (domain or "").lower().removeprefix("www.")
    return bool(wanted) and (host == wanted or host.endswith(f".{wanted}"))


def canonical_address(fetched: str, stated: str | None, domain: str | None) -> str:
    """The one address of the article fetched at `fetched` whose page states `stated` as canonical.

    A stated address on another outlet's host is not believed, nor is one that points at a front page: either would
    make two articles one.
    """
    if not stated or urlsplit(stated).scheme not in _DEFAULT_PORTS or urlsplit(stated).path in {"", "/"}:
        return article_address(fetched)
    if belongs_to(stated, domain) or _authority(stated) == _authority(fetched):
        return article_address(stated)
    return article_address(fetched)


def is_web_address(url: str) -> bool:
    """Whether `url` is an absolute http or https address with a host and a sound port."""
    try:
        parts = urlsplit(url)
        return parts.scheme in _DEFAULT_PORTS and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False


def _authority(url: str) -> str:
    return urlsplit(url).netloc.lower()


def _host(url: str) -> str | None:
    return urlsplit(url).hostname


def _kept(query: str) -> str:
    return urlencode([(key, value) for key, value in parse_qsl(query, keep_blank_values=True) if not _is_noise(key)])


def _is_noise(key: str) -> bool:
    return _TRACKING.match(key) is not None
