"""What is drawn of a dispute: its lanes, one for each party, and its marks, each a link to its line."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from store.disputes import Matter
from store.models import Claim, Event
from store.timeline import Answer, Line, LineKind, Placed
from store.vocabulary import Act, EventKind, PartyRole, ResponseKind
from webapp.lines import kind_of, mark_of, mark_of_response
from webapp.rows import share_rows
from webapp.timeline.marks import Mark
from webapp.words import names, outlet_of, when

COURT, OTHERS = "Court", "Others"
_MOST_LANES = 6

# Labels in the picture have two short lines; the full words stand in the list below it.
_SHORT_ACTS = {
    Act.MODEL_OUTPUT_DISTILLATION: "distillation",
    Act.BULK_API_EXTRACTION: "bulk extraction",
    Act.USAGE_LIMIT_OR_IDENTITY_EVASION: "evasion of limits",
    Act.SCRAPING_AGAINST_TERMS: "scraping",
    Act.ACCESS_CONTROL_CIRCUMVENTION: "circumvention",
    Act.TRAINING_ON_PROTECTED_WORKS: "training on works",
    Act.ACQUISITION_FROM_PIRATE_SOURCE: "pirate source",
    Act.DISTRIBUTION_OF_PIRATED_COPIES: "pirated copies",
    Act.REPRODUCTION_IN_OUTPUT: "works in output",
    Act.MEMORISATION_IN_MODEL: "works in model",
    Act.SUBSTITUTIVE_SUMMARY: "summaries",
    Act.DERIVATIVE_OR_CHARACTER_OUTPUT: "characters",
    Act.CMI_REMOVAL: "removed notices",
    Act.TRADE_SECRET_MISAPPROPRIATION: "trade secrets",
    Act.INSIDER_EXFILTRATION_OR_POACHING: "insiders",
    Act.WEIGHTS_OR_CODE_THEFT: "weights or code",
    Act.OPEN_SOURCE_LICENCE_BREACH: "open licence",
    Act.CONTRACT_OR_LICENCE_BREACH: "breach of terms",
    Act.TRADEMARK_FALSE_ATTRIBUTION: "false attribution",
    Act.TRADEMARK_IN_OUTPUT: "mark in output",
    Act.VOICE_OR_LIKENESS_USE: "voice or likeness",
    Act.DATABASE_RIGHT: "database",
    Act.IMPORTING_INFRINGING_ARTICLE: "import",
    Act.PATENT_INFRINGEMENT: "patent",
    Act.EVIDENCE_DESTRUCTION: "lost evidence",
    Act.UNSPECIFIED_UNAUTHORISED_USE: "use of material",
}
_SHORT_ANSWERS = {
    ResponseKind.NO_RESPONSE_TO_REQUEST: "asked, silent",
    ResponseKind.COULD_NOT_BE_REACHED: "not reached",
    ResponseKind.NO_PUBLIC_RESPONSE: "nothing said",
    ResponseKind.DISPUTES_CHARACTERISATION: "disputes wording",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """A party with what it is to the dispute."""

    name: str
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A mark in a lane. `top` and `low` are its label, `href` its line; marks of one `group` belong together.

    `act` is what an allegation alleges; `answer` is what two marks of one answer have in common. `count` is for how
    many the mark stands.
    """

    mark: Mark
    lane: str
    when: Placed
    top: str
    low: str
    href: str
    group: str
    act: Act | None = None
    answer: tuple[object, ...] | None = None
    count: int = 1

    @property
    def name(self) -> str:
        """The mark in words; it starts with what is printed beside it."""
        return f"{self.top} {self.low}, {when(self.when)}"


def items_of(matter: Matter) -> list[Item]:
    """All dated marks of a dispute, in the order of its lines."""
    known = {lane.name for lane in _parties(matter)}
    rows = share_rows(matter.timeline.lines)
    found = (item for lines in rows for item in _row_items(matter, lines, known))
    return _told_once(found)


def lanes_of(matter: Matter, items: Iterable[Item]) -> list[Lane]:
    """The parties in the order accuser, investigator, accused; then the court and all others, if they have a mark."""
    used = {item.lane for item in items}
    extra = [Lane(name=COURT, role=_forum(matter)), Lane(name=OTHERS, role="on record")]
    return [*_parties(matter), *(lane for lane in extra if lane.name in used)]


def key_of(items: Iterable[Item]) -> list[Mark]:
    """The kinds that are drawn, in the order of the key."""
    drawn = {item.mark for item in items}
    return [mark for mark in Mark if mark in drawn]


# --- lanes ------------------------------------------------------------------------------------------------------------


def _parties(matter: Matter) -> list[Lane]:
    roles: dict[str, list[str]] = {}
    for role in (PartyRole.ACCUSER, PartyRole.INVESTIGATOR, PartyRole.ACCUSED):
        for name in matter.names_of(role):
            roles.setdefault(name, []).append(role.label)
    if _group(matter):
        roles = {_group(matter): [PartyRole.ACCUSER.label], **roles}
    lanes = [Lane(name=name, role=", ".join(said)) for name, said in roles.items()]
    return lanes if len(lanes) <= _MOST_LANES else _sides_kept(lanes)


def _group(matter: Matter) -> str:
    """The accusers as a group without one name, where no accuser has a name; else nothing."""
    words = matter.dispute.accuser_text or ""
    return "" if matter.names_of(PartyRole.ACCUSER) else words[:1].upper() + words[1:]


