import json
import os
import pty
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


def test_into_a_pipe_the_marked_text_has_no_colour() -> None:
    printed = _run("--marked", "--published", "2025-06-09", given=f"An opening. {_SUIT}").stdout

    assert "\x1b" not in printed
    assert "[1]\u00a0Reddit sued Anthropic last week" in printed
    assert not any(line.endswith(" ") for line in printed.splitlines())


def test_the_marked_text_tells_verdict_claim_event_and_names() -> None:
    printed = _run("--marked", "--published", "2025-06-09", "--outlet", "The Example", given=_SUIT).stdout

    assert printed.startswith("Read as a dispute over AI and intellectual property\nIt names ")
    assert "Reddit alleges that Anthropic scraped pages against their terms" in printed
    assert "printed by The Example" in printed
    assert "Found by         claim:sued (confidence 0.90)" in printed
    assert "Lawsuit filed" in printed
    assert "Known names      Reddit" in printed


def test_a_text_about_something_else_says_why_it_is_not_read() -> None:
    printed = _run("--marked", given="The weather was fine.").stdout

    assert printed.startswith("Not read as a dispute")
    assert "What is read in it" not in printed


def test_line_ends_of_windows_part_paragraphs_too() -> None:
    printed = _run("--marked", given=f"{_SUIT}\r\n\r\nIt did so\r\non Monday.").stdout

    assert f"[1]\u00a0{_SUIT}\n\nIt did so\non Monday.\n" in printed


@pytest.mark.parametrize("form", ["--marked", "--json"])
def test_no_character_of_the_text_steers_the_terminal(form: str) -> None:
    steering = "\x1b]0;owned\x07 \x9b31m \x08\x7f \u202e"

    printed = _run(form, "--title", steering, "--outlet", f"The {steering}", given=f"{_SUIT} {steering}").stdout

    assert not set(printed) & set("\x1b\x07\x08\x7f\x9b\r")
    assert form == "--json" or "\u202e" not in printed


def test_json_with_steering_characters_is_still_the_same_json() -> None:
    found = json.loads(_run(given="Reddit sued Anthropic for \x9bscraping\x7f its posts to train AI.").stdout)

    assert {claim["passage"]["exact"] for claim in found["claims"]} == {
        "Reddit sued Anthropic for \x9bscraping\x7f its posts to train AI."
    }


@pytest.mark.parametrize(("more", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False)])
def test_on_a_terminal_people_get_the_marked_text(more: dict[str, str], coloured: bool) -> None:
    printed = _on_a_terminal(more)

    assert "Read as a dispute over AI and intellectual property" in printed
    assert ("\x1b[1;35m" in printed) is coloured


def test_on_a_terminal_json_can_be_asked_for() -> None:
    assert json.loads(_on_a_terminal({}, "--json"))["is_ai_ip_dispute"] is True


def test_many_texts_are_never_marked() -> None:
    done = _run("--jsonl", "--marked", given="")

    assert done.exit_code == 2
    assert "JSON is printed" in done.stderr


def test_help_shows_an_example() -> None:
    assert "onrecord analyse article.txt" in _run("--help").stdout


def _on_a_terminal(more: dict[str, str], *arguments: str) -> str:
    """What the command prints where its output is a terminal."""
    ours, theirs = pty.openpty()
    kept = {name: value for name, value in os.environ.items() if name not in {"NO_COLOR", "FORCE_COLOR"}}
    with subprocess.Popen(
        [sys.executable, "-m", "cli", "analyse", *arguments],
        stdin=subprocess.PIPE,
        stdout=theirs,
        env={**kept, "TERM": "xterm", "COLUMNS": "80", **more},
    ) as process:
        os.close(theirs)
        assert process.stdin is not None
        process.stdin.write(_SUIT.encode())
        process.stdin.close()
        printed = b""
        # A terminal whose other end was closed gives an error where a pipe would give its end.
        while chunk := _chunk(ours):
            printed += chunk
    os.close(ours)
    return printed.decode()


def _chunk(terminal: int) -> bytes:
    try:
        return os.read(terminal, 4096)
    except OSError:
        return b""
