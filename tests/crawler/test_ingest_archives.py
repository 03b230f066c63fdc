"""Archives are read side by side and filed once, whatever breaks or stops in between; each copy can be checked."""

import re
from collections.abc import Callable, Iterator
from functools import partial
from operator import methodcaller
from pathlib import Path

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session, sessionmaker

from benchmarks.sample_archive import answer_record, packed, sample_page
from crawler.archive import Archive, read_record
from crawler.archive_check import check_archive
from crawler.archive_files import ArchiveFiles
from crawler.history.fetching import open_address
from crawler.history.filing import FileOutcome, Filing, file_archives
from crawler.history.scanning import End, Step, Task, scan
from crawler.history.sieve import Sieve
from crawler.history.sources import ArchiveFile, archive_files, is_archive_source
from crawler.outlet import Outlet
from crawler.warc import copied, read_record_at
from store.models import Capture, IngestedFile

WORDS = Sieve(name="words", has_words=methodcaller("__contains__", "copyrighted novels"), language="en")
HANGS = Sieve(name="hangs", has_words=re.compile(r"(?:a|a)*b").match, language=None)
DAILY = Outlet(slug="sample-daily", name="Sample Daily", domain="daily.example")


def sample(numbers: range, *, host: str = "daily.example", every: int = 2) -> list[bytes]:
    """Records of pages with these numbers, of which one in `every` has the words."""
    return [
        answer_record(f"https://{host}/{n}", sample_page(n, is_relevant=n % every == 0, paragraphs=3)) for n in numbers
    ]


Run = Callable[..., list[FileOutcome]]


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    """An archive of our own."""
    (tmp_path / "unfinished").mkdir()
    with Archive(ArchiveFiles(str(tmp_path / "archive"), tmp_path / "unfinished"), "test@sample.example") as archive:
        yield archive


@pytest.fixture
def run(sessions: sessionmaker[Session], archive: Archive) -> Run:
    """Files archives."""

    def run(
        *paths: Path, sieve: Sieve = WORDS, workers: int = 1, **more: Callable[[FileOutcome], None]
    ) -> list[FileOutcome]:
        files = [ArchiveFile(name=path.name, path=path, open_address=open_here) for path in paths]
        filing = Filing(sessions=sessions, archive=archive, outlet_of=outlet_of, **more)
        return file_archives(files, sieve, filing, workers=workers)

    return run


def outlet_of(url: str) -> Outlet | None:
    """The one outlet that is known."""
    return DAILY if "//daily.example/" in url else None


open_here = partial(open_address, agent="onrecord-test")


def write(path: Path, content: bytes) -> Path:
    """The path, with this content."""
    path.write_bytes(content)
    return path


def test_what_passes_is_copied_and_filed_with_its_own_date_and_outlet(
    run: Run, sessions: sessionmaker[Session], tmp_path: Path, archive: Archive
) -> None:
    records = sample(range(4)) + sample(range(4, 5), host="unknown.example")

    [outcome] = run(write(tmp_path / "a.warc.gz", packed(records)))

    assert (outcome.pages, outcome.kept, outcome.problem) == (5, 3, None)
    assert outcome.dropped == {"without the words looked for": 2}
    with sessions() as session:
        captures = session.scalars(select(Capture).order_by(Capture.id)).all()
        assert [one.outlet_slug for one in captures] == ["sample-daily", "sample-daily", None]
        assert {one.fetched_at.isoformat() for one in captures} == {"2025-01-29T10:00:00+00:00"}
        assert all(one.extracted_at is None for one in captures)
        assert re.fullmatch(
            r"record <urn:uuid:\w+> of a\.warc\.gz; no robots\.txt was asked", captures[0].robots_decision
        )
        assert list(check_archive(session, archive.files)) == []


def test_copy_is_the_record_and_stays_when_the_source_goes(
    run: Run, sessions: sessionmaker[Session], tmp_path: Path, archive: Archive
) -> None:
    records = sample(range(1))
    path = write(tmp_path / "a.warc.gz", packed(records))

    run(path)
    path.unlink()

    with sessions() as session:
        capture = session.scalars(select(Capture)).one()
    with archive.files.open(capture.warc_file) as file:
        record = read_record_at(file, capture.warc_offset)
    _, fields, block = copied(records[0])
    assert record.block == block
    assert {name.lower(): value for name, value in fields.items()}.items() <= record.fields.items()
    assert read_record(archive.files, capture.warc_file, capture.warc_offset).digest == capture.payload_digest


def test_chunked_answer_is_copied_and_read_back_without_chunks(
    run: Run, sessions: sessionmaker[Session], tmp_path: Path, archive: Archive
) -> None:
    page = sample_page(0, is_relevant=True, paragraphs=3)
    headers = ("Content-Type: text/html", "Transfer-Encoding: chunked")
    chunked = b"%x\r\n%b\r\n0\r\n\r\n" % (len(page), page)

    run(write(tmp_path / "a.warc", answer_record("https://daily.example/0", chunked, headers=headers)))

    with sessions() as session:
        capture = session.scalars(select(Capture)).one()
    assert read_record(archive.files, capture.warc_file, capture.warc_offset).payload == page


