"""The store opens for a command, new or old, or says in one line why it does not."""

from pathlib import Path

import pytest
from sqlalchemy import select, text

from cli.opened import DatabaseUnusableError, opened_store, usable_folder
from cli.settings import Settings, read_settings
from store.errors import DatabaseVersionError, FolderError
from store.models import Article


def _settings(home: Path, **more: str) -> Settings:
    return read_settings({"ONRECORD_HOME": str(home), **more})


def test_new_database_gets_its_tables(tmp_path: Path) -> None:
    with opened_store(_settings(tmp_path / "new" / "home"))() as session:
        assert session.scalars(select(Article)).all() == []


def test_old_database_is_opened_as_it_is(tmp_path: Path) -> None:
    opened_store(_settings(tmp_path))

    with opened_store(_settings(tmp_path))() as session:
        assert session.scalars(select(Article)).all() == []


@pytest.mark.parametrize(("version", "mend"), [("0001", "run `onrecord upgrade`"), ("9999", "a newer version made it")])
def test_database_of_another_version_is_refused(tmp_path: Path, version: str, mend: str) -> None:
    with opened_store(_settings(tmp_path)).begin() as session:
        session.execute(text("UPDATE alembic_version SET version_num = :version"), {"version": version})

    with pytest.raises(DatabaseVersionError, match=mend):
        opened_store(_settings(tmp_path))


def test_folder_that_cannot_be_made_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder", encoding="utf-8")

    with pytest.raises(FolderError, match=r"file/home cannot be made \(.+\): name another with ONRECORD_HOME"):
        usable_folder(tmp_path / "file" / "home")


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("no address", "is no database we can use"),
        ("oracle9://x", "is no database we can use"),
        ("sqlite:////nowhere/at/all.db", "cannot be opened"),
    ],
)
def test_database_that_cannot_be_opened_is_one_line(tmp_path: Path, url: str, told: str) -> None:
    with pytest.raises(DatabaseUnusableError, match=told) as refused:
        opened_store(_settings(tmp_path, ONRECORD_DATABASE_URL=url))

    assert "\n" not in str(refused.value)


def test_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    (tmp_path / "onrecord.db").write_text("this is no database, only a line of text\n" * 50, encoding="utf-8")

    with pytest.raises(DatabaseUnusableError, match="cannot be opened"):
        opened_store(_settings(tmp_path))
