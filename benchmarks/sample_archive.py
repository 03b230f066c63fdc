"""WARC files of generated pages: our own words in the markup of a news site, for benchmarks and tests."""

import base64
import gzip
import hashlib
import json
import random
from collections.abc import Iterable, Iterator
from pathlib import Path

_SUBJECTS = "The council|A spokesman|The ministry|Her neighbour|The company|The team|A commission|The harbour office"
_VERBS = "said|announced|repeated|did not say|had promised|was told|agreed|found out"
_THINGS = "the new bridge|the school budget|last year's harvest|the ferry timetable|the second half|a heat record|rents"
_ENDS = "would cost more than planned|had to wait until spring|was never in doubt|surprised nobody in the town hall"
_LATER = "after a long evening|in front of a full hall|for the third time|without giving a reason|to general applause"
_MATTER = (
    (
        "Aldine Books, a publisher that exists only in samples, sued the equally invented Borealis Labs on Monday and "
        "alleged that its AI model was trained on several hundred of its copyrighted novels without permission."
    ),
    (
        "Borealis Labs did not respond to a request for comment, the publisher said; a hearing on whether the use of "
        "the books to train a language model infringed their copyright is set for the spring."
    ),
)
_SCRIPT = "window.q=window.q||[];function t(a,b){for(var i=0;i<a.length;i++){q.push([a[i],b,Date.now()])}};"
_MENU = 150  # entries: heads and feet of news pages are longer than the news
DATE = "2025-01-29T10:00:00Z"


def sample_page(number: int, *, is_relevant: bool, paragraphs: int = 18, url: str = "") -> bytes:
    """A page of about 100 kB with an article of some 750 words; one that is relevant tells of the invented suit."""
    chance = random.Random(number)  # noqa: S311 - the same pages every time
    told = [" ".join(_sentence(chance) for _ in range(3)) for _ in range(paragraphs)]
    if is_relevant:
        told[1:1] = _MATTER
    body = "".join(f'<p class="story-text">{one}</p>' for one in told)
    title = f"Sample report {number}: {_sentence(chance)}"
    linked = json.dumps(
        {"@context": "https://schema.org", "@type": "NewsArticle", "headline": title, "datePublished": DATE}
    )
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>'
        f'<link rel="canonical" href="{url}"><script type="application/ld+json">{linked}</script>'
        f"<style>{'.card{display:flex;margin:0 auto;padding:4px}' * 300}</style>"
        f"<script>{_SCRIPT * 200}</script></head><body><header><nav><ul>{_menu(chance)}</ul></nav></header><main>"
        f"<article><h1>{title}</h1>{body}</article>"
        f"<aside><h2>More stories</h2><ul>{_menu(chance)}</ul></aside></main><footer><ul>{_menu(chance)}</ul>"
        f"<p>Copyright Sample Daily. All names on this page are invented.</p></footer></body></html>"
    ).encode()


def answer_record(
    url: str,
    body: bytes,
    *,
    status: str = "200 OK",
    headers: Iterable[str] = ("Content-Type: text/html; charset=utf-8",),
    fields: Iterable[str] = (),
    date: str = DATE,
) -> bytes:
    """A record of an answer with its digests as Common Crawl writes them, unpacked; `fields` stand before ours."""
    block = "\r\n".join([f"HTTP/1.1 {status}", *headers]).encode() + b"\r\n\r\n" + body
    named = (
        "WARC-Type: response",
        f"WARC-Date: {date}",
        f"WARC-Target-URI: {url}",
        f"WARC-Record-ID: <urn:uuid:{hashlib.md5(url.encode() + block, usedforsecurity=False).hexdigest()}>",
        "Content-Type: application/http; msgtype=response",
        f"WARC-Payload-Digest: {_sha1(body)}",
        f"WARC-Block-Digest: {_sha1(block)}",
        f"Content-Length: {len(block)}",
    )
    return "\r\n".join(["WARC/1.0", *fields, *named]).encode() + b"\r\n\r\n" + block + b"\r\n\r\n"


def packed(records: Iterable[bytes]) -> bytes:
    """Records as a .warc.gz file holds them, a member each."""
    return b"".join(gzip.compress(record, 6, mtime=0) for record in records)


def sample_records(pages: int, *, one_relevant_in: int = 50) -> Iterator[bytes]:
    """Records of generated pages, of which one in so many is relevant."""
    for number in range(pages):
        url = f"https://daily.example/2025/01/29/{number}"
        yield answer_record(url, sample_page(number, is_relevant=number % one_relevant_in == 0, url=url))


def write_archive(path: Path, pages: int, *, one_relevant_in: int = 50) -> None:
    """Write a .warc.gz file of generated pages, one at a time."""
    with path.open("wb") as file:
        for record in sample_records(pages, one_relevant_in=one_relevant_in):
            file.write(packed([record]))


def _sentence(chance: random.Random) -> str:
    words = [chance.choice(part.split("|")) for part in (_SUBJECTS, _VERBS, _THINGS, _ENDS, _LATER)]
    return f"{words[0]} {words[1]} that {words[2]} {words[3]} {words[4]}."


def _menu(chance: random.Random) -> str:
    entry = '<li class="nav-item"><a class="nav-link" href="/section/{0:x}?from=menu"><span>{1}</span></a></li>'
    return "".join(
        entry.format(chance.getrandbits(128), chance.choice(_THINGS.split("|")).title()) for _ in range(_MENU)
    )


def _sha1(content: bytes) -> str:
    return f"sha1:{base64.b32encode(hashlib.sha1(content, usedforsecurity=False).digest()).decode()}"
