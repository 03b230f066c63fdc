"""Taking down the words of an article, or one sentence of it, because a court or their owner asks for it.

What stays: the ids, the hash of the text as it was, the signed decision with its reason. What goes, for good: the
words, in the text, in readings, in passages, and in what the log of changes says was told before.
"""

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Text, cast, delete, or_, select
from sqlalchemy.orm import Session

from store.changes.recording import record_changes
from store.decisions import THIS_DECISION, Changes, Signature, decide
from store.editing import Read
from store.entries.article import CONTEXT
from store.errors import EditingError
from store.findings import to_json
from store.models import (
    Article,
    ArticleObservation,
    ArticleVersion,
    Assertion,
    Change,
    Contradiction,
    EditorialAction,
    EntityRelation,
    EventCitation,
    Mention,
    Passage,
    Response,
    VersionReading,
    copy_key,
)
from store.records import Reading
from store.search import index_claim
from store.vocabulary import ArticleState, AssertionState, EditorialActionKind

BLOCK = "\u2588"
"""What stands in a text for each character of a sentence that was taken down."""
_TABLES: tuple[Any, ...] = (Assertion, EventCitation, Response)


def take_down(session: Session, row: Article | Read, signed: Signature) -> EditorialAction:
    """Drop the words of an article, or the sentence that `row` rests on wherever its article prints it. For good.

    What rests on them is not shown any more; nothing of the article is filed again. Raises EditingError where it was
    done already.
    """
    article = row if isinstance(row, Article) else row.passage.version.article
    words = None if isinstance(row, Article) else row.passage.exact
    if article.state is ArticleState.WITHHELD or (not isinstance(row, Article) and row.passage.withheld_by_id):
        raise EditingError(f"article {article.id} or this sentence of it was taken down already")
    passages = _passages(session, article, words)
    resting = _resting(session, passages)
    dropped = words or "\n".join(version.text for version in article.versions)
    made = decide(session, EditorialActionKind.TAKEDOWN, _changes(row, article, passages, resting, words), signed)
    for version in article.versions:
        _drop_words(session, version, words)
    _drop_what_was_found(session, passages)
    for claim in {sentence.claim for sentence in resting if isinstance(sentence, Assertion)}:
        if claim.object and claim.object in dropped:
            claim.object = None
        index_claim(session, claim)
    record_changes(session)
    _drop_from_log(session, article, words, dropped)
    return made


def _passages(session: Session, article: Article, words: str | None) -> Sequence[Passage]:
    """The passages of an article that show any of the words."""
    ids = [version.id for version in article.versions]
    found = session.scalars(select(Passage).where(Passage.version_id.in_(ids))).all()
    return [one for one in found if words is None or words in one.exact or one.exact in words]


def _resting(session: Session, passages: Sequence[Passage]) -> list[Read]:
    ids = [passage.id for passage in passages]
    return [row for table in _TABLES for row in session.scalars(select(table).where(table.passage_id.in_(ids)))]


def _changes(
    row: Article | Read, article: Article, passages: Sequence[Passage], resting: Sequence[Read], words: str | None
) -> Changes:
    whole: Changes = [(article, {"state": ArticleState.WITHHELD})] if words is None else [(row, {}), (article, {})]
    withheld = [(one, {"withheld_by_id": THIS_DECISION}) for one in (*article.versions, *passages)]
    return [*whole, *withheld, *((sentence, {"state": AssertionState.REJECTED}) for sentence in resting)]


def _drop_words(session: Session, version: ArticleVersion, words: str | None) -> None:
    """Drop the words from a version, its passages and its readings; all of it where no words are named."""
    if words is None:
        version.text, version.title, version.authors = "", None, []
        version.correction_notice = version.wire_credit_as_worded = None
        session.execute(delete(copy_key).where(copy_key.c.version_id == version.id))
        session.execute(delete(Mention).where(Mention.version_id == version.id))
        for seen in session.scalars(select(ArticleObservation).where(ArticleObservation.version_id == version.id)):
            seen.because = None
    else:
        version.text = version.text.replace(words, BLOCK * len(words))
    for passage in session.scalars(select(Passage).where(Passage.version_id == version.id)):
        start, end, text = passage.start_char, passage.end_char, version.text
        passage.exact, passage.suffix = text[start:end], text[end : end + CONTEXT]
        passage.prefix = text[max(0, start - CONTEXT) : start]
    for kept in session.scalars(select(VersionReading).where(VersionReading.version_id == version.id)):
        kept.findings = _without_words(kept, words)


def _without_words(kept: VersionReading, words: str | None) -> dict[str, Any]:
    """The findings of a reading without those that rest on the words."""
    if words is None:
        empty = Reading(
            text_id=str(kept.version_id), reader=kept.reader, is_ai_ip_dispute=kept.is_ai_ip_dispute, why=kept.why
        )
        return to_json(empty)
    groups = ("claims", "responses", "events", "relations")
    left = {
        group: [one for one in kept.findings[group] if words not in json.dumps(one, ensure_ascii=False)]
        for group in groups
    }
    return {**kept.findings, **left}


def _drop_what_was_found(session: Session, passages: Sequence[Passage]) -> None:
    """Drop the words that were kept beside the passages."""
    ids = [passage.id for passage in passages]
    for row in session.scalars(select(Assertion).where(Assertion.passage_id.in_(ids))):
        row.hedges, row.target_as_worded = [], None
    for citation in session.scalars(select(EventCitation).where(EventCitation.passage_id.in_(ids))):
        citation.told = {}
    session.execute(delete(EntityRelation).where(EntityRelation.passage_id.in_(ids)))
    both = or_(Contradiction.left_id.in_(ids), Contradiction.right_id.in_(ids))
    session.execute(delete(Contradiction).where(both))


# --- what was told before ---------------------------------------------------------------------------------------------


def _drop_from_log(session: Session, article: Article, words: str | None, dropped: str) -> None:
    """Drop the words from what earlier rows of the public said."""
    told = cast(Change.before, Text)
    quotes = told.contains(f'"article": {article.id},', autoescape=True) | told.contains('"object": "', autoescape=True)
    for change in session.scalars(select(Change).where(quotes)):
        scrubbed = _scrubbed(change.before, article.id, words)
        if scrubbed.get("object") and scrubbed["object"] in dropped:
            scrubbed["object"] = None
        change.before = scrubbed
    session.flush()


def _scrubbed(before: dict[str, Any], article_id: int, words: str | None) -> dict[str, Any]:
    def is_kept(source: dict[str, Any]) -> bool:
        return source["article"] != article_id or (words is not None and words not in source["exact"])

    kept = dict(before)
    if before.get("source") and not is_kept(before["source"]):
        kept["source"] = None
    if "sources" in before:
        kept["sources"] = [source for source in before["sources"] if is_kept(source)]
        if "hedges" in before and kept["sources"] != before["sources"]:
            kept["hedges"] = []
    return kept
