import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cli.analyse import InputError, analyse

_SUIT = "Reddit sued Anthropic last week for scraping its posts."


def _run(*arguments: str, given: str | bytes = "") -> Result:
    return CliRunner().invoke(analyse, arguments, input=given, catch_exceptions=False)


def test_one_text_on_standard_input_gives_one_object() -> None:
    done = _run("--published", "2025-06-09", given=_SUIT)
    found = json.loads(done.stdout)
    assert done.exit_code == 0
    assert [(c["claimant"], c["targets"], c["act"]) for c in found["claims"]] == [
        ("Reddit", ["Anthropic"], "scraping_against_terms")
    ]
    assert done.stderr == ""


def test_a_file_gives_the_same_as_standard_input(tmp_path: Path) -> None:
    file = tmp_path / "suit.txt"
    file.write_text(_SUIT, encoding="utf-8")
    assert json.loads(_run(str(file)).stdout)["claims"] == json.loads(_run(given=_SUIT).stdout)["claims"]


def test_many_texts_give_a_line_each_in_order() -> None:
    rows = [{"id": "b", "text": _SUIT, "published": "2025-06-09T10:00:00+02:00"}, {"id": 7, "text": "Nothing here."}]
    done = _run("--jsonl", given="\n".join(json.dumps(row) for row in rows) + "\n\n")
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(row["id"], row["is_ai_ip_dispute"]) for row in found] == [("b", True), ("7", False)]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("not json", "line 1: no JSON"),
        ("[1]", 'line 1: needs an "id" and a "text"'),
        ('{"id": 1}', 'line 1: needs an "id" and a "text"'),
        ('{"id": 1, "text": "a", "outlet": 3}', '"outlet" is 3'),
        ('{"id": 1, "text": "a", "published": "soon"}', "'soon' is no date"),
    ],
)
def test_a_bad_line_is_named_with_what_is_wrong(given: str, said: str) -> None:
    with pytest.raises(InputError) as raised:
        _run("--jsonl", given=given)
    assert said in str(raised.value)
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize(
    ("given", "said"), [(b"", "there is no text in it"), (b"\xff\xfe", "no UTF-8"), (b"  \n", "there is no text in it")]
)
def test_what_is_no_text_is_one_clear_error(given: bytes, said: str) -> None:
    with pytest.raises(InputError, match=said):
        _run(given=given)


def test_options_for_one_text_are_refused_for_many() -> None:
    done = _run("--jsonl", "--title", "A title", given="")
    assert done.exit_code == 2
    assert "each line says its own" in done.stderr


def test_a_file_of_further_names_makes_them_known(tmp_path: Path) -> None:
    names = tmp_path / "names.toml"
    names.write_text('companies = [{name = "Quibblewick", tags = ["ai_company"]}]', encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "cli", "analyse"],
        input="Reddit sued Quibblewick last week for scraping its posts to train an AI model.",
        env={**os.environ, "ONRECORD_NAMES": str(names)},
        capture_output=True,
        text=True,
        check=True,
    )
    found = json.loads(done.stdout)
    assert [(c["claimant"], c["targets"]) for c in found["claims"]] == [("Reddit", ["Quibblewick"])]
    assert {e["name"]: e["known"] for e in found["entities"]} == {"Reddit": True, "Quibblewick": True}
