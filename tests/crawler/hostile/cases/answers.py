"""Answers that break HTTP, come too slowly, are too much, or are not what they say."""

import gzip
import zlib
from itertools import chain, repeat

import brotli
from hostile.serving import Case, answer, packed, page, raw, redirect, zipped

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
STORY = page().encode()
ZEROS = bytes(64 * 1024 * 1024)
BOMB = gzip.compress(ZEROS, 9, mtime=0)
ZIPPED = zipped(page())
BAD_SUM = ZIPPED[:-8] + bytes(4) + ZIPPED[-4:]
BAD_MIDDLE = ZIPPED[:60] + bytes([ZIPPED[60] ^ 0xFF, ZIPPED[61] ^ 0xFF]) + ZIPPED[62:]
TOO_LARGE = "answer too large"


def _story(name: str, reply: object, reason: str | None) -> Case:
    return Case(name=name, routes={"/story": reply}, reason=reason)  # type: ignore[dict-item]


def _slow(name: str, reply: object) -> Case:
    return Case(name=name, routes={"/story": reply}, reason="no answer in time", is_slow=True)  # type: ignore[dict-item]


def _trickle(head: bytes, each: bytes) -> object:
    return lambda _: chain([head], chain.from_iterable(repeat((each, 0.25), 200)))


def _endless(head: bytes, each: bytes) -> object:
    return lambda _: chain([head], repeat(each))


