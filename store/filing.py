"""Filing: what a reading found becomes claims, responses and events of a dispute, each with its passage.

One article is filed in one transaction, which the caller ends; filing it again changes nothing.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from types import MappingProxyType

from sqlalchemy.orm import Session

from store.contradictions.keeping import keep_around, keep_contradictions
from store.entities import KnownNames
from store.entries.article import Filing
from store.entries.claims import claim_sides, earlier_claim, enter_claim
from store.entries.events import earlier_event, enter_event
from store.entries.known import Known, dispute_of
from store.entries.names import enter_mentions, enter_relations, write_mentions
from store.entries.placed import without_placed
from store.entries.responses import enter_response
from store.entries.revived import begun, revive_dispute
from store.entries.set_aside import SetAside, Stood, close, set_aside
from store.findings import from_json
from store.matching import DECIDED_BY
from store.matching.disputes import (
    accused_of,
    find_matter,
    has_side,
    is_over,
    open_matter,
    parted,
    retitle,
    those_in_court,
    touched_disputes,
)
from store.matching.dockets import clean_docket
from store.models import Assertion, Dispute, VersionReading
from store.order import position_of
from store.proceedings import keep_links
from store.readings import note_dockets, readings_of_dockets, readings_under
from store.records import ClaimFinding, EventFinding, Reading
from store.search import index_claim
from store.sides import Names, Sides
from store.supersession import supersede_answered, vanished
from store.vocabulary import Act, EntityKind

_GROUPS_OF_COMPANIES = frozenset(
    {
        "film studios",
        "media companies",
        "music companies",
        "music publishers",
        "news publishers",
        "newspapers",
        "record labels",
    }
)
_NOTHING: Stood = MappingProxyType({})
# Confidence of an event with a side that the reader took from what stands around it.
_GUESSED = 0.6


def file_reading(session: Session, kept: VersionReading, now: datetime) -> int:
    """File what `kept` found about its version; gives the number of claims, responses and events that it stands by.

    Where articles that come after it in the order of filing (`store.order`) are on the same disputes already, these are
    filed anew after it: the same articles give the same record in whatever order they come.
    """
    return file_readings(session, [kept], now)[0]


def file_readings(session: Session, readings: Sequence[VersionReading], now: datetime) -> list[int]:
    """File several readings as `file_reading` does, at less cost for each; gives their numbers of findings."""
    counts, late = file_on_time(session, readings, now)
    if late:
        counts.update(file_late(session, late, now))
    return [counts[kept.id] for kept in readings]


def file_on_time(
    session: Session, readings: Sequence[VersionReading], now: datetime
) -> tuple[dict[int, int], list[VersionReading]]:
    """File those of the readings that come last on their disputes; gives the numbers of findings, and the late ones.

    What is late stays unfiled, for `file_late` takes many such readings at once.
    """
    session.flush()
    with session.no_autoflush:  # what must be written to be asked for is flushed when it is made
        known = Known(session=session, names=KnownNames(session=session))
        counts, late = {}, list[VersionReading]()
        for filing in _filings(known, readings, now):
            if _is_late(filing):
                late.append(filing.kept)
                continue
            _file(filing)
            counts[filing.kept.id] = len(filing.found)
            filing.kept.filed_at, filing.kept.filed_with = now, DECIDED_BY
        _finish(known, (), now)
    return counts, late


def file_late(session: Session, late: Sequence[VersionReading], now: datetime) -> dict[int, int]:
    """File late readings together, and anew after them what comes after; gives the numbers of findings."""
    with session.no_autoflush:
        known = Known(session=session, names=KnownNames(session=session))
        touched, others = dict[Dispute, None](), list[VersionReading]()
        for filing in _filings(known, late, now):
            touched.update(dict.fromkeys(_touched(filing)))
            others += _of_same_dockets(filing)
        return _file_anew(session, [*others, *late], list(touched), now)


def touched_by(session: Session, kept: VersionReading, now: datetime) -> Sequence[Dispute]:
    """The disputes on record in which findings of this reading could come to stand."""
    known = Known(session=session, names=KnownNames(session=session))
    return [dispute for filing in _filings(known, [kept], now) for dispute in _touched(filing)]


def refile(session: Session, disputes: Iterable[Dispute], now: datetime, *, stood: Stood = _NOTHING) -> None:
    """File anew, in order, all articles of these disputes: after a judgement on who or what is the same.

    What is opened by a sentence that is in `stood` has the address again that the sentence stood under then.
    """
    with session.no_autoflush:
        _file_anew(session, [], list(disputes), now, stood=stood)


def _file_anew(
    session: Session,
    fresh: Sequence[VersionReading],
    touched: Sequence[Dispute],
    now: datetime,
    *,
    stood: Stood = _NOTHING,
) -> dict[int, int]:
    """File `fresh` and all that was filed under `touched`; gives the number of findings by the id of the reading."""
    session.flush()
    aside = set_aside(session, touched, stood)
    readings = {kept.version_id: kept for kept in (*readings_under(session, aside.disputes), *fresh)}
    in_order = sorted(readings.values(), key=lambda kept: position_of(kept.version))
    known = Known(session=session, names=KnownNames(session=session))
    filings, waiting = _filings(known, in_order, now, aside), list[Filing]()
    for filing in filings:
        _file(filing)
        for earlier in waiting:
            _file_unfiled(earlier)
        waiting = [one for one in (*waiting, filing) if one.unfiled]
    for kept in in_order:
        kept.filed_at, kept.filed_with = now, DECIDED_BY
    session.flush()
    for row in close(aside, now):
        known.changes.note(row)
    _finish(known, touched, now)
    return {filing.kept.id: len(filing.found) for filing in filings}


def _filings(
    known: Known, readings: Sequence[VersionReading], now: datetime, aside: SetAside | None = None
) -> list[Filing]:
    """The readings on their way into the record, with all that they will ask for looked up."""
    filings = [_filing(known, kept, now, aside or SetAside()) for kept in readings]
    known.expect([kept.version for kept in readings])
    known.names.expect(name for filing in filings for name in _names_in(filing.reading))
    accused = (known.names.entity(name) for filing in filings for name in _accused_in(filing.reading))
    known.accusing(entity.id for entity in accused if entity is not None)
    return filings


def _filing(known: Known, kept: VersionReading, now: datetime, aside: SetAside) -> Filing:
    reading = from_json(kept.findings)
    named = {entity.name: entity for entity in reading.entities}
    return Filing(
        known=known,
        kept=kept,
        reading=reading,
        names=Names(known=known.names, named=named, decided_by=DECIDED_BY, now=now),
        now=now,
        rules_changed=kept.filed_with not in (None, DECIDED_BY),
        aside=aside,
    )


def _names_in(reading: Reading) -> Iterable[str]:
    """The names that filing will look up, most of them at least."""
    yield from (entity.name for entity in reading.entities)
    yield from (step.speaker for claim in reading.claims for step in claim.attribution)
    yield from _accused_in(reading)


def _accused_in(reading: Reading) -> Iterable[str]:
    yield from (name for claim in reading.claims for name in claim.targets)
    yield from (name for event in reading.events for name in event.accused)


def _file(filing: Filing) -> None:
    filing.reading = without_placed(filing)
    _file_sided(filing)
    _file_unsided(filing)
    for response in filing.reading.responses:
        enter_response(filing, response)
    enter_relations(filing)
    enter_mentions(filing)
    if filing.version.id == filing.rows.newest_id:  # an old copy may be taken in late, and has a high number then
        for row in vanished(filing.rows.rows, filing.found, filing.now):
            filing.known.changes.note(row)
    for dispute in filing.disputes.values():
        dispute.filed_through = max(dispute.filed_through or "", filing.position)
    filing.known.note_stand(filing.version, filing.disputes.values())
    note_dockets(filing.session, filing.kept, [event.docket for event in filing.unfiled if event.docket])


def _is_late(filing: Filing) -> bool:
    """Whether articles that come after it are on the same disputes, or others wait for a case that it may tell of."""
    through = (dispute.filed_through or "" for dispute in _touched(filing))
    return any(place > filing.position for place in through) or bool(_of_same_dockets(filing))


def _touched(filing: Filing) -> Sequence[Dispute]:
    sides = [_event_sides(filing, event) for event in filing.reading.events]
    sides += [claim_sides(filing, claim) for claim in filing.reading.claims]
    return touched_disputes(filing, sides, [event.docket for event in filing.reading.events if event.docket])


def _of_same_dockets(filing: Filing) -> Sequence[VersionReading]:
    """Readings that named a docket before its case was on record, for which this one may open it."""
    named = [event for event in filing.reading.events if event.docket and _event_sides(filing, event).are_both_known]
    dockets = {clean_docket(event.docket) for event in named if event.docket}
    unknown = [docket for docket in dockets if find_matter(filing, Sides(), None, docket=docket) is None]
    return readings_of_dockets(filing.session, unknown, filing.kept) if unknown else ()


def _finish(known: Known, anew: Sequence[Dispute], now: datetime) -> None:
    """Bring up to date what rests on all that was filed: titles, answered silences, contradictions, words to find.

    Of the disputes that were filed `anew` all is looked at, of others what stands beside what changed.
    """
    session, changes = known.session, known.changes
    session.flush()
    write_mentions(known)
    disputes = list(dict.fromkeys([*anew, *changes.disputes]))
    in_court = those_in_court(session, disputes)
    for dispute in disputes:
        before = dispute.title
        retitle(dispute, in_court=dispute.id in in_court)
        if dispute.title != before:
            changes.claims.update(dict.fromkeys(dispute.claims))
    supersede_answered(session, changes.answered)
    session.flush()
    whole = dict.fromkeys([*anew, *changes.recased])
    for dispute in whole:
        session.expire(dispute, ["parties", "events", "claims", "responses", "proceedings"])
    keep_contradictions(session, list(whole), now)
    keep_around(session, (row for row in changes.rows if dispute_of(row) not in whole), now)
    for dispute in disputes:
        if len(dispute.proceedings) > 1:
            session.expire(dispute, ["events"])
            keep_links(session, dispute, now)
    for claim in dict.fromkeys([*changes.claims, *(row.claim for row in changes.rows if isinstance(row, Assertion))]):
        index_claim(session, claim)
    session.flush()


# --- which dispute ----------------------------------------------------------------------------------------------------


def _file_sided(filing: Filing) -> None:
    """What names both sides finds or opens its dispute: named parties first, and lawsuits, which name them best."""
    events = [(sides, event) for event in filing.reading.events for sides in _each_event_sides(filing, event)]
    claims = [(sides, claim) for claim in filing.reading.claims for sides in _each_claim_sides(filing, claim)]
    for is_party in (True, False):
        for sides, event in events:
            if sides.are_both_known and _may_open(event) and _accuses_for_itself(sides) is is_party:
                enter_event(filing, _event_matter(filing, sides, event), sides, event)
        for sides, claim in claims:
            if sides.are_both_known and _accuses_for_itself(sides) is is_party:
                enter_claim(filing, _claim_matter(filing, sides, claim), sides, claim)


def _file_unsided(filing: Filing) -> None:
    """What leaves a side open goes to the dispute it can only mean, or stays in the reading, unfiled."""
    for event in filing.reading.events:
        sides = _event_sides(filing, event)
        if not sides.are_both_known:
            filing.unfiled.append(event)
        elif not _may_open(event) and (dispute := _known_matter(filing, sides, event)):
            enter_event(filing, dispute, sides, event)
    _file_unfiled(filing)
    for claim in filing.reading.claims:
        sides = claim_sides(filing, claim)
        if not sides.are_both_known and (dispute := _implied_matter(filing, sides, claim.act)):
            enter_claim(filing, dispute, sides, claim)


def _file_unfiled(filing: Filing) -> None:
    """File the events that name a case by its docket alone, once the case is on record, or the article's main one."""
    waiting, filing.unfiled = filing.unfiled, []
    for event in waiting:
        sides = _event_sides(filing, event)
        dispute = _implied_matter(filing, sides, event.act, docket=event.docket)
        if dispute is None:
            filing.unfiled.append(event)
            continue
        enter_event(filing, dispute, sides, event)
        dispute.filed_through = max(dispute.filed_through or "", filing.position)


