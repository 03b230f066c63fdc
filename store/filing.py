"""Filing: what a reading found becomes claims, responses and events of a dispute, each with its passage.

Readings are filed in a transaction that the caller ends, one or many; filing them again changes nothing.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from types import MappingProxyType

from sqlalchemy.orm import Session

from store.contradictions.keeping import keep_around, keep_contradictions
from store.entities import KnownNames
from store.entries.article import Filing
from store.entries.claims import claim_sides
from store.entries.known import Known, dispute_of
from store.entries.names import write_mentions
from store.entries.reading import enter_reading, enter_unfiled, event_sides
from store.entries.set_aside import SetAside, Stood, close, set_aside
from store.findings import from_json
from store.matching import DECIDED_BY
from store.matching.disputes import (
    find_matter,
    retitle,
    those_in_court,
    touched_disputes,
)
from store.matching.dockets import clean_docket
from store.models import Assertion, Dispute, EventCitation, VersionReading
from store.order import position_of
from store.proceedings import keep_links
from store.readings import readings_of_dockets, readings_under
from store.records import Reading
from store.search import index_assertions, index_claims
from store.sides import Names, Sides
from store.supersession import supersede_answered

_NOTHING: Stood = MappingProxyType({})


def file_reading(session: Session, kept: VersionReading, now: datetime) -> int:
    """File what `kept` found about its version; gives the number of claims, responses and events that it stands by.

    Where articles that come after it in the order of filing (`store.order`) are on the same disputes already, these are
    filed anew after it: the same articles give the same record in whatever order they come.
    """
    counts, late = file_on_time(session, [kept], now)
    return (counts or file_late(session, late, now))[kept.id]


def file_on_time(
    session: Session, readings: Sequence[VersionReading], now: datetime
) -> tuple[dict[int, int], list[VersionReading]]:
    """File those that come last on their disputes; gives the numbers of findings by reading, and the late ones.

    Each costs far less than it would alone. What is late stays unfiled, for `file_late` takes many of them at once.
    """
    session.flush()
    with session.no_autoflush:  # what must be written to be asked for is flushed when it is made
        known = Known(session=session, names=KnownNames(session=session))
        counts, late = {}, list[VersionReading]()
        for filing in _filings(known, readings, now):
            if _is_late(filing):
                late.append(filing.kept)
                continue
            enter_reading(filing)
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
        enter_reading(filing)
        for earlier in waiting:
            enter_unfiled(earlier)
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
    known.of_dockets(clean_docket(docket) for filing in filings for docket in _dockets_in(filing.reading))
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


def _dockets_in(reading: Reading) -> list[str]:
    return [event.docket for event in reading.events if event.docket]


def _is_late(filing: Filing) -> bool:
    """Whether articles that come after it are on the same disputes, or others wait for a case that it may tell of."""
    through = (dispute.filed_through or "" for dispute in _touched(filing))
    return any(place > filing.position for place in through) or bool(_of_same_dockets(filing))


def _touched(filing: Filing) -> Sequence[Dispute]:
    sides = [event_sides(filing, event) for event in filing.reading.events]
    sides += [claim_sides(filing, claim) for claim in filing.reading.claims]
    return touched_disputes(filing, sides, _dockets_in(filing.reading))


def _of_same_dockets(filing: Filing) -> Sequence[VersionReading]:
    """Readings that named a docket before its case was on record, for which this one may open it."""
    named = [event for event in filing.reading.events if event.docket and event_sides(filing, event).are_both_known]
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
    supersede_answered(session, changes.answers)
    session.flush()
    whole = dict.fromkeys([*anew, *changes.recased])
    for dispute in whole:
        session.expire(dispute, ["parties", "events", "claims", "responses", "proceedings"])
    keep_contradictions(session, list(whole), now)
    keep_around(session, (row for row in changes.rows if dispute_of(row) not in whole), now)
    told_of = {dispute_of(row) for row in changes.rows if isinstance(row, EventCitation)}
    for dispute in dict.fromkeys([*whole, *told_of]):
        if len(dispute.proceedings) > 1:
            session.expire(dispute, ["events"])
            keep_links(session, dispute, now)
    index_claims(session, list(changes.claims))
    index_assertions(session, [row.id for row in changes.rows if isinstance(row, Assertion)])
    session.flush()
