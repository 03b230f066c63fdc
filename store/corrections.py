"""What was corrected: by outlets, as their pages show, and by the editors of this record, as they signed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, func, inspect, or_, select
from sqlalchemy.orm import Session, defer, joinedload

from store.columns import Code
from store.decisions import is_taken_down, subject_of
from store.models import (
    Article,
    ArticleObservation,
    ArticleVersion,
    Assertion,
    Base,
    Change,
    Claim,
    Contradiction,
    Dispute,
    EditorialAction,
    Entity,
    EntityAlias,
    Event,
    EventCitation,
    Response,
)
from store.ruled import ruled_words
from store.vocabulary import AssertionState, ObservationKind

_CORRECTED = (
    ObservationKind.CORRECTED,
    ObservationKind.SILENTLY_EDITED,
    ObservationKind.WITHDRAWN,
    ObservationKind.GONE,
    ObservationKind.RETURNED,
)


_AT_ONCE = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What was seen of an article, with the version that shows it; the newest one where the page was not there."""

    observation: ArticleObservation
    version: ArticleVersion


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A value that a decision set: what it is called, and what it was before and after, in words where it is a code."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A decision with the row it is about, where readers find that row, the values it set, and who took it back."""

    action: EditorialAction
    subject: str
    path: str | None
    cells: tuple[Cell, ...]
    undone_by: EditorialAction | None


def outlet_corrections(session: Session, *, limit: int) -> list[Seen]:
    """What was seen of corrections, unannounced edits, withdrawals and returns, the newest first."""
    return list(_seen(session, _observed().limit(limit)))


def all_outlet_corrections(session: Session) -> Iterator[Seen]:
    """All of it, in the same order, some hundred in memory at a time."""
    return _seen(session, _observed().execution_options(yield_per=_AT_ONCE))


def all_decisions(session: Session) -> Iterator[Decision]:
    """All decisions of editors, the newest first, some hundred in memory at a time."""
    before: int | None = None
    while found := decisions(session, limit=_AT_ONCE, before=before):
        yield from found
        before = found[-1].action.id
        session.expunge_all()


def count_corrections(session: Session) -> int:
    """How many corrections of outlets and decisions of editors there are."""
    seen = select(func.count(ArticleObservation.id)).where(ArticleObservation.kind.in_(_CORRECTED))
    decided = select(func.count(EditorialAction.id))
    return (session.scalar(seen) or 0) + (session.scalar(decided) or 0)


def is_correction() -> ColumnElement[bool]:
    """True of changes that an editor's decision or a version that an outlet corrected brought about."""
    corrected = select(ArticleObservation.version_id).where(ArticleObservation.kind.in_(_CORRECTED))
    known = corrected.where(ArticleObservation.version_id.is_not(None))
    return or_(Change.action_id.is_not(None), Change.version_id.in_(known))


def _observed() -> Select[ArticleObservation, ArticleVersion]:
    newest = (
        select(func.max(ArticleVersion.id))
        .where(ArticleVersion.article_id == ArticleObservation.article_id)
        .correlate(ArticleObservation)
        .scalar_subquery()
    )
    return (
        select(ArticleObservation, ArticleVersion)
        .join(ArticleVersion, ArticleVersion.id == func.coalesce(ArticleObservation.version_id, newest))
        .where(ArticleObservation.kind.in_(_CORRECTED))
        .order_by(ArticleObservation.observed_at.desc(), ArticleObservation.id.desc())
        .options(defer(ArticleVersion.text), joinedload(ArticleVersion.article).joinedload(Article.outlet))
    )


def _seen(session: Session, wanted: Select[ArticleObservation, ArticleVersion]) -> Iterator[Seen]:
    for observation, version in session.execute(wanted):
        yield Seen(observation=observation, version=version)


def decisions(session: Session, *, limit: int, before: int | None = None) -> list[Decision]:
    """The decisions of editors, the newest first, from before the number where an earlier list ended."""
    wanted = select(EditorialAction).order_by(EditorialAction.id.desc()).limit(limit)
    if before is not None:
        wanted = wanted.where(EditorialAction.id < before)
    return described(session, session.scalars(wanted).all())


def described(session: Session, found: Sequence[EditorialAction]) -> list[Decision]:
    """Decisions with what readers are told of them."""
    undoing = select(EditorialAction).where(EditorialAction.undoes_id.in_([action.id for action in found]))
    undone = {action.undoes_id: action for action in session.scalars(undoing)}
    return [_decision(session, action, undone.get(action.id)) for action in found]


def _decision(session: Session, action: EditorialAction, undone_by: EditorialAction | None) -> Decision:
    row = subject_of(session, action)
    name, path = _name_and_path(row) if row else (_name_of_missing(action), None)
    return Decision(action=action, subject=name, path=path, cells=tuple(_cells(action)), undone_by=undone_by)


def _cells(action: EditorialAction) -> Iterator[Cell]:
    """The values of the row that the decision is about; what else it moved with them is told by the log of changes."""
    if is_taken_down(action):
        return
    key = f"{action.subject_kind}:{action.subject_id}"
    columns = inspect(next(m.class_ for m in Base.registry.mappers if m.class_.__tablename__ == action.subject_kind))
    for name, value in action.after.get(key, {}).items():
        if name not in ("fixed", "rank_reason") and not name.endswith("_id"):
            before, after = (_words(told, columns.columns[name].type) for told in (action.before[key][name], value))
            if before != after:
                yield Cell(name=name.replace("_", " "), before=before, after=after)


def _words(value: object, kind: object) -> str:
    if value is None or value == "":
        return "unknown"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(kind.vocabulary(value).label) if isinstance(kind, Code) else str(value)


def _name_of_missing(action: EditorialAction) -> str:
    return f"{action.subject_kind.replace('_', ' ')} {action.subject_id}, which is not on record any more"


def _name_and_path(row: Base) -> tuple[str, str | None]:
    """What readers call a row, and the address of the page that shows it."""
    match row:
        case Dispute() | Entity():
            pages = "disputes" if isinstance(row, Dispute) else "companies"
            return (row.title if isinstance(row, Dispute) else row.name), f"/{pages}/{row.slug}"
        case Claim():
            return f"claim {row.public_id}", f"/claims/{row.public_id}"
        case Assertion():
            return _words_of(row, f"claim {row.claim.public_id}"), f"/claims/{row.claim.public_id}"
        case EventCitation():
            return _words_of(row, _event_name(row.event)), _line(row.event)
        case Response():
            return _words_of(row, f"answer {row.public_id}, {row.dispute.title}"), _line(row)
        case Event():
            return _event_name(row), _line(row)
        case Contradiction():
            return f"two sentences on {row.dispute.title}", f"/disputes/{row.dispute.slug}#differing"
        case EntityAlias():
            return f"the name {row.name}", f"/companies/{row.entity.slug}"
    return row.__tablename__.replace("_", " "), None


def _words_of(row: Assertion | EventCitation | Response, filed: str) -> str:
    """The sentence that was read; of one that was read wrong only where it was filed, for it does not say that."""
    return f"a sentence of {filed}" if row.state is AssertionState.REJECTED else f"“{row.passage.exact}”"


def _event_name(event: Event) -> str:
    return f"{ruled_words(event.kind, event.outcome)}, {event.dispute.title}"


def _line(row: Event | Response) -> str:
    return f"/disputes/{row.dispute.slug}#{row.public_id}"
