"""The scorer of the listed year: which dispute is which, what is counted, on small records through the real filing."""

import json
import sys
from collections import Counter
from datetime import date

import pytest

from benchmarks.scoring import is_unread
from benchmarks.year.__main__ import main
from benchmarks.year.listed import LIST, Listed, Standing, Step, Told, read_list
from benchmarks.year.pairing import pair
from benchmarks.year.recorded import Recorded, read_record
from benchmarks.year.scoring import Error, agreement, match_events, report, score
from store.models import Event
from store.records import DateSpan
from store.vocabulary import Act, EventKind, Outcome, Precision, State

FIRST, SECOND, THIRD = (f"https://sample.example/{number}" for number in (1, 2, 3))
SAYS = "OpenAI says that DeepSeek trained a model on the answers of its own."
SUED = "Disney sued Midjourney over pictures of its characters."


def listed(id_="openai-deepseek", accusers=("openai",), accused=("deepseek",), told=None, steps=(), standings=()):
    return Listed(
        id=id_,
        title=id_,
        accusers=frozenset(accusers),
        accused=frozenset(accused),
        told=told or {FIRST: Told.MAIN},
        steps=tuple(steps),
        standings=tuple(standings),
    )


def recorded(slug="openai-deepseek", accusers=("openai",), accused=("deepseek",), articles=(FIRST,)):
    return Recorded(
        slug=slug,
        title=slug,
        accusers=frozenset(accusers),
        accused=frozenset(accused),
        articles=frozenset(articles),
        events=[],
    )


def step(kind=EventKind.COMPLAINT_FILED, first=None, last=None, *, also=()):
    days = [date.fromisoformat(day) if day else None for day in (first, last or first)]
    return Step(kinds=(kind, *also), first=days[0], last=days[1], articles=frozenset({FIRST}))


def happened(kind=EventKind.COMPLAINT_FILED, day=None, *, number=1):
    on = date.fromisoformat(day) if day else None
    return Event(id=number, kind=kind, happened_first=on, happened_last=on)


# --- the list ---------------------------------------------------------------------------------------------------------


def test_every_code_of_the_list_is_in_a_vocabulary_and_every_span_has_its_precision():
    rows = [json.loads(line) for line in LIST.read_text(encoding="utf-8").splitlines()]

    assert {act for row in rows for act in row["acts"]} <= set(Act)
    for event in (event for row in rows for event in row["events"]):
        assert Outcome(event.get("outcome", "granted"))
        assert (Precision(event["precision"]) is Precision.UNKNOWN) is (event["first"] is None)
        assert (event["precision"] == "day") is (event["first"] is not None and event["first"] == event["last"])


def test_the_list_has_each_dispute_once_and_the_page_counts_it_rightly():
    disputes = read_list()
    page = LIST.parents[2].joinpath("docs", "the-year.md").read_text(encoding="utf-8")

    told = Counter(how for wanted in disputes for how in wanted.told.values())
    wanted = sum(dispute.is_wanted for dispute in disputes)
    assert len({dispute.id for dispute in disputes}) == len(disputes)
    assert f"{len(disputes)} disputes, {wanted} of them wanted" in page
    assert f"({told[Told.MAIN]} `main`, {told[Told.PASSING]}\n`passing`)" in page.replace(" \n", "\n")
    assert f"{sum(len(dispute.steps) for dispute in disputes)} events" in page
    assert f"{sum(len(dispute.standings) for dispute in disputes)} statuses" in page


@pytest.mark.parametrize(
    ("told", "is_wanted"),
    [
        ({FIRST: Told.MAIN}, True),
        ({FIRST: Told.PASSING, SECOND: Told.PASSING}, True),
        ({FIRST: Told.PASSING, SECOND: Told.NOTICE}, False),
    ],
)
def test_a_dispute_is_wanted_if_an_article_is_about_it_or_two_tell_it(told, is_wanted):
    assert listed(told=told).is_wanted is is_wanted


