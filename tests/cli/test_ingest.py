"""`onrecord ingest`: what is handed in is archived and filed, and what is odd about it is one line each."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from benchmarks.sample_archive import answer_record, packed, sample_page
from cli.ingest import ingest
from crawler.archive_check import check_archive
from crawler.archive_files import ArchiveFiles
from store.database import open_engine
from store.errors import OnRecordError
from store.models import Article, ArticleRelation, ArticleVersion, Capture
from store.vocabulary import Precision

TEXT = (
    "Sample lab accused over novels\n\n"
    "Aldine Books, a publisher that exists only in samples, said on Monday that the equally invented Borealis Labs had "
    "copied several hundred of its novels.\n\nBorealis Labs did not respond to a request for comment, the publisher "
    "said. A hearing is set for the spring of the coming year.\n"
)
PAGE = (
    '<html lang="en"><head><title>A page</title><link rel="canonical" href="https://nypost.com/2025/01/29/news/a/">'
    "</head><body><article><h1>A page</h1><p>" + TEXT.split("\n\n")[1] + "</p></article></body></html>"
)
GERMAN = (
    "Der Verlag wirft dem Betreiber vor, seine Bücher ohne Erlaubnis benutzt zu haben. Das Gericht will im Frühjahr "
    "darüber verhandeln, ob die Klage zulässig ist."
)


@dataclass
class Said:
    """What a command said and how it ended."""

    status: int
    lines: list[str]


Ingest = Callable[..., Said]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Ingest:
    """Runs the command on a home of its own."""
    monkeypatch.setenv("ONRECORD_HOME", str(tmp_path / "home"))
    for name in ("ONRECORD_DATABASE_URL", "ONRECORD_OUTLETS", "ONRECORD_ALLOWED_NETWORKS"):
        monkeypatch.delenv(name, raising=False)

    def run(*words: object, given: bytes | None = None) -> Said:
        result = CliRunner().invoke(ingest, [str(word) for word in words], input=given)
        if isinstance(result.exception, OnRecordError):
            raise result.exception
        return Said(result.exit_code, result.stderr.splitlines())

    return run


@pytest.fixture
def text(tmp_path: Path) -> Path:
    """A file with a text."""
    path = tmp_path / "sample.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def record(tmp_path: Path) -> Callable[[], Session]:
    """Opens the record the command wrote."""
    return lambda: Session(open_engine(f"sqlite:///{tmp_path / 'home' / 'onrecord.db'}"))


def test_text_is_filed_undated_with_its_title_and_its_very_characters(
    run: Ingest, text: Path, record: Callable[[], Session]
) -> None:
    said = run(text)

    assert said.status == 0
    assert any("no date found" in line for line in said.lines)
    with record() as session:
        version = session.scalars(select(ArticleVersion)).one()
        assert (version.title, version.text, version.published_at) == (
            "Sample lab accused over novels",
            TEXT.strip(),
            None,
        )
        assert version.article.outlet is None
        assert version.article.canonical_url.startswith("urn:sha256:")


def test_same_text_again_is_a_sighting(run: Ingest, text: Path, record: Callable[[], Session]) -> None:
    run(text)

    assert run(text).lines == ["Taken in: 0 new, 1 as before, 0 not"]
    with record() as session:
        assert session.scalar(select(func.count()).select_from(ArticleVersion)) == 1


def test_same_text_from_a_second_outlet_is_a_copy_in_one_cluster(
    run: Ingest, text: Path, record: Callable[[], Session]
) -> None:
    run(text)
    run(text, "--outlet", "Second Sample Daily")

    with record() as session:
        assert session.scalar(select(func.count()).select_from(Article)) == 2
        assert len(set(session.scalars(select(ArticleVersion.copy_cluster)))) == 1
        assert session.scalar(select(func.count()).select_from(ArticleRelation)) == 1


def test_address_outlet_and_date_are_taken_as_told(run: Ingest, text: Path, record: Callable[[], Session]) -> None:
    run(text, "--url", "https://www.scmp.com/tech/article/1/a?utm_source=x", "--published", "2025-01-29")

    with record() as session:
        version = session.scalars(select(ArticleVersion)).one()
        assert version.published_precision is Precision.DAY
        assert version.article.canonical_url == "https://www.scmp.com/tech/article/1/a"
        assert version.article.outlet is not None
        assert version.article.outlet.name == "South China Morning Post"


def test_page_that_states_its_address_is_filed_under_it(
    run: Ingest, tmp_path: Path, record: Callable[[], Session]
) -> None:
    path = tmp_path / "page.html"
    path.write_text(PAGE, encoding="utf-8")

    assert run(path).status == 0
    with record() as session:
        article = session.scalars(select(Article)).one()
        assert article.canonical_url == "https://nypost.com/2025/01/29/news/a/"
        assert article.outlet is not None
        assert article.outlet.slug == "new-york-post"


def test_folder_goes_on_past_what_cannot_be_taken_in(run: Ingest, text: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text(" \n", encoding="utf-8")
    (tmp_path / "binary.txt").write_bytes(b"\xff\xfa\x00\x01")
    (tmp_path / "german.txt").write_text(GERMAN, encoding="utf-8")
    (tmp_path / "other.pdf").write_bytes(b"%PDF")

    said = run(tmp_path)

    assert said.status == 3
    assert said.lines[-1] == "Taken in: 2 new, 0 as before, 2 not"
    for told in ("empty.txt: the file is empty", "binary.txt: no text in UTF-8", "in another language (de)"):
        assert sum(told in line for line in said.lines) == 1


def test_nothing_taken_in_is_a_failure(run: Ingest, tmp_path: Path) -> None:
    said = run(tmp_path / "none.txt")

    assert said.status == 1
    assert "none.txt: there is no such file or folder" in said.lines[0]


def test_file_without_text_is_kept_and_files_nothing(
    run: Ingest, tmp_path: Path, record: Callable[[], Session]
) -> None:
    path = tmp_path / "bare.html"
    path.write_text("<html><body></body></html>", encoding="utf-8")

    said = run(path)

    assert said.status == 1
    assert "no text found on the page; nothing was filed" in said.lines[0]
    with record() as session:
        assert session.scalar(select(func.count()).select_from(Article)) == 0
        assert session.scalars(select(Capture.refusal)).one() == "no text found on the page"


def test_what_was_handed_in_verifies(run: Ingest, text: Path, tmp_path: Path, record: Callable[[], Session]) -> None:
    run(text)

    with record() as session:
        assert (
            list(
                check_archive(
                    session, ArchiveFiles(str(tmp_path / "home" / "archive"), tmp_path / "home" / "unfinished")
                )
            )
            == []
        )


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--published", "tomorrow"], "--published 'tomorrow' is no date"),
        (["--published", "2999-01-01"], "is no date that has come"),
        (["--url", "ftp://paper.example/1"], "'ftp://paper.example/1' is no http or https address"),
        (["--outlet", "--"], "has no letter or digit"),
    ],
)
def test_wrong_option_is_one_line(run: Ingest, text: Path, words: list[str], told: str) -> None:
    with pytest.raises(OnRecordError, match=told):
        run(text, *words)


def test_address_for_a_folder_is_refused(run: Ingest, tmp_path: Path) -> None:
    with pytest.raises(OnRecordError, match="where one file was published"):
        run(tmp_path, "--url", "https://paper.example/1")


def archive_of(path: Path, pages: range, *, cut: int = 0) -> Path:
    """An archive with these sample pages, the even of which are relevant; `cut` so many bytes."""
    content = packed(
        answer_record(f"https://nypost.com/{n}", sample_page(n, is_relevant=n % 2 == 0, paragraphs=3)) for n in pages
    )
    path.write_bytes(content[: len(content) - cut])
    return path


def test_archive_is_sieved_copied_and_read(run: Ingest, tmp_path: Path, record: Callable[[], Session]) -> None:
    path = archive_of(tmp_path / "a.warc.gz", range(4))

    first, again = run(path), run(path)

    assert first.status == 0
    assert first.lines == [
        f"{path}: 4 answers, 2 kept, 0 as before",
        "Dropped: 2 without the words looked for",
        "Read 2 pages: 2 new texts, 0 as before, 0 without one",
        "Taken in: 2 new, 0 as before, 0 not",
    ]
    assert again.status == 0
    assert "and is not read again" in again.lines[0]
    with record() as session:
        versions = session.scalars(select(ArticleVersion)).all()
        assert len(versions) == 2
        assert all("Aldine Books" in one.text for one in versions)
        assert {one.article.outlet.slug for one in versions if one.article.outlet} == {"new-york-post"}
        assert {one.fetched_at.isoformat() for one in versions} == {"2025-01-29T10:00:00+00:00"}
        decisions = session.scalars(select(Capture.robots_decision)).all()
        assert all(one.endswith(" of a.warc.gz; no robots.txt was asked") for one in decisions)
        files = ArchiveFiles(str(tmp_path / "home" / "archive"), tmp_path / "home" / "unfinished")
        assert list(check_archive(session, files)) == []


def test_filter_and_language_can_be_left_off(run: Ingest, tmp_path: Path) -> None:
    path = tmp_path / "a.warc"
    german = f"<html lang='de'><body><article><p>{GERMAN}</p><p>{GERMAN}</p></article></body></html>"
    path.write_bytes(answer_record("https://zeitung.example/1", german.encode()))

    assert "Dropped: 1 in another language" in run(path, "--no-filter").lines
    assert f"{path}: 1 answers, 1 kept, 0 as before" in run(path, "--no-filter", "--language", "any").lines


def test_folder_of_archives_and_pages_goes_on_past_a_broken_one(run: Ingest, text: Path, tmp_path: Path) -> None:
    archive_of(tmp_path / "good.warc.gz", range(2))
    archive_of(tmp_path / "cut.warc.gz", range(2, 6), cut=40)

    said = run(tmp_path, "--workers", "2")

    assert said.status == 3
    assert said.lines[-1] == "Taken in: 4 new, 0 as before, 1 not"
    assert sum("cut.warc.gz: broken after" in line for line in said.lines) == 1


def test_broken_archive_alone_is_a_failure(run: Ingest, tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    path.write_bytes(b"nothing of the kind")

    assert run(path).status == 1


def test_archive_comes_from_standard_input(run: Ingest, tmp_path: Path, record: Callable[[], Session]) -> None:
    content = archive_of(tmp_path / "a.warc.gz", range(1)).read_bytes()

    assert run("-", given=content).status == 0
    with record() as session:
        assert "of standard input;" in session.scalars(select(Capture.robots_decision)).one()


@pytest.mark.parametrize("name", ["a.warc.wet.gz", "a.wet", "a.warc.wat.gz"])
def test_archive_of_texts_is_refused(run: Ingest, tmp_path: Path, name: str) -> None:
    said = run(tmp_path / name)

    assert said.status == 1
    assert "holds texts without their pages" in said.lines[0]


def test_language_is_a_code(run: Ingest, tmp_path: Path) -> None:
    said = run(archive_of(tmp_path / "a.warc.gz", range(1)), "--language", "English")

    assert said.status == 2
    assert "'English' is no code of two small letters" in said.lines[-1]


def test_what_an_archive_says_itself_cannot_be_told(run: Ingest, tmp_path: Path) -> None:
    said = run(archive_of(tmp_path / "a.warc.gz", range(1)), "--outlet", "Sample Daily")

    assert said.status == 2
    assert "an archive says it itself" in said.lines[-1]
