"""`onrecord crawl` names what it is asked for, and tells each round in one line."""

from collections import Counter
from pathlib import Path

import pytest
from click.testing import CliRunner

from cli.crawl import crawl, known_outlets, round_line
from cli.settings import read_settings
from crawler.outlets import outlets, refusing_outlets
from crawler.round import RoundOutcome


def test_unknown_outlet_is_one_line_that_names_the_nearest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONRECORD_HOME", str(tmp_path))

    result = CliRunner().invoke(crawl, ["the-verg"])

    assert (
        str(result.exception) == "unknown outlet 'the-verg': did you mean the-verge? `onrecord outlets` lists them all"
    )


def test_round_is_told_in_one_line_with_its_reasons() -> None:
    outcome = RoundOutcome(
        outlet=outlets()["the-verge"],
        discovered=9,
        fetched=5,
        refused=2,
        error="feed: no XML",
        reasons=Counter({"status 403": 2}),
    )

    assert round_line(outcome) == (
        "The Verge: 9 new addresses, 5 fetched, 0 unchanged, 0 gone, 2 refused, 0 failed; status 403 (2); feed: no XML"
    )


def test_outlet_file_adds_to_ours_and_may_replace_one(tmp_path: Path) -> None:
    path = tmp_path / "outlets.toml"
    table = '[[outlet]]\nslug = "{}"\nname = "{}"\ndomain = "x.example"\nfeeds = ["https://x.example/feed"]\n'
    path.write_text(table.format("the-verge", "My Verge") + table.format("x", "X"), encoding="utf-8")

    known = known_outlets(read_settings({"ONRECORD_OUTLETS": str(path)}))

    assert (known["the-verge"].name, known["x"].name) == ("My Verge", "X")
    assert set(known) == {*outlets(), *refusing_outlets(), "x"}
