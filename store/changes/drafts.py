"""What is said of one public thing: its value, or why there is none any more."""

from dataclasses import dataclass, field

from store.changes.plain import Json
from store.vocabulary import ThingKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A thing as the record has it now. Without a `value` it is gone: into `replaced_by`, or for a `reason`.

    `about` are the addresses of the pages it belongs on; `dispute` is the slug of the one it stands in. Where its words
    were taken down, `text_sha256` is the hash of the text that had them.
    """

    kind: ThingKind
    number: int
    public_id: str
    value: Json | None = None
    reason: str | None = None
    replaced_by: str | None = None
    text_sha256: str | None = None
    about: frozenset[str] = field(default_factory=frozenset)
    dispute: str | None = None

    @property
    def content(self) -> Json:
        """All that the public is told: the value, or a tombstone."""
        told = {"kind": self.kind, "id": self.public_id, "gone": self.value is None}
        if self.value is None:
            kept = {"text_sha256": self.text_sha256} if self.text_sha256 else {}
            return {**told, "reason": self.reason, "replaced_by": self.replaced_by, **kept}
        return {**told, **self.value}
