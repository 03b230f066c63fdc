"""Many articles filed in one transaction give the record that they give one by one, on either database."""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session, sessionmaker

from benchmarks.filing import make_outlets, put
from benchmarks.records_alike import digests_of
from benchmarks.synthetic import Written, coverage
from cli.filing import file_all
from store.changes.sources import MOST_SOURCES
from store.changes.whole import find_unlike
from store.claims import LIVE
from store.contradictions.keeping import find_contradictions
from store.contradictions.seen import see_all
from store.database import open_engine
from store.filing import _file_anew
from store.late import joined
from store.models import Contradiction, Dispute, PublicRow, ReadingDocket, Response, VersionReading
from store.records import Span
from store.vocabulary import SILENCES


def filed(engine: Engine, written: list[Written], runs: int = 1, at_once: int = 200) -> Engine:
    """The record of `written`, filed as `onrecord read` does in so many runs: every so-manieth article in each."""
    sessions = sessionmaker(engine)
    given = given_to(engine, written)
    for run in range(runs):
        summary = file_all(sessions, given[run::runs], at_once=at_once)
        assert (summary.failed, summary.read) == ([], len(given[run::runs]))
    return engine


def given_to(engine: Engine, written: list[Written]) -> list[Any]:
    with sessionmaker(engine).begin() as session:
        make_outlets(session)
        numbers = put(session, written)
    return list(zip(numbers, (one.reading for one in written), strict=True))


def test_articles_filed_together_give_the_record_that_they_give_one_by_one(new_database):
    written = list(coverage(160, disputes=8))

    told = [digests_of(filed(new_database("sqlite"), written, at_once=number)) for number in (1, 7, 200)]

    assert told[0] == told[1] == told[2]
    assert len(told[0]["contradiction"]) > 0


def test_the_public_is_told_what_many_articles_filed_together_say(new_database):
    engine = filed(new_database("sqlite"), list(coverage(80, disputes=4)))

    with Session(engine) as session:
        assert session.scalar(select(func.count(PublicRow.id))) > 50
        assert list(find_unlike(session)) == []


@pytest.mark.parametrize("runs", [1, 3])
def test_the_public_is_told_of_a_much_reported_claim_what_all_its_sentences_say(new_database, runs):
    engine = filed(new_database("sqlite"), list(coverage(240, disputes=2)), runs=runs, at_once=20)

    with Session(engine) as session:
        assert list(find_unlike(session)) == []
        told = [json.loads(body) for body in session.scalars(select(PublicRow.body).where(PublicRow.kind == "claim"))]
    assert max(claim["counts"]["articles"] for claim in told) > 3 * MOST_SOURCES
    assert max(claim["counts"]["origins"] for claim in told) > MOST_SOURCES


def test_the_same_coverage_gives_the_same_record_on_both_databases(new_database):
    written = list(coverage(160, disputes=8))

    told = [digests_of(filed(new_database(kind), written)) for kind in ("sqlite", "postgresql")]

    assert told[0] == told[1]
    assert len(told[0]["assertion"]) > 100


def test_what_does_not_agree_is_on_record_however_it_was_filed(new_database):
    engine = filed(new_database("sqlite"), list(coverage(160, disputes=4)), runs=3, at_once=20)

    with Session(engine) as session:
        found = find_contradictions(see_all(session, session.scalars(select(Dispute)).all()))
        kept = session.scalars(select(Contradiction)).all()

    assert {(one.kind, one.left_id, one.right_id) for one in kept} == {
        (one.kind, one.left.passage_id, one.right.passage_id) for one in found
    }
    assert kept


def test_each_silence_gives_way_to_the_next_answer_however_it_was_filed(new_database):
    engine = filed(new_database("sqlite"), list(coverage(240, disputes=4)), runs=3, at_once=20)

    with Session(engine) as session:
        under_claims = session.scalars(select(Response).where(Response.claim_id.is_not(None))).all()
        silences = [row for row in under_claims if row.kind in SILENCES]
        gave_way = {row.id: row.superseded_by_id for row in silences}
        expected = {row.id: next_answer(row, under_claims) for row in silences}

    assert gave_way == expected
    assert None in gave_way.values()
    assert len(set(gave_way.values())) > 5


