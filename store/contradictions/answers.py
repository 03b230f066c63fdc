"""One answer that two reports do not tell alike: of another kind, or flat here and qualified there."""

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import groupby
from typing import Any

from store.contradictions.found import Found, against_first
from store.contradictions.groups import groups_of_answer
from store.contradictions.seen import Answer, Seen
from store.models import Response
from store.origins import place_of
from store.vocabulary import ContradictionKind

_ONE_OCCASION = timedelta(days=31)
# "Denied that it did so on purpose" is no denial that it did so.
_QUALIFIES = re.compile(
    r"\b(?:intent\w+|unintent\w+|deliberate\w*|on purpose|knowing\w*|may|might|partly|in part|some of)\b", re.IGNORECASE
)


def answers_told_differently(seen: Seen) -> Iterator[Found]:
    """Answers of one party to one claim within a month, from two places, that differ in kind or in being qualified."""
    given = [row for row in seen.answers if groups_of_answer(row.claim_id, row.respondent_id) in seen.groups]
    for _, group in groupby(sorted(given, key=_answerer), key=_answerer):
        for left, right in against_first(group, lambda row: row, _differ):
            yield Found(
                kind=ContradictionKind.ANSWER,
                left=left,
                right=right,
                left_says=_says(left),
                right_says=_says(right),
                dispute_id=right.dispute_id,
                claim_id=right.claim_id,
                response_id=right.row_id,
            )


def cannot_differ(row: Response, first: Iterable[Any]) -> bool:
    """Whether no answer is set against this one, which came after `first` answers and more than a month off."""
    published = row.passage.version.published_at
    days = [one.as_of_last or one.published_at.date() for one in first]
    day = row.as_of_last or (published.date() if published else None)
    is_later = published is not None and all(one.published_at < published for one in first)
    return bool(days) and is_later and not any(_is_one_occasion(day, one) for one in days)


def _answerer(row: Answer) -> tuple[int, int]:
    return row.claim_id, row.respondent_id


def _differ(one: Answer, other: Answer) -> bool:
    if one.cluster is not None and one.cluster == other.cluster:
        return False
    if place_of(one.origin_key) == place_of(other.origin_key) or not _is_one_occasion(_day(one), _day(other)):
        return False
    return one.kind is not other.kind or bool(_qualifiers(one)) is not bool(_qualifiers(other))


def _says(row: Answer) -> str:
    words = _qualifiers(row)
    return f"{row.kind.label}, with “{words[0]}”" if words else row.kind.label


def _qualifiers(row: Answer) -> list[str]:
    return _QUALIFIES.findall(row.words)


def _is_one_occasion(one: date | None, other: date | None) -> bool:
    return one is not None and other is not None and abs(one - other) <= _ONE_OCCASION


def _day(row: Answer) -> date | None:
    return row.as_of_last or row.published
