"""Thirteen ways in which real coverage contradicted itself, in our own words, through the real reader and filing.

Some of them cannot be seen from the texts: `why` says so, and the test holds that nothing is made up.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from store.database import open_engine, upgrade
from store.knowledge import Knowledge
from store.models import Contradiction, Event
from store.status import derive_status
from store.vocabulary import ContradictionKind, ContradictionState, EventKind, State

K = ContradictionKind
SUED_XAI = "xAI sued OpenAI in California federal court on September 24, 2025, accusing it of stealing trade secrets."
MICROSOFT = "OpenAI says that DeepSeek distilled its models. Security researchers at Microsoft believe that "
EXTRACTED = " extracted large amounts of data through OpenAI's application programming interface, Bloomberg reported."
DISNEY = "Disney and Universal sued Midjourney in June 2025 over images of their characters made by its AI. "
COMPEL = ", a judge granted a motion by Disney and Universal to compel Midjourney to produce its training records."
OF_DISNEY = "that Disney brought against Midjourney over images of its characters made by its AI."
LYRICS = " in the copyright lawsuit brought by Concord over song lyrics used to train Claude."
GETTY = (
    "largely against Getty Images in its copyright lawsuit against Stability AI over images used to train its model."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """Texts with their days of publication, and what must be found: kind, what the left says, what the right says."""

    name: str
    texts: tuple[tuple[str, str], ...]
    found: tuple[tuple[ContradictionKind, str, str], ...] = ()
    why: str = ""


CASES = (
    Case(
        name="1.5 million and 1.5 billion",
        texts=(
            ("2025-09-06", "Anthropic agreed to pay $1.5 billion to settle a lawsuit by authors over pirated books."),
            ("2026-01-23", "Anthropic agreed to pay $1.5 million to settle a lawsuit by authors over pirated books."),
        ),
        found=((K.AMOUNT, "1,500,000,000 USD", "1,500,000 USD"),),
    ),
    Case(
        name="a judgment of November, a year too early",
        texts=(
            ("2025-11-05", f"The High Court in London ruled on November 4, 2025, {GETTY}"),
            ("2026-03-02", f"The High Court in London ruled in November 2024 {GETTY}"),
        ),
        found=((K.DATE, "4 Nov 2025", "1 Nov 2024 to 30 Nov 2024"),),
    ),
    Case(
        name="decided on the 7th, reported on the 27th",
        texts=(
            (
                "2025-11-27",
                (
                    "The Ontario Superior Court of Justice ruled on November 7 that news publishers may sue OpenAI in "
                    "Ontario for copyright infringement over articles used to train ChatGPT."
                ),
            ),
        ),
        why="the day of a report is not the day of a decision, so that the two do not contradict each other",
    ),
    Case(
        name="dismissed twice, with another meaning",
        texts=(
            ("2025-09-25", SUED_XAI),
            (
                "2026-02-25",
                (
                    "On February 24, 2026, a judge dismissed xAI's trade secrets lawsuit against OpenAI with leave "
                    "to amend."
                ),
            ),
            (
                "2026-06-16",
                (
                    "On June 15, 2026, a federal judge dismissed xAI's trade secrets lawsuit against OpenAI with "
                    "prejudice."
                ),
            ),
        ),
        why="they are two events, and each keeps how it leaves the case",
    ),
    Case(
        name="one dismissal, told with leave and with prejudice",
        texts=(
            ("2025-09-25", SUED_XAI),
            (
                "2026-02-25",
                (
                    "On February 24, 2026, a judge dismissed xAI's trade secrets lawsuit against OpenAI with leave "
                    "to amend."
                ),
            ),
            (
                "2026-02-26",
                (
                    "On February 24, 2026, a federal judge dismissed xAI's trade secrets lawsuit against OpenAI with "
                    "prejudice."
                ),
            ),
        ),
        found=((K.OUTCOME, "with leave to amend", "with prejudice"),),
    ),
    Case(
        name="two judges",
        texts=(
            (
                "2026-03-31",
                "Reddit sued Anthropic over comments used to train Claude. Judge Susan Illston sent the lawsuit back.",
            ),
            (
                "2026-04-01",
                "Reddit sued Anthropic over comments used to train Claude. Judge Trina Thompson sent the lawsuit back.",
            ),
        ),
        why="the record does not hold which judge it was: a case may pass from one to another",
    ),
    Case(
        name="a trial date three ways",
        texts=(
            (
                "2026-06-01",
                "The New York Times sued OpenAI over articles used to train ChatGPT. A trial is expected this autumn.",
            ),
            (
                "2026-06-02",
                "The New York Times sued OpenAI over articles used to train ChatGPT. The trial is set for 2027.",
            ),
        ),
        why="what is expected has not happened, and makes no event",
    ),
    Case(
        name="a ruling of the 15th or the 16th",
        texts=(
            ("2026-06-17", f"{DISNEY}On June 15, 2026{COMPEL}"),
            ("2026-06-18", f"{DISNEY}On June 16, 2026{COMPEL}"),
        ),
        found=((K.DATE, "15 Jun 2026", "16 Jun 2026"),),
    ),
    Case(
        name="a motion of the 20th or the 21st",
        texts=(
            ("2026-04-23", f"Anthropic moved for summary judgment on April 20, 2026,{LYRICS}"),
            ("2026-04-24", f"Anthropic moved for summary judgment on April 21, 2026,{LYRICS}"),
        ),
        found=((K.DATE, "20 Apr 2026", "21 Apr 2026"),),
    ),
    Case(
        name="an old ruling with a new date",
        texts=(
            (
                "2025-06-24",
                (
                    "A federal judge ruled on June 23, 2025, that Anthropic's training on books was fair use in the "
                    "lawsuit brought by authors, but that its pirated library was not."
                ),
            ),
            (
                "2026-05-20",
                (
                    "A federal judge ruled in May 2026 that Anthropic's use of pirated books was not fair use in the "
                    "lawsuit brought by authors."
                ),
            ),
        ),
        why="a court may rule twice in a case; nothing in the texts says that the second is the first one",
    ),
    Case(
        name="a suit that reaches a court it never was in",
        texts=(
            ("2026-05-01", "Artists sued Stability AI in the Northern District of California over training images."),
            ("2026-06-01", "The copyright lawsuit by artists against Stability AI has reached the Supreme Court."),
        ),
        why="the reader has no event for a case that reaches a court; a step there would stand flagged as irregular",
    ),
    Case(
        name="from people linked to a company to the company",
        texts=(
            ("2025-01-29", f"{MICROSOFT}individuals linked to DeepSeek{EXTRACTED}"),
            ("2025-01-30", f"{MICROSOFT}a group linked to DeepSeek{EXTRACTED}"),
            ("2025-01-31", f"{MICROSOFT}DeepSeek{EXTRACTED}"),
        ),
        found=(
            (K.ACTOR, "individuals linked to DeepSeek", "DeepSeek"),
            (K.ACTOR, "individuals linked to DeepSeek", "a group linked to DeepSeek"),
        ),
    ),
    Case(
        name="two docket numbers of one case",
        texts=(
            (
                "2025-05-01",
                (
                    "Like Company sued Google on April 3, 2025, over AI summaries of its copyrighted articles, in case "
                    "C-250/25."
                ),
            ),
            (
                "2025-06-01",
                (
                    "Like Company sued Google on April 3, 2025, over AI summaries of its copyrighted articles, in case "
                    "C-210/21."
                ),
            ),
        ),
        found=((K.PLACE, "C-250/25", "C-210/21"),),
    ),
    Case(
        name="a suit of the year before last, told as of last month",
        texts=(
            (
                "2023-12-28",
                (
                    "The New York Times sued OpenAI and Microsoft on December 27, 2023, over articles used to train "
                    "ChatGPT."
                ),
            ),
            (
                "2025-01-29",
                "The New York Times sued OpenAI and Microsoft last month over articles used to train ChatGPT.",
            ),
        ),
        found=((K.DATE, "27 Dec 2023", "1 Dec 2024 to 31 Dec 2024"),),
    ),
    Case(
        name="who investigates, in one article",
        texts=(
            (
                "2025-01-29",
                (
                    "OpenAI and Microsoft are investigating whether DeepSeek distilled OpenAI's models, The Verge "
                    "reported.\n\nMicrosoft is investigating whether DeepSeek distilled OpenAI's models, The Verge "
                    "reported."
                ),
            ),
        ),
        found=((K.INVESTIGATOR, "Microsoft, OpenAI", "Microsoft"),),
    ),
    Case(
        name="how firmly, in one article",
        texts=(
            (
                "2025-01-29",
                (
                    "OpenAI suspects that DeepSeek distilled its models.\n\nOpenAI claims that DeepSeek distilled its "
                    "models."
                ),
            ),
        ),
        found=((K.STRENGTH, "probable", "certain"),),
    ),
    Case(
        name="a hearing in each of two Aprils",
        texts=(
            ("2025-04-04", f"A hearing was held on April 3, 2025 in the lawsuit {OF_DISNEY}"),
            ("2026-04-10", f"Another hearing was held on April 9, 2026 in the lawsuit {OF_DISNEY}"),
        ),
        why="hearings recur, so that two in the same month of two years are two",
    ),
)


@pytest.fixture(scope="module")
def record(tmp_path_factory):
    """An empty record; what a test files in it is taken back."""
    engine = open_engine(f"sqlite:///{tmp_path_factory.mktemp('contradictions') / 'record.db'}")
    upgrade(engine)
    yield engine
    engine.dispose()


@pytest.fixture
def session(record):
    with Session(record) as session:
        yield session


@pytest.fixture
def filed(session, read_and_file):
    """Files the texts of a case, each by a sample outlet of its own."""

    def file(case):
        for number, (day, text) in enumerate(case.texts):
            published = datetime.fromisoformat(day).replace(tzinfo=UTC)
            read_and_file(
                session, text, outlet=f"Sample {number}", published=published, path=f"{number}", title="A sample"
            )
        return list(session.scalars(select(Contradiction)))

    return file


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_a_contradiction_is_found_or_nothing_is_made_up(filed, case):
    rows = filed(case)

    assert sorted((row.kind, row.left_says, row.right_says) for row in rows) == sorted(case.found)
    assert bool(case.found) is not bool(case.why)
    assert all(row.left.version.published_at <= row.right.version.published_at for row in rows)


def test_what_a_person_decided_stays_when_the_dispute_is_filed_again(session, filed, read_and_file):
    row = filed(CASES[0])[0]
    row.state, row.decided_by = ContradictionState.EXPLAINED, "A sample editor"

    read_and_file(
        session, CASES[0].texts[0][1] + " The deal was announced on Friday.", outlet="Sample 9",
        published=datetime(2026, 2, 1, tzinfo=UTC), path="9", title="A sample",
    )  # fmt: skip

    assert [(one.state, one.decided_by) for one in session.scalars(select(Contradiction))] == [
        (ContradictionState.EXPLAINED, "A sample editor")
    ]


def test_a_contradiction_goes_when_one_of_its_sentences_is_taken_back(session, filed, read_and_file):
    filed(CASES[0])

    read_and_file(
        session, CASES[0].texts[1][1].replace("million", "billion"), outlet="Sample 1",
        published=datetime(2026, 1, 23, tzinfo=UTC), path="1", title="A sample",
    )  # fmt: skip

    assert session.scalars(select(Contradiction)).all() == []


def test_a_dismissal_with_leave_is_pleadings_and_one_with_prejudice_an_end(session, filed):
    filed(CASES[3])

    events = session.scalars(select(Event)).all()
    states = [derive_status(events, Knowledge(as_of=day)).state for day in (date(2026, 3, 1), date(2026, 7, 1))]
    assert states == [State.PLEADINGS, State.CLOSED]


def test_a_decision_stands_at_its_own_day_and_is_known_from_its_report_on(session, filed):
    filed(CASES[2])

    event = session.scalars(select(Event).where(Event.kind == EventKind.JUDGMENT)).one()
    assert (event.happened_first, event.reported_on) == (date(2025, 11, 7), date(2025, 11, 27))
    assert derive_status([event], Knowledge(as_of=date(2025, 11, 26))).state is State.ALLEGED