def test_an_event_of_an_article_that_the_dispute_does_not_list_is_refused(tmp_path):
    row = json.loads(LIST.read_text(encoding="utf-8").splitlines()[0])
    file = tmp_path / "disputes.jsonl"
    file.write_text(json.dumps(row | {"articles": []}), encoding="utf-8")

    with pytest.raises(ValueError, match=rf"{row['id']}: events of articles that the dispute does not list"):
        read_list(file)


# --- which is which ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "is_own"),
    [
        (recorded(), True),
        (recorded(accusers=("open ai", "openai", "microsoft")), True),
        (recorded(accusers=("anthropic",)), False),
        (recorded(accused=("moonshot ai",)), False),
        (recorded(articles=(SECOND,)), False),
    ],
)
def test_a_dispute_is_known_by_a_name_on_each_side_and_an_article(one, is_own):
    pairing = pair([listed()], [one])

    assert bool(pairing.own) is is_own
    assert bool(pairing.wrong) is bool(pairing.missed) is not is_own


def test_a_side_that_no_article_names_is_compared_with_anything():
    pairing = pair([listed(accusers=())], [recorded(accusers=("microsoft",))])

    assert set(pairing.own) == {"openai-deepseek"}


def test_two_on_record_for_one_of_the_list_are_split():
    both = listed(told={FIRST: Told.PASSING, SECOND: Told.MAIN})

    pairing = pair([both], [recorded("part", articles=(FIRST,)), recorded("whole", articles=(SECOND,))])

    assert pairing.own[both.id].slug == "whole"
    assert pairing.split == {"part": both}


def test_two_of_the_list_in_one_on_record_are_joined():
    first, second = listed("first"), listed("second", told={FIRST: Told.PASSING})

    pairing = pair([first, second], [recorded("one")])

    assert pairing.own["first"].slug == "one"
    assert pairing.joined["second"].slug == "one"
    assert not pairing.missed


def test_a_dispute_gives_way_to_one_that_has_no_other_counterpart():
    early = listed("early", accusers=("authors",), told={FIRST: Told.PASSING})
    late = listed("late", accusers=("authors", "academics"), told={FIRST: Told.MAIN})
    authors, academics = recorded("authors", accusers=("authors",)), recorded("academics", accusers=("academics",))

    pairing = pair([early, late], [authors, academics])

    assert {id_: one.slug for id_, one in pairing.own.items()} == {"early": "authors", "late": "academics"}


# --- events -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "how"),
    [("2025-06-12", "agrees"), ("2025-06-18", "agrees"), ("2025-06-19", "contradicts"), (None, "is not given")],
)
def test_days_agree_within_three_days(day, how):
    assert agreement(step(first="2025-06-09", last="2025-06-15"), happened(day=day)) == how


def test_an_event_is_found_by_its_kind_or_what_else_it_may_be_called():
    ruling = step(EventKind.JUDGMENT, also=(EventKind.DISMISSAL,))
    dismissal = happened(EventKind.DISMISSAL)

    assert match_events([ruling], [dismissal]) == [(ruling, dismissal)]


def test_of_two_steps_of_one_kind_each_gets_the_event_of_its_day():
    october = step(EventKind.SETTLEMENT_ANNOUNCED, "2025-10-01", "2025-10-31")
    november = step(EventKind.SETTLEMENT_ANNOUNCED, "2025-11-19")
    late = happened(EventKind.SETTLEMENT_ANNOUNCED, "2025-11-19")
    undated = happened(EventKind.SETTLEMENT_ANNOUNCED, number=2)

    assert match_events([october, november], [late, undated]) == [(october, undated), (november, late)]


def test_an_event_of_another_day_is_missed_and_wrong():
    filed, another = step(first="2025-06-11"), happened(day="2023-06-11")

    assert match_events([filed], [another]) == [(filed, None), (None, another)]


# --- a record ---------------------------------------------------------------------------------------------------------


