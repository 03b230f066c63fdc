"""Finding claims by words: FTS5 on SQLite, a tsvector on PostgreSQL. Whatever is typed is a search, never an error."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    CompoundSelect,
    Integer,
    Select,
    and_,
    bindparam,
    false,
    func,
    insert,
    literal_column,
    or_,
    select,
    table,
    union_all,
    update,
)
from sqlalchemy.orm import InstrumentedAttribute, Session

from store.models import (
    Article,
    ArticleVersion,
    Assertion,
    AssertionSearch,
    AttributionStep,
    Claim,
    ClaimSearch,
    Entity,
    EntityAlias,
    Outlet,
    Passage,
)
from store.stretches import Among
from store.vocabulary import AssertionState

_INDEXES = ("claim_fts", "assertion_fts")
_RARE = 8000  # rows of an index, which are gathered in some 3 ms
_ROWID = literal_column("rowid", Integer)  # the number of a row of FTS5
_AT_ONCE = 500  # rows that are looked up together: each is one parameter of a statement
_IS_READ = Assertion.state != AssertionState.REJECTED
_IDS: BindParameter[int] = bindparam("ids", expanding=True)
_CALLED = select(Entity.id, Entity.name).where(Entity.id.in_(_IDS))
_SAME = func.coalesce(Entity.merged_into_id, Entity.id)
_ALIASES = (
    select(_SAME, EntityAlias.name)
    .join(Entity, Entity.id == EntityAlias.entity_id)
    .where(or_(Entity.id.in_(_IDS), Entity.merged_into_id.in_(_IDS)))
    .order_by(EntityAlias.id)
)
_PRINTED = (
    select(Assertion.id, Passage.exact, Outlet.name)
    .join(Passage, Assertion.passage_id == Passage.id)
    .join(ArticleVersion, Passage.version_id == ArticleVersion.id)
    .join(Article, ArticleVersion.article_id == Article.id)
    .outerjoin(Outlet, Article.outlet_id == Outlet.id)
    .where(Assertion.id.in_(_IDS))
)
_SPOKEN = (
    select(AttributionStep.assertion_id, AttributionStep.speaker)
    .where(AttributionStep.assertion_id.in_(_IDS))
    .order_by(AttributionStep.step_no, AttributionStep.id)
)
_TERM = re.compile(r'(-?)(?:"([^"]*)"?|([^\s"]+))')


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One word or quoted phrase of a search; `is_excluded` where a minus stood before it."""

    text: str
    is_excluded: bool


def index_claim(session: Session, claim: Claim) -> None:
    """Make a claim and all that carries it findable; twice changes nothing."""
    session.flush()
    index_claims(session, [claim])
    index_assertions(session, [assertion.id for assertion in claim.assertions])


def index_claims(session: Session, claims: Sequence[Claim]) -> None:
    """Make claims findable by their own words; call it whenever they gain any. All must be flushed."""
    for start in range(0, len(claims), _AT_ONCE):
        some = claims[start : start + _AT_ONCE]
        names = _names_of(session, {party.entity_id for claim in some for party in claim.parties})
        words = {claim.id: _joined(_words_of(claim, names)) for claim in some}
        _write(session, ClaimSearch, ClaimSearch.claim_id, words)


def index_assertions(session: Session, ids: Sequence[int]) -> None:
    """Make claims findable by passage, outlet and speakers of these assertions of them. All must be flushed."""
    for start in range(0, len(ids), _AT_ONCE):
        some = ids[start : start + _AT_ONCE]
        words: dict[int, list[str | None]] = defaultdict(list)
        for question in (_PRINTED, _SPOKEN):
            for number, *said in session.execute(question, {"ids": some}):
                words[number] += said
        _write(session, AssertionSearch, AssertionSearch.assertion_id, {k: _joined(v) for k, v in words.items()})


def has_words(
    session: Session, words: str, among: Among | None = None, *, is_each_tried: bool = False
) -> ColumnElement[bool]:
    """True of claims with all `words`: "quoted" is a phrase, a minus excludes, OR parts alternatives.

    Only claims that are `among` those asked of need be looked at. With `is_each_tried` other conditions leave far fewer
    claims than the words find, so that SQLite gathers only the numbers of what they find.
    """
    if session.get_bind().dialect.name == "postgresql":
        return or_(false(), *(_postgresql_condition(terms) for terms in search_terms(words)))
    tried = _is_found_of_claim if is_each_tried else partial(_is_found_of_all, among)
    return or_(false(), *(_sqlite_condition(terms, tried) for terms in search_terms(words)))


def is_rare(session: Session, words: str) -> bool:
    """True where an index of SQLite finds so little by one of the words that all of it may be gathered at once."""
    return all(
        any(_is_rare(session, term.text) for term in terms if not term.is_excluded) for terms in search_terms(words)
    )


def is_common(session: Session, words: str, among: Among, least: int) -> bool:
    """True where an index of SQLite finds at least so many assertions of some claims by each word of an alternative."""

    def is_found(phrase: str) -> bool:
        found = _sqlite_rows("assertion_fts", _quoted(phrase)).where(among.has_assertion(_ROWID)).limit(least)
        return session.scalar(select(func.count()).select_from(found.subquery())) == least

    return any(all(is_found(term.text) for term in terms if not term.is_excluded) for terms in search_terms(words))