def test_file_that_was_done_is_known_under_any_name_and_read_again_through_another_sieve(
    run: Run, sessions: sessionmaker[Session], tmp_path: Path
) -> None:
    content = packed(sample(range(4)))
    run(write(tmp_path / "a.warc.gz", content))

    [again] = run(write(tmp_path / "b.warc.gz", content))
    [wider] = run(tmp_path / "b.warc.gz", sieve=Sieve(name="all", has_words=None, language=None))

    assert (again.pages, again.done_before is None) == (0, False)
    assert (wider.pages, wider.kept, wider.as_before) == (4, 2, 2)
    with sessions() as session:
        assert session.scalar(select(func.count()).select_from(Capture)) == 4


def test_stopped_run_goes_on_behind_what_it_filed(run: Run, sessions: sessionmaker[Session], tmp_path: Path) -> None:
    path = write(tmp_path / "a.warc.gz", packed(sample(range(12))))

    def stop(outcome: FileOutcome) -> None:
        if outcome.kept == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run(path, stepped=stop)
    [rest] = run(path)

    assert (rest.pages, rest.kept, rest.as_before) == (7, 3, 0)
    with sessions() as session:
        assert session.scalar(select(func.count(Capture.url.distinct()))) == 6
        assert session.scalar(select(func.count()).select_from(Capture)) == 6
        assert session.scalars(select(IngestedFile)).one().done_at is not None


def test_broken_file_gives_one_problem_and_the_rest_goes_on(
    run: Run, sessions: sessionmaker[Session], tmp_path: Path
) -> None:
    cut = write(tmp_path / "cut.warc.gz", packed(sample(range(4)))[:-50])
    junk = write(tmp_path / "junk.warc", b"no archive at all, but long enough to be looked at\r\n" * 9)
    good = write(tmp_path / "good.warc", b"".join(sample(range(10, 14))))

    found = {one.name: one for one in run(cut, junk, good, tmp_path / "none.warc", workers=2)}

    assert [bool(found[name].problem) for name in ("cut.warc.gz", "junk.warc", "good.warc", "none.warc")] == [
        1,
        1,
        0,
        1,
    ]
    assert (found["cut.warc.gz"].kept, found["good.warc"].kept) == (2, 2)
    with sessions() as session:
        assert session.scalars(select(IngestedFile.name).where(IngestedFile.done_at.is_not(None))).all() == [
            "good.warc"
        ]


def test_wrong_digest_is_told_with_its_record_and_not_filed(run: Run, tmp_path: Path) -> None:
    record = sample(range(1))[0].replace(b"in front of", b"right behind", 1).replace(b"Sample report", b"Simple report")

    [outcome] = run(write(tmp_path / "a.warc.gz", packed([record, *sample(range(2, 3))])))

    assert (outcome.kept, outcome.dropped) == (1, {"wrong digest": 1})
    assert "states sha1:" in outcome.more[0]


def test_record_that_cannot_be_copied_is_left_out(run: Run, tmp_path: Path) -> None:
    nameless = sample(range(1))[0].replace(b"WARC-Record-ID", b"X-Record-ID")

    [outcome] = run(write(tmp_path / "a.warc.gz", packed([nameless, *sample(range(2, 3))])))

    assert (outcome.kept, outcome.dropped) == (1, {"cannot be copied": 1})
    assert "no WARC-Record-ID" in outcome.more[0]


def test_page_that_holds_up_a_reader_is_left_out_and_the_next_are_read(tmp_path: Path) -> None:
    slow = answer_record("https://daily.example/slow", b"<p>" + b"a" * 4000 + b"</p>")
    path = write(tmp_path / "a.warc", slow + b"".join(sample(range(2))))
    task = Task(name="a", open=ArchiveFile(name="a", path=path, open_address=open_here).open)

    messages = [message for _, message in scan([task], HANGS, workers=1, seconds=5)]

    assert [one.dropped for one in messages if isinstance(one, Step)] == [
        "broke the reader", "without the words looked for", "without the words looked for"
    ]  # fmt: skip
    assert messages[-1] == End()


def test_sources_of_archives_are_told_by_their_names(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    (folder / "deep").mkdir(parents=True)
    for name in ("b.warc.gz", "deep/a.warc", "c.txt", "d.warc.wet.gz"):
        write(folder / name, b"")
    listed = write(
        tmp_path / "warc.paths", b"folder/b.warc.gz\ncrawl-data/x.warc.gz\nhttps://other.example/y.warc.gz\n"
    )

    found = {source: [one.name for one in archive_files(str(source), open_here)] for source in (folder, listed)}

    assert [Path(name).name for name in found[folder]] == ["b.warc.gz", "a.warc"]
    assert found[listed] == [
        str(folder / "b.warc.gz"),
        "https://data.commoncrawl.org/crawl-data/x.warc.gz",
        "https://other.example/y.warc.gz",
    ]
    assert is_archive_source("https://data.example/a/x.warc.gz?part=1")
    assert not is_archive_source("https://daily.example/warc")
    assert not is_archive_source(str(folder / "c.txt"))
