"""What readers call the keys of a row that changed."""

from store.models import Change
from store.vocabulary import ThingKind

_CALLED = {
    "claimants": "who says it",
    "claimant_text": "who says it",
    "targets": "of whom",
    "act": "the alleged act",
    "object": "of what",
    "legal_theories": "legal theory",
    "happened": "when it is said to have happened",
    "commitment": "how firmly it is said",
    "status": "in what manner it is said",
    "responses": "answers",
    "replies": "what a party wrote to this record",
    "sources": "sentences",
    "counts": "number of sources",
    "state": "review",
    "machine_only": "who looked at it",
    "names": "other names",
}
# When and by which program it was read, and what follows from another key: readers are not told of them.
_UNTOLD = frozenset(
    {"decided_by", "confidence", "rule", "recorded_at", "kind", "id", "path", "gone", "act_label", "polarity", "hedges",
     "stands", "first_published", "event_label", "response_label", "entity_label"}
)  # fmt: skip


def respects(change: Change) -> list[str]:
    """In which respects a thing changed, each once, in words."""
    called = _CALLED | ({"status": "where it stands"} if change.kind is ThingKind.DISPUTE else {})
    told = (called.get(key, key.replace("_", " ")) for key in change.changed if key not in _UNTOLD)
    return list(dict.fromkeys(told))