def test_a_record_is_read_with_aliases_collective_words_and_articles(session, make_version, file_findings, claim):
    version = make_version(SAYS, url=FIRST)
    file_findings(version, claim(version, SAYS, claimant=None, co_claimants=("authors",), targets=("OpenAI",)))

    (one,) = read_record(session)

    assert one.accusers == {"authors"}
    assert "openai" in one.accused
    assert one.articles == {FIRST}


def test_a_record_that_tells_the_year_rightly_has_no_error(session, make_version, file_findings, event):
    version = make_version(SUED, url=FIRST, published="2025-06-12")
    on = DateSpan(first=date(2025, 6, 11), last=date(2025, 6, 11), precision=Precision.DAY, text=None)
    sides = {"accusers": ("Disney",), "accused": ("Midjourney",)}
    file_findings(version, event(version, SUED, EventKind.COMPLAINT_FILED, happened=on, **sides))
    standing = Standing(as_of=date(2025, 6, 13), states=(State.FILED,), because="sued")
    suit = listed("suit", ("disney",), ("midjourney",), steps=[step(first="2025-06-11")], standings=[standing])

    found = score([suit], read_record(session))

    assert found.errors == []
    assert all(counted[False] == 0 for counted in found.shares.values())
    assert found.events["all"].right == 1
    assert found.days == Counter({"agrees": 1})


def test_every_difference_is_an_error_that_names_its_articles(session, make_version, file_findings, claim, event):
    says, sued = make_version(SAYS, url=FIRST), make_version(SUED, url=SECOND, published="2025-06-12")
    file_findings(says, claim(says, SAYS))
    file_findings(sued, event(sued, SUED, EventKind.COMPLAINT_FILED, accusers=("Disney",), accused=("Midjourney",)))
    standing = Standing(as_of=date(2025, 2, 1), states=(State.DEMAND_SENT,), because="a letter")
    distilled = listed(
        told={FIRST: Told.MAIN, THIRD: Told.PASSING},
        steps=[step(EventKind.DEMAND_SENT)],
        standings=[standing],
    )
    unknown = listed("unknown", accusers=("reddit",), told={THIRD: Told.MAIN})

    found = score([distilled, unknown], read_record(session))

    assert Counter(error.what for error in found.errors) == Counter(
        ["missed", "wrong", "article (passing) not under", "status", "event missed"]
    )
    wrong = next(error for error in found.errors if error.what == "wrong")
    assert str(wrong) == f"wrong: Disney v. Midjourney\n    {SECOND}"
    assert found.shares["wanted disputes found"] == Counter({True: 1, False: 1})
    assert found.shares["articles under their dispute"] == Counter({True: 1, False: 2})
    assert found.events["all"].missed == 1
    assert found.counts["events of those wrong or split"] == 1
    assert any("wanted disputes found" in line and "0.500  (1 of 2)" in line for line in report(found))


def test_an_error_that_only_unread_articles_could_settle_is_not_named():
    addresses = [f"https://sample.example/{number}" for number in range(20)]
    unread = tuple(filter(is_unread, addresses))
    read = tuple(url for url in addresses if url not in unread)

    assert Error(what="wrong", about="", articles=unread).is_unread
    assert not Error(what="wrong", about="", articles=(*unread, read[0])).is_unread


def test_the_command_prints_the_figures_and_the_errors(
    session, make_version, file_findings, claim, monkeypatch, capsys
):
    version = make_version(SAYS, url=THIRD)
    file_findings(version, claim(version, SAYS))
    session.commit()
    url = session.get_bind().engine.url.render_as_string()
    monkeypatch.setattr(sys, "argv", ["benchmarks.year", url, "--errors", "wrong"])

    main()

    printed = capsys.readouterr().out
    assert f"0.000  (0 of {sum(dispute.is_wanted for dispute in read_list())})" in printed
    assert f"wrong: OpenAI – DeepSeek\n    {THIRD}" in printed
    assert "missed: amazon-perplexity" not in printed
