"""Writing what a party answered, or that it had not, under the claims it answers."""

from sqlalchemy import select

from store.entries.article import Filing, passage_of, same_words
from store.identifiers import public_id, slugify
from store.models import Claim, Dispute, Entity, Response
from store.origins import text_place
from store.records import ResponseFinding
from store.supersession import supersede_answered
from store.vocabulary import PartyRole


def enter_response(filing: Filing, finding: ResponseFinding) -> None:
    """Hang the answer under each claim of this article that it can answer, else under the dispute."""
    respondent = filing.names.entity(finding.respondent)
    if respondent is None:
        return
    dispute = _answered_dispute(filing, respondent, finding.to)
    if dispute is None:
        return
    claims = [c for c in dispute.claims if _accuses(c, respondent.id) and _is_carried(filing, c)]
    for claim in claims:
        _keep_response(filing, dispute, claim, finding)
    if not claims:
        _keep_response(filing, dispute, None, finding)


def _answered_dispute(filing: Filing, respondent: Entity, to: str | None) -> Dispute | None:
    """The dispute with the accuser that the answer names, else the one of the respondent's that the article is about.

    An answer to one accuser is no answer to another whom the same article mentions.
    """
    ranked = [filing.disputes[number] for number, _ in filing.matters.most_common()]
    ours = [d for d in ranked if respondent.id in {party.entity_id for party in d.parties}]
    accuser = filing.names.entity(to) if to else None
    named = [d for d in ours if accuser and accuser.id in {party.entity_id for party in d.parties}]
    named += [d for d in ours if to and to == d.accuser_text]
    return next(iter(named or ours), None)


def _accuses(claim: Claim, entity_id: int) -> bool:
    return any(party.entity_id == entity_id and party.role is PartyRole.ACCUSED for party in claim.parties)


def _is_carried(filing: Filing, claim: Claim) -> bool:
    return any(("assertion", assertion.id) in filing.found for assertion in claim.assertions)


def _keep_response(filing: Filing, dispute: Dispute, claim: Claim | None, finding: ResponseFinding) -> None:
    respondent = filing.names.entity(finding.respondent)
    among = claim.responses if claim else [r for r in dispute.responses if r.claim_id is None]
    same = [r for r in among if r.respondent_id == (respondent and respondent.id) and r.kind is finding.kind]
    response = same_words(same, filing, finding.passage)
    if response is None:
        response = _response(filing, dispute, claim, finding)
        response.respondent = respondent  # type: ignore[assignment]  # the caller saw that there is one
        filing.session.add(response)
        filing.session.flush()
    filing.found.add(("response", response.id))
    if claim:
        supersede_answered(filing.session, claim)


def _response(filing: Filing, dispute: Dispute, claim: Claim | None, finding: ResponseFinding) -> Response:
    place = claim.public_id if claim else dispute.slug
    seed = f"{place}|{filing.version.text_sha256}|{finding.passage.start_char}|{finding.respondent}|{finding.kind}"
    return Response(
        public_id=public_id(
            "r",
            seed,
            lambda taken: filing.session.scalar(select(Response.id).where(Response.public_id == taken)) is not None,
        ),
        dispute=dispute,
        claim=claim,
        passage=passage_of(filing, finding.passage),
        kind=finding.kind,
        basis=finding.basis,
        as_of_first=finding.as_of.first,
        as_of_last=finding.as_of.last,
        as_of_precision=finding.as_of.precision,
        as_of_text=finding.as_of.text,
        asked_by=finding.asked_by,
        decided_by=filing.reading.reader,
        rule=finding.rule,
        confidence=finding.confidence,
        origin_key=f"{slugify(finding.respondent)}@{text_place(filing.session, filing.version)}",
        recorded_at=filing.now,
    )
