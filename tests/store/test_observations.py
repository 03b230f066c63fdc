"""What happened to articles is asked for in one query; an edit is silent only where nothing on the page tells of it."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy.orm import Session

from store.models import Article, ArticleVersion, Capture
from store.observations import find_observations, is_announced, observe
from store.revisions import compare
from store.vocabulary import ObservationKind

NOW = datetime(2025, 1, 29, 12, tzinfo=UTC)
LATER = NOW + timedelta(hours=1)


@pytest.mark.parametrize(
    ("old", "new", "announced"),
    [
        ({}, {}, False),
        ({"modified_at": NOW}, {"modified_at": NOW}, False),
        ({"modified_at": NOW}, {"modified_at": None}, False),
        ({"modified_at": LATER}, {"modified_at": NOW}, False),
        ({"modified_at": NOW}, {"modified_at": LATER}, True),
        ({}, {"modified_at": NOW}, True),
        ({"published_at": NOW}, {"published_at": LATER}, True),
    ],
)
def test_edit_is_announced_by_a_later_date_only(old: dict[str, Any], new: dict[str, Any], announced: bool) -> None:
    before, after = (ArticleVersion(text="A text.", extractor="test@1", **said) for said in (old, new))

    assert is_announced(compare(before, after)) is announced


def test_observations_of_many_articles_come_in_order_with_their_captures(session: Session) -> None:
    captures = [_capture(session, number, at) for number, at in ((1, LATER), (1, NOW), (2, NOW))]
    for capture, kind in zip(
        captures, (ObservationKind.RETURNED, ObservationKind.GONE, ObservationKind.EDITED), strict=True
    ):
        observe(session, capture, kind, None, LATER)
    session.flush()
    numbers = [capture.article_id or 0 for capture in captures]

    found = find_observations(session, [*numbers, 999])

    assert {number: [one.kind for one in rows] for number, rows in found.items()} == {
        numbers[0]: [ObservationKind.GONE, ObservationKind.RETURNED],
        numbers[2]: [ObservationKind.EDITED],
    }
    assert found[numbers[2]][0].capture is captures[2]


def _capture(session: Session, number: int, at: datetime) -> Capture:
    address = f"https://a.example/{number}"
    article = session.query(Article).filter_by(canonical_url=address).one_or_none()
    capture = Capture(
        url=address,
        fetched_at=at,
        status=200,
        payload_digest="sha256:0",
        warc_file="a.warc.gz",
        warc_offset=0,
        robots_decision="allowed",
        article=article or Article(canonical_url=address, first_seen=at, last_seen=at),
    )
    session.add(capture)
    session.flush()
    return capture
