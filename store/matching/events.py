"""The event that one more source reports, and the case it belongs to."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from sqlalchemy import bindparam, select
from sqlalchemy import case as when
from sqlalchemy.orm import joinedload, selectinload

from store.entries.article import Filing
from store.identifiers import public_id
from store.matching.dockets import clean_docket
from store.models import Dispute, Entity, Event, EventParty, Proceeding
from store.order import BY_HAND
from store.records import EventFinding
from store.vocabulary import EventKind, PartyRole

# Of these a dispute has one: a second report of it is the same event, even where the reports differ by some days.
_ONCE = frozenset(
    {
        EventKind.COMPLAINT_FILED,
        EventKind.SETTLEMENT_ANNOUNCED,
        EventKind.PRELIMINARY_APPROVAL,
        EventKind.FINAL_APPROVAL,
        EventKind.INVESTIGATION_REPORTED,
        EventKind.INVESTIGATION_CONFIRMED,
        EventKind.MDL_CENTRALISATION,
        EventKind.CLASS_CERTIFICATION,
        EventKind.LICENCE_DEAL,
    }
)
_SLACK_ONCE, _SLACK = timedelta(days=10), timedelta(days=3)
_REPORT_WINDOW = timedelta(days=6)


_OF_KIND = (
    select(Event)
    .where(Event.dispute_id == bindparam("dispute_id"), Event.kind == bindparam("kind"))
    .options(selectinload(Event.parties), joinedload(Event.proceeding))
)
_IS_DATED = Event.happened_first.is_not(None) & Event.happened_last.is_not(None)
_OF_KIND_THEN = _OF_KIND.where(
    when((_IS_DATED, Event.happened_last), else_=Event.reported_on) >= bindparam("first"),
    when((_IS_DATED, Event.happened_first), else_=Event.reported_on) <= bindparam("last"),
)


def find_event(filing: Filing, dispute: Dispute, finding: EventFinding) -> Event | None:
    """The event of `dispute` that `finding` reports once more, by kind, outcome, docket and time."""
    published = filing.version.published_at
    machine = [event for event in _reported_then(filing, dispute, finding) if event.filed_from != BY_HAND]
    standing = [event for event in machine if event.id not in filing.aside.events and not event.merged_into_id]
    ordered = sorted(standing, key=lambda event: (event.filed_from or "", event.id or 0))
    return next((event for event in ordered if is_same_event(event, finding, published)), None)


def is_judged_target(filing: Filing, event: Event) -> bool:
    """Whether reports of other events stand here by an editor's judgement; each is matched by its own event first."""
    judged = select(Event.id).where(Event.dispute_id == event.dispute_id, Event.judged_into_id == event.id)
    return filing.session.scalar(judged.limit(1)) is not None


def _reported_then(filing: Filing, dispute: Dispute, finding: EventFinding) -> list[Event]:
    """Every event that could be the one that is reported: not all, so that a long dispute is not read whole."""
    asked = {"dispute_id": dispute.id, "kind": finding.kind, **_days_of(finding, filing.version.published_at)}
    found = filing.session.scalars(_OF_KIND if finding.kind in _ONCE else _OF_KIND_THEN, asked)
    kept = filing.known.events[dispute.id, finding.kind]  # what this transaction changed need not be written
    return list(dict.fromkeys([*found, *kept]))


def _days_of(finding: EventFinding, published: datetime | None) -> dict[str, date]:
    """The days on which an event must have happened or been reported to be the one that is reported, with slack."""
    window = _window(finding.happened.first, finding.happened.last, published.date() if published else None)
    if window is None:
        return {"first": date.max, "last": date.min}
    return {"first": window[0] - _SLACK, "last": window[1] + _REPORT_WINDOW}


def add_event(filing: Filing, dispute: Dispute, finding: EventFinding, seed: str) -> Event:
    """A new event of `dispute`; `seed` tells it from others of its kind."""
    event = Event(
        public_id=public_id(
            "e",
            event_seed(dispute, finding, seed),
            lambda taken: filing.known.is_taken(Event, taken),
        ),
        kind=finding.kind,
        filed_from=filing.next_place(),
        recorded_at=filing.now,
        fixed=[],
        parties=[],
        dispute=dispute,
    )
    filing.session.add(event)
    place_event(filing, dispute, event, finding)
    return event


def event_seed(dispute: Dispute, finding: EventFinding, seed: str) -> str:
    """What the public id of the event that `finding` opens is drawn from."""
    return f"{dispute.slug}|{finding.kind}|{seed}"


