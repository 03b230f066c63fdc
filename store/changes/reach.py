"""From the rows that were touched to the public things that show them."""

from collections.abc import Collection, Iterable
from typing import Any

from sqlalchemy import ColumnElement, Select, or_, select
from sqlalchemy.orm import Session

from store.changes.questions import IDS, ask
from store.changes.touched import Touched
from store.identifiers import fold
from store.litigants import names_of_outlet
from store.models import (
    Article,
    ArticleVersion,
    Assertion,
    Base,
    Claim,
    ClaimParty,
    Dispute,
    DisputeParty,
    Entity,
    Event,
    EventCitation,
    EventParty,
    Outlet,
    Passage,
    Proceeding,
    Reply,
    Response,
)
from store.replies import STANDS_UNDER

_REPLIED_TO = select(STANDS_UNDER).join(Reply, Reply.claim_id == Claim.id).where(Reply.id.in_(IDS))
_CLAIMS = select(Assertion.claim_id).where(Assertion.id.in_(IDS))
Reached = dict[type[Base], set[int]]
_RESTS_ON: dict[type[Base], Any] = {
    Passage: Passage.id,
    ArticleVersion: Passage.version_id,
    Article: ArticleVersion.article_id,
    Outlet: Article.outlet_id,
}
_PARTS: tuple[tuple[type[Base], Any, Any], ...] = (
    (Claim, ClaimParty.claim_id, ClaimParty.entity_id),
    (Event, EventParty.event_id, EventParty.entity_id),
    (Dispute, DisputeParty.dispute_id, DisputeParty.entity_id),
    (Response, Response.id, Response.respondent_id),
    (Claim, Response.claim_id, Response.respondent_id),
)


def reached(session: Session, touched: Touched) -> Reached:
    """Ids by kind of all that may say something else now; notes in `touched` what is to be told from all its sentences.

    These are the things of which a sentence that was on record, or what is shown beside it, changed.
    """
    found: Reached = {table: set(touched.ids[table]) for table in (Claim, Event, Response, Dispute, Entity)}
    if ids := touched.ids[Assertion]:
        found[Claim].update(ask(session, _CLAIMS, ids).scalars())
    if ids := touched.ids[Assertion] - touched.added[Assertion]:
        touched.reread[Claim].update(ask(session, _CLAIMS, ids).scalars())
    if ids := touched.ids[Reply]:
        found[Claim].update(ask(session, _REPLIED_TO, ids).scalars())
    if ids := touched.ids[Proceeding]:
        found[Event].update(session.scalars(select(Event.id).where(Event.proceeding_id.in_(ids))))
        found[Dispute].update(session.scalars(select(Proceeding.dispute_id).where(Proceeding.id.in_(ids))))
    for table, ids in _beside(session, touched).items():
        found[table] |= ids
        touched.reread[table] |= ids
    return found


def _beside(session: Session, touched: Touched) -> Reached:
    """What shows a touched row beside its sentences, or is told otherwise since parties have other names or sides."""
    found: Reached = {table: set() for table in (Claim, Event, Response, Dispute, Entity)}
    for table, column in _RESTS_ON.items():
        if touched.ids[table]:
            _add_resting(session, found, column.in_(touched.ids[table]))
    if touched.sided:
        _add_of_litigants(session, found, touched.sided)
    if touched.renamed:
        _add_with_parties(session, found, touched.renamed)
    return found


def _add_resting(session: Session, found: Reached, beneath: ColumnElement[bool]) -> None:
    """Add what shows a sentence of these passages, versions, articles or outlets."""
    for shown_in, table, key in (
        (Claim, Assertion, Assertion.claim_id),
        (Event, EventCitation, EventCitation.event_id),
        (Response, Response, Response.id),
        (Claim, Response, Response.claim_id),
    ):
        _add(found, shown_in, session.scalars(_sources(select(key), table).where(beneath)))


def _sources(wanted: Select[Any], table: Any) -> Select[Any]:
    joined = wanted.select_from(table).join(Passage, table.passage_id == Passage.id)
    return joined.join(ArticleVersion, Passage.version_id == ArticleVersion.id).join(Article)


def _add_of_litigants(session: Session, found: Reached, sided: Collection[tuple[int, int]]) -> None:
    """Add what outlets carry in a dispute that they became, or no longer are, a party of."""
    wanted = select(Entity.id, Entity.name).where(Entity.id.in_({entity_id for _, entity_id in sided}))
    names = {entity_id: fold(name) for entity_id, name in session.execute(wanted)}
    outlets = session.execute(select(Outlet.id, Outlet.name, Outlet.owner))
    called = [(number, names_of_outlet(*ours)) for number, *ours in outlets]
    for dispute_id, entity_id in sided:
        ids = [number for number, theirs in called if names.get(entity_id) in theirs]
        if ids:
            here = or_(
                Passage.id.in_(_passages(dispute_id, Assertion, Claim, Assertion.claim_id == Claim.id)),
                Passage.id.in_(_passages(dispute_id, EventCitation, Event, EventCitation.event_id == Event.id)),
                Passage.id.in_(select(Response.passage_id).where(Response.dispute_id == dispute_id)),
            )
            _add_resting(session, found, here & Article.outlet_id.in_(ids))


def _passages(dispute_id: int, table: Any, parent: Any, joined: ColumnElement[bool]) -> Select[int]:
    wanted: Select[int] = select(table.passage_id).join(parent, joined).where(parent.dispute_id == dispute_id)
    return wanted


def _add_with_parties(session: Session, found: Reached, entity_ids: Collection[int]) -> None:
    """Add what names these parties: they are called or judged otherwise."""
    for table, key, party in _PARTS:
        _add(found, table, session.scalars(select(key).where(party.in_(entity_ids))))
    into = select(Entity.merged_into_id).where(Entity.id.in_(entity_ids))
    _add(found, Entity, session.scalars(into))


def _add(found: Reached, table: type[Base], ids: Iterable[int | None]) -> None:
    found[table].update(number for number in ids if number is not None)
