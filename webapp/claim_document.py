"""A claim as data. The keys are written out by hand (docs/api.md): no renamed column changes what others read."""

from datetime import date, datetime
from typing import Any

from flask import url_for

from store.models import (
    Article,
    ArticleVersion,
    Assertion,
    AttributionStep,
    Claim,
    Entity,
    Evidence,
    Passage,
    Reply,
    Response,
)
from store.origins import count_origins
from store.vocabulary import AssertionState, PartyRole
from webapp.headings import claimant_words, heading_text, in_order, is_asserted, parties
from webapp.words import sentence_link, web_link

Json = dict[str, Any]

_STANDING = frozenset({AssertionState.PROPOSED, AssertionState.CONFIRMED})


def claim_document(claim: Claim) -> Json:
    """All that the page of the claim shows; rejected readings are left out."""
    passages = in_order(claim.assertions)
    return {
        "id": claim.public_id,
        "url": claim_url(claim),
        "heading": heading_text(claim),
        "is_asserted": is_asserted(claim),
        "dispute": {
            "slug": claim.dispute.slug,
            "title": claim.dispute.title,
            "url": f"{_root()}disputes/{claim.dispute.slug}",
        },
        "claimant": claimant_words(claim),
        "accusers": [party(entity) for entity in parties(claim, PartyRole.ACCUSER)],
        "accused": [party(entity) for entity in parties(claim, PartyRole.ACCUSED)],
        "act": {"code": claim.act, "label": claim.act.label},
        "object": claim.object,
        "legal_theories": claim.legal_theories,
        "happened": {
            "from": iso(claim.happened_first),
            "to": iso(claim.happened_last),
            "precision": claim.happened_precision,
            "text": claim.happened_text,
        },
        "first_published": iso(_first_published(passages)),
        "recorded_at": iso(claim.recorded_at),
        "rank": claim.rank,
        "machine_only": all(assertion.state is not AssertionState.CONFIRMED for assertion in passages),
        "counts": _counts(passages),
        "passages": [_assertion(assertion) for assertion in passages],
        "responses": [_response(r) for r in claim.responses if r.state is not AssertionState.REJECTED],
    }


def reply_document(reply: Reply) -> Json:
    """What a party sent to this record, word for word, and how we know that it is theirs."""
    return {
        "respondent": party(reply.respondent.canonical),
        "text": reply.text,
        "received_on": iso(reply.received_on),
        "verified": reply.verified,
    }


def claim_url(claim: Claim) -> str:
    """The permanent address of the claim."""
    return url_for("claims.claim", public_id=claim.public_id, _external=True)


def party(entity: Entity) -> Json:
    """A party by name, slug and kind."""
    return {
        "name": entity.name,
        "slug": entity.slug,
        "kind": entity.kind,
        "url": url_for("companies.company", slug=entity.slug, _external=True),
    }


def article_source(article: Article, version: ArticleVersion) -> Json:
    """Who published the page, when, and where it is archived; never its text."""
    return {
        "outlet": article.outlet.name if article.outlet else None,
        "is_sample": bool(article.outlet and article.outlet.is_sample),
        "title": version.title,
        "published_at": iso(version.published_at),
        "published_precision": version.published_precision,
        "url": web_link(article.canonical_url),
        "archived_url": url_for(
            "articles.version", article_id=article.id, version_no=version.version_no, _external=True
        ),
        "version": version.version_no,
        "text_sha256": version.text_sha256,
        "fetched_at": iso(version.fetched_at),
    }


def passage_document(passage: Passage) -> Json:
    """A passage as W3C selectors into the archived text, and where it was published."""
    version = passage.version
    return {
        "exact": passage.exact,
        "prefix": passage.prefix,
        "suffix": passage.suffix,
        "start_char": passage.start_char,
        "end_char": passage.end_char,
        "sentence_url": sentence_link(version.article.canonical_url, passage.exact),
        "source": article_source(version.article, version),
    }


def iso(value: date | datetime | None) -> str | None:
    """A day as YYYY-MM-DD, an instant as RFC 3339 in UTC, nothing as null."""
    if value is None:
        return None
    text = value.isoformat(timespec="seconds") if isinstance(value, datetime) else value.isoformat()
    return text.replace("+00:00", "Z")


def _root() -> str:
    return url_for("claims.claim", public_id="-", _external=True).removesuffix("claims/-")


def _first_published(passages: list[Assertion]) -> datetime | None:
    return min((p for a in passages if (p := a.passage.version.published_at)), default=None)


def _counts(passages: list[Assertion]) -> Json:
    found = count_origins(passages)
    return {"origins": found.origins, "speakers": found.speakers, "articles": found.articles}


def _assertion(assertion: Assertion) -> Json:
    return {
        **passage_document(assertion.passage),
        "status": assertion.status,
        "commitment": assertion.commitment,
        "polarity": assertion.polarity,
        "hedges": [{"start_char": start, "end_char": end, "exact": words} for start, end, words in assertion.hedges],
        "attribution": [_step(step) for step in assertion.steps],
        "evidence": [_evidence(evidence) for evidence in assertion.evidence],
        "state": assertion.state,
        "stands": assertion.state in _STANDING,
        "decided_by": assertion.decided_by,
        "rule": assertion.rule,
        "confidence": assertion.confidence,
        "recorded_at": iso(assertion.recorded_at),
        "superseded_at": iso(assertion.superseded_at),
    }


def _step(step: AttributionStep) -> Json:
    return {
        "step_no": step.step_no,
        "speaker": step.speaker,
        "speaker_kind": step.speaker_kind,
        "entity": step.entity.canonical.slug if step.entity else None,
        "outlet": step.outlet.slug if step.outlet else None,
        "cue": step.cue,
        "commitment": step.commitment,
        "quote_kind": step.quote_kind,
    }


def _evidence(evidence: Evidence) -> Json:
    return {
        "kind": evidence.kind,
        "disclosure": evidence.disclosure,
        "holder": evidence.holder,
        "exact": evidence.passage.exact if evidence.passage else None,
    }


def _response(response: Response) -> Json:
    return {
        "id": response.public_id,
        "respondent": response.respondent.name,
        "respondent_slug": response.respondent.slug,
        "kind": response.kind,
        "label": response.kind.label,
        "basis": response.basis,
        "asked_by": response.asked_by,
        "as_of": {
            "from": iso(response.as_of_first),
            "to": iso(response.as_of_last),
            "precision": response.as_of_precision,
            "text": response.as_of_text,
        },
        "is_superseded": response.superseded_by_id is not None,
        "state": response.state,
        "decided_by": response.decided_by,
        "rule": response.rule,
        "confidence": response.confidence,
        "recorded_at": iso(response.recorded_at),
        **passage_document(response.passage),
    }
