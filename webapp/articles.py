"""The page of one version of an article: where it lies in the archive, and each cited sentence. Never the article."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, Response, abort, g, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from store.coverage import Cited, cited_passages, find_article, find_version, related_articles
from store.models import Article, ArticleVersion
from store.vocabulary import ArticleState
from webapp.asked import refuse_unknown
from webapp.claim_document import article_source, iso, passage_document
from webapp.claim_page import context
from webapp.documents import send
from webapp.headings import Piece, heading
from webapp.words import hedged

bp = Blueprint("articles", __name__)


_CONTEXT = 120  # characters on each side; with many passages on one page more would add up to the article


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A cited passage as the page shows it: in pieces with its hedges, and what stands around it."""

    cited: Cited
    pieces: list[Piece]
    before: str
    after: str
    anchor: str | None


@bp.get("/articles/<int:article_id>")
def article(article_id: int) -> AnyResponse:
    """To the newest version of an article."""
    refuse_unknown(request.args, [])
    found = find_article(g.session, article_id)
    if found is None or not found.versions:
        abort(404, f"no article has the number {article_id}")
    newest = url_for("articles.version", article_id=article_id, version_no=found.versions[-1].version_no)
    return redirect(newest)


@bp.get("/articles/<int:article_id>/versions/<int:version_no>")
def version(article_id: int, version_no: int) -> str:
    """A version with its cited sentences in their context, each at `#p` and its first character."""
    refuse_unknown(request.args, [])
    found = _version(article_id, version_no)
    is_withheld = found.article.state is ArticleState.WITHHELD
    shown = _shown_once(cited_passages(g.session, found), "" if is_withheld else found.text)
    return render_template(
        "article.html",
        section="",
        version=found,
        article=found.article,
        shown=shown,
        heading_of=heading,
        relations=related_articles(g.session, found.article),
    )


@bp.get("/articles/<int:article_id>.json")
def article_json(article_id: int) -> Response:
    """The article with its versions; the text is not given out."""
    refuse_unknown(request.args, [])
    found = find_article(g.session, article_id)
    if found is None:
        abort(404, f"no article has the number {article_id}")
    return send({"on_record": "article", **_article(found), "versions": [_entry(v) for v in found.versions]})


@bp.get("/articles/<int:article_id>/versions/<int:version_no>.json")
def version_json(article_id: int, version_no: int) -> Response:
    """A version with its cited passages and what rests on each."""
    refuse_unknown(request.args, [])
    found = _version(article_id, version_no)
    return send(
        {
            "on_record": "article_version",
            "article": _article(found.article),
            **_entry(found),
            "archive": _archive(found),
            "passages": [_cited(cited) for cited in cited_passages(g.session, found)],
        }
    )


def _version(article_id: int, version_no: int) -> ArticleVersion:
    found = find_version(g.session, article_id, version_no)
    if found is None:
        abort(404, f"no article has the number {article_id} and a version {version_no}")
    return found


def _shown_once(passages: Iterable[Cited], text: str) -> list[Shown]:
    """The passages to show; of several that start at one character the first has the anchor."""
    starts: set[int] = set()
    shown = []
    for cited in passages:
        start = cited.passage.start_char
        shown.append(_shown(cited, text, anchor=None if start in starts else f"p{start}"))
        starts.add(start)
    return shown


def _shown(cited: Cited, text: str, *, anchor: str | None) -> Shown:
    passage = cited.passage
    hedges = cited.assertions[0].hedges if cited.assertions else []
    pieces = [Piece(words, is_hedge) for words, is_hedge in hedged(passage.exact, hedges, passage.start_char)]
    before, after = context(text, passage.start_char, passage.end_char, most=_CONTEXT) if text else ("", "")
    return Shown(cited=cited, pieces=pieces, before=before, after=after, anchor=anchor)


def _article(found: Article) -> dict[str, Any]:
    return {
        "id": found.id,
        "state": found.state,
        "kind": found.kind,
        "outlet": found.outlet.name if found.outlet else None,
        "is_sample": bool(found.outlet and found.outlet.is_sample),
        "first_seen": iso(found.first_seen),
        "last_seen": iso(found.last_seen),
    }


def _entry(found: ArticleVersion) -> dict[str, Any]:
    return {
        **article_source(found.article, found),
        "modified_at": iso(found.modified_at),
        "authors": found.authors,
        "language": found.language,
        "is_free": found.is_free,
        "truncated_because": found.truncation,
        "undated_because": found.date_doubt,
        "correction_notice": found.correction_notice,
        "extractor": found.extractor,
    }


def _archive(found: ArticleVersion) -> dict[str, Any] | None:
    capture = found.capture
    if capture is None:
        return None
    return {
        "warc_file": capture.warc_file,
        "warc_offset": capture.warc_offset,
        "payload_digest": capture.payload_digest,
        "fetched_at": iso(capture.fetched_at),
        "robots_decision": capture.robots_decision,
    }


def _cited(cited: Cited) -> dict[str, Any]:
    return {
        **passage_document(cited.passage),
        "claims": [assertion.claim.public_id for assertion in cited.assertions],
        "events": [citation.event.public_id for citation in cited.citations],
        "responses": [response.public_id for response in cited.responses],
    }
