"""A reading for people in a terminal: the verdict, the text with numbered sentences, and each finding in words.

The text comes from anywhere, so that no character of it reaches the terminal that could steer it.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import IO, NamedTuple

from rich.console import Console
from rich.text import Text

from store.records import NamedEntity, Reading, TextToRead
from webapp.finding_words import CONFIDENCE_IS, Line, Told
from webapp.headings import Piece
from webapp.marked_text import Block, Group, Run, marked_text
from webapp.words import NBSP, count, names

_WIDEST = 100  # columns; longer lines are hard to read
_INDENT, _LABEL = 4, 17
# Categories of Unicode that steer a terminal or turn the direction of writing, and what of them is harmless.
_STEERING = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_HARMLESS = frozenset("\n\u00ad\u200b\u200c\u200d\u2060\ufeff")
_LINE_END = re.compile(r"\r(?=\n|\Z)")  # what Windows has before the end of a line
_INSTEAD = "\ufffd"


class Hung(NamedTuple):
    """Some words, wrapped and set in by `indent` columns; the label stands before their first line."""

    body: Text
    indent: int = 0
    label: str = ""


_NOTHING = Hung(Text())


def print_marked(text: TextToRead, reading: Reading, out: IO[str]) -> None:
    """Write the reading to `out`: coloured only where that is a terminal and NO_COLOR is not set."""
    console = Console(file=out, highlight=False, markup=False, emoji=False)
    console.width = min(console.width, _WIDEST)
    blocks = marked_text(text.text, reading, printer=text.outlet)
    for hung in _parts(reading, blocks, " ".join((text.title or "The text").split())):
        _print(console, hung)


def _print(console: Console, hung: Hung) -> None:
    label = hung.label
    for line in hung.body.wrap(console, max(console.width - hung.indent, _LABEL)):
        line.rstrip()
        console.print(Text.assemble((label.ljust(hung.indent), "dim"), line) if line else Text(), soft_wrap=True)
        label = ""


def shown(words: str) -> str:
    """`words` with a replacement for each character that could steer a terminal; a tab becomes a space."""
    plain = _LINE_END.sub("", words).replace("\t", " ")
    return "".join(_INSTEAD if _steers(character) else character for character in plain)


def _steers(character: str) -> bool:
    return unicodedata.category(character) in _STEERING and character not in _HARMLESS


def _parts(reading: Reading, blocks: Iterable[Block], title: str) -> Iterator[Hung]:
    yield from _verdict(reading)
    if reading.is_ai_ip_dispute:
        yield from _text_and_findings(blocks, title)
    if reading.entities:
        yield from _named(reading)


def _verdict(reading: Reading) -> Iterator[Hung]:
    opening = "Read as" if reading.is_ai_ip_dispute else "Not read as"
    yield Hung(Text(f"{opening} a dispute over AI and intellectual property", style="bold"))
    yield Hung(Text(shown(reading.why)))
    yield Hung(Text(f"By {shown(reading.reader)}; read by machine, reviewed by nobody.", style="dim"))


def _text_and_findings(blocks: Iterable[Block], title: str) -> Iterator[Hung]:
    groups: list[Group] = []
    yield from (_NOTHING, _heading(shown(title)))
    for block in blocks:
        groups += block.groups
        for runs in block.paragraphs:
            yield from (Hung(_paragraph(runs)), _NOTHING)
    yield _heading("What is read in it")
    if not groups:
        yield Hung(Text("No sentence of it is read as an allegation, an answer or an event."))
        return
    yield Hung(Text(f"Confidence is {CONFIDENCE_IS}.", style="dim"))
    for group in groups:
        yield from _group(group)


def _heading(words: str) -> Hung:
    return Hung(Text(f"{words}\n{'─' * len(words)}", style="bold"))


def _paragraph(runs: Iterable[Run]) -> Text:
    line = Text()
    for run in runs:
        for number in run.opens:
            line.append(f"[{number}]{NBSP}", style="bold magenta")
        line.append(_styled(run.pieces, "bold" if run.is_marked else ""))
    return line


def _group(group: Group) -> Iterator[Hung]:
    for told in group.findings:
        yield _NOTHING
        yield Hung(Text.assemble((f"[{group.number}] ", "bold magenta"), (shown(told.kind), "bold")))
        yield Hung(_styled(told.heading), _INDENT)
        yield from (row for each in told.rows for row in _row(each.label, each.lines))
        yield from _row("Found by", [Line(told.rule, _confidence(told))])
        yield from _row("Where", [Line(f"characters {group.passage.start_char}–{group.passage.end_char}")])


def _styled(pieces: Iterable[Piece], style: str = "") -> Text:
    """Some words with their hedges underlined."""
    words = ((shown(piece.text), f"{style} underline" if piece.is_hedge else style) for piece in pieces)
    return Text.assemble(*words)


def _confidence(told: Told) -> str:
    return "" if told.confidence is None else f"confidence {told.confidence:.2f}"


def _row(label: str, lines: Iterable[Line]) -> Iterator[Hung]:
    for number, line in enumerate(lines):
        yield Hung(Text(_in_one(line)), _INDENT + _LABEL, "" if number else " " * _INDENT + label)


def _in_one(line: Line) -> str:
    return shown(f"{line.text} ({line.note})" if line.note else line.text)


def _named(reading: Reading) -> Iterator[Hung]:
    yield from (_NOTHING, _heading("Who is named"))
    known = [entity for entity in reading.entities if entity.known]
    other = [entity for entity in reading.entities if not entity.known]
    yield from _row("Known names", [Line(_listed(known))])
    yield from _row("Other names", [Line(_listed(other))])
    yield from _row("Outlets cited", [Line(names(reading.outlets_cited) or "none")])


def _listed(entities: Iterable[NamedEntity]) -> str:
    told = (f"{entity.name} ({entity.kind.label}, {count(len(entity.mentions), 'place')})" for entity in entities)
    return ", ".join(told) or "none"
