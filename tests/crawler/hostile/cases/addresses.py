"""Ways to lead a crawler to an address inside, or to something that is no web page at all."""

from hostile.serving import ALLOW_ALL, STORY, Case, answer, closing, feed, page, redirect, robots

NOT_PUBLIC = "is not public"
NOT_ITS_OWN = "no listing that was read lists an article"
INSIDE = {
    "plain": "127.0.0.1",
    "short": "127.1",
    "hexadecimal": "0x7f.1",
    "one-number": "2130706433",
    "octal": "0177.0.0.1",
    "any": "0.0.0.0",
    "ten": "10.0.0.1",
    "home": "192.168.1.1",
    "shared": "100.64.0.1",
    "link-local": "169.254.169.254",
    "six": "[::1]",
    "six-mapped": "[::ffff:127.0.0.1]",
    "six-compatible": "[::127.0.0.1]",
    "six-private": "[fd00::1]",
    "localhost": "localhost",
    "localhost-dot": "localhost.",
    "shouting": "LOCALHOST",
    "name-of-inside": "inside.example",
    "number-in-name": "127.0.0.1.nip.example",
    "name-of-metadata": "metadata.example",
    "name-of-private": "private.example",
    "name-of-shared": "shared.example",
    "name-of-mapped": "mapped.example",
    "name-of-translated": "translated.example",
    "wide-digits": "１２７.0.0.1",
    "wide-dots": "127。0。0。1",
}
STRANGE = {
    "encoded": ("http://%31%32%37.0.0.1:{inside}/", "invalid hostname"),
    "zone": ("http://[fe80::1%25lo]:{inside}/", "not found"),
    "user": ("http://user:word@127.0.0.1:{inside}/", "user name"),
    "own-name-as-user": ("http://redirect-own-name-as-user.example@127.0.0.1:{inside}/", "user name"),
    "inside-as-user": ("http://127.0.0.1:{inside}@redirect-inside-as-user.example/", "user name"),
    "mail-port": ("http://redirect-mail-port.example:25/", "port 25 is no port of a web server"),
    "chat-port": ("http://redirect-chat-port.example:6667/", "port 6667 is no port of a web server"),
    "port-too-high": ("http://redirect-port-too-high.example:99999/", "Port out of range"),
    "half-a-bracket": ("http://[::1/", "Invalid IPv6 URL"),
    "file": ("file:///etc/passwd", "status 302"),
    "data": ("data:text/html,<p>inside", "status 302"),
    "ftp": ("ftp://127.0.0.1:{inside}/", "status 302"),
    "gopher": ("gopher://127.0.0.1:{inside}/1", "status 302"),
    "script": ("javascript:alert(1)", "Missing scheme"),
}
LISTED = {
    "inside": "http://127.0.0.1:{inside}/story",
    "file": "file:///etc/passwd",
    "data": "data:text/html,story",
    "ftp": "ftp://listed-ftp.example/story",
    "script": "javascript:location='http://127.0.0.1:{inside}/'",
    "half-a-bracket": "http://[::1/story",
    "own-name-as-user": "http://listed-own-name-as-user.example@127.0.0.1:{inside}/story",
    "own-name-in-path": "http://127.0.0.1:{inside}/listed-own-name-in-path.example/story",
}


def _sitemap(*links: str, tag: str = "urlset", entry: str = "url") -> str:
    return f"<{tag}>{''.join(f'<{entry}><loc>{link}</loc></{entry}>' for link in links)}</{tag}>"


CASES = (
    *(
        Case(name=f"redirect-{name}", routes={"/story": redirect(f"http://{host}:{{inside}}/")}, reason=NOT_PUBLIC)
        for name, host in INSIDE.items()
    ),
    *(
        Case(name=f"redirect-{name}", routes={"/story": redirect(address)}, reason=reason)
        for name, (address, reason) in STRANGE.items()
    ),
    *(
        Case(name=f"listed-{name}", routes={"/feed.xml": feed(address)}, reason=NOT_ITS_OWN)
        for name, address in LISTED.items()
    ),
    Case(
        name="sitemap-of-inside",
        routes={"/feed.xml": answer(_sitemap("http://127.0.0.1:{inside}/story"), kind="text/xml")},
        reason=NOT_ITS_OWN,
    ),
    Case(
        name="index-of-inside",
        routes={
            "/feed.xml": answer(_sitemap("http://[::1]:{inside}/", tag="sitemapindex", entry="sitemap"), kind="text/xml")
        },
        reason=NOT_ITS_OWN,
    ),
    Case(
        name="feed-redirected-inside",
        routes={"/feed.xml": redirect("http://127.0.0.1:{inside}/feed.xml")},
        reason=NOT_PUBLIC,
    ),
    Case(
        name="second-hop-inside",
        routes={"/story": redirect("{site}/hop"), "/hop": redirect("http://127.0.0.1:{inside}/")},
        reason=NOT_PUBLIC,
    ),
    Case(name="two-locations", routes={"/story": redirect("{site}/hop", "http://127.0.0.1:{inside}/")}, reason=NOT_PUBLIC),
    Case(
        name="rebinding",
        routes={"/robots.txt": closing(robots(ALLOW_ALL)), "/feed.xml": closing(feed("{site}/story"))},
        reason=NOT_PUBLIC,
    ),
    Case(name="mixed"),
    Case(
        name="canonical-inside",
        routes={"/story": answer(page(head='<link rel="canonical" href="http://127.0.0.1:{inside}/story">'))},
    ),
    Case(
        name="refresh-inside",
        routes={
            "/story": answer(page(head='<meta http-equiv="refresh" content="0; url=http://127.0.0.1:{inside}/">'))
        },
    ),
    Case(
        name="refresh-header-inside",
        routes={"/story": answer(page(), headers=["Refresh: 0; url=http://127.0.0.1:{inside}/"])},
    ),
    Case(
        name="picture-and-frame-inside",
        routes={
            "/story": answer(
                page("<img src='http://127.0.0.1:{inside}/'><iframe src='http://[::1]:{inside}/'></iframe></p><p>" + STORY)
            )
        },
    ),
    Case(
        name="says-it-is-another",
        routes={
            "/story": answer(
                page(
                    head='<link rel="canonical" href="http://mixed.example/story"><meta property="og:url" '
                    'content="http://mixed.example/story"><meta property="og:site_name" content="Mixed">'
                )
            )
        },
    ),
)  # fmt: skip
