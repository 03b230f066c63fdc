"""What was looked up already while articles are filed in one transaction, so that each thing is asked for once.

What is asked for many articles at a time costs each of them little. What filing changes is noted here too: it is
finished once, when all of them are filed.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from sqlalchemy import bindparam, select, union
from sqlalchemy.orm import Session, joinedload, selectinload

from store.entities import KnownNames
from store.models import (
    ArticleVersion,
    Assertion,
    Claim,
    Dispute,
    DisputeParty,
    Event,
    EventCitation,
    Mention,
    Passage,
    Proceeding,
    Response,
)
from store.origins import TextOf, place_among, texts_of
from store.vocabulary import EventKind, PartyRole

AnyRow = Assertion | EventCitation | Response
Row = TypeVar("Row", Assertion, EventCitation, Response)
TABLES: tuple[type[AnyRow], ...] = (Assertion, EventCitation, Response)
_AT_ONCE = 500  # articles that are looked up together: each is one parameter of a statement

_MATTERS = (
    selectinload(Dispute.parties).joinedload(DisputeParty.entity),
    selectinload(Dispute.claims).selectinload(Claim.parties),
    selectinload(Dispute.proceedings),
    selectinload(Dispute.judged_here),
)
_ACCUSING = (
    select(DisputeParty.entity_id, Dispute)
    .join(Dispute, DisputeParty.dispute_id == Dispute.id)
    .where(DisputeParty.role == PartyRole.ACCUSED, DisputeParty.entity_id.in_(bindparam("entities", expanding=True)))
    .order_by(Dispute.id)
    .options(*_MATTERS)
)
_OF_DOCKETS = (
    select(Proceeding.docket, Dispute)
    .join(Dispute, Proceeding.dispute_id == Dispute.id)
    .where(Proceeding.docket.in_(bindparam("dockets", expanding=True)))
    .order_by(Dispute.id)
    .options(*_MATTERS)
)
_PASSAGES = (
    select(Passage)
    .join(ArticleVersion)
    .where(ArticleVersion.article_id.in_(bindparam("articles", expanding=True)))
    .options(joinedload(Passage.version).defer(ArticleVersion.text))
    .order_by(Passage.id)
)
_ADDRESSES = {
    table: select(table.id).where(table.public_id == bindparam("address")) for table in (Claim, Event, Response)
}
_HERE = Passage.version_id.in_(bindparam("versions", expanding=True))
_STANDS = union(
    select(Passage.version_id, Claim.dispute_id)
    .join(Assertion, Assertion.claim_id == Claim.id)
    .join(Passage)
    .where(_HERE),
    select(Passage.version_id, Event.dispute_id)
    .join(EventCitation, EventCitation.event_id == Event.id)
    .join(Passage)
    .where(_HERE),
    select(Passage.version_id, Response.dispute_id).join(Passage, Response.passage_id == Passage.id).where(_HERE),
)
_MENTIONED = select(Mention.version_id, Mention.start_char, Mention.end_char).where(
    Mention.version_id.in_(bindparam("versions", expanding=True))
)


@dataclass(slots=True, kw_only=True)
class ArticleRows:
    """What is on record of one article: its passages by version and offsets, and what rests on them."""

    newest_no: int
    newest_id: int  # of the version that was fetched last, which need not have the highest number
    passages: dict[tuple[int, int, int], Passage] = field(default_factory=dict)
    rows: list[AnyRow] = field(default_factory=list)
    matters: dict[int, None] = field(default_factory=dict)  # ids of disputes under which it or a copy of it stands

    def resting_on(self, table: type[Row], words: str) -> list[Row]:
        """The rows of one table that rest on these words, in whichever version, in the order they were written."""
        return [row for row in self.rows if isinstance(row, table) and row.passage.exact == words]

    def keep(self, row: AnyRow) -> None:
        """Know a row that may have just been written."""
        if row not in self.rows:
            self.rows.append(row)


@dataclass(slots=True, kw_only=True)
class Known:
    """Shared by the articles of one transaction."""

    session: Session
    names: KnownNames
    articles: dict[int, ArticleRows] = field(default_factory=dict)
    places: dict[int, str] = field(default_factory=dict)  # where the text of a version became public
    mentioned: set[tuple[int, int, int]] = field(default_factory=set)  # version and offsets
    addresses: set[str] = field(default_factory=set)  # of what is not written yet
    events: dict[tuple[int, EventKind], dict[Event, None]] = field(default_factory=lambda: defaultdict(dict))
    changes: "Changes" = field(default_factory=lambda: Changes())
    _matters: dict[int, Dispute] = field(default_factory=dict)
    _clusters: dict[str, dict[int, None]] = field(default_factory=dict)
    _accusing: dict[int, dict[int, Dispute]] = field(default_factory=dict)
    _cases: dict[str, dict[int, Dispute]] = field(default_factory=dict)

    def expect(self, versions: Sequence[ArticleVersion]) -> None:
        """Look up what is on record of the articles of these versions, and of their copies."""
        for start in range(0, len(versions), _AT_ONCE):
            self._expect([one for one in versions[start : start + _AT_ONCE] if one.id not in self.places])

    def accusing(self, entities: Iterable[int]) -> list[Dispute]:
        """The disputes in which one of these entities was accused when they were looked up, or is since."""
        wanted = set(entities)
        if unknown := wanted - self._accusing.keys():
            self._accusing.update((number, {}) for number in unknown)
            for number, dispute in self.session.execute(_ACCUSING, {"entities": sorted(unknown)}):
                self._accusing[number][dispute.id] = dispute
        return list({number: one for entity in wanted for number, one in self._accusing[entity].items()}.values())

    def of_dockets(self, dockets: Iterable[str]) -> list[Dispute]:
        """The disputes that have a case with one of these docket numbers, in their clean form."""
        wanted = set(dockets)
        if unknown := wanted - self._cases.keys():
            self._cases.update((docket, {}) for docket in unknown)
            for docket, dispute in self.session.execute(_OF_DOCKETS, {"dockets": sorted(unknown)}):
                self._cases[str(docket)][dispute.id] = dispute
        return list({number: one for docket in wanted for number, one in self._cases[docket].items()}.values())

    def of_article(self, version: ArticleVersion) -> list[Dispute]:
        """The disputes under which sentences of this article, in any version, or of its copies stand."""
        copies = self._clusters.get(version.copy_cluster or "", {})
        return [self._matter(number) for number in {**self.articles[version.article_id].matters, **copies}]

    def is_taken(self, table: type[Claim | Event | Response], address: str) -> bool:
        """Whether another row has this public id; what is not taken is from now on."""
        if address in self.addresses or self.session.scalar(_ADDRESSES[table], {"address": address}) is not None:
            return True
        self.addresses.add(address)
        return False

    def note_accused(self, dispute: Dispute, entity_id: int) -> None:
        """Know that somebody is accused in one more dispute, whether or not it is written."""
        self.accusing([entity_id])
        self._accusing[entity_id][dispute.id] = dispute

    def note_case(self, dispute: Dispute, docket: str | None) -> None:
        """Know that a dispute has a case with this number, whether or not it is written."""
        if docket:
            self.of_dockets([docket])
            self._cases[docket][dispute.id] = dispute

    def note_stand(self, version: ArticleVersion, disputes: Iterable[Dispute]) -> None:
        """Know where sentences of an article stand now."""
        for dispute in disputes:
            self._matters[dispute.id] = dispute
            self.articles[version.article_id].matters[dispute.id] = None
            if version.copy_cluster:
                self._clusters.setdefault(version.copy_cluster, {})[dispute.id] = None

    def _matter(self, number: int) -> Dispute:
        if number not in self._matters:
            self._matters[number] = self.session.get_one(Dispute, number)
        return self._matters[number]

    def _expect(self, versions: Sequence[ArticleVersion]) -> None:
        if not versions:
            return
        articles = {version.article_id for version in versions}
        clusters = {version.copy_cluster for version in versions if version.copy_cluster}
        texts = texts_of(self.session, articles=articles, clusters=clusters)
        copies = _by_cluster(texts)
        self.places.update((version.id, place_among(copies[_cluster(version)])) for version in versions)
        self._note_texts(texts, articles)
        self._load_rows(articles)
        ids = {"versions": [version.id for version in versions]}
        self.mentioned.update(self.session.execute(_MENTIONED, ids).all())
        self._load_stands(texts)

    def _note_texts(self, texts: Iterable[TextOf], articles: set[int]) -> None:
        by_article: dict[int, list[TextOf]] = defaultdict(list)
        for text in texts:
            by_article[text.article_id].append(text)
        for number in articles:
            newest = max(by_article[number], key=lambda text: (text.fetched_at, text.version_no))
            newest_no = max(text.version_no for text in by_article[number])
            self.articles.setdefault(number, ArticleRows(newest_no=newest_no, newest_id=newest.version_id))

    def _load_rows(self, articles: set[int]) -> None:
        passages = self.session.scalars(_PASSAGES, {"articles": sorted(articles)}).all()
        for one in passages:
            kept = self.articles[one.version.article_id]
            kept.passages[(one.version_id, one.start_char, one.end_char)] = one
        ids = [passage.id for passage in passages]
        for table in TABLES if ids else ():
            rows: Iterable[AnyRow] = self.session.scalars(
                select(table).where(table.passage_id.in_(ids)).order_by(table.id)
            )
            for row in rows:
                self.articles[row.passage.version.article_id].keep(row)

    def _load_stands(self, texts: Sequence[TextOf]) -> None:
        by_version = {text.version_id: text for text in texts}
        stands = self.session.execute(_STANDS, {"versions": list(by_version)}).all()
        unknown = {dispute_id for _, dispute_id in stands} - self._matters.keys()
        if unknown:
            loaded = self.session.scalars(select(Dispute).where(Dispute.id.in_(unknown)).options(*_MATTERS))
            self._matters.update((dispute.id, dispute) for dispute in loaded)
        for version_id, dispute_id in stands:
            text = by_version[version_id]
            if text.article_id in self.articles:
                self.articles[text.article_id].matters[dispute_id] = None
            if text.cluster:
                self._clusters.setdefault(text.cluster, {})[dispute_id] = None


@dataclass(slots=True, kw_only=True)
class Changes:
    """What has to be finished when all articles of a transaction are filed."""

    rows: dict[AnyRow, None] = field(default_factory=dict)  # that were said, said again, or are said no more
    claims: dict[Claim, None] = field(default_factory=dict)  # that can be found by other words than before
    mentions: list[dict[str, object]] = field(default_factory=list)  # that are not written yet

    recased: dict[Dispute, None] = field(default_factory=dict)  # where a case, and so its events, got a docket number

    def note(self, row: AnyRow) -> None:
        """Note that an article says this, or does so no more."""
        self.rows[row] = None

    @property
    def disputes(self) -> list[Dispute]:
        """The disputes under which something changed."""
        return list(dict.fromkeys(dispute_of(row) for row in self.rows))

    @property
    def answers(self) -> list[Response]:
        """The answers and silences that were said, said again, or are said no more."""
        return [row for row in self.rows if isinstance(row, Response)]


def dispute_of(row: AnyRow) -> Dispute:
    """The dispute that a row stands under."""
    if isinstance(row, Response):
        return row.dispute
    return row.event.dispute if isinstance(row, EventCitation) else row.claim.dispute


def _cluster(version: ArticleVersion) -> str | int:
    return version.copy_cluster or version.id


def _by_cluster(texts: Iterable[TextOf]) -> dict[str | int, list[TextOf]]:
    """The texts by their cluster; one that is in none stands by itself, under its id."""
    found: dict[str | int, list[TextOf]] = defaultdict(list)
    for text in texts:
        found[text.cluster or text.version_id].append(text)
    return found