CASES = (
    *(Case(name=f"good-{number}", is_slow=True) for number in range(3)),
    *(Case(name=f"unresolved-{number}", reason="could not be fetched .no answer in time", is_slow=True) for number in range(12)),
    _story("redirect-to-itself", redirect("{site}/story"), "max redirections"),
    Case(
        name="redirect-in-a-circle",
        routes={"/story": redirect("{site}/there"), "/there": redirect("{site}/story")},
        reason="max redirections",
    ),
    Case(
        name="redirect-a-long-way",
        routes={"/story": redirect("{site}/0")} | {f"/{n}": redirect(f"{{site}}/{n + 1}") for n in range(20)},
        reason="max redirections",
    ),
    Case(
        name="redirect-to-another-outlet",
        routes={"/story": redirect("http://mixed.example:{port}/story")},
        reason="redirected to another site",
    ),
    _story("redirect-without-a-place", answer("", status="302 Found"), "status 302"),
    _story("gzip-bomb", packed(BOMB), "unpacks to too much"),
    _story("gzip-bomb-in-gzip", packed(gzip.compress(BOMB, mtime=0), "gzip, gzip"), "packed 2 times"),
    _story("gzip-a-thousand-times", packed(ZIPPED, ", ".join(["gzip"] * 1_000)), "packed 1000 times"),
    _story("deflate-bomb", packed(zlib.compress(ZEROS, 9), "deflate"), "unpacks to too much"),
    _story("brotli-bomb", packed(brotli.compress(ZEROS, quality=1), "br"), "unpacks to too much"),
    _story("brotli-unasked", packed(brotli.compress(STORY), "br"), "content coding br is not read"),
    _story("coding-unknown", packed(STORY, "rot13"), "content coding rot13 is not read"),
    _story("gzip-cut", packed(ZIPPED[:-40]), "broken gzip body"),
    _story("gzip-without-its-end", packed(ZIPPED[:-8]), "broken gzip body"),
    _story("gzip-of-another-sum", packed(BAD_SUM), "broken gzip body"),
    _story("gzip-broken-inside", packed(BAD_MIDDLE), "packed and broken|broken gzip"),
    _story("gzip-that-is-none", packed(STORY), "not|broken gzip"),
    _story("gzip-of-nothing", packed(b""), "packed and cut short|no text|empty"),
    _story("deflate-cut", packed(zlib.compress(STORY)[:-20], "deflate"), "broken deflate body"),
    Case(name="feed-bomb", routes={"/feed.xml": packed(BOMB)}, reason="unpacks to too much"),
    Case(
        name="sitemap-file-bomb",
        routes={"/feed.xml": answer(BOMB, kind="application/gzip")},
        reason="unpacks to over|no XML",
    ),
    _story("endless-body", _endless(HEAD + b"\r\n", bytes(65536)), TOO_LARGE),
    _story("endless-in-chunks", _endless(HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"8000\r\n" + bytes(32768) + b"\r\n"), TOO_LARGE),
    _story("body-of-200-megabytes", _endless(HEAD + b"Content-Length: 209715200\r\n\r\n", bytes(65536)), TOO_LARGE),
    _slow("slow-body", _trickle(HEAD + b"Content-Length: 9000\r\n\r\n", b"x")),
    _slow("slow-headers", _trickle(b"HTTP/1.1 200 OK\r\n", b"X-More: and more\r\n")),
    _slow("slow-first-line", _trickle(b"", b"H")),
    _slow("silence", raw(90.0)),
    _story("endless-headers", _endless(b"HTTP/1.1 200 OK\r\n", b"X-More: and more\r\n" * 100), "headers of the answer are over"),
    _story("endless-interim-answers", _endless(b"", b"HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n" * 100), "headers of the answer are over"),
    _story("header-of-a-megabyte", raw(HEAD + b"X-Long: " + b"x" * 1_000_000 + b"\r\n\r\n" + STORY), "a header of the answer is over"),
    _story("header-of-many-lines", raw(HEAD + b"X-Long: x\r\n" + b" more of it\r\n" * 20_000 + b"\r\n" + STORY), "headers of the answer are over"),
    _story("five-thousand-cookies", answer(page(), headers=[f"Set-Cookie: a{n}=b; Path=/" for n in range(5_000)]), "headers of the answer are over"),
    _story("no-http", raw(b"220 mail.example ESMTP ready\r\n"), "no HTTP"),
    _story("nothing", raw(), "closed before"),
    _story("length-too-long", raw(HEAD + b"Content-Length: 9999\r\n\r\n" + STORY), "broken off"),
    _story("length-negative", raw(HEAD + b"Content-Length: -5\r\n\r\n" + STORY), "non-decimal digits"),
    _story("length-no-number", raw(HEAD + b"Content-Length: many\r\n\r\n" + STORY), "non-decimal digits"),
    _story("length-two-ways", raw(HEAD + b"Content-Length: 20\r\nContent-Length: 30\r\n\r\n" + STORY), "conflicting Content-Length"),
    _story("length-cuts-the-page", raw(HEAD + b"Content-Encoding: gzip\r\nContent-Length: 90\r\n\r\n" + ZIPPED), "broken gzip"),
    _story("chunks-of-garbage", raw(HEAD + b"Transfer-Encoding: chunked\r\n\r\nzz\r\nstory\r\n0\r\n\r\n"), "broken off"),
    _story("chunks-without-end", raw(HEAD + b"Transfer-Encoding: chunked\r\n\r\n64\r\n" + STORY[:100] + b"\r\n"), "broken off"),
    _story("chunk-longer-than-sent", raw(HEAD + b"Transfer-Encoding: chunked\r\n\r\nFFFFFF\r\n" + STORY), "broken off"),
    _story("status-204", answer("", status="204 No Content"), "status 204"),
    _story("status-206", answer(page(), status="206 Partial Content"), "status 206"),
    _story("status-304-unasked", raw(b"HTTP/1.1 304 Not Modified\r\nETag: x\r\n\r\n"), "304"),
    _story("status-404", answer(page(), status="404 Not Found"), "status 404"),
    _story("status-503", answer("", status="503 Service Unavailable"), "status 503"),
    _story("status-999", answer("", status="999 Denied"), "status 999"),
    _story("wait-a-while", answer("", status="429 Slow", headers=["Retry-After: 600"]), "status 429"),
    _story("wait-until", answer("", status="429 Slow", headers=["Retry-After: Fri, 31 Dec 2100 23:59:59 GMT"]), "status 429"),
    _story("wait-for-ages", answer("", status="503 No", headers=["Retry-After: " + "9" * 5_000]), "status 503"),
    _story("wait-less-than-nothing", answer("", status="429 Slow", headers=["Retry-After: -60"]), "status 429"),
    _story("wait-until-yesterday", answer("", status="429 Slow", headers=["Retry-After: Thu, 01 Jan 1970 00:00:00 GMT"]), "status 429"),
    _story("wait-for-a-year-too-far", answer("", status="429 Slow", headers=["Retry-After: Fri, 31 Dec 99999999999 23:59:59 GMT"]), "status 429"),
    _story("wait-for-no-number", answer("", status="429 Slow", headers=["Retry-After: \u00b2"]), "status 429"),
    _story("empty", answer(""), "page is empty|no text"),
    _story("pdf-as-page", answer(b"%PDF-1.7\n" + bytes(range(256)) * 40), "no text"),
    _story("picture-as-page", answer(b"\xff\xd8\xff\xe0" + bytes(range(128, 256)) * 400), "no text"),
    _story("page-as-pdf", answer(page(), kind="application/pdf"), "no page but application/pdf"),
    _story("page-of-endless-type", answer(page(), kind="text/" + "x" * 9_000), "no page but text/x"),
    Case(name="feed-that-is-a-page", routes={"/feed.xml": answer(page())}, reason="no feed or sitemap"),
)  # fmt: skip
