"""Writing what one article says into the record: assertions, citations of events, responses, relations, mentions."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from store.entities import find_entity, find_outlet
from store.identifiers import public_id, slugify
from store.matching import (
    add_claim,
    add_event,
    add_event_parties,
    add_parties,
    complete_event,
    find_claim,
    find_event,
    is_same_claim,
)
from store.models import (
    ArticleVersion,
    Assertion,
    AttributionStep,
    Claim,
    Dispute,
    Entity,
    EntityRelation,
    Event,
    EventCitation,
    Evidence,
    Mention,
    Passage,
    Response,
)
from store.origins import origin_key, text_place
from store.records import AttributionStep as Step
from store.records import ClaimFinding, EventFinding, Reading, ResponseFinding, Span
from store.search import index_claim
from store.sides import Names, Sides
from store.supersession import supersede_answered
from store.vocabulary import AssertionState, EntityKind, PartyRole

_CONTEXT = 120  # characters kept before and after a passage, so that it can be found when the page moved
Row = TypeVar("Row", Assertion, EventCitation, Response)


@dataclass(slots=True, kw_only=True)
class Filing:
    """One article on its way into the record: what was touched, and which dispute it speaks of most."""

    session: Session
    version: ArticleVersion
    reading: Reading
    names: Names
    now: datetime
    rules_changed: bool
    matters: Counter[int] = field(default_factory=Counter)
    disputes: dict[int, Dispute] = field(default_factory=dict)
    found: set[tuple[str, int]] = field(default_factory=set)  # (table, id) of rows this reading stands by

    def note(self, dispute: Dispute) -> Dispute:
        """Count one more finding for `dispute`."""
        self.disputes[dispute.id] = dispute
        self.matters[dispute.id] += 1
        return dispute

    def focus(self) -> Dispute | None:
        """The dispute that most findings of the article belong to; None where it has none."""
        return self.disputes[self.matters.most_common(1)[0][0]] if self.matters else None


def earlier_claim(filing: Filing, sides: Sides, finding: ClaimFinding) -> Claim | None:
    """The claim that these words of this very article stand under already."""
    claims = (row.claim for row in _standing(filing, Assertion, finding.passage))
    return next((claim for claim in claims if is_same_claim(claim, sides, finding.act)), None)


def earlier_event(filing: Filing, finding: EventFinding) -> Event | None:
    """The event that these words of this very article are cited for already."""
    events = (row.event for row in _standing(filing, EventCitation, finding.passage))
    return next((event for event in events if event.kind is finding.kind), None)


def enter_claim(filing: Filing, dispute: Dispute, sides: Sides, finding: ClaimFinding) -> None:
    """Add the assertion to its claim of `dispute`, which is made if it is not on record."""
    claim = earlier_claim(filing, sides, finding) or find_claim(dispute, sides, finding)
    if claim is None:
        claim = add_claim(filing.session, dispute, sides, finding, now=filing.now)
    _fill_claim(claim, finding)
    if not dispute.parties or any(entity.kind is not EntityKind.PERSON for entity in sides.accusers):
        add_parties(dispute, sides.accusers, PartyRole.ACCUSER)  # a person who speaks of a dispute is no party to it
    add_parties(dispute, sides.accused, PartyRole.ACCUSED)
    assertion = _same_words(claim.assertions, filing, finding.passage) or _add_assertion(filing, claim, finding)
    filing.found.add(("assertion", assertion.id))
    index_claim(filing.session, claim)


def _fill_claim(claim: Claim, finding: ClaimFinding) -> None:
    if claim.happened_first is None and finding.happened.first is not None:
        claim.happened_first, claim.happened_last = finding.happened.first, finding.happened.last
        claim.happened_precision, claim.happened_text = finding.happened.precision, finding.happened.text
    theories = [*claim.legal_theories, *(str(theory) for theory in finding.legal_theories)]
    claim.legal_theories = list(dict.fromkeys(theories))
    claim.object = claim.object or finding.object


def _add_assertion(filing: Filing, claim: Claim, finding: ClaimFinding) -> Assertion:
    claimants = [party.entity.name for party in claim.parties if party.role is PartyRole.ACCUSER]
    claimants += [claim.claimant_text] if claim.claimant_text else []
    assertion = Assertion(
        passage=_passage(filing, finding.passage),
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
        passage = _passage(filing, found.passage) if found.passage else None
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


def enter_event(filing: Filing, dispute: Dispute, sides: Sides, finding: EventFinding) -> None:
    """Add the citation to its event of `dispute`, which is made if it is not on record."""
    published = filing.version.published_at
    event = earlier_event(filing, finding) or find_event(dispute, finding, published)
    if event is None:
        seed = f"{filing.version.text_sha256}|{finding.passage.start_char}"
        event = add_event(filing.session, dispute, finding, seed, now=filing.now)
    complete_event(event, finding)
    role = PartyRole.ACCUSER if finding.accusers else PartyRole.INVESTIGATOR
    investigators = filing.names.entities(finding.investigators)
    for entities, part in ((sides.accusers, role), (investigators, PartyRole.INVESTIGATOR)):
        add_parties(dispute, entities, part)
        add_event_parties(event, entities, part)
    add_parties(dispute, sides.accused, PartyRole.ACCUSED)
    add_event_parties(event, sides.accused, PartyRole.ACCUSED)
    citation = _same_words(event.citations, filing, finding.passage)
    if citation is None:
        citation = _citation(filing, finding)
        event.citations.append(citation)
        filing.session.flush()
    filing.found.add(("event_citation", citation.id))


def _citation(filing: Filing, finding: EventFinding) -> EventCitation:
    named = "+".join(sorted(finding.reported_by))
    return EventCitation(
        passage=_passage(filing, finding.passage),
        reported_by=list(finding.reported_by),
        decided_by=filing.reading.reader,
        rule=finding.rule,
        confidence=finding.confidence,
        origin_key=f"unnamed@{named or text_place(filing.session, filing.version)}",
        recorded_at=filing.now,
    )


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
    response = _same_words(same, filing, finding.passage)
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
        passage=_passage(filing, finding.passage),
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


def enter_relations(filing: Filing) -> None:
    """Keep the standing relations between entities that the text states."""
    for relation in filing.reading.relations:
        subject, other = find_entity(filing.session, relation.subject), find_entity(filing.session, relation.object)
        if subject is None or other is None:
            continue
        passage = _passage(filing, relation.passage)
        kept = (EntityRelation.subject_id, subject.id), (EntityRelation.object_id, other.id)
        wanted = select(EntityRelation).where(EntityRelation.kind == relation.kind, *(c == v for c, v in kept))
        if filing.session.scalar(wanted.where(EntityRelation.passage_id == passage.id)) is None:
            row = EntityRelation(
                subject=subject, kind=relation.kind, object=other, passage=passage,
                decided_by=filing.reading.reader, recorded_at=filing.now,
            )  # fmt: skip
            filing.session.add(row)


def enter_mentions(filing: Filing) -> None:
    """Keep where names stand; one that is no entity stays a candidate."""
    wanted = select(Mention.start_char, Mention.end_char).where(Mention.version_id == filing.version.id)
    present = {(start, end) for start, end in filing.session.execute(wanted)}
    for named in filing.reading.entities:
        entity = find_entity(filing.session, named.name)
        for start, end in named.mentions:
            if (start, end) not in present:
                present.add((start, end))
                surface, entity_id = filing.version.text[start:end], entity.id if entity else None
                mention = Mention(start_char=start, end_char=end, surface=surface, entity_id=entity_id)
                mention.version_id = filing.version.id
                filing.session.add(mention)


def _passage(filing: Filing, span: Span) -> Passage:
    """The passage for `span`, once per version; raises ValueError if its words are not those of the text."""
    text = filing.version.text
    if text[span.start_char : span.end_char] != span.exact:
        raise ValueError(
            f"passage [{span.start_char}:{span.end_char}] of version {filing.version.id} "
            f"is not {span.exact[:60]!r}: {filing.reading.reader} gave offsets of another text"
        )
    at = (Passage.version_id == filing.version.id, Passage.start_char == span.start_char)
    kept = filing.session.scalar(select(Passage).where(*at, Passage.end_char == span.end_char))
    if kept is None:
        kept = Passage(
            version=filing.version,
            start_char=span.start_char,
            end_char=span.end_char,
            exact=span.exact,
            prefix=text[max(0, span.start_char - _CONTEXT) : span.start_char],
            suffix=text[span.end_char : span.end_char + _CONTEXT],
        )
        filing.session.add(kept)
        filing.session.flush()
    return kept


def _standing(filing: Filing, table: type[Row], span: Span) -> Sequence[Row]:
    """What rests on these words of this article, unless other rules of filing put it there."""
    if filing.rules_changed:
        return ()
    wanted = select(table).join(Passage, table.passage_id == Passage.id).join(ArticleVersion)
    ours = (ArticleVersion.article_id == filing.version.article_id, Passage.exact == span.exact)
    return filing.session.scalars(wanted.where(*ours, table.state != AssertionState.SUPERSEDED)).all()


def _same_words(rows: Iterable[Row], filing: Filing, span: Span) -> Row | None:
    """The row of this very article that rests on the same words, perhaps in an earlier version."""
    article_id = filing.version.article_id
    for row in rows:
        if row.passage.exact == span.exact and row.passage.version.article_id == article_id:
            return row
    return None
