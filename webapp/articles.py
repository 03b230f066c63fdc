"""The pages of an article and its versions: what became of it, where it lies in the archive, each cited sentence.

Never the article itself.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from flask import Blueprint, Response, abort, g, render_template, request

from store.coverage import Cited, cited_passages, find_version, related_articles
from store.history import Change, History, find_history
from store.models import Article, ArticleObservation, ArticleVersion, Capture
from store.vocabulary import ArticleState
from webapp.article_history import (
    MOST_REVISIONS,
    notice_of_withdrawal,
    revision_document,
    shown_revision,
    visits,
    what_happened,
)
from webapp.asked import refuse_unknown
from webapp.claim_document import article_source, iso, passage_document
from webapp.claim_page import context
from webapp.documents import send
from webapp.headings import Piece, heading
from webapp.linked_data import article_linked
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


@bp.get("/articles/<int(max=2147483647):article_id>")
def article(article_id: int) -> str:
    """An article as it now is, with all that changed in it and every visit."""
    refuse_unknown(request.args, [])
    history = _history(article_id)
    newest = history.versions[-1].version_no
    return _page(_version(article_id, newest), history, history.changes(newest=MOST_REVISIONS), is_whole=True)


@bp.get("/articles/<int(max=2147483647):article_id>/versions/<int(max=2147483647):version_no>")
def version(article_id: int, version_no: int) -> str:
    """A version with its cited sentences in their context, each at `#p` and its first character."""
    refuse_unknown(request.args, [])
    found, history = _version(article_id, version_no), _history(article_id)
    changes = [history.change(old, new) for old, new in pairwise(history.versions) if new.id == found.id]
    return _page(found, history, changes, is_whole=False)


@bp.get("/articles/<int(max=2147483647):article_id>.json")
def article_json(article_id: int) -> Response:
    """The article with its versions, what changed and what happened; the text is not given out."""
    refuse_unknown(request.args, [])
    history = _history(article_id)
    found = history.article
    is_withheld = found.state is ArticleState.WITHHELD
    shown = [shown_revision(one, is_withheld=is_withheld) for one in history.changes(newest=MOST_REVISIONS)]
    return send(
        {
            "on_record": "article",
            **_article(found),
            "happened": what_happened(history),
            "observations": [_observation(one) for one in history.observations],
            "versions": [_entry(one) for one in found.versions],
            "revisions": [revision_document(one) for one in shown],
            "visits": [_visit(*one) for one in visits(history)],
        }
    )


@bp.get("/articles/<int(max=2147483647):article_id>/versions/<int(max=2147483647):version_no>.json")
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


def _page(found: ArticleVersion, history: History, changes: Sequence[Change], *, is_whole: bool) -> str:
    is_withheld = found.article.state is ArticleState.WITHHELD
    return render_template(
        "article.html",
        section="",
        version=found,
        article=found.article,
        shown=_shown_once(cited_passages(g.session, found), "" if is_withheld else found.text),
        heading_of=heading,
        relations=related_articles(g.session, found.article),
        history=history,
        happened=what_happened(history),
        withdrawal=notice_of_withdrawal(history),
        revisions=[shown_revision(one, is_withheld=is_withheld) for one in reversed(changes)],
        visits=visits(history) if is_whole else [],
        is_whole=is_whole,
        linked={"@context": "https://schema.org", **article_linked(found)},
    )


def _history(article_id: int) -> History:
    found = find_history(g.session, article_id)
    if found is None or not found.versions:
        abort(404, f"no article has the number {article_id}")
    return found


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
        "wire_credit": found.wire_credit,
        "wire_credit_as_worded": found.wire_credit_as_worded,
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


def _observation(found: ArticleObservation) -> dict[str, Any]:
    return {
        "kind": found.kind,
        "label": found.kind.label,
        "observed_at": iso(found.observed_at),
        "because": found.because,
        "version": found.version.version_no if found.version else None,
        "status": found.capture.status,
        "payload_digest": found.capture.payload_digest,
        "decided_by": found.decided_by,
    }


def _visit(capture: Capture, told: str, version_no: int | None) -> dict[str, Any]:
    return {
        "at": iso(capture.fetched_at),
        "status": capture.status,
        "version": version_no,
        "told": told,
        "robots_decision": capture.robots_decision,
    }


def _cited(cited: Cited) -> dict[str, Any]:
    return {
        **passage_document(cited.passage),
        "claims": [assertion.claim.public_id for assertion in cited.assertions],
        "events": [citation.event.public_id for citation in cited.citations],
        "responses": [response.public_id for response in cited.responses],
    }
