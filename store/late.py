"""Late readings in groups: those that share a dispute are filed together, so that it is filed anew once."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from store.filing import touched_by
from store.models import VersionReading


def group_late(session: Session, ids: Sequence[int], now: datetime) -> list[list[int]]:
    """Ids of readings in groups that have no dispute in common with one another."""
    touched = {}
    for number in ids:
        kept = session.get_one(VersionReading, number)
        touched[number] = {dispute.id for dispute in touched_by(session, kept, now)}
    return joined(touched)


def joined(touched: Mapping[int, Iterable[int]]) -> list[list[int]]:
    """The keys in groups: two whose values share an element, or that others join, are in one; each in order."""
    groups: list[tuple[set[int], list[int]]] = []
    for number, disputes in touched.items():
        own = (set(disputes), [number])
        apart = []
        for group in groups:
            if group[0] & own[0]:
                own = (group[0] | own[0], group[1] + own[1])
            else:
                apart.append(group)
        groups = [*apart, own]
    return [sorted(numbers) for _, numbers in groups]
