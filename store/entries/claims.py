"""Writing an allegation of one article under its claim: how firmly, on whose word, on what evidence."""

from store.entities import folded
from store.entries.article import Filing, passage_of, same_words, stand_by, standing
from store.entries.judged import as_judged
from store.entries.revived import revive_claim
from store.matching.claims import add_claim, find_claim, is_same_claim
from store.matching.disputes import add_parties
from store.models import Assertion, AttributionStep, Claim, Dispute, Evidence
from store.origins import origin_key
from store.records import AttributionStep as Step
from store.records import ClaimFinding, EvidenceFinding
from store.sides import Sides
from store.vocabulary import AssertionState, EntityKind, PartyRole


def earlier_claim(filing: Filing, sides: Sides, finding: ClaimFinding) -> Claim | None:
    """The claim that these words of this very article stand under already."""
    claims = (row.claim for row in standing(filing, Assertion, finding.passage))
    return next((claim for claim in claims if is_same_claim(claim, sides, finding.act)), None)


def claim_sides(filing: Filing, finding: ClaimFinding) -> Sides:
    """The sides of a claim: all its claimants, and everybody it accuses."""
    claimants = [finding.claimant] if finding.claimant else []
    return filing.names.sides([*claimants, *finding.co_claimants], finding.targets)


def enter_claim(filing: Filing, dispute: Dispute, sides: Sides, finding: ClaimFinding) -> None:
    """Add the assertion to its claim of `dispute`, which is made if it is not on record."""
    claim = earlier_claim(filing, sides, finding) or find_claim(filing, dispute, sides, finding)
    if claim is None:
        claim = revive_claim(filing, dispute, sides, finding) or add_claim(filing, dispute, sides, finding)
        filing.known.changes.claims[claim] = None
    _fill_claim(claim, finding)
    if filing.session.is_modified(claim):
        filing.known.changes.claims[claim] = None
    if not dispute.parties or any(entity.kind is not EntityKind.PERSON for entity in sides.accusers):
        add_parties(
            filing, dispute, sides.accusers, PartyRole.ACCUSER
        )  # a person who speaks of a dispute is no party to it
    add_parties(filing, dispute, sides.accused, PartyRole.ACCUSED)
    row = _assertion(filing, claim, finding)
    stand_by(filing, row)
    filing.carried.add(row.claim)


def _assertion(filing: Filing, claim: Claim, finding: ClaimFinding) -> Assertion:
    """The row for these words under `claim`, or under the one that an editor judged it to be."""
    stands = as_judged(filing.session, claim)
    row = same_words(filing, Assertion, finding.passage, lambda row: row.claim is stands)
    row = row or _moved_assertion(filing, stands, finding)
    row = row or Assertion(
        passage=passage_of(filing, finding.passage), state=AssertionState.PROPOSED, recorded_at=filing.now
    )
    if row.state not in (AssertionState.CONFIRMED, AssertionState.REJECTED):
        _describe(filing, row, claim, finding)
    row.claim = stands
    filing.session.add(row)
    return row


def _moved_assertion(filing: Filing, claim: Claim, finding: ClaimFinding) -> Assertion | None:
    """The row for these words that stood under another claim before all was filed anew."""
    article_id, words = filing.version.article_id, finding.passage.exact
    row = filing.aside.take(Assertion, article_id, words, lambda row: row.claim.act is finding.act)
    row = row or filing.aside.take(Assertion, article_id, words, lambda _: True)
    if row is not None:
        filing.session.flush()  # a move is noted by ids
        filing.aside.note_move("claim", row.claim_id, claim.id)
        filing.aside.note_move("dispute", row.claim.dispute_id, claim.dispute_id)
    return row


def _fill_claim(claim: Claim, finding: ClaimFinding) -> None:
    claim.date_from(finding.happened)
    theories = [*claim.legal_theories, *(str(theory) for theory in finding.legal_theories)]
    claim.legal_theories = list(dict.fromkeys(theories))
    if "object" not in claim.fixed:
        claim.object = claim.object or finding.object


def _describe(filing: Filing, row: Assertion, claim: Claim, finding: ClaimFinding) -> None:
    """Write what this reading found about the assertion; what it found before in the same way stays as it is."""
    claimants = [party.entity.name for party in claim.parties if party.role is PartyRole.ACCUSER]
    claimants += [claim.claimant_text] if claim.claimant_text else []
    row.origin_key = origin_key(filing.place, finding.attribution, claimants)
    row.status, row.commitment, row.polarity = finding.status, finding.commitment, finding.polarity
    row.hedges = [[hedge.start_char, hedge.end_char, hedge.exact] for hedge in finding.hedges]
    row.target_as_worded, row.rule, row.confidence = finding.target_as_worded, finding.rule, finding.confidence
    row.decided_by = filing.reading.reader
    if [_told(step) for step in row.steps] != [_told(step) for step in finding.attribution]:
        row.steps = [_step(filing, step) for step in finding.attribution]
    evidence = [_evidence(filing, finding.evidence)] if finding.evidence else []
    if [_kind(one) for one in row.evidence] != [_kind(one) for one in evidence]:
        row.evidence = evidence


def _evidence(filing: Filing, found: EvidenceFinding) -> Evidence:
    passage = passage_of(filing, found.passage) if found.passage else None
    return Evidence(kind=found.kind, disclosure=found.disclosure, holder=found.holder, passage=passage)


def _kind(evidence: Evidence) -> tuple[object, ...]:
    return evidence.kind, evidence.disclosure, evidence.holder


def _told(step: Step | AttributionStep) -> tuple[object, ...]:
    return step.step_no, step.speaker, step.speaker_kind, step.cue, step.commitment, step.quote_kind


def _step(filing: Filing, step: Step) -> AttributionStep:
    return AttributionStep(
        step_no=step.step_no,
        speaker=step.speaker,
        folded=folded(step.speaker),
        speaker_kind=step.speaker_kind,
        entity=filing.known.names.entity(step.speaker),
        outlet_id=filing.known.names.outlet_id(step.via_outlet or step.speaker),
        cue=step.cue,
        commitment=step.commitment,
        quote_kind=step.quote_kind,
    )