def _sides_kept(lanes: Sequence[Lane]) -> list[Lane]:
    """Of many parties the first of each side; the marks of the rest go to the others."""
    accused = [lane for lane in lanes if lane.role == PartyRole.ACCUSED.label]
    return [*[lane for lane in lanes if lane not in accused][:3], *accused[:3]]


def _forum(matter: Matter) -> str:
    forums = dict.fromkeys(case.forum for case in matter.dispute.proceedings if case.forum)
    return names(forums) or "or public body"


# --- marks ------------------------------------------------------------------------------------------------------------


def _row_items(matter: Matter, lines: Sequence[Line], known: set[str]) -> Iterator[Item]:
    """The marks of lines that share a sentence; those of one kind in one lane are one mark."""
    alike: dict[tuple[str, Mark], list[Item]] = {}
    for line in lines:
        for item in _line_items(matter, line, known):
            alike.setdefault((item.lane, item.mark), []).append(replace(item, group=lines[0].anchor))
    for items in alike.values():
        yield from _one_for(items)


def _one_for(items: Sequence[Item]) -> list[Item]:
    """One mark for several allegations, which the list tells apart; answers and events keep marks of their own."""
    if len(items) < 2 or not all(item.act for item in items):
        return list(items)
    return [replace(items[0], top=f"{len(items)} allegations")]


def _told_once(items: Iterable[Item]) -> list[Item]:
    """The marks without those that tell what one before them does: an answer to three claims is one answer."""
    once: dict[object, Item] = {}
    for item in items:
        once.setdefault(item.answer or item, item)
    return list(once.values())


def _line_items(matter: Matter, line: Line, known: set[str]) -> Iterator[Item]:
    if line.kind is LineKind.ANSWER:
        yield from _answer_items(line, line.answers, known)
        return
    assert line.when is not None  # noqa: S101
    top, low = _label(line)
    for lane in dict.fromkeys(name if name in {*known, COURT} else OTHERS for name in _lane_names(matter, line)):
        yield Item(
            mark=mark_of(line),
            lane=lane,
            when=line.when,
            top=top,
            low=low,
            href=f"#{line.anchor}",
            group=line.anchor,
            act=line.claim.act if line.claim and line.kind is LineKind.ALLEGATION else None,
        )
    yield from _answer_items(line, [answer for answer in line.answers if not answer.has_line], known)


def _answer_items(line: Line, answers: Iterable[Answer], known: set[str]) -> Iterator[Item]:
    for answer in answers:
        if answer.when is None:
            continue
        response = answer.response
        printed = f"in {outlet_of(response.passage.version)}"
        yield Item(
            mark=mark_of_response(response),
            lane=response.respondent.name if response.respondent.name in known else OTHERS,
            when=answer.when,
            top=_SHORT_ANSWERS.get(response.kind, response.kind.label.lower()),
            low=f"to {response.asked_by}" if response.asked_by else printed,
            href=f"#{line.anchor}",
            group=line.anchor,
            answer=(response.respondent_id, response.kind, response.passage_id, answer.when),
        )


def _label(line: Line) -> tuple[str, str]:
    if line.event:
        return _event_label(line)
    assert line.claim is not None  # noqa: S101
    act = _SHORT_ACTS[line.claim.act]
    if line.kind is LineKind.HAPPENED:
        return f"{act}, alleged", f"“{line.claim.happened_text}”" if line.claim.happened_text else "said to be then"
    return act, f"in {outlet_of(line.passage.version)}"


def _event_label(line: Line) -> tuple[str, str]:
    reported = names(getattr(line.cited[0], "reported_by", []))
    low = f"by {reported}" if reported else f"in {outlet_of(line.passage.version)}"
    top, *more = kind_of(line).split(", ")
    return top.lower(), more[0] if more else low


def _lane_names(matter: Matter, line: Line) -> list[str]:
    if line.event:
        return _event_lanes(line.event) or [_group(matter) or OTHERS]
    assert line.claim is not None  # noqa: S101
    role = PartyRole.ACCUSED if line.kind is LineKind.HAPPENED else PartyRole.ACCUSER
    return _claim_lanes(matter, line.claim, role) or [OTHERS]


def _claim_lanes(matter: Matter, claim: Claim, role: PartyRole) -> list[str]:
    named = [party.entity.name for party in claim.parties if party.role is role]
    is_group = role is PartyRole.ACCUSER and claim.claimant_text == matter.dispute.accuser_text
    return named or ([_group(matter)] if is_group and _group(matter) else [])


def _event_lanes(event: Event) -> list[str]:
    """A side for what a side does; the court for the rest."""
    if event.kind is EventKind.ANSWER_FILED:
        wanted = {PartyRole.ACCUSED}
    elif event.kind in _COURTS_OWN:
        return [COURT]
    else:
        wanted = {PartyRole.ACCUSER, PartyRole.INVESTIGATOR}
    return [party.entity.name for party in event.parties if party.role in wanted]


_COURTS_OWN = frozenset(EventKind) - {
    EventKind.COMPLAINT_FILED,
    EventKind.AMENDED_COMPLAINT,
    EventKind.DEMAND_SENT,
    EventKind.INVESTIGATION_REPORTED,
    EventKind.INVESTIGATION_CONFIRMED,
    EventKind.INVESTIGATION_CLOSED,
    EventKind.ANSWER_FILED,
    EventKind.STATEMENT,
    EventKind.TESTIMONY_OR_MEMO,
    EventKind.LICENCE_DEAL,
    EventKind.SETTLEMENT_ANNOUNCED,
    EventKind.VOLUNTARY_DISMISSAL,
    EventKind.NOTICE_OF_APPEAL,
    EventKind.MOTION_FILED,
}
