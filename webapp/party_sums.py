"""What the disputes of a party add up to: what it has not answered, who stands beside it, by act, and over time."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from store.companies import Record
from store.disputes import Matter
from store.models import Entity
from store.timeline import Answer, Line, LineKind
from store.vocabulary import Act, PartyRole

_MOST_QUARTERS = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class Unanswered:
    """An allegation against the party that it has not answered; `silence` says so, None where no source does."""

    matter: Matter
    line: Line
    silence: Answer | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """Another party of the same disputes, and in how many it stands on the same side or on the other."""

    entity: Entity
    same_side: int
    other_side: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ActCount:
    """How many claims of an act are made of the party and by it; `share` of the most, in per cent, for the bars."""

    act: Act
    accused: int
    accuser: int
    share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Quarter:
    """How many lines of its disputes stand in a quarter; `x` and `share` are for the picture, in per cent."""

    first: date
    lines: int
    x: float
    share: float

    @property
    def name(self) -> str:
        """The quarter in words: "Q1 2025"."""
        return f"Q{(self.first.month + 2) // 3} {self.first.year}"


def unanswered(record: Record) -> list[Unanswered]:
    """Allegations of which it is accused and on which it has said nothing, the newest first."""
    found = []
    for matter in record.accused:
        for line in matter.timeline.allegations:
            own = [answer for answer in line.answers if answer.response.respondent_id == record.entity.id]
            if _is_accused(record, line) and all(answer.is_silence for answer in own):
                found.append(Unanswered(matter=matter, line=line, silence=own[-1] if own else None))
    return sorted(found, key=lambda each: each.line.when.first if each.line.when else date.min, reverse=True)


def beside(record: Record) -> list[Beside]:
    """The other sides of its disputes and those on its own, who is met most often first."""
    same, other = Counter[int](), Counter[int]()
    entities: dict[int, Entity] = {}
    for ours, theirs, matters in (
        (PartyRole.ACCUSED, PartyRole.ACCUSER, record.accused),
        (PartyRole.ACCUSER, PartyRole.ACCUSED, record.accuser),
    ):
        for matter in matters:
            for party in matter.parties:
                if party.entity_id != record.entity.id and party.role in (ours, theirs):
                    entities[party.entity_id] = party.entity
                    (same if party.role is ours else other)[party.entity_id] += 1
    met = [Beside(entity=entities[key], same_side=same[key], other_side=other[key]) for key in entities]
    return sorted(met, key=lambda each: (-each.same_side - each.other_side, each.entity.name))


def by_act(record: Record) -> list[ActCount]:
    """The acts that its claims are about, most first."""
    accused = Counter(line.claim.act for line in _claims(record.accused, record, PartyRole.ACCUSED) if line.claim)
    accuser = Counter(line.claim.act for line in _claims(record.accuser, record, PartyRole.ACCUSER) if line.claim)
    most = max([*accused.values(), *accuser.values()], default=1)
    counts = [
        ActCount(
            act=act, accused=accused[act], accuser=accuser[act], share=100 * max(accused[act], accuser[act]) / most
        )
        for act in {*accused, *accuser}
    ]
    return sorted(counts, key=lambda each: (-each.accused - each.accuser, each.act))


def activity(matters: Iterable[Matter]) -> list[Quarter]:
    """The lines of some disputes by quarter, without gaps; of a long time the newest quarters."""
    lines = [line for matter in matters for line in matter.timeline.lines if line.kind is not LineKind.HAPPENED]
    found = Counter(_quarter(line.when.first) for line in lines if line.when)
    numbers = list(range(min(found), max(found) + 1))[-_MOST_QUARTERS:] if found else []
    most = max((found[number] for number in numbers), default=1)
    return [_bar(number, found[number], place, len(numbers), most) for place, number in enumerate(numbers)]


def _bar(number: int, lines: int, place: int, places: int, most: int) -> Quarter:
    first = date(number // 4, number % 4 * 3 + 1, 1)
    return Quarter(first=first, lines=lines, x=100 * place / places, share=100 * lines / most)


def _quarter(day: date) -> int:
    return day.year * 4 + (day.month - 1) // 3


def _claims(matters: Sequence[Matter], record: Record, role: PartyRole) -> list[Line]:
    return [line for matter in matters for line in matter.timeline.allegations if _has_role(record, line, role)]


def _is_accused(record: Record, line: Line) -> bool:
    return _has_role(record, line, PartyRole.ACCUSED)


def _has_role(record: Record, line: Line, role: PartyRole) -> bool:
    parties = line.claim.parties if line.claim else ()
    return any(party.entity_id == record.entity.id and party.role is role for party in parties)
