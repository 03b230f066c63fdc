"""One answer that two reports do not tell alike: of another kind, or flat here and qualified there."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import groupby

from store.contradictions.found import Found, against_first
from store.models import Dispute, Response
from store.origins import place_of
from store.vocabulary import SILENCES, ContradictionKind

_ONE_OCCASION = timedelta(days=31)
# "Denied that it did so on purpose" is no denial that it did so.
_QUALIFIES = re.compile(
    r"\b(?:intent\w+|unintent\w+|deliberate\w*|on purpose|knowing\w*|may|might|partly|in part|some of)\b", re.IGNORECASE
)


def answers_told_differently(dispute: Dispute) -> Iterator[Found]:
    """Answers of one party to one claim within a month, from two places, that differ in kind or in being qualified."""
    given = [row for row in dispute.responses if row.kind not in SILENCES and row.claim_id is not None]
    for _, group in groupby(sorted(given, key=_answerer), key=_answerer):
        for left, right in against_first(group, lambda row: row, _differ):
            yield Found(
                kind=ContradictionKind.ANSWER,
                left=left.passage,
                right=right.passage,
                left_says=_says(left),
                right_says=_says(right),
                claim=right.claim,
                response=right,
            )


def _answerer(row: Response) -> tuple[int, int]:
    return row.claim_id or 0, row.respondent_id


def _differ(one: Response, other: Response) -> bool:
    cluster = one.passage.version.copy_cluster
    if cluster is not None and cluster == other.passage.version.copy_cluster:
        return False
    if place_of(one.origin_key) == place_of(other.origin_key) or not _is_one_occasion(_day(one), _day(other)):
        return False
    return one.kind is not other.kind or bool(_qualifiers(one)) is not bool(_qualifiers(other))


def _says(row: Response) -> str:
    words = _qualifiers(row)
    return f"{row.kind.label}, with “{words[0]}”" if words else row.kind.label


def _qualifiers(row: Response) -> list[str]:
    return _QUALIFIES.findall(row.passage.exact)


def _is_one_occasion(one: date | None, other: date | None) -> bool:
    return one is not None and other is not None and abs(one - other) <= _ONE_OCCASION


def _day(row: Response) -> date | None:
    published = row.passage.version.published_at
    return row.as_of_last or (published.date() if published else None)
