"""When two addresses are one article, and whose address it is."""

import re
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from store.vocabulary import PageForm

# Parameters that say how a reader came, never what is shown.
_TRACKING = re.compile(
    r"^(utm_\w+|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|twclid|ttclid|li_fat_id|mc_[ce]id|_hs(enc|mi)|mkt_tok"
    r"|igshid|igsh|cmpid|cmp|ncid|guccounter|guce_\w+|ref|ref_src|ref_url|smid|smtyp|sr_share|module|pgtype|share|ito"
    r"|__twitter_impression|_ga|_gl|yclid|xtor|at_\w+|spm|traffic_source|oly_(enc|anon)_id|vero_(id|conv)|s_cid"
    r"|wt\.mc_id|wt_mc|zephr_sso_ott|giftcopy|unlocked_article_code|taid)$",
    re.IGNORECASE,
)
# Each form of a page by what its address has; the parts go to give the address of the page itself.
_FORM_HOSTS = {
    PageForm.AMP: re.compile(r"^amp\.(?=[^.]+\.)", re.IGNORECASE),
    PageForm.PRINT: re.compile(r"^print\.(?=[^.]+\.)", re.IGNORECASE),
    PageForm.MOBILE: re.compile(r"^(m|mobile|wap|touch)\.(?=[^.]+\.)", re.IGNORECASE),
}
_FORM_PATHS = {
    PageForm.AMP: re.compile(r"(?<=.)/amp/?$|^/amp(?=/.)|\.amp(?=(\.html?)?$)", re.IGNORECASE),
    PageForm.PRINT: re.compile(r"(?<=.)/print/?$|^/print(?=/.)", re.IGNORECASE),
}
_FORM_PARAMETERS = {
    PageForm.AMP: re.compile(r"^(amp=.*|(outputtype|output|view)=amp)$", re.IGNORECASE),
    PageForm.PRINT: re.compile(r"^(print(able)?=.*|(outputtype|output|view)=print)$", re.IGNORECASE),
    PageForm.MOBILE: re.compile(r"^((is)?mobile|m)=(1|true)$", re.IGNORECASE),
}
# Hosts that hold copies of AMP pages; what follows is the address of the page, "s/" first if it is https.
_AMP_CACHE = re.compile(r"^https?://(?:[^/]+\.cdn\.ampproject\.org/[cv]|(?:www\.)?google\.[a-z.]+/amp)/(s/)?(?=[^/]+/)")
_INDEX = re.compile(r"(?<=/)index\.(html?|php)$", re.IGNORECASE)
_ESCAPE = re.compile(r"%([0-9a-fA-F]{2})")
_UNRESERVED = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~")
_DEFAULT_PORTS = {"http": 80, "https": 443}


def article_address(url: str) -> str:
    """`url` without fragment, tracking parameters and AMP, print or mobile form, written in one way.

    It can be asked for: scheme, "www." and a last slash are left as they are; `forms_of` knows that they tell nothing.
    """
    url = _AMP_CACHE.sub(lambda found: "https://" if found[1] else "http://", url.strip())
    parts = urlsplit(url)
    if parts.scheme not in _DEFAULT_PORTS:
        return url
    host = (parts.hostname or "").rstrip(".")
    for form in _FORM_HOSTS.values():
        host = form.sub("", host)
    path = parts.path
    for form in _FORM_PATHS.values():
        path = form.sub("", path)
    port = f":{parts.port}" if parts.port and parts.port != _DEFAULT_PORTS[parts.scheme] else ""
    return urlunsplit((parts.scheme, host + port, _INDEX.sub("", _escaped(path)) or "/", _kept(parts.query), ""))


def forms_of(address: str) -> tuple[str, ...]:
    """The addresses that are the same article as `address` (an `article_address`), itself among them.

    With http or https, with "www." or without, with a slash at the end or without.
    """
    parts = urlsplit(address)
    if parts.scheme not in _DEFAULT_PORTS:
        return (address,)
    host, path = parts.netloc.removeprefix("www."), parts.path.rstrip("/")
    return tuple(
        urlunsplit((scheme, www + host, path + slash, parts.query, ""))
        for scheme in _DEFAULT_PORTS
        for www in ("", "www.")
        for slash in (("", "/") if path else ("/",))
    )


def form_of_page(url: str) -> PageForm:
    """Which form of its article the page at `url` is."""
    parts = urlsplit(url)
    if _AMP_CACHE.match(url):
        return PageForm.AMP
    tried = (
        *((form, pattern.search(parts.hostname or "")) for form, pattern in _FORM_HOSTS.items()),
        *((form, pattern.search(parts.path)) for form, pattern in _FORM_PATHS.items()),
        *((form, pattern.match(pair)) for form, pattern in _FORM_PARAMETERS.items() for pair in parts.query.split("&")),
    )
    return next((form for form, found in tried if found), PageForm.PAGE)


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

    A stated address on another outlet's host is not believed, nor is one of a front page or of the section that the
    page stands in: each would make two articles one.
    """
    own = article_address(fetched)
    if not stated or not is_web_address(stated):
        return own
    address = article_address(stated)
    if is_front_page(address) or _is_above(address, own):
        return own
    is_its_own = belongs_to(address, domain) or _authority(address) == _authority(own)
    return address if is_its_own else own


def is_front_page(url: str) -> bool:
    """Whether `url` is the first page of its site, also that of one language."""
    parts = urlsplit(article_address(url))
    return re.fullmatch(r"/?([a-z]{2}([-_][a-z]{2})?/?)?", parts.path, re.IGNORECASE) is not None and not parts.query


def is_web_address(url: str) -> bool:
    """Whether `url` is an absolute http or https address with a host and a sound port."""
    try:
        parts = urlsplit(url)
        return parts.scheme in _DEFAULT_PORTS and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False


def _is_above(address: str, own: str) -> bool:
    """Whether `address` is that of a section: a path that another page's own path goes on from."""
    above, below = urlsplit(address), urlsplit(own)
    path = above.path.rstrip("/") + "/"
    is_same_host = _authority(address).removeprefix("www.") == _authority(own).removeprefix("www.")
    return is_same_host and not above.query and below.path.startswith(path) and below.path.rstrip("/") + "/" != path


def _authority(url: str) -> str:
    return urlsplit(url).netloc.lower()


def _host(url: str) -> str | None:
    return urlsplit(url).hostname


def _escaped(path: str) -> str:
    """The path with every character that needs it escaped in upper case, and none that does not."""
    plain = "".join(one if ord(one) < 128 else "".join(f"%{byte:02X}" for byte in one.encode()) for one in path)
    return _ESCAPE.sub(_escape, plain)


def _escape(found: "re.Match[str]") -> str:
    character = chr(int(found[1], 16))
    return character if character in _UNRESERVED else found[0].upper()


def _kept(query: str) -> str:
    pairs = parse_qsl(query, keep_blank_values=True)
    return urlencode(sorted(pair for pair in pairs if not _is_noise(*pair)))


def _is_noise(key: str, value: str) -> bool:
    forms = _FORM_PARAMETERS.values()
    return _TRACKING.match(key) is not None or any(form.match(f"{key}={value}") for form in forms)
