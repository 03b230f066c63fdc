"""The sentences that a claim, event or answer rests on, as readers elsewhere need them: words, outlet, link, chain.

Of many, the first of each origin is told and the others are counted, so that a row stays small however often a story is
copied, and no row costs more to make than the one before.
"""

from collections.abc import Collection, Mapping
from types import MappingProxyType
from typing import Any

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from store.changes.by_day import state_then, was_public
from store.changes.plain import Json, iso, web_address
from store.changes.questions import IDS, ask, ask_by_parent
from store.claims import LIVE
from store.litigants import names_of_outlet
from store.models import Article, ArticleVersion, Assertion, AttributionStep, EventCitation, Evidence, Outlet, Passage
from store.origins import speaker_of
from store.vocabulary import AssertionState

MOST_SOURCES = 10
_NO_SENTENCE = "no sentence on record carries it any more"
TAKEN_DOWN = "the words that it rests on were taken down"
NOTHING_COUNTED: Json = {
    "counts": {"origins": 0, "speakers": 0, "articles": 0},
    "first_published": None,
    "machine_only": True,
}
NOTHING_BEFORE: Mapping[int, Json] = MappingProxyType({})
Kept = type[Assertion] | type[EventCitation]
_OWN = frozenset(
    {
        "id", "decided_by", "rule", "confidence", "recorded_at",
        "status", "commitment", "polarity", "hedges", "target_as_worded", "reported_by",
    }
)  # fmt: skip
PRINTED = (
    Passage.exact,
    Passage.start_char,
    Passage.end_char,
    ArticleVersion.version_no,
    ArticleVersion.published_at,
    ArticleVersion.published_precision,
    ArticleVersion.fetched_at,
    ArticleVersion.title,
    ArticleVersion.text_sha256,
    Article.id.label("article_id"),
    Article.canonical_url,
    Article.state.label("article_state"),
    Outlet.name.label("outlet"),
    Outlet.slug.label("outlet_slug"),
    Outlet.owner.label("outlet_owner"),
    Outlet.is_sample,
)


def with_printed(wanted: Any, table: Any) -> Any:
    """Join `table` with all that is printed of a source."""
    joined = wanted.select_from(table).join(Passage, table.passage_id == Passage.id)
    return joined.join(ArticleVersion, Passage.version_id == ArticleVersion.id).join(Article).outerjoin(Outlet)


class Sentences:
    """The questions about the sentences of one table under one parent; `by_day` of those that were public by then.

    These are asked with `end`, the first instant after the day (`store.changes.by_day`).
    """

    def __init__(self, table: Kept, parent: Any, *, by_day: bool = False) -> None:
        public = (was_public(),) if by_day else ()
        state = (state_then(table) if by_day else table.state).label("state")
        ranked = _ranked(table, parent, public)
        own = [column for column in table.__table__.columns if column.key in _OWN]
        listed = with_printed(select(parent.label("parent_id"), state, *own, *PRINTED), table)
        listed = listed.join(ranked, ranked.c.id == table.id).where(ranked.c.place <= MOST_SOURCES)
        self._listed = listed.order_by(parent, ranked.c.place)
        live = (parent.in_(IDS), table.state.in_(LIVE), *public)
        origins = select(parent.label("parent_id"), table.origin_key).where(*live).distinct()
        self._origins = _with_version(origins, table) if by_day else origins
        self._counted = _counted(table, parent, state).where(*live).group_by(parent)

    def find(self, session: Session, ids: Collection[int], **more: Any) -> dict[int, list[Any]]:
        """The first sentence of each origin: those that stand, or else those that once did."""
        found = ask_by_parent(session, self._listed, ids, **more)
        return {number: [row for row in rows if row.state in LIVE] or rows for number, rows in found.items()}

    def count(self, session: Session, ids: Collection[int], **more: Any) -> dict[int, Json]:
        """How many independent statements, speakers and articles stand there, and the first dated one."""
        origins = self.origins(session, ids, **more)
        counted = ask(session, self._counted, ids, **more)
        return {row.parent_id: _counts(row, origins[row.parent_id]) for row in counted}

    def origins(self, session: Session, ids: Collection[int], **more: Any) -> dict[int, Json]:
        """How many independent statements and speakers stand there."""
        found = ask_by_parent(session, self._origins, ids, **more)
        return {number: _origins({one.origin_key for one in rows}) for number, rows in found.items()}


def withheld_text(table: Kept, key: Any, parent: Any) -> Any:
    """The hash of the first text from which words that rows of `parent` rest on were taken down, as a column."""
    withheld = _with_version(select(ArticleVersion.text_sha256).select_from(table), table).where(key == parent.id)
    first = withheld.where(Passage.withheld_by_id.is_not(None)).order_by(ArticleVersion.id).limit(1)
    return first.correlate(parent).scalar_subquery().label("withheld_text")


