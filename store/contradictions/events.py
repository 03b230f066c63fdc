"""Reports of one event that differ in its day, sum, outcome, court or investigators."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import groupby

from store.contradictions.found import Found, against_first, in_order
from store.contradictions.groups import EventGroup
from store.contradictions.seen import Report, Seen
from store.matching.dockets import clean_docket
from store.models import Event
from store.vocabulary import ContradictionKind, EventKind, Outcome, PartyRole

_INQUIRIES = frozenset({EventKind.INVESTIGATION_REPORTED, EventKind.INVESTIGATION_CONFIRMED})
# Decisions of which a court makes one in a case on a day; of orders it may make several.
_DECIDED_ONCE = frozenset(
    {
        EventKind.DISMISSAL,
        EventKind.VERDICT,
        EventKind.JUDGMENT,
        EventKind.APPEAL_DECIDED,
        EventKind.CLASS_CERTIFICATION,
    }
)
# What comes up again and again in one case, so that two in the same month of two years say nothing.
_RECURRING = frozenset({EventKind.HEARING, EventKind.MOTION_FILED, EventKind.STATEMENT, EventKind.TESTIMONY_OR_MEMO})
_ONE_MONTH, _SOON = timedelta(days=31), timedelta(days=10)
Days = tuple[date, date]


def differing_reports(seen: Seen) -> Iterator[Found]:
    """Two reports of what this record holds to be one event that do not agree in a thing they both say."""
    for event in _standing(seen):
        reports = seen.reports[event.id]
        for kind, says, differ in _TOLD:
            for left, right in against_first(reports, says, differ):
                yield _found(kind, event, left, right, _words(says(left)), _words(says(right)))
        if event.kind in _INQUIRIES:
            yield from _investigators(event, reports)


def differing_events(seen: Seen) -> Iterator[Found]:
    """Two events that this record keeps apart only because their reports do not agree."""
    for one, other in seen.likely:
        reports = [in_order(seen.reports[event.id]) for event in (one, other)]
        if not all(reports) or not _may_be_one(one, other, *reports):
            continue
        for kind, is_meant, says in _APART:
            if is_meant(one, other):
                yield _between(kind, (one, reports[0][0]), (other, reports[1][0]), says)
                break


def _investigators(event: Event, reports: list[Report]) -> Iterator[Found]:
    """Who investigates, as one article or one source has it in two places."""
    for key in (_article_key, _source_key):
        for _, group in groupby(sorted(reports, key=key), key=key):
            for left, right in against_first(group, _inquirers, _differ):
                says = [", ".join(row.told.investigators) for row in (left, right)]
                yield _found(ContradictionKind.INVESTIGATOR, event, left, right, *says)


def _inquirers(row: Report) -> tuple[str, ...] | None:
    return row.told.investigators or None


def _found(
    kind: ContradictionKind, event: Event, left: Report, right: Report, left_says: str, right_says: str
) -> Found:
    about = {"dispute_id": event.dispute_id, "event_id": event.id}
    return Found(kind=kind, left=left, right=right, left_says=left_says, right_says=right_says, **about)


def _between(
    kind: ContradictionKind, one: tuple[Event, Report], other: tuple[Event, Report], says: Callable[[Event], str]
) -> Found:
    (first, left), (second, right) = sorted((one, other), key=lambda pair: pair[1].passage_id)
    return _found(kind, second, left, right, says(first), says(second))


def _standing(seen: Seen) -> list[Event]:
    """The events that are looked at for themselves, and not for what they are set against."""
    found = (seen.events[group.event_id] for group in seen.groups if isinstance(group, EventGroup))
    return [event for event in found if not event.merged_into_id]


# --- what one report says against another ----------------------------------------------------------------------------


def _days(row: Report) -> Days | None:
    told = row.told
    return (told.first, told.last) if told.first and told.last else None


def _docket(row: Report) -> str | None:
    docket = row.told.docket
    return clean_docket(docket) if docket else None


def _ending(row: Report) -> str | None:
    """How a dismissal leaves the case; None where the report does not say."""
    told = row.told
    if told.with_prejudice:
        return "with prejudice"
    return "with leave to amend" if told.leave_to_amend else None


def _are_apart(one: Days, other: Days) -> bool:
    return one[1] < other[0] or other[1] < one[0]


def _differ(one: object, other: object) -> bool:
    return one != other


def _words(value: Days | str | None) -> str:
    if isinstance(value, tuple):
        return _span(*value)
    return value or ""


def _span(first: date, last: date) -> str:
    days = [f"{day.day} {day:%b %Y}" for day in dict.fromkeys((first, last))]
    return " to ".join(days)


_TOLD: tuple[tuple[ContradictionKind, Callable[[Report], Days | str | None], Callable[..., bool]], ...] = (
    (ContradictionKind.DATE, _days, _are_apart),
    (ContradictionKind.PLACE, _docket, _differ),
    (ContradictionKind.OUTCOME, _ending, _differ),
)


def _article_key(row: Report) -> str:
    return str(row.article_id)


def _source_key(row: Report) -> str:
    return row.origin_key


# --- one event that stands twice -------------------------------------------------------------------------------------


def _may_be_one(one: Event, other: Event, ours: list[Report], theirs: list[Report]) -> bool:
    """Whether two events of one kind share a party on each side that both name, and are told in different articles."""
    if not {row.article_id for row in ours}.isdisjoint(row.article_id for row in theirs):
        return False
    sides = ((_side(one, role), _side(other, role)) for role in (PartyRole.ACCUSER, PartyRole.ACCUSED))
    return all(not mine or not yours or mine & yours for mine, yours in sides)


def _side(event: Event, role: PartyRole) -> set[int]:
    return {party.entity.canonical.id for party in event.parties if party.role is role}


def _has_other_sum(one: Event, other: Event) -> bool:
    sums = one.amount is not None and other.amount is not None and one.amount != other.amount
    return sums and (one.currency, one.amount_kind) == (other.currency, other.amount_kind) and _near(one, other, _SOON)


def _has_other_docket(one: Event, other: Event) -> bool:
    return _dockets_differ(one, other) and _has_days(one) and _has_days(other) and _near(one, other, timedelta())


def _has_other_outcome(one: Event, other: Event) -> bool:
    is_decided = one.kind in _DECIDED_ONCE and not _dockets_differ(one, other)
    differs = one.outcome is not None and other.outcome is not None and one.outcome is not other.outcome
    return is_decided and differs and _has_days(one) and _has_days(other) and _near(one, other, timedelta())


def _has_other_year(one: Event, other: Event) -> bool:
    """Whether they fall into the same month of different years: the commonest slip in a date."""
    if one.kind in _RECURRING or _dockets_differ(one, other):
        return False
    if one.outcome is not other.outcome and one.outcome and other.outcome:
        return False
    if not (one.happened_first and one.happened_last and other.happened_first and other.happened_last):
        return False
    is_short = all(last - first < _ONE_MONTH for first, last in (_of(one), _of(other)))
    same_month = one.happened_first.month == other.happened_first.month
    return is_short and same_month and one.happened_first.year != other.happened_first.year


def _dockets_differ(one: Event, other: Event) -> bool:
    dockets = [event.proceeding.docket if event.proceeding else None for event in (one, other)]
    return None not in dockets and dockets[0] != dockets[1]


def _has_days(event: Event) -> bool:
    return bool(event.happened_first and event.happened_last)


def _of(event: Event) -> Days:
    assert event.happened_first  # noqa: S101
    assert event.happened_last  # noqa: S101
    return event.happened_first, event.happened_last


def _near(one: Event, other: Event, slack: timedelta) -> bool:
    """Whether their days are no further apart than `slack`; an unknown day may be any."""
    if not (_has_days(one) and _has_days(other)):
        return True
    return not _are_apart((_of(one)[0] - slack, _of(one)[1] + slack), _of(other))


def _sum_words(event: Event) -> str:
    return f"{event.amount:,} {event.currency}"


def _docket_words(event: Event) -> str:
    return event.proceeding.docket or "" if event.proceeding else ""


def _outcome_words(event: Event) -> str:
    return Outcome(event.outcome).label if event.outcome else ""


def _day_words(event: Event) -> str:
    return _span(*_of(event))


Meant = Callable[[Event, Event], bool]
_APART: tuple[tuple[ContradictionKind, Meant, Callable[[Event], str]], ...] = (
    (ContradictionKind.AMOUNT, _has_other_sum, _sum_words),
    (ContradictionKind.PLACE, _has_other_docket, _docket_words),
    (ContradictionKind.OUTCOME, _has_other_outcome, _outcome_words),
    (ContradictionKind.DATE, _has_other_year, _day_words),
)
