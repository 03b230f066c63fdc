"""The feed: claims newest recorded first, as a JSON Feed 1.1 (docs/feed.md). Any filter of the search narrows it."""

from typing import Any

from flask import Blueprint, Response, g, request, url_for

from store.claims import ClaimFilter, Place, find_claims
from store.models import Assertion, Claim
from webapp.asked import claim_filter, place, place_text, query_of
from webapp.claim_document import article_source, claim_document, iso
from webapp.documents import add_next, send
from webapp.headings import heading_text, leading
from webapp.words import outlet_of, sentence_link

bp = Blueprint("feeds", __name__)
VERSION = "https://jsonfeed.org/version/1.1"
_ITEMS = 50
_KEPT = ("dispute", "claimant", "accusers", "accused", "act", "counts", "machine_only", "responses", "happened")


@bp.get("/feed.json")
def feed() -> Response:
    """The newest claims as items whose ids are their permanent addresses."""
    wanted = claim_filter(request.args, besides=["after"])
    found = find_claims(g.session, wanted, limit=_ITEMS + 1, after=place(request.args))
    onward = _onward(wanted, found[_ITEMS - 1]) if len(found) > _ITEMS else None
    here = url_for("feeds.feed", _external=True, **query_of(wanted))
    document: dict[str, Any] = {
        "version": VERSION,
        "title": "On Record" + (f": {_told(wanted)}" if query_of(wanted) else ""),
        "home_page_url": url_for("search.search", _external=True, **query_of(wanted)),
        "feed_url": here,
        "description": "Who is on record alleging what over AI and intellectual property, each with its sentence.",
        "user_comment": "A JSON Feed; add its address to a feed reader. An item is an allegation, not a finding.",
        "language": "en",
        "authors": [{"name": "On Record"}],
    }
    if onward:
        document["next_url"] = onward
    document["items"] = [_item(claim) for claim in found[:_ITEMS]]
    return add_next(send(document, mimetype="application/feed+json"), onward)


def _item(claim: Claim) -> dict[str, Any]:
    lead = leading(claim.assertions)
    whole = claim_document(claim)
    item: dict[str, Any] = {
        "id": whole["url"],
        "url": whole["url"],
        "title": whole["heading"],
        "content_text": _words(claim, lead),
        "date_published": whole["recorded_at"],
        "date_modified": iso(max([claim.recorded_at, *(a.recorded_at for a in claim.assertions)])),
        "tags": [claim.act.value],
        "_onrecord": {"about": url_for("method.method", _external=True, _anchor="feed"), "id": claim.public_id}
        | {key: whole[key] for key in _KEPT},
    }
    if lead is None:
        return item
    version = lead.passage.version
    if link := sentence_link(version.article.canonical_url, lead.passage.exact):
        item["external_url"] = link
    item["authors"] = [{"name": outlet_of(version)}]
    item["_onrecord"] |= {
        "commitment": lead.commitment,
        "state": lead.state,
        "passage": {"exact": lead.passage.exact, "source": article_source(version.article, version)},
    }
    return item


def _words(claim: Claim, lead: Assertion | None) -> str:
    """The claim and the sentence it rests on, as a reader without our pages sees it."""
    if lead is None:
        return f"{heading_text(claim)}. Alleged, not established."
    published = iso(lead.passage.version.published_at)
    source = f"{outlet_of(lead.passage.version)}, {published[:10] if published else 'n.d.'}"
    return f"{heading_text(claim)}. Alleged, not established.\n\n“{lead.passage.exact}” ({source})"


def _told(wanted: ClaimFilter) -> str:
    return ", ".join(f"{name} {value}" for name, value in query_of(wanted).items())


def _onward(wanted: ClaimFilter, last: Claim) -> str:
    here = Place(recorded_at=last.recorded_at, claim_id=last.id)
    return url_for("feeds.feed", _external=True, **query_of(wanted), after=place_text(here))
