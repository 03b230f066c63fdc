"""Taking down the words of an article, or one sentence of it, because a court or their owner asks for it.

What stays: the ids, the hash of the text as it was, the signed decision with its reason. What goes, for good: the
words, in the text, in readings, in passages, and in what the log of changes says was told before.
"""

from collections.abc import Collection, Iterator, Sequence
from typing import Any

from sqlalchemy import Text, and_, cast, delete, or_, select
from sqlalchemy.orm import Session

from store.changes.recording import record_changes
from store.decisions import THIS_DECISION, Changes, Signature, decide, key_of
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
    Claim,
    Contradiction,
    EditorialAction,
    EntityRelation,
    Event,
    EventCitation,
    Mention,
    Passage,
    Response,
    VersionReading,
    copy_key,
)
from store.records import Reading
from store.search import index_claim
from store.vocabulary import ArticleState, AssertionState, EditorialActionKind, ThingKind
from store.withheld import WORDED, blanked, remembered

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
    if words is not None:
        article.withheld_words = [*article.withheld_words, remembered(words, made.id)]
    for version in article.versions:
        _drop_words(session, version, words)
    _drop_what_was_found(session, passages)
    claims = {sentence.claim for sentence in resting if isinstance(sentence, Assertion)}
    for claim in claims:
        if claim.object and claim.object in dropped:
            claim.object = None
        index_claim(session, claim)
    record_changes(session)
    _drop_from_log(session, article, words, dropped, {claim.public_id for claim in claims})
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
    rejected = [(sentence, {"state": AssertionState.REJECTED}) for sentence in resting]
    # What they were filed as is named too: what editors set of it may quote the words.
    filed = {_filed_as(sentence) for sentence in resting if not isinstance(sentence, Response)}
    return [*whole, *withheld, *rejected, *((one, {}) for one in sorted(filed, key=key_of))]


def _filed_as(sentence: Assertion | EventCitation) -> Claim | Event:
    return sentence.claim if isinstance(sentence, Assertion) else sentence.event


def _drop_words(session: Session, version: ArticleVersion, words: str | None) -> None:
    """Drop the words from a version, its passages and its readings; all of it where no words are named."""
    if words is None:
        version.text, version.title, version.authors = "", None, []
        version.correction_notice = version.wire_credit_as_worded = None
        session.execute(delete(copy_key).where(copy_key.c.version_id == version.id))
        session.execute(delete(Mention).where(Mention.version_id == version.id))
    else:
        for column in WORDED:
            setattr(version, column, blanked(getattr(version, column), words))
    for seen in session.scalars(select(ArticleObservation).where(ArticleObservation.version_id == version.id)):
        seen.because = None if words is None else blanked(seen.because, words)
    for passage in session.scalars(select(Passage).where(Passage.version_id == version.id)):
        start, end, text = passage.start_char, passage.end_char, version.text
        passage.exact, passage.suffix = text[start:end], text[end : end + CONTEXT]
        passage.prefix = text[max(0, start - CONTEXT) : start]
    for kept in session.scalars(select(VersionReading).where(VersionReading.version_id == version.id)):
        kept.findings = _without_words(kept, words, version.text)


def _without_words(kept: VersionReading, words: str | None, text: str) -> dict[str, Any]:
    """The findings of a reading without those that rest on the words; `text` is what is left of the version."""
    if words is None:
        empty = Reading(
            text_id=str(kept.version_id), reader=kept.reader, is_ai_ip_dispute=kept.is_ai_ip_dispute, why=kept.why
        )
        return to_json(empty)
    groups = ("claims", "responses", "events", "relations")
    left = {
        group: [one for one in kept.findings[group] if is_found_in(text, one) and words not in "\n".join(_told(one))]
        for group in groups
    }
    return {**kept.findings, **left}


def is_found_in(text: str, found: Any) -> bool:
    """Whether all passages of a finding, as JSON has it, are what stands at their places in a text."""
    if isinstance(found, list):
        return all(is_found_in(text, one) for one in found)
    if not isinstance(found, dict):
        return True
    is_there = "exact" not in found or text[found["start_char"] : found["end_char"]] == found["exact"]
    return is_there and is_found_in(text, list(found.values()))


def _told(found: Any) -> Iterator[str]:
    """All texts in a finding, as JSON has it."""
    if isinstance(found, str):
        yield found
    elif isinstance(found, list | dict):
        for one in found.values() if isinstance(found, dict) else found:
            yield from _told(one)


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


def _drop_from_log(
    session: Session, article: Article, words: str | None, dropped: str, claims: Collection[str]
) -> None:
    """Drop the words from what earlier rows of the public said; of `claims`, which rest on them, the object too."""
    quotes = cast(Change.before, Text).contains(f'"article": {article.id},', autoescape=True)
    about = and_(Change.kind == ThingKind.CLAIM, Change.public_id.in_(claims))
    for change in session.scalars(select(Change).where(or_(quotes, about))):
        scrubbed = _scrubbed(change.before, article.id, words)
        if change.public_id in claims and scrubbed.get("object") and scrubbed["object"] in dropped:
            scrubbed["object"] = None
        change.before = scrubbed
    session.flush()


def _scrubbed(before: dict[str, Any], article_id: int, words: str | None) -> dict[str, Any]:
    kept = dict(before)
    if before.get("source"):
        kept["source"] = next(_kept_sources([before["source"]], article_id, words), None)
    if "sources" in before:
        kept["sources"] = list(_kept_sources(before["sources"], article_id, words))
        if "hedges" in before and len(kept["sources"]) != len(before["sources"]):
            kept["hedges"] = []
    return kept


def _kept_sources(sources: list[dict[str, Any]], article_id: int, words: str | None) -> Iterator[dict[str, Any]]:
    """The sentences that are none of the words; those of the article without the words in its headline."""
    for source in sources:
        if source["article"] != article_id:
            yield source
        elif words is not None and words not in source["exact"] and source["exact"] not in words:
            yield {**source, "title": blanked(source["title"], words)}
