"""Two articles over a week, through the real crawler and a real server: one is edited, one never changes.

The clock is ours: each visit is a process of its own that is told which instant it is.
"""

import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from store.history import find_history
from store.models import Article, Capture
from store.vocabulary import ChangeKind, ObservationKind, SentenceFate

STEADY = "A court in Sampleton heard both sides on Friday and set the next hearing for the spring of the coming year."
FIRST = (
    "Aldine Books sued Borealis Labs on Monday, saying that its novels were used without leave.\n\n"
    'Borealis Labs said that the complaint was "without merit" - and no more.\n\n'
    "A judge will hear both sides in the spring."
)
SECOND = FIRST.replace('"without merit" -', "“without merit” –")
NOTICE = "Correction: An earlier version of this article named the wrong day."
THIRD = SECOND.replace("on Monday", "on Tuesday") + f"\n\nA hearing was asked for as well.\n\n{NOTICE}"
START = datetime(2025, 1, 29, 9, 5, tzinfo=UTC)
STEPS = [timedelta(hours=hours) for hours in (0, 1, 6, 24, 7 * 24)]

_VISIT = """
import sys
from datetime import datetime
from pathlib import Path
from cli.crawl import crawl_once, known_outlets
from cli.settings import read_settings
from crawler.round import RoundOptions

settings = read_settings()
known = known_outlets(settings, Path(sys.argv[1]))
at = datetime.fromisoformat(sys.argv[2])
crawl_once(settings, known, [known["revised"]], RoundOptions(clock=lambda: at))
"""


@dataclass
class Week:
    """A site after five rounds of visits, and the record they made."""

    site: Any
    session: Session

    def history(self, path: str) -> Any:
        wanted = select(Article.id).where(Article.canonical_url == self.site.address + path)
        return find_history(self.session, self.session.scalars(wanted).one())

    def answers(self, path: str) -> list[int]:
        wanted = select(Capture.status).where(Capture.url == self.site.address + path)
        return list(self.session.scalars(wanted.order_by(Capture.fetched_at)))


@pytest.fixture(scope="module")
def week(make_site: Callable[[str], Any], make_home: Callable[[], Any]) -> Week:
    site, home = make_site("127.0.0.61"), make_home()
    site.robots()
    site.feed("/steady", "/edited")
    file = home.outlets(site.outlet("revised"))
    site.article("/steady", STEADY, ETag='"s"')
    pages = {0: (FIRST, "A first headline"), 1: (SECOND, "A second headline"), 3: (THIRD, "A second headline")}
    for number, step in enumerate(STEPS):
        if number in pages:
            text, title = pages[number]
            site.article("/edited", text, title=title, ETag=f'"e{number}"')
        _visit(home, file, START + step)
    return Week(site, home.session())


def _visit(home: Any, outlets: str, at: datetime) -> None:
    words = [sys.executable, "-c", _VISIT, outlets, at.isoformat()]
    path = {"PYTHONPATH": str(Path.cwd())}
    subprocess.run(words, check=True, timeout=120, env=home.environment | path)


def test_unchanged_article_has_one_version_and_five_sightings_for_four_304s(week: Week) -> None:
    history = week.history("/steady")

    assert [version.version_no for version in history.versions] == [1]
    assert [sighting.fetched_at - START for sighting in history.sightings] == STEPS
    assert week.answers("/steady") == [200, 304, 304, 304, 304]


def test_each_sighting_keeps_its_robots_decision(week: Week) -> None:
    for sighting in week.history("/steady").sightings:
        assert sighting.capture.robots_decision.endswith("/robots.txt answered 200")


def test_edited_article_has_three_versions(week: Week) -> None:
    history = week.history("/edited")

    assert [version.version_no for version in history.versions] == [1, 2, 3]
    assert [version.fetched_at - START for version in history.versions] == [STEPS[0], STEPS[1], STEPS[3]]
    assert [sighting.version_no for sighting in history.sightings] == [1, 2, 2, 3, 3]
    assert week.answers("/edited") == [200, 200, 304, 200, 304]


def test_changes_between_the_versions_are_graded(week: Week) -> None:
    first, second = week.history("/edited").changes(newest=9)

    assert first.revision.kinds == (ChangeKind.HEADLINE, ChangeKind.TYPOGRAPHIC)
    assert second.revision.kinds == (ChangeKind.CORRECTION_NOTICE, ChangeKind.BODY)
    assert second.revision.notice == (None, NOTICE)
    assert [change.fate for change in second.revision.body] == [SentenceFate.CHANGED, SentenceFate.ADDED]


def test_what_happened_is_told_with_the_visit_that_shows_it(week: Week) -> None:
    seen = week.history("/edited").observations

    assert [one.kind for one in seen] == [ObservationKind.RETITLED, ObservationKind.CORRECTED]
    assert [one.capture.fetched_at - START for one in seen] == [STEPS[1], STEPS[3]]


def test_times_are_kept_apart(week: Week) -> None:
    article = week.history("/edited").article
    published = article.versions[0].published_at

    assert published == datetime(2025, 1, 29, 9, tzinfo=UTC)
    assert (article.first_seen, article.last_seen) == (START, START + STEPS[-1])
