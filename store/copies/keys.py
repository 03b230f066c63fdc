"""The keys of texts in the store: which versions share some with a text, at a cost that does not grow with the record.

A key is kept for FULL versions and no more, so that a notice which stands under every page costs what a hundred do.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import ARRAY, BigInteger, bindparam, func, insert, select
from sqlalchemy.orm import Session

from store.models import copy_key

FULL = 100  # versions to a key
MOST = 20  # versions to compare one text with, those first that share the most keys
_ENOUGH, _ENOUGH_SHARE = 2, 0.25
# Statements are built once: building one takes as long as running it. The keys asked for are one value of each, for a
# value to a key would take longer to bind than the answer takes to find.
_WANTED = select(copy_key.c.key, copy_key.c.version_id)
_LISTED = func.json_each(bindparam("keys")).table_valued("value")
_HOLDERS = {
    "sqlite": _WANTED.where(copy_key.c.key.in_(select(_LISTED.c.value))),
    "postgresql": _WANTED.where(copy_key.c.key == func.any(bindparam("keys", type_=ARRAY(BigInteger)))),
}
_KEEP = insert(copy_key)


@dataclass(frozen=True, slots=True)
class Keys:
    """Who holds which key, as far as some texts ask; it is added to as they are taken in."""

    holders: defaultdict[int, list[int]]

    def meet(self, keys: Sequence[int]) -> list[int]:
        """The versions worth comparing with a text of these keys, those first that share the most.

        One key in common is a turn of phrase. Two are worth a comparison, and so is the first, which is that of the
        whole text; of full keys, which say little, it takes a quarter of them all.
        """
        if self.holders.keys().isdisjoint(keys):
            return []
        shared = self._counted(keys)
        telling = self._counted(self._free(keys)) + Counter(dict.fromkeys(self.holders.get(keys[0], ()), _ENOUGH))
        least = max(_ENOUGH, len(keys) * _ENOUGH_SHARE)
        worth = [version for version, count in shared.items() if telling[version] >= _ENOUGH or count >= least]
        return sorted(worth, key=lambda version: (-shared[version], version))[:MOST]

    def add(self, version_id: int, keys: Sequence[int]) -> list[dict[str, int]]:
        """Let later texts meet this version; the rows to keep of it."""
        free = self._free(keys)
        for key in free:
            self.holders[key].append(version_id)
        return [{"key": key, "version_id": version_id} for key in free]

    def _free(self, keys: Sequence[int]) -> list[int]:
        return [key for key in keys if len(self.holders.get(key, ())) < FULL]

    def _counted(self, keys: Iterable[int]) -> Counter[int]:
        return Counter(version for key in keys for version in self.holders.get(key, ()))


def find_keys(session: Session, keys: Iterable[int]) -> Keys:
    """Who holds each of these keys so far."""
    holders: defaultdict[int, list[int]] = defaultdict(list)
    connection, asked = session.connection(), sorted(set(keys))
    dialect = connection.dialect.name
    given = {"keys": json.dumps(asked) if dialect == "sqlite" else asked}
    for key, version in connection.execute(_HOLDERS[dialect], given):
        holders[key].append(version)
    return Keys(holders)


def keep_keys(session: Session, rows: Sequence[dict[str, int]]) -> None:
    """Write the rows that `Keys.add` gave."""
    if rows:
        session.connection().execute(_KEEP, sorted(rows, key=lambda row: row["key"]))