def why_empty(row: Any) -> str:
    """Why no sentence stands under a claim or event any more."""
    return TAKEN_DOWN if row.withheld_text else _NO_SENTENCE


def source(row: Any, parties: Collection[str]) -> Json:
    """Where a sentence stands, and its words; `parties` are those of the dispute, one of whom may be the outlet."""
    names = names_of_outlet(row.outlet, row.outlet_owner)
    return {
        "exact": row.exact,
        "start_char": row.start_char,
        "end_char": row.end_char,
        "outlet": row.outlet,
        "outlet_slug": row.outlet_slug,
        "is_sample": bool(row.is_sample),
        "is_litigant": not names.isdisjoint(parties),
        "title": row.title,
        "published_at": iso(row.published_at),
        "published_precision": row.published_precision,
        "fetched_at": iso(row.fetched_at),
        "url": web_address(row.canonical_url),
        "archived": f"/articles/{row.article_id}/versions/{row.version_no}",
        "article": row.article_id,
        "article_state": row.article_state,
        "text_sha256": row.text_sha256,
    }


def reading(row: Any) -> Json:
    """Who read a sentence, by what rule, and whether a person looked at it."""
    return {
        "state": row.state,
        "stands": row.state in LIVE,
        "decided_by": row.decided_by,
        "rule": row.rule,
        "confidence": row.confidence,
        "recorded_at": iso(row.recorded_at),
    }


def find_chains(session: Session, assertion_ids: Collection[int]) -> dict[int, list[Json]]:
    """The chain of attribution of each assertion from its origin (1) to the page."""
    return _plain(ask_by_parent(session, _CHAINS, assertion_ids))


def find_evidence(session: Session, assertion_ids: Collection[int]) -> dict[int, list[Json]]:
    """What each assertion says to support it."""
    return _plain(ask_by_parent(session, _EVIDENCE, assertion_ids))


def _with_version(wanted: Any, table: Kept) -> Any:
    joined = wanted.join(Passage, table.passage_id == Passage.id)
    return joined.join(ArticleVersion, Passage.version_id == ArticleVersion.id)


def _ranked(table: Kept, parent: Any, public: tuple[Any, ...]) -> Any:
    """The sentences by place under their parent: one for each origin, those that stand first, undated ones last."""
    published = ArticleVersion.published_at
    order = (case((table.state.in_(LIVE), 0), else_=1), published.is_(None), published, table.id)
    in_origin = func.row_number().over(partition_by=(parent, table.origin_key), order_by=order)
    overall = func.row_number().over(partition_by=parent, order_by=order)
    placed = select(table.id, parent.label("parent_id"), in_origin.label("in_origin"), overall.label("overall"))
    not_rejected = (parent.in_(IDS), table.state != AssertionState.REJECTED, *public)
    sentences = _with_version(placed, table).where(*not_rejected).subquery()
    place = func.row_number().over(partition_by=sentences.c.parent_id, order_by=sentences.c.overall)
    return select(sentences.c.id, place.label("place")).where(sentences.c.in_origin == 1).subquery()


def _counted(table: Kept, parent: Any, state: Any) -> Any:
    counted = select(
        parent.label("parent_id"),
        func.count(ArticleVersion.article_id.distinct()).label("articles"),
        func.min(ArticleVersion.published_at).label("first"),
        func.max(case((state.element == AssertionState.CONFIRMED, 1), else_=0)).label("confirmed"),
    )
    return _with_version(counted, table)


def _origins(keys: Collection[str]) -> Json:
    return {"origins": len(keys), "speakers": len({speaker_of(key) for key in keys})}


def _counts(row: Any, origins: Json) -> Json:
    return {
        "counts": {**origins, "articles": row.articles},
        "first_published": iso(row.first),
        "machine_only": not row.confirmed,
    }


def _plain(found: dict[int, list[Any]]) -> dict[int, list[Json]]:
    return {
        number: [{key: value for key, value in row._asdict().items() if key != "parent_id"} for row in rows]
        for number, rows in found.items()
    }


_CHAINS = (
    select(
        AttributionStep.assertion_id.label("parent_id"),
        AttributionStep.step_no,
        AttributionStep.speaker,
        AttributionStep.speaker_kind,
        AttributionStep.cue,
        AttributionStep.commitment,
        AttributionStep.quote_kind,
    )
    .where(AttributionStep.assertion_id.in_(IDS))
    .order_by(AttributionStep.assertion_id, AttributionStep.step_no, AttributionStep.id)
)
_EVIDENCE = (
    select(Evidence.assertion_id.label("parent_id"), Evidence.kind, Evidence.disclosure, Evidence.holder)
    .where(Evidence.assertion_id.in_(IDS))
    .order_by(Evidence.id)
)
OF_CLAIMS = Sentences(Assertion, Assertion.claim_id)
OF_CLAIMS_BY_DAY = Sentences(Assertion, Assertion.claim_id, by_day=True)
OF_EVENTS = Sentences(EventCitation, EventCitation.event_id)
