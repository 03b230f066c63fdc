"""Opening a database, bringing it up to date, and refusing one that another version made."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, create_engine, event, make_url

from store.changes.recording import watch_sessions
from store.errors import DatabaseVersionError
from store.numbering import number_sessions

_WRITER_CACHE = 64 * 1024  # KiB
_READER_CACHE = (
    16 * 1024
)  # of each connection: lists of thousands of claims take 0.6 of the time, and no less with more
_MIGRATIONS = Path(__file__).resolve().parent.parent / "migrations"


def open_engine(url: str, *, writes: bool = False) -> Engine:
    """An engine for an SQLAlchemy URL; on SQLite with foreign keys on, write-ahead log and a 30 s wait for a lock.

    `writes` takes SQLite's write lock when a transaction begins: one that reads first and writes later fails at once,
    without waiting, if another has committed in between. Readers leave it off, so that nothing waits for them.
    Sessions on it record what they change about what the public sees (`store.changes`).
    """
    watch_sessions()
    number_sessions()
    parsed = make_url(url)
    if parsed.drivername == "postgresql":
        parsed = parsed.set(drivername="postgresql+psycopg")
    engine = create_engine(parsed)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare_writer if writes else _prepare_sqlite)
        event.listen(engine, "begin", _begin_to_write if writes else _begin_to_read)
    return engine


def upgrade(engine: Engine, revision: str = "head") -> None:
    """Run the migrations up to `revision`; raises DatabaseVersionError if a newer version made the database."""
    _refuse_newer(engine)
    with _migrating(engine) as connection:
        command.upgrade(alembic_config(connection), revision)


def downgrade(engine: Engine, revision: str) -> None:
    """Undo the migrations after `revision`."""
    with _migrating(engine) as connection:
        command.downgrade(alembic_config(connection), revision)


@contextmanager
def _migrating(engine: Engine) -> Iterator[Connection]:
    """A transaction in which SQLite may copy a table that others refer to; every reference is checked at its end.

    SQLite alters a table by copying it, and drops none that is referred to unless its foreign keys are off.
    """
    with engine.connect() as connection:
        _set_foreign_keys(connection, "OFF")
        try:
            with connection.begin():
                yield connection
                _check_foreign_keys(connection)
        finally:
            _set_foreign_keys(connection, "ON")


def _set_foreign_keys(connection: Connection, setting: str) -> None:
    if connection.dialect.name == "sqlite":  # outside a transaction, in which it would do nothing
        connection.connection.cursor().execute(f"PRAGMA foreign_keys={setting}")


def _check_foreign_keys(connection: Connection) -> None:
    if connection.dialect.name == "sqlite":
        broken = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
        if broken:
            raise DatabaseVersionError(
                f"the migration would leave row {broken[1]} of {broken[0]} without its {broken[2]}"
            )


def check_version(engine: Engine) -> None:
    """Raise DatabaseVersionError unless the database is at the newest migration."""
    found, wanted = _refuse_newer(engine), _scripts().get_current_head()
    if found != wanted:
        made = f"is at version {found}" if found else "has no tables yet"
        raise DatabaseVersionError(
            f"database {engine.url.render_as_string()} {made}, this program needs {wanted}: run `onrecord upgrade`"
        )


def alembic_config(connection: Any = None) -> Config:
    """Alembic's configuration; `connection` is used as it is, so that tests and commands share one path."""
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    config.attributes["connection"] = connection
    return config


def _scripts() -> ScriptDirectory:
    return ScriptDirectory.from_config(alembic_config())


def _refuse_newer(engine: Engine) -> str | None:
    with engine.connect() as connection:
        found = MigrationContext.configure(connection).get_current_revision()
    if found is not None and found not in {script.revision for script in _scripts().walk_revisions()}:
        raise DatabaseVersionError(
            f"database {engine.url.render_as_string()} is at version {found}, which this program does not know: "
            "a newer version made it; install that version, or name another database with ONRECORD_DATABASE_URL"
        )
    return found


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # we say BEGIN ourselves, so that a schema change is transactional too
    settings = ("foreign_keys=ON", "journal_mode=WAL", "synchronous=NORMAL", "busy_timeout=30000")
    for pragma in (*settings, f"cache_size=-{_READER_CACHE}"):
        connection.execute(f"PRAGMA {pragma}")


def _prepare_writer(connection: Any, record: Any) -> None:
    _prepare_sqlite(connection, record)
    # Keys and words of a new text fall all over their tables; SQLite holds 2 MB of them unless told.
    connection.execute(f"PRAGMA cache_size=-{_WRITER_CACHE}")


def _begin_to_read(connection: Any) -> None:
    connection.exec_driver_sql("BEGIN")


def _begin_to_write(connection: Any) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")
