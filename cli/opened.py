"""The store, opened for a command: made when it is new, refused with one line when it cannot be used."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Engine, inspect
from sqlalchemy.exc import ArgumentError, DatabaseError
from sqlalchemy.orm import Session, sessionmaker

from cli.settings import Settings
from store.database import check_version, open_engine, upgrade
from store.errors import FolderError, OnRecordError

if TYPE_CHECKING:
    from crawler.archive_files import ArchiveFiles


class DatabaseUnusableError(OnRecordError):
    """The database cannot be opened at all."""


def opened_store(settings: Settings, *, writes: bool = False) -> sessionmaker[Session]:
    """A factory of sessions on the database of `settings`.

    A new database gets its tables; `writes` is for commands that add to the record (see `open_engine`). Raises
    FolderError for a folder that cannot be written, DatabaseVersionError for a database of another version,
    DatabaseUnusableError for one that does not answer.
    """
    return sessionmaker(_ready(settings, writes=writes), expire_on_commit=False)


def opened_archive(settings: Settings) -> "ArchiveFiles":
    """The files of the archive; raises FolderError if unfinished ones cannot be written."""
    from crawler.archive_files import ArchiveFiles

    return ArchiveFiles(settings.archive, usable_folder(settings.unfinished))


def usable_folder(folder: Path) -> Path:
    """`folder`, made if it is missing; raises FolderError if nothing can be written there."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FolderError(f"folder {folder} cannot be made ({error.strerror}): {_MEND}") from error
    if not os.access(folder, os.W_OK | os.X_OK):
        raise FolderError(f"folder {folder} cannot be written: {_MEND}")
    return folder


_MEND = "name another with ONRECORD_HOME, or change its rights"


def _ready(settings: Settings, *, writes: bool) -> Engine:
    usable_folder(settings.home)
    try:
        engine = open_engine(settings.database_url, writes=writes)
        if not inspect(engine).get_table_names():
            upgrade(engine)
        check_version(engine)
    except (ArgumentError, ImportError) as error:
        raise DatabaseUnusableError(
            f"ONRECORD_DATABASE_URL is no database we can use: {settings.database_url!r}; write sqlite:///FILE or "
            "postgresql://USER@HOST/NAME"
        ) from error
    except DatabaseError as error:
        raise DatabaseUnusableError(_unreachable(settings, error)) from error
    return engine


def _unreachable(settings: Settings, error: DatabaseError) -> str:
    reason = " ".join(str(error.orig).split())
    return f"database {settings.database_url} cannot be opened ({reason}): check ONRECORD_DATABASE_URL and its rights"