def _may_open(event: EventFinding) -> bool:
    """Whether a dispute may be opened on it alone: its own words tell both sides, or it has a case's number."""
    return event.confidence > _GUESSED or event.docket is not None


def _known_matter(filing: Filing, sides: Sides, event: EventFinding) -> Dispute | None:
    """The dispute on record that an event is of whose own words do not tell both sides."""
    earlier = earlier_event(filing, sides, event)
    found = earlier.dispute if earlier else _on_record(filing, sides, event.act)
    return filing.note(begun(filing, found)) if found else None


def _event_matter(filing: Filing, sides: Sides, event: EventFinding) -> Dispute:
    earlier = earlier_event(filing, sides, event)
    return filing.note(earlier.dispute) if earlier else _matter(filing, sides, event, docket=event.docket)


def _claim_matter(filing: Filing, sides: Sides, claim: ClaimFinding) -> Dispute:
    earlier = earlier_claim(filing, sides, claim)
    return filing.note(earlier.dispute) if earlier else _matter(filing, sides, claim)


def _each_event_sides(filing: Filing, event: EventFinding) -> Iterable[Sides]:
    return parted(filing, _event_sides(filing, event), event.act)


def _each_claim_sides(filing: Filing, claim: ClaimFinding) -> Iterable[Sides]:
    return parted(filing, claim_sides(filing, claim), claim.act)


