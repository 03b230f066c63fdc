"""A reading as JSON and back: the format of `onrecord analyse`, and what the store keeps of each reading.

The keys are written out by hand, so that renaming a field cannot change what other programs read.
"""

from datetime import date
from typing import Any

from store.records import (
    Amount,
    AttributionStep,
    ClaimFinding,
    DateSpan,
    EventFinding,
    EvidenceFinding,
    NamedEntity,
    Reading,
    RelationFinding,
    ResponseFinding,
    Span,
)
from store.vocabulary import (
    Act,
    AmountKind,
    ClaimStatus,
    Commitment,
    Disclosure,
    EntityKind,
    EventKind,
    EvidenceKind,
    InFavourOf,
    LegalTheory,
    Outcome,
    Polarity,
    Precision,
    QuoteKind,
    ResponseBasis,
    ResponseKind,
    SpeakerKind,
)

Json = dict[str, Any]


def to_json(reading: Reading) -> Json:
    """The reading with the keys that docs/analyse.md documents; offsets are code points into the text."""
    return {
        "id": reading.text_id,
        "is_ai_ip_dispute": reading.is_ai_ip_dispute,
        "why": reading.why,
        "reader": reading.reader,
        "entities": [_entity(entity) for entity in reading.entities],
        "claims": [_claim(claim) for claim in reading.claims],
        "responses": [_response(response) for response in reading.responses],
        "events": [_event(event) for event in reading.events],
        "relations": [_relation(relation) for relation in reading.relations],
        "outlets_cited": list(reading.outlets_cited),
    }


def from_json(found: Json) -> Reading:
    """The reading that `to_json` wrote; raises KeyError or ValueError for anything else."""
    return Reading(
        text_id=found["id"],
        reader=found["reader"],
        is_ai_ip_dispute=found["is_ai_ip_dispute"],
        why=found["why"],
        entities=tuple(_entity_from(row) for row in found["entities"]),
        claims=tuple(_claim_from(row) for row in found["claims"]),
        responses=tuple(_response_from(row) for row in found["responses"]),
        events=tuple(_event_from(row) for row in found["events"]),
        relations=tuple(_relation_from(row) for row in found["relations"]),
        outlets_cited=tuple(found["outlets_cited"]),
    )


def _span(span: Span) -> Json:
    return {"start_char": span.start_char, "end_char": span.end_char, "exact": span.exact}


def _span_from(row: Json) -> Span:
    return Span(start_char=row["start_char"], end_char=row["end_char"], exact=row["exact"])


def _date(value: DateSpan) -> Json:
    first, last = (day.isoformat() if day else None for day in (value.first, value.last))
    return {"from": first, "to": last, "precision": str(value.precision), "text": value.text}


def _date_from(row: Json) -> DateSpan:
    first, last = (date.fromisoformat(row[key]) if row[key] else None for key in ("from", "to"))
    return DateSpan(first=first, last=last, precision=Precision(row["precision"]), text=row["text"])


def _entity(entity: NamedEntity) -> Json:
    return {
        "name": entity.name,
        "kind": str(entity.kind),
        "mentions": [list(mention) for mention in entity.mentions],
        "known": entity.known,
        "aliases": list(entity.aliases),
        "wikidata": entity.wikidata,
    }


def _entity_from(row: Json) -> NamedEntity:
    return NamedEntity(
        name=row["name"],
        kind=EntityKind(row["kind"]),
        mentions=tuple((start, end) for start, end in row["mentions"]),
        known=row["known"],
        aliases=tuple(row["aliases"]),
        wikidata=row["wikidata"],
    )


def _claim(claim: ClaimFinding) -> Json:
    return {
        "claimant": claim.claimant,
        "co_claimants": list(claim.co_claimants),
        "targets": list(claim.targets),
        "target_as_worded": claim.target_as_worded,
        "act": str(claim.act),
        "object": claim.object,
        "legal_theories": [str(theory) for theory in claim.legal_theories],
        "commitment": str(claim.commitment),
        "polarity": str(claim.polarity),
        "hedges": [_span(hedge) for hedge in claim.hedges],
        "attribution": [_step(step) for step in claim.attribution],
        "evidence": _evidence(claim.evidence) if claim.evidence else None,
        "happened": _date(claim.happened),
        "status": str(claim.status),
        "passage": _span(claim.passage),
        "rule": claim.rule,
        "confidence": claim.confidence,
    }


def _claim_from(row: Json) -> ClaimFinding:
    return ClaimFinding(
        claimant=row["claimant"],
        co_claimants=tuple(row["co_claimants"]),
        targets=tuple(row["targets"]),
        target_as_worded=row["target_as_worded"],
        act=Act(row["act"]),
        object=row["object"],
        legal_theories=tuple(LegalTheory(theory) for theory in row["legal_theories"]),
        commitment=Commitment(row["commitment"]),
        polarity=Polarity(row["polarity"]),
        hedges=tuple(_span_from(hedge) for hedge in row["hedges"]),
        attribution=tuple(_step_from(step) for step in row["attribution"]),
        evidence=_evidence_from(row["evidence"]) if row["evidence"] else None,
        happened=_date_from(row["happened"]),
        status=ClaimStatus(row["status"]),
        passage=_span_from(row["passage"]),
        rule=row["rule"],
        confidence=row["confidence"],
    )