def search_terms(words: str) -> list[list[Term]]:
    """What was typed as alternatives of terms, as PostgreSQL's `websearch_to_tsquery` reads it."""
    alternatives: list[list[Term]] = [[]]
    for minus, phrase, word in _TERM.findall(_storable(words)):
        if word.lower() == "or" and not minus:
            alternatives.append([])
        elif any(char.isalnum() for char in phrase or word):
            alternatives[-1].append(Term(text=phrase or word, is_excluded=bool(minus)))
    return [terms for terms in alternatives if terms]


def _names_of(session: Session, entities: Iterable[int]) -> dict[int, list[str]]:
    """What each entity is called, its own name first, and all names of those that were judged to be the same."""
    found: dict[int, list[str]] = defaultdict(list)
    for question in (_CALLED, _ALIASES):
        for number, name in session.execute(question, {"ids": sorted(entities)}):
            found[number].append(name)
    return found


def _words_of(claim: Claim, names: Mapping[int, Sequence[str]]) -> Iterable[str | None]:
    """What it is about, the dispute, and the names of the parties with all that they go by."""
    yield from (claim.act.label, claim.object, claim.claimant_text, claim.dispute.title)
    for party in claim.parties:
        yield from names.get(party.entity_id, ())


def _joined(words: Iterable[str | None]) -> str:
    return "\n".join(dict.fromkeys(word for word in words if word))


def _write(
    session: Session,
    table: type[ClaimSearch] | type[AssertionSearch],
    key: InstrumentedAttribute[int],
    bodies: Mapping[int, str],
) -> None:
    """Write what is new or other than before, past the session: no page shows these rows."""
    kept = {
        row.number: row
        for row in session.execute(select(key.label("number"), table.id, table.body).where(key.in_(bodies)))
    }
    fresh = [{key.key: number, "body": body} for number, body in bodies.items() if number not in kept]
    later = [
        {"id": kept[number].id, "body": body}
        for number, body in bodies.items()
        if number in kept and kept[number].body != body
    ]
    if fresh:
        session.execute(insert(table), fresh)
    if later:
        session.execute(update(table), later)


def _storable(words: str) -> str:
    """Without what no database takes: the null character and lone surrogates."""
    return words.replace("\0", " ").encode("utf-8", "replace").decode()


def _postgresql_condition(terms: list[Term]) -> ColumnElement[bool]:
    """As `websearch_to_tsquery` has it: a term of words that are in every text ("the") neither helps nor hinders."""
    queries = [(term, func.phraseto_tsquery(literal_column("'english'"), term.text)) for term in terms]
    conditions = [
        or_(func.numnode(query) == 0, _is_found(_postgresql_hits(query), is_excluded=term.is_excluded))
        for term, query in queries
    ]
    return and_(or_(*(func.numnode(query) > 0 for _, query in queries)), *conditions)


def _postgresql_hits(query: ColumnElement[Any]) -> CompoundSelect[int]:
    in_claim, in_assertion = (
        literal_column(f"{name}_search.tsv").bool_op("@@")(query) for name in ("claim", "assertion")
    )
    found = select(Assertion.claim_id).join(AssertionSearch).where(in_assertion, _IS_READ)
    return union_all(select(ClaimSearch.claim_id).where(in_claim), found)


def _sqlite_condition(terms: list[Term], has: Callable[[str], ColumnElement[bool]]) -> ColumnElement[bool]:
    found = ((has(_quoted(term.text)), term.is_excluded) for term in terms)
    return and_(*(~is_found if is_excluded else is_found for is_found, is_excluded in found))


def _is_found_of_all(among: Among | None, quoted: str) -> ColumnElement[bool]:
    """All claims that are found are gathered."""
    in_claims, in_assertions = (_sqlite_rows(index, quoted) for index in _INDEXES)
    if among is not None:
        in_claims = in_claims.where(among.has_claim(_ROWID))
        in_assertions = in_assertions.where(among.has_assertion(_ROWID))
    found = select(Assertion.claim_id).where(Assertion.id.in_(in_assertions), _IS_READ)
    return Claim.id.in_(union_all(in_claims, found))


def _is_found_of_claim(quoted: str) -> ColumnElement[bool]:
    """The assertions of the claim at hand are looked for among those that are found, of which no row is read."""
    in_claims, in_assertions = (_sqlite_rows(index, quoted) for index in _INDEXES)
    carrying = select(Assertion.id).where(Assertion.claim_id == Claim.id, _IS_READ, Assertion.id.in_(in_assertions))
    return or_(Claim.id.in_(in_claims), carrying.correlate(Claim).exists())


def _is_rare(session: Session, phrase: str) -> bool:
    found = union_all(*(_sqlite_rows(index, _quoted(phrase)) for index in _INDEXES)).limit(_RARE)
    return (session.scalar(select(func.count()).select_from(found.subquery())) or 0) < _RARE


def _quoted(phrase: str) -> str:
    """A phrase between double quotes, for it has no operators there in FTS5's query language."""
    return '"' + phrase.replace('"', " ") + '"'


def _sqlite_rows(index: str, quoted: str) -> Select[int]:
    return select(_ROWID).select_from(table(index)).where(literal_column(index).bool_op("MATCH")(quoted))


def _is_found(hits: CompoundSelect[int], *, is_excluded: bool) -> ColumnElement[bool]:
    return Claim.id.not_in(hits) if is_excluded else Claim.id.in_(hits)
