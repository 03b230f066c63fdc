"""The frontier: what is found once is there once, due when it should be, and backs off when it fails."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from store.frontier import (
    MOST_TRIES,
    FoundUrl,
    add_found,
    as_visited,
    due_urls,
    make_all_due,
    mark_failed,
    mark_fetched,
    next_visit,
    note_changed,
    note_publication,
    start_round,
)
from store.models import FrontierUrl, Round

NOW = datetime(2025, 1, 29, 12, tzinfo=UTC)


def _found(number: int, *, listed: datetime | None = NOW) -> FoundUrl:
    return FoundUrl(url=f"https://a.example/{number}", listed=listed)


@pytest.fixture
def row(session: Session) -> FrontierUrl:
    """One address, found now."""
    add_found(session, "a", [_found(1)], NOW)
    return session.scalars(select(FrontierUrl)).one()


def _fetched(session: Session, row: FrontierUrl, status: int, now: datetime, **validators: str | None) -> None:
    session.flush()
    mark_fetched(session, as_visited(session, row.id), status, now, **validators)
    session.refresh(row)


def _failed(session: Session, row: FrontierUrl, error: str, now: datetime, **more: object) -> None:
    session.flush()
    mark_failed(session, as_visited(session, row.id), error, now, **more)
    session.refresh(row)


def _due(session: Session, *, after: timedelta = timedelta()) -> list[str]:
    return [one.url[-1] for one in due_urls(session, "a", NOW + after, limit=9)]


def test_found_twice_is_there_once(session: Session) -> None:
    assert add_found(session, "a", [_found(1), _found(2)], NOW) == 2
    assert add_found(session, "a", [_found(2), _found(3)], NOW) == 1
    assert len(session.scalars(select(FrontierUrl)).all()) == 3


def test_newest_is_fetched_first_and_the_undated_last(session: Session) -> None:
    day = timedelta(days=1)
    add_found(session, "a", [_found(1, listed=None), _found(2, listed=NOW - day), _found(3)], NOW)

    assert _due(session) == ["3", "2", "1"]


def test_limit_holds(session: Session) -> None:
    add_found(session, "a", [_found(number) for number in range(5)], NOW)

    assert len(due_urls(session, "a", NOW, limit=2)) == 2


def test_fetched_page_is_due_again_after_an_hour(session: Session, row: FrontierUrl) -> None:
    _fetched(session, row, 200, NOW, etag='"1"', last_modified=None)

    assert _due(session, after=timedelta(minutes=59)) == []
    assert _due(session, after=timedelta(hours=1)) == ["1"]


@pytest.mark.parametrize(
    ("listed_ago", "due_in"),
    [
        (timedelta(), timedelta(hours=1)),
        (timedelta(hours=1), timedelta(hours=5)),
        (timedelta(hours=7), timedelta(hours=17)),
        (timedelta(days=2), timedelta(days=5)),
        (timedelta(days=8), timedelta(days=22)),
        (timedelta(days=400), timedelta(days=30)),
    ],
)
def test_visits_follow_the_age_of_an_article(listed_ago: timedelta, due_in: timedelta) -> None:
    assert next_visit(NOW - listed_ago, NOW, NOW) == NOW + due_in


def test_old_article_is_left_alone_after_its_last_visit() -> None:
    assert next_visit(NOW - timedelta(days=400), NOW - timedelta(days=30), NOW) is None


@pytest.mark.parametrize("found_after", [timedelta(), timedelta(minutes=10), timedelta(days=5)])
def test_article_found_in_time_is_left_alone_after_30_days(found_after: timedelta) -> None:
    published = NOW - timedelta(days=30)

    assert next_visit(published, published + found_after, NOW) is None


def test_page_listed_with_a_date_to_come_is_visited_within_the_hour(session: Session) -> None:
    add_found(session, "a", [_found(1, listed=NOW + timedelta(days=300))], NOW)
    row = session.scalars(select(FrontierUrl)).one()

    _fetched(session, row, 200, NOW, etag=None, last_modified=None)

    assert row.due_at == NOW + timedelta(hours=1)


@pytest.mark.parametrize(
    ("found", "visited", "listed", "due"),
    [
        (0, 0, 0.1, 1),  # at once would be the second time within the hour
        (0, 1, 5, 5),
        (0, 1, 0.5, 6),  # what changed before the last visit was seen by it
        (0, 24, 30, 48),  # after its first day, once a day at most
        (0, 720, 900, 900),
    ],
)
def test_page_listed_as_changed_is_due_again_but_not_too_often(
    session: Session, row: FrontierUrl, found: float, visited: float, listed: float, due: float
) -> None:
    _fetched(session, row, 200, NOW + timedelta(hours=visited), etag=None, last_modified=None)

    changed = NOW + timedelta(hours=listed)
    add_found(session, "a", [_found(1, listed=changed)], changed)

    assert row.due_at == NOW + timedelta(hours=due)


def test_day_without_a_time_may_be_after_the_last_visit(session: Session, row: FrontierUrl) -> None:
    row.listed_date = NOW - timedelta(days=3)
    _fetched(session, row, 200, NOW, etag=None, last_modified=None)

    midnight = NOW.replace(hour=0)
    add_found(session, "a", [_found(1, listed=midnight)], NOW + timedelta(minutes=30))

    assert row.due_at == NOW + timedelta(hours=1)
    assert row.listed_date == midnight


def test_listing_whose_date_is_always_now_costs_a_visit_a_day(session: Session, row: FrontierUrl) -> None:
    visits = 0
    for hour in range(1, 24 * 40):
        now = NOW + timedelta(hours=hour)
        add_found(session, "a", [_found(1, listed=now)], now)
        if due_urls(session, "a", now, limit=1):
            visits += 1
            _fetched(session, row, 304, now, etag=None, last_modified=None)

    assert 24 + 38 <= visits <= 24 + 40


def test_visits_are_counted_anew_from_a_change(session: Session, row: FrontierUrl) -> None:
    later = NOW + timedelta(days=7)
    _fetched(session, row, 200, later, etag=None, last_modified=None)

    note_changed(session, row.url, later)

    assert row.due_at == later + timedelta(hours=1)


@pytest.mark.parametrize(
    ("published_ago", "due_in"),
    [
        (timedelta(hours=12), timedelta(hours=1)),  # a bare day is midnight, and no earlier than we know
        (timedelta(days=2), timedelta(days=5)),
        (timedelta(days=400), timedelta(days=30)),
    ],
)
def test_visits_of_a_late_find_are_counted_from_publication(
    session: Session, row: FrontierUrl, published_ago: timedelta, due_in: timedelta
) -> None:
    _fetched(session, row, 200, NOW, etag=None, last_modified=None)

    note_publication(session, row.url, NOW - published_ago)

    assert row.due_at == NOW + due_in


def test_page_that_comes_without_validators_has_none(session: Session, row: FrontierUrl) -> None:
    _fetched(session, row, 200, NOW, etag='"1"', last_modified="yesterday")
    _fetched(session, row, 200, NOW, etag=None, last_modified=None)

    assert (row.etag, row.last_modified) == (None, None)


def test_validators_survive_an_unchanged_answer(session: Session, row: FrontierUrl) -> None:
    _fetched(session, row, 200, NOW, etag='"1"', last_modified="yesterday")
    _fetched(session, row, 304, NOW, etag=None, last_modified=None)

    assert (row.etag, row.last_modified) == ('"1"', "yesterday")


def test_failures_wait_longer_each_time_and_end(session: Session, row: FrontierUrl) -> None:
    waits = []
    for _ in range(MOST_TRIES):
        _failed(session, row, "status 500", NOW, status=500, wait=None)
        waits.append(row.due_at - NOW if row.due_at else None)

    assert waits[:3] == [timedelta(hours=1), timedelta(hours=4), timedelta(hours=16)]
    assert waits[4] == timedelta(days=7)
    assert waits[-1] is None


def test_wait_that_a_server_asks_for_is_kept(session: Session, row: FrontierUrl) -> None:
    _failed(session, row, "status 429", NOW, status=429, wait=timedelta(minutes=7))

    assert row.due_at == NOW + timedelta(minutes=7)


def test_all_can_be_made_due(session: Session, row: FrontierUrl) -> None:
    _fetched(session, row, 200, NOW, etag=None, last_modified=None)

    make_all_due(session, "a", NOW)

    session.expire_all()
    assert _due(session) == ["1"]


def test_round_that_never_ended_is_marked_when_the_next_begins(session: Session) -> None:
    start_round(session, "a", NOW)
    start_round(session, "a", NOW + timedelta(hours=1))

    session.expire_all()
    assert session.scalars(select(Round.error).order_by(Round.id)).all() == ["broken off", None]


def test_many_addresses_are_looked_up_in_parts(session: Session, make_many: Callable[[int], list[FoundUrl]]) -> None:
    found = make_many(1_200)

    assert add_found(session, "a", found, NOW) == 1_200
    assert add_found(session, "a", found, NOW) == 0


@pytest.fixture
def make_many() -> Callable[[int], list[FoundUrl]]:
    """Makes so many different addresses."""
    return lambda count: [_found(number) for number in range(count)]
