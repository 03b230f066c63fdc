"""The list of the record: which lines share a row, where years begin, and what a page has told already."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flask import Flask

from store.timeline import Answer, Line, LineKind
from store.vocabulary import AssertionState
from webapp.lines import kind_of, mark_of, spread_of, word_of
from webapp.timeline.marks import Mark
from webapp.words import label, lowered, names

_LEAST_GAP_DAYS = 28
_GAP_SHARE = 15


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """Lines that one sentence carries: `year` where it is the first of its year, `gap` days of silence before it.

    `told` names, for each passage that the rows before it show, the line that shows it: a sentence is shown in full
    once, and so is an answer.
    """

    lines: tuple[Line, ...]
    year: int | None
    gap: int | None
    told: Mapping[int, str]

    @property
    def line(self) -> Line:
        """The line that leads the row."""
        return self.lines[0]

    @property
    def told_at(self) -> str | None:
        """The line before this row that shows the same sentence; None where none does."""
        return self.told.get(self.line.passage.id)

    @property
    def titles(self) -> list["Title"]:
        """What the row is about: each kind once."""
        together: dict[tuple[Mark, str], list[Line]] = {}
        for line in self.lines:
            together.setdefault((mark_of(line), kind_of(line)), []).append(line)
        return [Title(mark=mark, kind=kind, lines=tuple(lines)) for (mark, kind), lines in together.items()]

    @property
    def words(self) -> list[tuple[str, str]]:
        """On whose word the lines rest, each chain once."""
        return list(dict.fromkeys(word_of(line) for line in self.lines))

    @property
    def spreads(self) -> list[str]:
        """How many pages carry the lines; the kind before it where the lines differ."""
        found = [(kind_of(line), spread) for line in self.lines if (spread := spread_of(line))]
        alike = list(dict.fromkeys(spread for _, spread in found))
        if len(alike) < 2:
            return alike
        return list(dict.fromkeys(f"{kind}: {spread}" for kind, spread in found))


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """One kind of a row, with its lines."""

    mark: Mark
    kind: str
    lines: tuple[Line, ...]

    @property
    def details(self) -> list[tuple[str, str]]:
        """The lines by name with what tells them apart: the act of an allegation, the party that answers."""
        return [(line.anchor, _detail(line)) for line in self.lines]

    @property
    def state(self) -> AssertionState:
        """Whether a person has looked at it."""
        return self.lines[0].cited[0].state


@dataclass(frozen=True, slots=True, kw_only=True)
class Hung:
    """One sentence that answers for several parties at once, or for one: who, and one of the answers.

    `about` names the act it answers where the row has other allegations that it does not answer.
    """

    answer: Answer
    respondents: str
    about: str | None = None


def install(app: Flask) -> None:
    """Let templates hang answers under a row."""
    app.jinja_env.globals.update(hung=hung, unanswered_acts=unanswered_acts)


def rows(lines: Sequence[Line], *, newest_first: bool = False) -> list[Row]:
    """The dated lines by the sentence that carries them, with their years and the long gaps between them."""
    shared = share_rows(lines)
    ordered = list(reversed(shared)) if newest_first else shared
    least = _least_gap(lines)
    listed: list[Row] = []
    told: dict[int, str] = {}
    for before, together in zip([None, *ordered], ordered, strict=False):
        line = together[0]
        gap = _days_between(before[0], line) if before else 0
        begins_year = before is None or _year(line) != _year(before[0])
        listed.append(
            Row(
                lines=together,
                year=_year(line) if begins_year else None,
                gap=gap if gap >= least else None,
                told=dict(told),
            )
        )
        told = {**_shown(together), **told}
    return listed


def share_rows(lines: Sequence[Line]) -> list[tuple[Line, ...]]:
    """The lines in their order, those that stand at one time on one sentence together."""
    together: dict[tuple[object, ...], list[Line]] = {}
    for line in lines:
        together.setdefault(_place(line), []).append(line)
    return [tuple(found) for found in together.values()]


def hung(lines: Sequence[Line]) -> list[Hung]:
    """The answers of a row by the sentence that tells them, so that no sentence is shown once for each party."""
    claims = [line for line in lines if line.kind is LineKind.ALLEGATION]
    together: dict[tuple[int, str], list[tuple[Line, Answer]]] = {}
    for line in claims:
        for answer in line.answers:
            together.setdefault((answer.response.passage_id, answer.response.kind), []).append((line, answer))
    return [_hung(found, claims) for found in together.values()]


def unanswered_acts(lines: Sequence[Line]) -> list[str]:
    """The acts of the allegations of a row that have no answer."""
    silent = [line for line in lines if line.kind is LineKind.ALLEGATION and not line.answers]
    return list(dict.fromkeys(_detail(line) for line in silent))


def _hung(found: Sequence[tuple[Line, Answer]], claims: Sequence[Line]) -> Hung:
    answered = list(dict.fromkeys(line.anchor for line, _ in found))
    about = names(dict.fromkeys(_detail(line) for line, _ in found)) if len(answered) < len(claims) else None
    respondents = dict.fromkeys(answer.response.respondent.name for _, answer in found)
    return Hung(answer=found[0][1], respondents=names(respondents), about=about)


def _detail(line: Line) -> str:
    if line.kind is LineKind.ANSWER:
        return line.answers[0].response.respondent.name
    is_claim = line.kind is LineKind.ALLEGATION and line.claim
    return lowered(label(line.claim.act)) if is_claim and line.claim else ""


def _place(line: Line) -> tuple[object, ...]:
    """What lines must have in common to share a row; when a thing is said to have happened is told apart."""
    if line.kind is LineKind.HAPPENED or line.when is None:
        return (line.anchor, line.kind)
    return line.passage.id, line.when.first, line.when.last, line.is_superseded


def _shown(together: Sequence[Line]) -> dict[int, str]:
    """The passages that a row shows; when a thing is said to have happened is shown small, and told again in full."""
    lead = together[0]
    if lead.kind is LineKind.HAPPENED:
        return {}
    answers = [answer for line in together for answer in line.answers if not answer.has_line]
    return {**{answer.response.passage_id: lead.anchor for answer in answers}, lead.passage.id: lead.anchor}


def _year(line: Line) -> int:
    assert line.when is not None  # noqa: S101
    return line.when.first.year


def _least_gap(lines: Sequence[Line]) -> int:
    """In a matter of years a month without news is no silence: a fifteenth of the whole is."""
    days = [line.when for line in lines if line.when]
    whole = (max(when.last for when in days) - min(when.first for when in days)).days if days else 0
    return max(_LEAST_GAP_DAYS, whole // _GAP_SHARE)


def _days_between(one: Line, other: Line) -> int:
    """Whole days on which neither of two lines stands."""
    assert one.when is not None  # noqa: S101
    assert other.when is not None  # noqa: S101
    earlier, later = sorted((one.when, other.when), key=lambda when: when.first)
    return (later.first - earlier.last).days - 1