def next_answer(silence: Response, rows: Sequence[Response]) -> int | None:
    """The id of the first answer of the same party to the same claim from a day after this silence."""
    same = [row for row in rows if (row.claim_id, row.respondent_id) == (silence.claim_id, silence.respondent_id)]
    answers = [row for row in same if row.kind not in SILENCES and row.state in LIVE and day(row) > day(silence)]
    return min(((day(row), row.id) for row in answers), default=(None, None))[1]


def day(row: Response) -> date:
    return row.as_of_last or row.passage.version.published_at.date()


def test_articles_that_come_late_in_one_run_have_each_dispute_filed_anew_once(new_database, monkeypatch):
    written, disputes = list(coverage(120, disputes=6)), []

    def noted(session, late, touched, now):
        disputes.extend(dispute.id for dispute in touched)
        return _file_anew(session, late, touched, now)

    monkeypatch.setattr("store.filing._file_anew", noted)

    filed(new_database("sqlite"), written, runs=2)

    assert len(disputes) == len(set(disputes)) > 1


def test_late_articles_give_the_counts_of_those_on_time(new_database):
    written = list(coverage(120, disputes=6))

    on_time, late = (digests_of(filed(new_database("sqlite"), written, runs)) for runs in (1, 3))

    counted = ("dispute_party", "assertion", "response", "event_citation", "passage", "mention", "contradiction")
    assert {name: len(late[name]) for name in counted} == {name: len(on_time[name]) for name in counted}


def test_one_reading_that_cannot_be_filed_leaves_the_others_of_its_transaction(new_database):
    written = list(coverage(40, disputes=3))
    astray = replace(written[7].reading.claims[0], passage=Span(start_char=0, end_char=5, exact="other words"))
    written[7] = replace(written[7], reading=replace(written[7].reading, claims=(astray,)))
    engine = new_database("sqlite")

    summary = file_all(sessionmaker(engine), given_to(engine, written))

    with Session(engine) as session:
        assert session.scalar(select(func.count()).where(VersionReading.filed_at.is_not(None))) == 39
    assert (summary.read, len(summary.failed)) == (39, 1)
    assert "is not 'other words'" in summary.failed[0]


def test_what_is_kept_and_not_yet_filed_is_read_again(new_database):
    engine = new_database("sqlite")
    given = given_to(engine, list(coverage(60, disputes=3)))

    def killed():
        yield from (given[50], *given[:50])
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        file_all(sessionmaker(engine), killed(), at_once=10)

    with Session(engine) as session:
        assert session.scalars(select(VersionReading).where(VersionReading.filed_at.is_(None))).all()


def test_no_docket_is_waited_for_by_what_is_filed(new_database):
    engine = filed(new_database("sqlite"), list(coverage(60, disputes=3)))

    with Session(engine) as session:
        assert session.scalars(select(ReadingDocket)).all() == []


@pytest.mark.parametrize(
    ("touched", "groups"),
    [
        ({}, []),
        ({1: {7}, 2: {8}}, [[1], [2]]),
        ({1: {7}, 2: {8}, 3: {7, 8}}, [[1, 2, 3]]),
        ({1: set(), 2: set()}, [[1], [2]]),
    ],
)
def test_readings_that_share_a_dispute_are_one_group(touched, groups):
    assert sorted(joined(touched)) == groups


@pytest.fixture
def new_database(request, tmp_path, sqlite_template):
    """Opens an empty record of the kind that is named."""
    engines = []

    def make(kind: str) -> Engine:
        file = tmp_path / f"{len(engines)}.db"
        if kind == "sqlite":
            file.write_bytes(sqlite_template.read_bytes())
        url = f"sqlite:///{file}" if kind == "sqlite" else request.getfixturevalue("postgresql_url")()
        engines.append(open_engine(url, writes=True))
        return engines[-1]

    yield make
    for engine in engines:
        engine.dispose()
