"""robots.txt files that stall, mislead or hide a rule."""

from itertools import chain, repeat

from hostile.serving import Case, answer, raw, redirect, robots

NO = "User-agent: *\nDisallow: /\n"
FORBIDDEN, HELD = "disallowed for onrecord", "held: "


def _robots(name: str, reply: object, reason: str | None) -> Case:
    return Case(name=f"robots-{name}", routes={"/robots.txt": reply}, reason=reason)  # type: ignore[dict-item]


CASES = (
    _robots("forbidding", robots(NO), FORBIDDEN),
    _robots("of-500", robots("", status="500 Oops"), HELD),
    _robots("of-503", robots("", status="503 Busy"), HELD),
    _robots("of-429", robots("", status="429 Slow"), HELD),
    _robots("of-401", robots("", status="401 No"), None),
    _robots("of-403", robots("", status="403 No"), None),
    _robots("of-404", robots("", status="404 No"), None),
    Case(name="robots-of-silence", routes={"/robots.txt": raw(90.0)}, reason=f"{HELD}.*no answer in time", is_slow=True),
    _robots("endless", lambda _: chain([b"HTTP/1.1 200 OK\r\n\r\n"], repeat(b"Allow: /a\n" * 6_000)), f"{HELD}.*too large"),
    _robots("of-three-megabytes", robots(NO + "Allow: /a\n" * 300_000), FORBIDDEN),
    _robots("as-page", answer("<html><body>Not found</body></html>"), None),
    _robots("redirected-inside", redirect("http://127.0.0.1:{inside}/robots.txt"), f"{HELD}.*is not public"),
    _robots("redirected-to-itself", redirect("{site}/robots.txt"), HELD),
    _robots("redirected-away", redirect("http://robots-forbidding.example:{port}/robots.txt"), FORBIDDEN),
    _robots("with-a-mark", robots(b"\xef\xbb\xbf" + NO.encode()), FORBIDDEN),
    _robots("in-utf-16", robots(NO.encode("utf-16")), FORBIDDEN),
    _robots("with-nul", robots(b"User-agent: *\x00\nDis\x00allow: /\n"), FORBIDDEN),
    _robots("of-bytes", robots(bytes(range(256)) * 40), None),
    _robots("in-capitals", robots("USER-AGENT: ONRECORD\nDISALLOW: /\n"), FORBIDDEN),
    _robots("for-another", robots("User-agent: otherbot\nDisallow: /\n"), None),
    _robots("for-us-and-all", robots("User-agent: onrecord\nDisallow: /story\n\nUser-agent: *\nAllow: /\n"), FORBIDDEN),
    _robots("of-wildcards", robots("User-agent: *\nDisallow: /*y$\n"), FORBIDDEN),
    _robots("of-killing-wildcards", robots("User-agent: *\nDisallow: /" + "*s*t*o*r*y" * 400 + "*b\n"), None),
    _robots("of-many-groups", robots("".join(f"User-agent: bot{n}\nDisallow: /\n\n" for n in range(9_000))), None),
    _robots("of-no-delay", robots("User-agent: *\nCrawl-delay: nan\nAllow: /\n"), None),
    _robots("of-less-than-no-delay", robots("User-agent: *\nCrawl-delay: -9\nAllow: /\n"), None),
)  # fmt: skip
