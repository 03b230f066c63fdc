"""What search engines are told of a page in the words of schema.org: that somebody says so, never that it is so.

No rating is given (`ClaimReview`), for this record rates nothing.
"""

from typing import Any

from flask import url_for

from store.models import ArticleVersion, Claim, Entity
from store.vocabulary import EntityKind, PartyRole
from webapp.claim_document import iso
from webapp.headings import heading_text, in_order, parties
from webapp.words import outlet_of, web_link

Json = dict[str, Any]
_MOST = 10  # articles named


def claim_linked(claim: Claim) -> Json:
    """A claim with who makes it, of whom, and the articles that carry it."""
    carried = [assertion.passage.version for assertion in in_order(claim.assertions)]
    once = {version.article_id: version for version in reversed(carried)}
    articles = [article_linked(version) for version in list(once.values())[::-1][:_MOST]]
    return {
        "@context": "https://schema.org",
        "@type": "Claim",
        "@id": url_for("claims.claim", public_id=claim.public_id, _external=True),
        "text": heading_text(claim),
        "author": [_party(entity) for entity in parties(claim, PartyRole.ACCUSER)],
        "about": [_party(entity) for entity in parties(claim, PartyRole.ACCUSED)],
        "firstAppearance": articles[0],
        "appearance": articles,
    }


def article_linked(version: ArticleVersion) -> Json:
    """An article by its outlet; a date or an author that is not known is left out."""
    told = {
        "@type": "NewsArticle",
        "headline": version.title,
        "url": web_link(version.article.canonical_url),
        "datePublished": iso(version.published_at),
        "author": [{"@type": "Person", "name": name} for name in version.authors],
        "publisher": {"@type": "Organization", "name": outlet_of(version)} if version.article.outlet else None,
    }
    return {key: value for key, value in told.items() if value}


def _party(entity: Entity) -> Json:
    kind = "Person" if entity.kind is EntityKind.PERSON else "Organization"
    return {
        "@type": kind,
        "name": entity.name,
        "url": url_for("companies.company", slug=entity.slug, _external=True),
    }