def place_event(filing: Filing, dispute: Dispute, event: Event, finding: EventFinding) -> None:
    """Put an event that this is the first report of into its proceeding."""
    event.proceeding = _proceeding(filing, dispute, finding)


def complete_event(event: Event, finding: EventFinding, published: datetime | None) -> None:
    """Fill what no earlier report of the event said; what one said is never overwritten.

    A date after the first report of the event is wrong, however it is told.
    """
    if not (event.reported_on and finding.happened.first and finding.happened.first > event.reported_on):
        event.date_from(finding.happened)
    if published and (event.reported_on is None or published.date() < event.reported_on):
        event.reported_on = published.date()
    if event.amount is None and finding.amount is not None and "amount" not in event.fixed:
        event.amount, event.currency = finding.amount.value, finding.amount.currency
        event.amount_kind = finding.amount.kind
    for field in ("outcome", "in_favour_of", "with_prejudice", "leave_to_amend"):
        if getattr(event, field) is None and field not in event.fixed:
            setattr(event, field, getattr(finding, field))


def add_event_parties(event: Event, entities: Iterable[Entity], role: PartyRole) -> None:
    """Add those who are not yet on record as taking part in this role."""
    present = {(party.entity_id, party.role) for party in event.parties}
    for entity in entities:
        if (entity.id, role) not in present:
            event.parties.append(EventParty(entity=entity, entity_id=entity.id, role=role))
            present.add((entity.id, role))


def is_same_event(event: Event, finding: EventFinding, published: datetime | None) -> bool:
    """Whether an article published then reports this very event: kind, outcome, sum, docket and time agree."""
    if event.kind is not finding.kind or _differ(event.outcome, finding.outcome):
        return False
    if _differ(event.amount, finding.amount.value if finding.amount else None):
        return False
    docket = event.proceeding.docket if event.proceeding else None
    if _differ(docket, clean_docket(finding.docket) if finding.docket else None):
        return False
    return _is_same_time(event, finding, published)


def _differ(ours: object, theirs: object) -> bool:
    return ours is not None and theirs is not None and ours != theirs


def _is_same_time(event: Event, finding: EventFinding, published: datetime | None) -> bool:
    once = event.kind in _ONCE
    first, last = event.happened_first, event.happened_last
    if first and last and finding.happened.first and finding.happened.last:
        slack = _SLACK_ONCE if once else _SLACK
        return first - slack <= finding.happened.last and finding.happened.first - slack <= last
    if once:
        return True
    ours = _window(finding.happened.first, finding.happened.last, published.date() if published else None)
    theirs = _window(first, last, event.reported_on)
    return bool(ours and theirs and ours[0] <= theirs[1] and theirs[0] <= ours[1])


def _window(first: date | None, last: date | None, reported: date | None) -> tuple[date, date] | None:
    """The days on which it may have happened: those of its date, else the days up to its report."""
    if first and last:
        return first, last
    return (reported - _REPORT_WINDOW, reported) if reported else None


def _proceeding(filing: Filing, dispute: Dispute, finding: EventFinding) -> Proceeding | None:
    """The case an event belongs to: by docket, forum, or the only one; a lawsuit, new docket or forum opens one."""
    docket = clean_docket(finding.docket) if finding.docket else None
    known = [case for case in dispute.proceedings if case.id not in filing.aside.proceedings]
    begins = finding.kind is EventKind.COMPLAINT_FILED and not known
    if docket is None and finding.forum is None and not begins:
        return known[0] if len(known) == 1 else None
    for case in known:
        if not _differ(case.docket, docket) and not _differ(case.forum, finding.forum):
            if case.docket is None and docket is not None:
                filing.known.changes.recased[dispute] = None
            case.docket, case.forum = case.docket or docket, case.forum or finding.forum
            case.docket_as_worded = case.docket_as_worded or finding.docket
            filing.known.note_case(dispute, case.docket)
            return case
    return _open_proceeding(filing, dispute, finding, docket)


def _open_proceeding(filing: Filing, dispute: Dispute, finding: EventFinding, docket: str | None) -> Proceeding:
    aside = [case for case in dispute.proceedings if case.id in filing.aside.proceedings]
    case = next((case for case in aside if case.docket == docket), aside[0] if aside else None)
    if case is None:
        case = Proceeding(dispute=dispute, recorded_at=filing.now)
        filing.session.add(case)
    case.forum, case.docket, case.docket_as_worded = finding.forum, docket, finding.docket
    filing.aside.proceedings.pop(case.id, None)
    filing.known.note_case(dispute, docket)
    return case
