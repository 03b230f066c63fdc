"""`onrecord analyse`: reads one text or many, stores nothing, prints the findings for people or as JSON."""

import json
import sys
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time
from typing import BinaryIO

import click

from cli.settings import read_settings
from store.errors import OnRecordError
from store.findings import to_json
from store.records import Reading, TextToRead

_KEYS = ("title", "url", "outlet")
# JSON may hold these as they are, and some terminals obey them; escaped, they are the same JSON.
_STEERING = {code: f"\\u{code:04x}" for code in range(0x7F, 0xA0)}


class InputError(OnRecordError):
    """What was given to read cannot be read."""


_EXAMPLES = """\b
Examples:
  onrecord analyse article.txt --published 2025-06-09
  onrecord analyse article.txt --marked | less
  onrecord analyse --jsonl < texts.jsonl > findings.jsonl
"""


@click.command(epilog=_EXAMPLES)
@click.argument("file", type=click.File("rb"), default="-")
@click.option("--jsonl", is_flag=True, help='Read lines {"id", "text", "title"?, ...} and write one line for each.')
@click.option("--json", "form", flag_value="json", help="Print JSON on a terminal too.")
@click.option("--marked", "form", flag_value="marked", help="Print the text with numbered sentences into a pipe too.")
@click.option("--title", help="Headline; context for the reader, never a passage.")
@click.option("--url", help="Where the text was published.")
@click.option("--outlet", help="Who published it; an outlet is no source of its own article.")
@click.option("--published", help="Day or instant of publication (ISO 8601); without it no relative date is resolved.")
def analyse(
    file: BinaryIO,
    *,
    jsonl: bool,
    form: str | None,
    title: str | None,
    url: str | None,
    outlet: str | None,
    published: str | None,
) -> None:
    """Read the text in FILE (or on standard input), store nothing, print the findings.

    On a terminal they are for people: the verdict and its reason, the text with a number before each sentence that
    carries a finding, and under it each finding with who says what of whom, how firmly, on whose word, and which rule
    found it. Anywhere else they are JSON.
    """
    source = getattr(file, "name", "<stdin>")
    if jsonl and (title or url or outlet or published or form == "marked"):
        raise click.UsageError(
            "with --jsonl each line says its own title, url, outlet and published, and JSON is printed"
        )
    if jsonl:
        _print_lines(_texts(file, source))
        return
    text = _decoded(file.read(), source)
    if not text.strip():
        raise InputError(f"{source}: there is no text in it; give a file with text, or pipe one in")
    given = TextToRead(
        id=str(source), text=text, title=title, url=url, outlet=outlet, published=_instant(published, "--published")
    )
    _print_one(given, form)


def _print_one(text: TextToRead, form: str | None) -> None:
    """The reading of `text` in the form that is asked for; if none is, for people on a terminal and else as JSON."""
    reading = next(_readings([text]))
    if form == "marked" or (form is None and sys.stdout.isatty()):
        from cli.marked import print_marked

        print_marked(text, reading, sys.stdout)
    else:
        click.echo(_json(reading, indent=2))


def _print_lines(texts: Iterable[TextToRead]) -> None:
    for reading in _readings(texts):
        click.echo(_json(reading))


def _json(reading: Reading, *, indent: int | None = None) -> str:
    return json.dumps(to_json(reading), ensure_ascii=False, indent=indent).translate(_STEERING)


def _readings(texts: Iterable[TextToRead]) -> Iterator[Reading]:
    # spaCy takes a second to import: a wrong option must not wait for it.
    from nlp.reader import make_reader

    settings = read_settings()
    return make_reader(settings.spacy_model, settings.names_file).read_many(texts)


def _texts(file: BinaryIO, source: str) -> Iterator[TextToRead]:
    for number, line in enumerate(file, start=1):
        if line.strip():
            yield _text(line, f"{source}, line {number}")


def _text(line: bytes, where: str) -> TextToRead:
    """The text on one line; raises InputError that names the line and what is wrong with it."""
    try:
        row = json.loads(_decoded(line, where))
    except (json.JSONDecodeError, RecursionError) as error:
        raise InputError(f"{where}: no JSON ({error}); write one object on each line") from None
    if not isinstance(row, dict) or not isinstance(row.get("text"), str) or not isinstance(row.get("id"), str | int):
        raise InputError(f'{where}: needs an "id" and a "text" that is a string')
    wrong = [key for key in (*_KEYS, "published") if not isinstance(row.get(key), str | None)]
    if wrong:
        raise InputError(f'{where}: "{wrong[0]}" is {row[wrong[0]]!r}; it must be a string, or be left out')
    kept = {key: row.get(key) for key in _KEYS}
    return TextToRead(id=str(row["id"]), text=row["text"], published=_instant(row.get("published"), where), **kept)


def _decoded(content: bytes, where: str) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(f"{where}: byte {error.start} is no UTF-8; convert the text to UTF-8") from None


def _instant(words: str | None, where: str) -> datetime | None:
    """The instant that `words` give; a day is its midnight and an instant without offset is taken as UTC."""
    if not words:
        return None
    try:
        found = (
            datetime.fromisoformat(words) if len(words) > 10 else datetime.combine(date.fromisoformat(words), time())
        )
    except ValueError:
        raise InputError(f"{where}: {words!r} is no date; write 2025-09-05 or 2025-09-05T14:30:00Z") from None
    return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)
