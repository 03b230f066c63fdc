"""Writing which names stand in an article and where, and the standing relations it states between entities."""

from sqlalchemy import select

from store.entities import find_entity
from store.entries.article import Filing, passage_of
from store.identifiers import fold
from store.models import EntityRelation, Mention


def enter_relations(filing: Filing) -> None:
    """Keep the standing relations between entities that the text states."""
    for relation in filing.reading.relations:
        subject, other = filing.names.entity(relation.subject), filing.names.entity(relation.object)
        if subject is None or other is None:
            continue
        passage = passage_of(filing, relation.passage)
        kept = (EntityRelation.subject_id, subject.id), (EntityRelation.object_id, other.id)
        wanted = select(EntityRelation).where(EntityRelation.kind == relation.kind, *(c == v for c, v in kept))
        if filing.session.scalar(wanted.where(EntityRelation.passage_id == passage.id)) is None:
            row = EntityRelation(
                subject=subject, kind=relation.kind, object=other, passage=passage,
                decided_by=filing.reading.reader, recorded_at=filing.now,
            )  # fmt: skip
            filing.session.add(row)


def enter_mentions(filing: Filing) -> None:
    """Keep where names stand; one that is no entity stays a candidate."""
    wanted = select(Mention.start_char, Mention.end_char).where(Mention.version_id == filing.version.id)
    present = {(start, end) for start, end in filing.session.execute(wanted)}
    for named in filing.reading.entities:
        entity = find_entity(filing.session, named.name)
        for start, end in named.mentions:
            if (start, end) not in present:
                present.add((start, end))
                surface, entity_id = filing.version.text[start:end], entity.id if entity else None
                mention = Mention(start_char=start, end_char=end, surface=surface, entity_id=entity_id)
                mention.folded = fold(named.name)
                mention.version_id = filing.version.id
                filing.session.add(mention)
