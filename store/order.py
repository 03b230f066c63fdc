"""The order in which articles are filed, in whatever order they came: by publication, what is undated last.

A position is a text, and positions compare as texts do, by code points.
"""

from datetime import UTC, date, datetime

from store.models import ArticleVersion

BY_HAND = "by hand"
"""The place of a claim, event or dispute that an editor made: the machine fills only what an editor puts there."""
_UNDATED = "undated"


def position_of(version: ArticleVersion) -> str:
    """Where `version` stands in the order of filing: its instant of publication, then its address and number."""
    return position(version.published_at, version.article.canonical_url, version.version_no)


def position(published: datetime | None, url: str, version_no: int) -> str:
    """The position of a version with these values; two versions of one article never share one."""
    instant = published.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%f") if published else _UNDATED
    return f"{instant} {url} {version_no:05}"


def day_of(place: str | None) -> date | None:
    """The day of publication in a position, or in a place drawn from one; None for what is undated."""
    return None if not place or place.startswith(_UNDATED) else date.fromisoformat(place[:10])
