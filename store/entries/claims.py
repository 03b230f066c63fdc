"""Writing an allegation of one article under its claim: how firmly, on whose word, on what evidence."""

from store.entities import find_entity, find_outlet
from store.entries.article import Filing, passage_of, same_words, standing
from store.matching.claims import add_claim, find_claim, is_same_claim
from store.matching.disputes import add_parties
from store.models import Assertion, AttributionStep, Claim, Dispute, Evidence
from store.origins import origin_key
from store.records import AttributionStep as Step
from store.records import ClaimFinding
from store.search import index_claim
from store.sides import Sides
from store.vocabulary import EntityKind, PartyRole


def earlier_claim(filing: Filing, sides: Sides, finding: ClaimFinding) -> Claim | None:
    """The claim that these words of this very article stand under already."""
    claims = (row.claim for row in standing(filing, Assertion, finding.passage))
    return next((claim for claim in claims if is_same_claim(claim, sides, finding.act)), None)


def enter_claim(filing: Filing, dispute: Dispute, sides: Sides, finding: ClaimFinding) -> None:
    """Add the assertion to its claim of `dispute`, which is made if it is not on record."""
    claim = earlier_claim(filing, sides, finding) or find_claim(dispute, sides, finding)
    if claim is None:
        claim = add_claim(filing.session, dispute, sides, finding, now=filing.now)
    _fill_claim(claim, finding)
    if not dispute.parties or any(entity.kind is not EntityKind.PERSON for entity in sides.accusers):
        add_parties(dispute, sides.accusers, PartyRole.ACCUSER)  # a person who speaks of a dispute is no party to it
    add_parties(dispute, sides.accused, PartyRole.ACCUSED)
    assertion = same_words(claim.assertions, filing, finding.passage) or _add_assertion(filing, claim, finding)
    filing.found.add(("assertion", assertion.id))
    index_claim(filing.session, claim)


def _fill_claim(claim: Claim, finding: ClaimFinding) -> None:
    claim.date_from(finding.happened)
    theories = [*claim.legal_theories, *(str(theory) for theory in finding.legal_theories)]
    claim.legal_theories = list(dict.fromkeys(theories))
    claim.object = claim.object or finding.object


def _add_assertion(filing: Filing, claim: Claim, finding: ClaimFinding) -> Assertion:
    claimants = [party.entity.name for party in claim.parties if party.role is PartyRole.ACCUSER]
    claimants += [claim.claimant_text] if claim.claimant_text else []
    assertion = Assertion(
        passage=passage_of(filing, finding.passage),
        status=finding.status,
        commitment=finding.commitment,
        polarity=finding.polarity,
        hedges=[[hedge.start_char, hedge.end_char, hedge.exact] for hedge in finding.hedges],
        target_as_worded=finding.target_as_worded,
        decided_by=filing.reading.reader,
        rule=finding.rule,
        confidence=finding.confidence,
        origin_key=origin_key(filing.session, filing.version, finding.attribution, claimants),
        recorded_at=filing.now,
    )
    assertion.steps = [_step(filing, step) for step in finding.attribution]
    if finding.evidence:
        found = finding.evidence
        passage = passage_of(filing, found.passage) if found.passage else None
        assertion.evidence = [
            Evidence(kind=found.kind, disclosure=found.disclosure, holder=found.holder, passage=passage)
        ]
    claim.assertions.append(assertion)
    filing.session.flush()
    return assertion


def _step(filing: Filing, step: Step) -> AttributionStep:
    outlet = find_outlet(filing.session, step.via_outlet or step.speaker)
    return AttributionStep(
        step_no=step.step_no,
        speaker=step.speaker,
        speaker_kind=step.speaker_kind,
        entity=find_entity(filing.session, step.speaker),
        outlet=outlet,
        cue=step.cue,
        commitment=step.commitment,
        quote_kind=step.quote_kind,
    )