def _event_sides(filing: Filing, event: EventFinding) -> Sides:
    return filing.names.sides(event.accusers or event.investigators, event.accused)


def _matter(
    filing: Filing, sides: Sides, finding: ClaimFinding | EventFinding, *, docket: str | None = None
) -> Dispute:
    act = finding.act
    found = _on_record(filing, sides, act, docket=docket)
    found = begun(filing, found) if found else revive_dispute(filing, sides, finding)
    found = found or open_matter(filing, sides)
    found.accuser_text = found.accuser_text or (None if found.parties else sides.accuser_text)
    return filing.note(found)


def _on_record(filing: Filing, sides: Sides, act: Act | None, *, docket: str | None = None) -> Dispute | None:
    joined = None if _accuses_for_itself(sides) else _joined_matter(filing, sides, act)
    return joined or find_matter(filing, sides, act, docket=docket)


def _accuses_for_itself(sides: Sides) -> bool:
    """Whether a named organisation accuses; a person or a group without a name may speak of another's dispute."""
    return any(entity.kind is not EntityKind.PERSON for entity in sides.accusers)


def _joined_matter(filing: Filing, sides: Sides, act: Act | None) -> Dispute | None:
    """The one dispute of this article that a person speaks of, or whose named plaintiffs "film studios" stands for.

    Authors or artists are people whom no company of the same article stands for.
    """
    if not sides.accusers and sides.accuser_text not in _GROUPS_OF_COMPANIES:
        return None
    accused = {entity.id for entity in sides.accused}
    fits = [d for d in filing.disputes.values() if is_over(d, act, filing.aside.claims) and accused & accused_of(d)]
    fits = [d for d in fits if sides.accusers or d.accuser_text is None]  # one group does not stand for another
    return fits[0] if len(fits) == 1 else None


def _implied_matter(filing: Filing, sides: Sides, act: Act | None, *, docket: str | None = None) -> Dispute | None:
    """The article's main dispute if the side that is named is that side of it, or one that the docket names."""
    if docket:  # a case that is not on record yet may be anybody's
        found = find_matter(filing, sides, act, docket=docket)
        return filing.note(found) if found else None
    named = bool(sides.accusers or sides.accused)
    ranked = [filing.disputes[number] for number, _ in filing.matters.most_common()]
    fits = [dispute for dispute in ranked if not named or has_side(dispute, sides)]
    if not fits or (not named and len(fits) > 1 and sides.accuser_text is None and not _is_main(filing, fits[0])):
        return None
    return filing.note(fits[0])


def _is_main(filing: Filing, dispute: Dispute) -> bool:
    """Whether the article speaks of this dispute at least twice as often as of any other."""
    counts = filing.matters.most_common(2)
    return counts[0][0] == dispute.id and (len(counts) == 1 or counts[0][1] >= 2 * counts[1][1])