def _step(step: AttributionStep) -> Json:
    return {
        "step_no": step.step_no,
        "speaker": step.speaker,
        "speaker_kind": str(step.speaker_kind),
        "cue": step.cue,
        "via_outlet": step.via_outlet,
        "commitment": str(step.commitment),
        "quote_kind": str(step.quote_kind),
    }


def _step_from(row: Json) -> AttributionStep:
    return AttributionStep(
        step_no=row["step_no"],
        speaker=row["speaker"],
        speaker_kind=SpeakerKind(row["speaker_kind"]),
        cue=row["cue"],
        via_outlet=row["via_outlet"],
        commitment=Commitment(row["commitment"]),
        quote_kind=QuoteKind(row["quote_kind"]),
    )


def _evidence(evidence: EvidenceFinding) -> Json:
    return {
        "kind": str(evidence.kind),
        "disclosure": str(evidence.disclosure),
        "holder": evidence.holder,
        "passage": _span(evidence.passage) if evidence.passage else None,
    }


def _evidence_from(row: Json) -> EvidenceFinding:
    return EvidenceFinding(
        kind=EvidenceKind(row["kind"]),
        disclosure=Disclosure(row["disclosure"]),
        holder=row["holder"],
        passage=_span_from(row["passage"]) if row["passage"] else None,
    )


def _response(response: ResponseFinding) -> Json:
    return {
        "respondent": response.respondent,
        "kind": str(response.kind),
        "to": response.to,
        "as_of": _date(response.as_of),
        "asked_by": response.asked_by,
        "basis": str(response.basis),
        "passage": _span(response.passage),
        "rule": response.rule,
        "confidence": response.confidence,
    }


def _response_from(row: Json) -> ResponseFinding:
    return ResponseFinding(
        respondent=row["respondent"],
        kind=ResponseKind(row["kind"]),
        to=row["to"],
        as_of=_date_from(row["as_of"]),
        asked_by=row["asked_by"],
        basis=ResponseBasis(row["basis"]),
        passage=_span_from(row["passage"]),
        rule=row["rule"],
        confidence=row["confidence"],
    )


def _event(event: EventFinding) -> Json:
    return {
        "kind": str(event.kind),
        "parties": list(dict.fromkeys((*event.accusers, *event.accused, *event.investigators))),
        "accusers": list(event.accusers),
        "accused": list(event.accused),
        "investigators": list(event.investigators),
        "reported_by": list(event.reported_by),
        "happened": _date(event.happened),
        "forum": event.forum,
        "docket": event.docket,
        "outcome": _code(event.outcome),
        "in_favour_of": _code(event.in_favour_of),
        "with_prejudice": event.with_prejudice,
        "leave_to_amend": event.leave_to_amend,
        "amount": _amount(event.amount) if event.amount else None,
        "act": _code(event.act),
        "passage": _span(event.passage),
        "rule": event.rule,
        "confidence": event.confidence,
    }


def _event_from(row: Json) -> EventFinding:
    return EventFinding(
        kind=EventKind(row["kind"]),
        accusers=tuple(row["accusers"]),
        accused=tuple(row["accused"]),
        investigators=tuple(row["investigators"]),
        reported_by=tuple(row["reported_by"]),
        happened=_date_from(row["happened"]),
        forum=row["forum"],
        docket=row["docket"],
        outcome=Outcome(row["outcome"]) if row["outcome"] else None,
        in_favour_of=InFavourOf(row["in_favour_of"]) if row["in_favour_of"] else None,
        with_prejudice=row["with_prejudice"],
        leave_to_amend=row["leave_to_amend"],
        amount=_amount_from(row["amount"]) if row["amount"] else None,
        act=Act(row["act"]) if row["act"] else None,
        passage=_span_from(row["passage"]),
        rule=row["rule"],
        confidence=row["confidence"],
    )


def _code(term: str | None) -> str | None:
    return str(term) if term is not None else None


def _amount(amount: Amount) -> Json:
    return {"value": amount.value, "currency": amount.currency, "kind": str(amount.kind)}


def _amount_from(row: Json) -> Amount:
    return Amount(value=row["value"], currency=row["currency"], kind=AmountKind(row["kind"]))


def _relation(relation: RelationFinding) -> Json:
    return {
        "subject": relation.subject,
        "kind": relation.kind,
        "object": relation.object,
        "passage": _span(relation.passage),
        "rule": relation.rule,
    }


def _relation_from(row: Json) -> RelationFinding:
    return RelationFinding(
        subject=row["subject"],
        kind=row["kind"],
        object=row["object"],
        passage=_span_from(row["passage"]),
        rule=row["rule"],
    )
