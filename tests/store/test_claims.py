from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import event
from sqlalchemy.orm import Session

from store.claims import Place, count_claims, find_claim, find_claims
from store.filters import ClaimFilter
from store.models import Proceeding
from store.public_claims import list_rows
from store.vocabulary import Act, AssertionState, Commitment, EvidenceKind, Rank


def _ids(session: Session, wanted: ClaimFilter) -> set[str]:
    return {claim.public_id for claim in find_claims(session, wanted)}


@pytest.fixture
def two_claims(session, make_claim):
    wanted = make_claim(
        accuser="Getty Images",
        accused="Stability AI",
        dispute="Getty Images - Stability AI",
        act=Act.MEMORISATION_IN_MODEL,
        outlet="The Sample Court Report",
        commitment=Commitment.POSSIBLE,
        evidence=EvidenceKind.COURT_EXHIBIT,
        happened=(date(2023, 1, 1), date(2023, 3, 31)),
        published=datetime(2024, 5, 2, 23, 30, tzinfo=UTC),
        passage="Getty Images says that the model may hold its pictures.",
    )
    make_claim(published=datetime(2025, 1, 29, tzinfo=UTC), recorded=datetime(2025, 3, 1, tzinfo=UTC))
    case = Proceeding(dispute_id=wanted.dispute_id, forum="High Court in London", recorded_at=wanted.recorded_at)
    session.add(case)
    session.flush()
    return wanted


@pytest.mark.parametrize(
    "wanted",
    [
        ClaimFilter(words="pictures"),
        ClaimFilter(only={"party": ("stability-ai",)}),
        ClaimFilter(only={"party": ("getty-images",)}),
        ClaimFilter(only={"accuser": ("getty-images",)}),
        ClaimFilter(only={"accused": ("stability-ai",)}),
        ClaimFilter(only={"dispute": ("getty-images-stability-ai",)}),
        ClaimFilter(only={"act": (Act.MEMORISATION_IN_MODEL,)}),
        ClaimFilter(only={"outlet": ("the-sample-court-report",)}),
        ClaimFilter(only={"commitment": (Commitment.POSSIBLE,)}),
        ClaimFilter(only={"evidence": (EvidenceKind.COURT_EXHIBIT,)}),
        ClaimFilter(since=date(2023, 3, 31)),
        ClaimFilter(until=date(2023, 1, 1)),
        ClaimFilter(as_of=date(2024, 5, 2)),
        ClaimFilter(published_until=date(2024, 5, 2)),
        ClaimFilter(recorded_until=date(2025, 2, 1)),
        ClaimFilter(without={"outlet": ("the-sample-post",)}),
        ClaimFilter(only={"country": ("gb",)}),
        ClaimFilter(without={"country": ("none",)}),
    ],
)
def test_each_filter_keeps_what_it_means(session: Session, two_claims, wanted: ClaimFilter) -> None:
    assert _ids(session, wanted) == {two_claims.public_id}
    assert count_claims(session, wanted) == 1


@pytest.mark.parametrize(
    "wanted",
    [
        ClaimFilter(only={"accuser": ("stability-ai",)}),
        ClaimFilter(since=date(2023, 4, 1)),
        ClaimFilter(until=date(2022, 12, 31)),
        ClaimFilter(as_of=date(2024, 5, 1)),
        ClaimFilter(only={"outlet": ("the-sample-court-report",), "commitment": (Commitment.CERTAIN,)}),
    ],
)
def test_each_filter_drops_what_it_does_not_mean(session: Session, two_claims, wanted: ClaimFilter) -> None:
    assert two_claims.public_id not in _ids(session, wanted)


@pytest.mark.parametrize("state", [AssertionState.REJECTED, AssertionState.SUPERSEDED])
def test_a_claim_that_no_passage_carries_any_more_is_not_listed(session: Session, make_claim, state) -> None:
    make_claim(state=state)

    assert _ids(session, ClaimFilter()) == set()


def test_a_withdrawn_claim_is_not_listed_and_can_still_be_read(session: Session, make_claim) -> None:
    claim = make_claim()
    claim.rank = Rank.DEPRECATED

    assert _ids(session, ClaimFilter()) == set()
    assert find_claim(session, claim.public_id) is claim


def test_an_unknown_claim_is_none(session: Session) -> None:
    assert find_claim(session, "c-none") is None


def test_walking_the_list_gives_each_claim_once_while_claims_are_added(session: Session, make_claim) -> None:
    start = datetime(2025, 2, 1, tzinfo=UTC)
    wanted = [make_claim(dispute=f"D{n}", recorded=start + timedelta(hours=n // 2)).public_id for n in range(7)]
    seen, place = [], None

    while found := find_claims(session, ClaimFilter(), limit=3, after=place):
        seen += [claim.public_id for claim in found]
        place = Place(recorded_at=found[-1].recorded_at, claim_id=found[-1].id)
        make_claim(dispute=f"new {len(seen)}", recorded=start + timedelta(days=1))

    assert seen == list(reversed(wanted))


def test_a_listed_claim_is_shown_without_a_further_question(session: Session, make_claim) -> None:
    make_claim(evidence=EvidenceKind.API_TELEMETRY)
    session.commit()
    session.expunge_all()
    claim = find_claims(session, ClaimFilter())[0]
    asked = []
    event.listen(session.get_bind(), "before_cursor_execute", lambda *args: asked.append(args[2]))

    shown = [
        (party.entity.name, assertion.passage.version.article.outlet.name, assertion.steps, assertion.evidence)
        for party in claim.parties
        for assertion in claim.assertions
    ]

    assert shown
    assert asked == []


def test_the_rows_of_claims_are_looked_up_for_the_claims_that_were_found(session: Session, make_claim) -> None:
    """Read the other way round, SQLite tries every hit of a word on every row."""
    if session.get_bind().dialect.name != "sqlite":
        pytest.skip("PostgreSQL plans by what it knows of the tables")
    make_claim()
    asked = []
    event.listen(session.get_bind(), "before_cursor_execute", lambda *args: asked.append((args[2], args[3])))
    list_rows(session, ClaimFilter(words="copied"), limit=5)
    statement, values = next(one for one in asked if "public_row" in one[0])

    plan = [row[3] for row in session.connection().exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values)]

    assert plan[0].split()[:2] in (["SEARCH", "claim"], ["SCAN", "claim"])
    assert any(step.startswith("SEARCH public_row") and "public_id=?" in step for step in plan)
