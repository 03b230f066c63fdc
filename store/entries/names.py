"""Writing which names stand in an article and where, and the standing relations it states between entities."""

from sqlalchemy import insert, select

from store.entities import folded
from store.entries.article import Filing, passage_of
from store.entries.known import Known
from store.models import Entity, EntityRelation, Mention, Passage


def enter_relations(filing: Filing) -> None:
    """Keep the standing relations between entities that the text states."""
    said = set()
    for relation in filing.reading.relations:
        subject, other = filing.names.entity(relation.subject), filing.names.entity(relation.object)
        if subject is None or other is None:
            continue
        passage = passage_of(filing, relation.passage)
        told = (subject.id, relation.kind, other.id, passage)
        if told in said or _is_on_record(filing, subject, relation.kind, other, passage):
            continue
        said.add(told)
        row = EntityRelation(
            subject=subject, kind=relation.kind, object=other, passage=passage,
            decided_by=filing.reading.reader, recorded_at=filing.now,
        )  # fmt: skip
        filing.session.add(row)


def _is_on_record(filing: Filing, subject: Entity, kind: str, other: Entity, passage: Passage) -> bool:
    if passage in filing.session.new:  # nothing can rest on what is not written yet
        return False
    told = {"subject_id": subject.id, "kind": kind, "object_id": other.id, "passage_id": passage.id}
    return filing.session.scalar(select(EntityRelation.id).filter_by(**told)) is not None


def enter_mentions(filing: Filing) -> None:
    """Keep where names stand; one that is no entity stays a candidate."""
    version, present = filing.version, filing.known.mentioned
    for named in filing.reading.entities:
        for start, end in named.mentions:
            if (version.id, start, end) not in present:
                present.add((version.id, start, end))
                place = {"version_id": version.id, "start_char": start, "end_char": end}
                words = {"surface": version.text[start:end], "folded": folded(named.name)}
                filing.known.changes.mentions.append({**place, **words, "name": named.name})


def write_mentions(known: Known) -> None:
    """Write where names stand, with who they stand for by now; they are many, and no page shows one by itself."""
    rows = known.changes.mentions
    for row in rows:
        entity = known.names.entity(str(row.pop("name")))
        row["entity_id"] = entity.id if entity else None
    if rows:
        known.session.execute(insert(Mention), rows)
    known.changes.mentions = []
