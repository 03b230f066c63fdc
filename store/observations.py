"""What was seen to happen to an article, noted with the visit that shows it, and asked for by the pages."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from store.models import ArticleObservation, ArticleVersion, Capture
from store.revisions import Revision
from store.vocabulary import ChangeKind, ObservationKind

DECIDED_BY = "onrecord-observations@1"

Seen = tuple[ObservationKind, str | None]


def observe(
    session: Session,
    capture: Capture,
    kind: ObservationKind,
    because: str | None,
    now: datetime,
    *,
    version: ArticleVersion | None = None,
) -> None:
    """Note that `capture` shows this of its article; `now` is when this record has it."""
    session.add(
        ArticleObservation(
            article_id=capture.article_id,
            kind=kind,
            observed_at=capture.fetched_at,
            capture=capture,
            version=version,
            because=because,
            decided_by=DECIDED_BY,
            recorded_at=now,
        )
    )


def seen_in(revision: Revision, version: ArticleVersion) -> Iterator[Seen]:
    """What a new version shows to have happened, with its notice; nothing where the difference may be our reading."""
    if revision.is_other_reading:
        return
    if ChangeKind.HEADLINE in revision.kinds:
        yield ObservationKind.RETITLED, version.title
    if revision.notice and version.correction_notice:
        yield ObservationKind.CORRECTED, version.correction_notice
    elif ChangeKind.BODY in revision.kinds:
        yield (ObservationKind.EDITED if is_announced(revision) else ObservationKind.SILENTLY_EDITED), None


def is_announced(revision: Revision) -> bool:
    """Whether the page states a later date than before, of its change or of its publication."""
    pairs = (pair for pair in (revision.modified, revision.published) if pair)
    return any(after is not None and (before is None or after > before) for before, after in pairs)


def find_observations(session: Session, article_ids: Iterable[int]) -> dict[int, Sequence[ArticleObservation]]:
    """What happened to each of these articles, in order, with the capture that shows it; in one query."""
    wanted = select(ArticleObservation).where(ArticleObservation.article_id.in_(list(article_ids)))
    in_order = wanted.order_by(ArticleObservation.observed_at, ArticleObservation.id)
    found: dict[int, list[ArticleObservation]] = defaultdict(list)
    for row in session.scalars(
        in_order.options(joinedload(ArticleObservation.capture), joinedload(ArticleObservation.version))
    ):
        found[row.article_id].append(row)
    return dict(found)
