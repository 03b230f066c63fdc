"""What is told of the sentences of a claim or event where nothing but the count of its articles can have changed.

A much reported claim is told by the first sentence of each of ten origins. One more report that is later than all of
these is only counted: so it costs the same however many were there before.
"""

import json
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import BindParameter, bindparam, select
from sqlalchemy.orm import Session, aliased

from store.changes.plain import Json, iso
from store.changes.questions import IDS, ask, ask_by_parent
from store.changes.sources import MOST_SOURCES, OF_CLAIMS, OF_EVENTS, Kept, Sentences
from store.changes.touched import Touched
from store.claims import LIVE
from store.models import ArticleVersion, Assertion, Claim, Event, EventCitation, Passage, PublicRow
from store.vocabulary import AssertionState, ThingKind

_MOST = 5_000  # new sentences: each is up to two parameters of a statement, and no database takes any number of them
_AS_BEFORE = ("sources", "first_published", "machine_only")


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """What has sentences: `thing` is their parent, `table` has them; the rest are questions."""

    thing: type[Claim] | type[Event]
    table: Kept
    kind: ThingKind
    sentences: Sentences
    addresses: Any
    added: Any
    present: Any


def told_before(session: Session, of: Carried, ids: Collection[int], touched: Touched) -> dict[int, Json]:
    """What is told of the sentences of these by id, and of the answers where there are none new; others are left out.

    What an editor did is looked at whole, and so is what was marked by hand.
    """
    fresh = touched.added[of.table]
    if touched.action_id is not None or touched.is_marked or len(fresh) > _MOST:
        return {}
    told = _bodies(session, of, set(ids) - touched.reread[of.thing])
    added = ask_by_parent(session, of.added, fresh)
    said_in = {row.article_id for rows in added.values() for row in rows}
    present = ask_by_parent(session, of.present, said_in, fresh=list(fresh))
    grown = {number: value for number, value in told.items() if _only_counts(added.get(number, ()), value["sources"])}
    origins = of.sentences.origins(session, [number for number in grown if _is_new_origin(added.get(number, ()))])
    found = {}
    for number, value in grown.items():
        had = {one.article_id for one in present.get(number, ())}
        articles = value["counts"]["articles"] + len({one.article_id for one in added.get(number, ())} - had)
        counts = {**value["counts"], **origins.get(number, {}), "articles": articles}
        kept = _AS_BEFORE if number in touched.answered else (*_AS_BEFORE, "responses")
        found[number] = {key: value[key] for key in kept if key in value} | {"counts": counts}
    return found


def _bodies(session: Session, of: Carried, ids: Collection[int]) -> dict[int, Json]:
    """What the public sees of those of these that it sees, by id."""
    numbers = {row.public_id: row.id for row in ask(session, of.addresses, ids)}
    rows = ask(session, _TOLD, numbers, kind=of.kind)
    return {numbers[row.public_id]: json.loads(row.body) for row in rows if not row.is_gone}


def _only_counts(added: Iterable[Any], listed: Sequence[Json]) -> bool:
    """Whether new sentences are all later than those that are told, and take no place among them."""
    is_full = len(listed) >= MOST_SOURCES
    return all(
        row.state is AssertionState.PROPOSED and (row.is_known or is_full) and _is_later(row, listed) for row in added
    )


def _is_later(row: Any, listed: Iterable[Json]) -> bool:
    published = iso(row.published_at)
    return published is not None and all(
        one["stands"] and one["published_at"] and one["published_at"] < published for one in listed
    )


def _is_new_origin(added: Iterable[Any]) -> bool:
    return not all(row.is_known for row in added)


def _carried(kind: ThingKind, sentences: Sentences, thing: type[Claim] | type[Event], key: Any) -> Carried:
    table: Kept = key.class_
    other = aliased(table)
    fresh: BindParameter[Any] = bindparam("fresh", expanding=True)
    others = getattr(other, key.key)
    known = select(other.id).where(others == key, other.origin_key == table.origin_key, other.state.in_(LIVE))
    added = (
        select(
            key.label("parent_id"),
            table.state,
            ArticleVersion.published_at,
            ArticleVersion.article_id,
            known.where(other.id.not_in(IDS)).correlate(table).exists().label("is_known"),
        )
        .join(Passage, table.passage_id == Passage.id)
        .join(ArticleVersion, Passage.version_id == ArticleVersion.id)
        .where(table.id.in_(IDS))
    )
    present = (
        select(key.label("parent_id"), ArticleVersion.article_id)
        .select_from(ArticleVersion)
        .join(Passage, Passage.version_id == ArticleVersion.id)
        .join(table, table.passage_id == Passage.id)
        .where(ArticleVersion.article_id.in_(IDS), table.state.in_(LIVE), table.id.not_in(fresh))
    )
    addresses = select(thing.id, thing.public_id).where(thing.id.in_(IDS))
    return Carried(
        thing=thing, table=table, kind=kind, sentences=sentences, addresses=addresses, added=added, present=present
    )  # fmt: skip


_TOLD = select(PublicRow.public_id, PublicRow.body, PublicRow.is_gone).where(
    PublicRow.kind == bindparam("kind"), PublicRow.public_id.in_(IDS)
)
CARRIED = {
    Claim: _carried(ThingKind.CLAIM, OF_CLAIMS, Claim, Assertion.claim_id),
    Event: _carried(ThingKind.EVENT, OF_EVENTS, Event, EventCitation.event_id),
}
