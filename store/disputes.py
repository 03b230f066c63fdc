"""Questions about disputes: one by its slug, all of them, the newest lines; everything a page needs is loaded."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload
from sqlalchemy.orm.attributes import set_committed_value
from sqlalchemy.orm.interfaces import ORMOption

from store.knowledge import NOW, Knowledge
from store.models import (
    Article,
    ArticleVersion,
    Assertion,
    AttributionStep,
    Claim,
    ClaimParty,
    Dispute,
    DisputeParty,
    Entity,
    Event,
    EventCitation,
    EventParty,
    Passage,
    Proceeding,
    ProceedingLink,
    Response,
)
from store.origins import Origins, count_origins
from store.status import COURT_KINDS, Status, derive_by_proceeding, derive_status, was_public
from store.timeline import Line, LineKind, Timeline, is_asked, timeline
from store.titles import title_of
from store.vocabulary import PartyRole


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A proceeding as of a day: where it stands by itself, and the links to earlier ones that were known."""

    proceeding: Proceeding
    status: Status[Event]
    links: tuple[ProceedingLink, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """A dispute as of a day: its lines, where it stands, and the counts that readers are told."""

    dispute: Dispute
    parties: tuple[DisputeParty, ...]
    timeline: Timeline
    status: Status[Event]
    cases: tuple[Case, ...]
    origins: Origins
    answered: int
    asked_and_silent: int
    not_known_to_be_asked: int

    @property
    def title(self) -> str:
        """What it is called by the sides and the courts that were known that day; as an editor wrote it, if one did."""
        dispute = self.dispute
        known = "title" not in dispute.fixed and title_of(self.parties, dispute.accuser_text, in_court=self.is_in_court)
        return known or dispute.title

    @property
    def accused(self) -> list[str]:
        """The names of who is accused, in the order they came on record."""
        return self.names_of(PartyRole.ACCUSED)

    @property
    def is_in_court(self) -> bool:
        """Whether a court case is on record by that day."""
        return any(line.event and line.event.kind in COURT_KINDS for line in self.timeline.lines)

    @property
    def pages(self) -> int:
        """How many articles its lines and answers rest on."""
        rows = [row for line in self.timeline.everything for row in (*line.cited, *line.reports)]
        return len({row.passage.version.article_id for row in rows})

    @property
    def newest(self) -> date | None:
        """The day of the newest dated line."""
        return max((line.when.last for line in self.timeline.lines if line.when), default=None)

    def names_of(self, role: PartyRole) -> list[str]:
        """The names of the parties in `role`."""
        return [party.entity.name for party in self.parties if party.role is role]


def find_dispute(
    session: Session, slug: str, *, as_of: date | None = None, recorded_as_of: date | None = None
) -> Matter | None:
    """The dispute of that slug, by what was public by `as_of` and on record by `recorded_as_of`; None without one."""
    dispute = session.scalar(select(Dispute).where(Dispute.slug == slug).options(*_everything()))
    return _matter(dispute, Knowledge(as_of=as_of, recorded_as_of=recorded_as_of)) if dispute else None


def call_as_known(session: Session, dispute: Dispute, knowledge: Knowledge) -> None:
    """Give the loaded dispute, not the record, the title that it had by what was known then."""
    if knowledge == NOW:
        return
    matter = find_dispute(session, dispute.slug, as_of=knowledge.as_of, recorded_as_of=knowledge.recorded_as_of)
    if matter is not None:
        set_committed_value(dispute, "title", matter.title)


def list_disputes(session: Session, knowledge: Knowledge = NOW, *, party: Entity | None = None) -> list[Matter]:
    """All disputes, or those of one party, of which anything was known then, newest line first."""
    standing = Dispute.merged_into_id.is_(None) & Dispute.judged_into_id.is_(None)
    wanted = select(Dispute).where(standing).options(*_everything()).order_by(Dispute.id)
    if party is not None:
        wanted = wanted.where(Dispute.parties.any(DisputeParty.entity_id == party.id))
    disputes = session.scalars(wanted)
    matters = [matter for dispute in disputes if _has_lines(matter := _matter(dispute, knowledge))]
    return sorted(matters, key=lambda matter: matter.newest or date.min, reverse=True)


def related_disputes(
    session: Session, dispute: Dispute, knowledge: Knowledge = NOW, *, limit: int = 6
) -> Sequence[Dispute]:
    """Other disputes in which the same party is accused; the titles are loaded, the rest is not.

    None by a day that is past: a title is of today, and may tell of a later lawsuit.
    """
    if knowledge != NOW:
        return ()
    accused = [party.entity_id for party in dispute.parties if party.role is PartyRole.ACCUSED]
    wanted = (
        select(Dispute)
        .where(
            Dispute.id != dispute.id,
            Dispute.merged_into_id.is_(None),
            Dispute.judged_into_id.is_(None),
            Dispute.parties.any(DisputeParty.entity_id.in_(accused) & (DisputeParty.role == PartyRole.ACCUSED)),
        )
        .order_by(Dispute.title, Dispute.id)
    )
    return session.scalars(wanted.limit(limit)).all()


def latest_lines(matters: Iterable[Matter], *, limit: int = 8) -> list[tuple[Line, list[Matter]]]:
    """The newest dated line of each dispute, newest first; disputes whose newest lines are one sentence share it."""
    newest = [
        (matter, [line for line in matter.timeline.lines if line.kind is not LineKind.HAPPENED]) for matter in matters
    ]
    found = [(matter, lines[-1]) for matter, lines in newest if lines]
    together: dict[int, tuple[Line, list[Matter]]] = {}
    for matter, line in sorted(found, key=lambda pair: (_last_day(pair[1]), pair[1].subject.id), reverse=True):
        together.setdefault(line.passage.id, (line, []))[1].append(matter)
    return list(together.values())[:limit]


def _last_day(line: Line) -> date:
    return line.when.last if line.when else date.min


def _has_lines(matter: Matter) -> bool:
    return bool(matter.timeline.lines or matter.timeline.undated)


def _matter(dispute: Dispute, knowledge: Knowledge) -> Matter:
    lines = timeline(dispute, knowledge)
    states = [_answer_state(line) for line in lines.allegations]
    return Matter(
        dispute=dispute,
        parties=tuple(dispute.parties if knowledge == NOW else _told_parties(dispute, lines)),
        timeline=lines,
        status=derive_status(dispute.events, knowledge),
        cases=tuple(_cases(dispute, knowledge)),
        origins=count_origins(row for line in lines.allegations for row in line.cited if isinstance(row, Assertion)),
        answered=states.count("answered"),
        asked_and_silent=states.count("silent"),
        not_known_to_be_asked=states.count("not asked"),
    )


def _told_parties(dispute: Dispute, lines: Timeline) -> Iterable[DisputeParty]:
    """The parties that one of these lines has, in the order they came on record."""
    told = [party for line in lines.everything for party in _told(line)]
    named = {(party.entity.canonical, party.role) for party in told}
    return (party for party in dispute.parties if (party.entity.canonical, party.role) in named)


def _told(line: Line) -> Iterable[ClaimParty | EventParty]:
    return [*(line.claim.parties if line.claim else ()), *(line.event.parties if line.event else ())]


def _cases(dispute: Dispute, knowledge: Knowledge) -> Iterable[Case]:
    """The proceedings of which a step was known, in the order in which they came on record."""
    statuses = derive_by_proceeding(dispute.events, knowledge)
    for proceeding in dispute.proceedings:
        status = statuses.get(proceeding.id)
        if status is not None and status.because_of:
            links = (link for link in proceeding.links if was_public(link.event, knowledge))
            yield Case(proceeding=proceeding, status=status, links=tuple(links))


def _answer_state(line: Line) -> str:
    if any(not answer.is_silence for answer in line.answers):
        return "answered"
    return "silent" if any(is_asked(answer.response) for answer in line.answers) else "not asked"


def _everything() -> tuple[ORMOption, ...]:
    """What a timeline reads: one statement for each kind of row, with the source of each joined to it.

    Whole texts are never shown, so they stay where they are. A response finds its claim among the claims loaded here.
    """
    claims, events = selectinload(Dispute.claims), selectinload(Dispute.events)
    assertions, citations = claims.selectinload(Claim.assertions), events.selectinload(Event.citations)
    steps, answers = assertions.selectinload(Assertion.steps), selectinload(Dispute.responses)
    passages = (
        assertions.joinedload(Assertion.passage),
        citations.joinedload(EventCitation.passage),
        answers.joinedload(Response.passage),
    )
    versions = [passage.joinedload(Passage.version) for passage in passages]
    return (
        selectinload(Dispute.parties).joinedload(DisputeParty.entity),
        selectinload(Dispute.proceedings).selectinload(Proceeding.links).joinedload(ProceedingLink.earlier),
        claims.selectinload(Claim.parties).joinedload(ClaimParty.entity),
        claims.selectinload(Claim.responses),
        events.selectinload(Event.parties).joinedload(EventParty.entity),
        events.joinedload(Event.proceeding),
        steps.joinedload(AttributionStep.entity),
        steps.joinedload(AttributionStep.outlet),
        assertions.selectinload(Assertion.evidence),
        answers.joinedload(Response.respondent),
        *(version.defer(ArticleVersion.text) for version in versions),
        *(version.joinedload(ArticleVersion.article).joinedload(Article.outlet) for version in versions),
    )
