"""What is new about a thing: how the row that the public saw and the one it will see differ. Pure."""

import json
from dataclasses import dataclass
from typing import Any

from store.changes.drafts import Draft
from store.changes.plain import Json, canonical, sha256
from store.vocabulary import ChangeOp

_ABSENT = object()


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """One change to be written; `row_id` is the row that says it so far, and `before` what that said."""

    draft: Draft
    body: str
    digest: str
    op: ChangeOp
    revision: int
    changed: list[str]
    before: Json
    row_id: int | None


def tell_news(draft: Draft, earlier: Any) -> News | None:
    """How `draft` differs from `earlier`, a public row or None; None where the public sees nothing new."""
    body = canonical(draft.content)
    digest = sha256(body)
    if earlier is None:
        return None if draft.value is None else _first(draft, body, digest)
    if earlier.sha256 == digest:
        return None
    old, new = json.loads(earlier.body), json.loads(body)
    changed = sorted(key for key in {*old, *new} if old.get(key, _ABSENT) != new.get(key, _ABSENT))
    return News(
        draft=draft,
        body=body,
        digest=digest,
        op=_op(draft, was_gone=earlier.is_gone),
        revision=earlier.revision + 1,
        changed=changed,
        before={key: old[key] for key in changed if key in old},
        row_id=earlier.id,
    )


def _first(draft: Draft, body: str, digest: str) -> News:
    return News(draft=draft, body=body, digest=digest, op=ChangeOp.ADD, revision=1, changed=[], before={}, row_id=None)


def _op(draft: Draft, *, was_gone: bool) -> ChangeOp:
    if draft.value is None:
        return ChangeOp.MERGE if draft.replaced_by else ChangeOp.WITHDRAW
    return ChangeOp.RESTORE if was_gone else ChangeOp.MODIFY
