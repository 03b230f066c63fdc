"""Finding claims by words: FTS5 on SQLite, a tsvector on PostgreSQL. Whatever is typed is a search, never an error."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, and_, false, func, literal_column, or_, select, table
from sqlalchemy.orm import Session

from store.models import (
    Article,
    ArticleVersion,
    Assertion,
    AttributionStep,
    Claim,
    ClaimParty,
    ClaimSearch,
    Dispute,
    Entity,
    EntityAlias,
    Outlet,
    Passage,
)
from store.vocabulary import AssertionState

_TERM = re.compile(r'(-?)(?:"([^"]*)"?|([^\s"]+))')


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One word or quoted phrase of a search; `is_excluded` where a minus stood before it."""

    text: str
    is_excluded: bool


def index_claim(session: Session, claim: Claim) -> None:
    """Make a claim findable by all its words; call it whenever the claim gains any. Twice changes nothing."""
    session.flush()
    body = "\n".join(dict.fromkeys(word for word in _words_of(session, claim) if word))
    row = session.scalar(select(ClaimSearch).where(ClaimSearch.claim_id == claim.id))
    if row is None:
        session.add(ClaimSearch(claim_id=claim.id, body=body))
    elif row.body != body:
        row.body = body
    session.flush()


def has_words(session: Session, words: str) -> ColumnElement[bool]:
    """True of claims with all `words`: "quoted" is a phrase, a minus excludes, OR parts alternatives."""
    if session.get_bind().dialect.name == "postgresql":
        return Claim.id.in_(_postgresql_hits(_storable(words)))
    alternatives = [_sqlite_condition(terms) for terms in search_terms(words)]
    return or_(false(), *alternatives)


def search_terms(words: str) -> list[list[Term]]:
    """What was typed as alternatives of terms, as PostgreSQL's `websearch_to_tsquery` reads it."""
    alternatives: list[list[Term]] = [[]]
    for minus, phrase, word in _TERM.findall(_storable(words)):
        if word.lower() == "or" and not minus:
            alternatives.append([])
        elif any(char.isalnum() for char in phrase or word):
            alternatives[-1].append(Term(text=phrase or word, is_excluded=bool(minus)))
    return [terms for terms in alternatives if terms]


def _words_of(session: Session, claim: Claim) -> Iterable[str | None]:
    yield from (claim.act.label, claim.object, claim.claimant_text)
    for question in _questions(claim.id):
        yield from session.scalars(question)


def _questions(claim_id: int) -> Sequence[Select[str]]:
    """Names of the parties and all they go by, the dispute, passages, outlets, and speakers of the chain."""
    carried = (
        Assertion.claim_id == claim_id,
        Assertion.state != AssertionState.REJECTED,
    )
    return (
        select(Dispute.title).join(Claim).where(Claim.id == claim_id),
        select(Entity.name).join(ClaimParty).where(ClaimParty.claim_id == claim_id).order_by(ClaimParty.id),
        select(EntityAlias.name)
        .join(Entity, Entity.id == EntityAlias.entity_id)
        .join(ClaimParty, ClaimParty.entity_id == func.coalesce(Entity.merged_into_id, Entity.id))
        .where(ClaimParty.claim_id == claim_id)
        .order_by(EntityAlias.id),
        select(Passage.exact).join(Assertion).where(*carried).order_by(Passage.id),
        select(Outlet.name)
        .join(Article)
        .join(ArticleVersion, ArticleVersion.article_id == Article.id)
        .join(Passage, Passage.version_id == ArticleVersion.id)
        .join(Assertion, Assertion.passage_id == Passage.id)
        .where(*carried)
        .order_by(Outlet.id),
        select(AttributionStep.speaker).join(Assertion).where(*carried).order_by(AttributionStep.id),
    )


def _storable(words: str) -> str:
    """Without what no database takes: the null character and lone surrogates."""
    return words.replace("\0", " ").encode("utf-8", "replace").decode()


def _postgresql_hits(words: str) -> Select[int]:
    query = func.websearch_to_tsquery(literal_column("'english'"), words)
    return select(ClaimSearch.claim_id).where(literal_column("claim_search.tsv").bool_op("@@")(query))


def _sqlite_condition(terms: list[Term]) -> ColumnElement[bool]:
    kept = [_sqlite_hits(term.text) for term in terms if not term.is_excluded]
    dropped = [_sqlite_hits(term.text) for term in terms if term.is_excluded]
    return and_(*(Claim.id.in_(hits) for hits in kept), *(Claim.id.not_in(hits) for hits in dropped))


def _sqlite_hits(phrase: str) -> Select[int]:
    # A phrase between double quotes has no operators in FTS5's query language.
    quoted = '"' + phrase.replace('"', " ") + '"'
    found: Select[int] = select(literal_column("rowid")).select_from(table("claim_fts"))
    return found.where(literal_column("claim_fts").bool_op("MATCH")(quoted))
