"""The history of an article as its page tells it: what happened in a sentence, what changed, every visit.

Only changed sentences are shown, and of those a part: the article is the outlet's.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from store.alignment import Piece
from store.history import Change, History
from store.models import Capture
from store.revisions import Revision, SentenceChange
from store.vocabulary import ArticleState, ChangeKind, ObservationKind, SentenceFate
from webapp.claim_document import iso
from webapp.words import count, long_day, names, shortened

MOST_CHANGES, MOST_REVISIONS = 8, 12
_LEAST_SHOWN, _MOST_SHARE = 3, 0.4  # of the sentences of an article, so that one rewritten is not published whole
_LONGEST_KEPT, _LONGEST_CONTEXT = 120, 80  # characters of unchanged words around a change

_HAPPENED = {
    ObservationKind.RETITLED: "the headline was changed by {day}",
    ObservationKind.EDITED: "the text was changed by {day}, under a later date",
    ObservationKind.SILENTLY_EDITED: "the text was changed by {day}, without a notice or a later date",
    ObservationKind.CORRECTED: "the outlet had corrected it by {day}",
    ObservationKind.WITHDRAWN: "the outlet had withdrawn it by {day}",
    ObservationKind.GONE: "the page was missing by {day}",
    ObservationKind.RETURNED: "it could be read again on {day}",
}
_FATES = (SentenceFate.CHANGED, SentenceFate.REPLACED, SentenceFate.ADDED, SentenceFate.REMOVED)


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownChange:
    """A changed sentence: its words in one row and in two, and the end of the sentence that it follows."""

    fate: SentenceFate
    context: str
    pieces: list[Piece]

    @property
    def was(self) -> list[Piece]:
        """The words as they were."""
        return [piece for piece in self.pieces if piece.was]

    @property
    def now(self) -> list[Piece]:
        """The words as they are."""
        return [piece for piece in self.pieces if piece.now]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownRevision:
    """A change from one version to the next with its summary; `more` counts changed sentences that are not shown."""

    change: Change
    summary: str
    headline: ShownChange | None
    notice: tuple[str | None, str | None] | None
    body: list[ShownChange]
    typography: list[ShownChange]
    more: int


def what_happened(history: History) -> str:
    """What became of the article, as one sentence, each kind of thing once and with the day it was last seen."""
    days = {one.kind: long_day(one.observed_at) for one in history.observations}
    times = Counter(one.kind for one in history.observations)
    told = [_times(_HAPPENED[kind].format(day=day), times[kind]) for kind, day in days.items()]
    if history.article.state is ArticleState.GONE and not {ObservationKind.WITHDRAWN, ObservationKind.GONE} & set(days):
        told.append("the outlet has withdrawn this page")
    sentence = "; ".join(told) or _unchanged(history)
    return f"{sentence[:1].upper()}{sentence[1:]}."


def notice_of_withdrawal(history: History) -> str | None:
    """The newest notice by which the page itself said that it was withdrawn."""
    told = [one.because for one in history.observations if one.kind is ObservationKind.WITHDRAWN and one.version_id]
    return told[-1] if told else None


def shown_revision(change: Change, *, is_withheld: bool) -> ShownRevision:
    """What the page shows of a change; of a withheld article no words."""
    revision = change.revision
    limit = 0 if is_withheld else _most_shown(revision)
    typographic = revision.typography[: max(0, limit - len(revision.body))]
    return ShownRevision(
        change=change,
        summary=summary(revision),
        headline=None if is_withheld or not revision.headline else _shown(revision.headline),
        notice=None if is_withheld else revision.notice,
        body=[_shown(one) for one in revision.body[:limit]],
        typography=[_shown(one) for one in typographic],
        more=max(0, len(revision.body) + len(revision.typography) - limit),
    )


def summary(revision: Revision) -> str:
    """The grades of a change and how much of the text it touched, as one sentence."""
    parts = [part for part in (_told(kind, revision) for kind in revision.kinds) if part]
    sentence = names(parts) or "nothing but spaces or what surrounds the text changed"
    return f"{sentence[:1].upper()}{sentence[1:]}."


def counted(revision: Revision) -> str:
    """How many sentences were changed, replaced, added, removed and moved."""
    fates = [f"{count(revision.count(fate), 'sentence')} {fate.label}" for fate in _FATES if revision.count(fate)]
    return names([*fates, *([f"{count(revision.moved, 'sentence')} moved"] if revision.moved else [])])


def visit_words(capture: Capture) -> str:
    """What one visit found, in words."""
    if capture.refusal is not None:
        return f"not there: {capture.refusal}"
    return "unchanged, so the server said" if capture.status == 304 else "read in full"


def visits(history: History) -> list[tuple[Capture, str, int | None]]:
    """Every visit, newest first: what it found, and which version it saw, if any."""
    seen = [(one.capture, _seen(one.capture, is_new=one.is_new_version), one.version_no) for one in history.sightings]
    missed: list[tuple[Capture, str, int | None]] = [(one, visit_words(one), None) for one in history.absences]
    return sorted([*seen, *missed], key=lambda visit: (visit[0].fetched_at, visit[0].id), reverse=True)


def revision_document(shown: ShownRevision) -> dict[str, Any]:
    """A change as data, with the same sentences as the page."""
    change, revision = shown.change, shown.change.revision
    return {
        "from_version": change.old.version_no,
        "to_version": change.new.version_no,
        "old_last_seen": iso(change.seen_before),
        "new_first_seen": iso(change.seen_after),
        "kinds": list(revision.kinds),
        "summary": shown.summary,
        "is_other_reading": revision.is_other_reading,
        "sentences": {str(fate): revision.count(fate) for fate in _FATES}
        | {"moved": revision.moved, "kept": revision.kept, "typographic": len(revision.typography)},
        "headline": _sides(shown.headline) if shown.headline else None,
        "correction_notice": shown.notice[1] if shown.notice else None,
        "changes": [{"fate": one.fate, **_sides(one)} for one in shown.body],
        "not_shown": shown.more,
    }


def _seen(capture: Capture, *, is_new: bool) -> str:
    return "read in full, and new" if is_new else visit_words(capture)


def _times(told: str, number: int) -> str:
    return told if number == 1 else f"{told} ({number} times)"


def _unchanged(history: History) -> str:
    if len(history.versions) > 1:
        return "the versions differ in nothing that is told here as a change by the outlet"
    number = len(history.sightings)
    if number < 2:
        return f"it was seen once, on {long_day(history.article.first_seen)}"
    return f"it stood unchanged each of the {number} times it was seen, last on {long_day(history.article.last_seen)}"


def _told(kind: ChangeKind, revision: Revision) -> str:
    if kind is ChangeKind.CORRECTION_NOTICE and revision.notice:
        before, after = revision.notice
        verb = "was changed" if before and after else "appeared" if after else "went"
        return f"a correction notice {verb}"
    words = {
        ChangeKind.HEADLINE: "the headline was changed",
        ChangeKind.BODY: f"the text has {counted(revision)}",
        ChangeKind.BYLINE: "other authors are named",
        ChangeKind.DATE: "another date of publication is given",
        ChangeKind.TYPOGRAPHIC: "some typography differs",
    }
    return words[kind]


def _most_shown(revision: Revision) -> int:
    total = revision.kept + len(revision.body) + len(revision.typography)
    return min(MOST_CHANGES, max(_LEAST_SHOWN, int(total * _MOST_SHARE)))


def _shown(change: SentenceChange) -> ShownChange:
    needs_context = change.fate in {SentenceFate.ADDED, SentenceFate.REMOVED}
    return ShownChange(
        fate=change.fate,
        context=_end_of(change.before_it or "") if needs_context else "",
        pieces=list(_cut(change.pieces)),
    )


def _cut(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """The pieces, with the middle of long unchanged stretches left out."""
    for piece in pieces:
        if piece.was and piece.now and len(piece.text) > _LONGEST_KEPT:
            half = _LONGEST_KEPT // 2
            yield Piece(f"{shortened(piece.text, half)} {_end_of(piece.text, half)}", was=True, now=True)
        else:
            yield piece


def _end_of(text: str, limit: int = _LONGEST_CONTEXT) -> str:
    if len(text) <= limit:
        return text
    return "…" + text[-limit:].partition(" ")[2]


def _sides(change: ShownChange) -> dict[str, str | None]:
    return {"before": _text(change.was), "after": _text(change.now)}


def _text(pieces: Sequence[Piece]) -> str | None:
    return "".join(piece.text for piece in pieces).strip() or None
