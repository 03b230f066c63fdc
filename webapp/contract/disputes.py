"""A dispute as data, the register of all disputes, and parties."""

from datetime import date
from typing import Literal

from store.timeline import LineKind
from store.vocabulary import EntityKind, PartyRole, ProceedingLinkKind, ResponseBasis, ResponseKind, State
from webapp.contract.claims import Contradiction
from webapp.contract.told import LinePassage, LineSpan, Passage, Told


class PartyInRole(Told):
    """A party of a dispute and what it is to it."""

    slug: str
    name: str
    role: PartyRole


class DisputeInBrief(Told):
    """A dispute: its sides, where it stands and because of which events, and its counts."""

    slug: str
    title: str
    url: str
    status: State
    status_words: str
    status_events: list[str]
    newest: date | None
    origins: int
    speakers: int
    pages: int
    parties: list[PartyInRole]


class CaseLink(Told):
    """How a case hangs together with an earlier one of the dispute."""

    kind: ProceedingLinkKind
    earlier: int


class Proceeding(Told):
    """A court case or official inquiry, and where it stands by itself."""

    id: int
    forum: str | None
    docket: str | None
    docket_as_worded: str | None
    status: State
    links: list[CaseLink]


class LineAnswer(Told):
    """What was answered to a line."""

    id: str
    respondent: str
    kind: ResponseKind
    basis: ResponseBasis
    asked_by: str | None
    as_of: LineSpan | None
    passage: LinePassage


class Line(Told):
    """One line of a dispute with its sentence, its sources and its answers."""

    id: str
    line: LineKind
    kind: str
    when: LineSpan | None
    claim: str | None
    event: str | None
    passage: LinePassage
    hedges: list[tuple[int, int, str]]
    superseded: bool
    sources: list[LinePassage]
    answers: list[LineAnswer]


class Dispute(DisputeInBrief):
    """A dispute with all its lines, as of a day."""

    as_of: date
    recorded_as_of: date
    allegations: int
    answered: int
    asked_and_silent: int
    not_known_to_be_asked: int
    proceedings: list[Proceeding]
    contradictions: list[Contradiction]
    lines: list[Line]
    undated: list[Line]


class Register(Told):
    """All disputes, newest line first."""

    as_of: date
    disputes: list[DisputeInBrief]


class PartyTally(Told):
    """A party and the number of disputes in which it has each role."""

    slug: str
    name: str
    kind: EntityKind
    url: str
    disputes_as_accuser: int
    disputes_as_accused: int
    disputes_in_other_roles: int


class Parties(Told):
    """Everybody who is a party to a dispute, by name."""

    on_record: Literal["parties"]
    parties: list[PartyTally]


class DisputeInRole(DisputeInBrief):
    """A dispute in which a party is neither accuser nor accused."""

    role: PartyRole


class Relation(Told):
    """A standing relation between two parties, as one passage states it."""

    subject: str
    kind: str
    object: str
    passage: Passage


class PartyAnswer(Told):
    """A party: its names, its disputes by role, its relations to others."""

    on_record: Literal["party"]
    slug: str
    name: str
    kind: EntityKind
    wikidata: str | None
    aliases: list[str]
    url: str
    as_accuser: list[DisputeInBrief]
    as_accused: list[DisputeInBrief]
    in_other_roles: list[DisputeInRole]
    relations: list[Relation]
