"""Migrations and models agree on both databases, can be undone, and an unknown version is refused."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from alembic import command
from sqlalchemy import inspect, text

from store.database import alembic_config, check_version, downgrade, open_engine, upgrade
from store.errors import DatabaseVersionError


def test_the_newest_migration_has_what_the_models_say(engine):
    with engine.begin() as connection:
        command.check(alembic_config(connection))


def test_every_migration_can_be_undone_and_done_again(engine):
    downgrade(engine, "base")
    left = set(inspect(engine).get_table_names())

    upgrade(engine)

    assert left == {"alembic_version"}
    check_version(engine)


def test_captures_of_before_the_index_are_pages(engine):
    capture = (
        "INSERT INTO capture (url, fetched_at, status, payload_digest, warc_file, warc_offset, robots_decision) "
        "VALUES ('https://a.example/', '2025-01-29 12:00:00', 200, 'sha256:0', 'a.warc.gz', 0, 'allowed')"
    )
    downgrade(engine, "0002")
    with engine.begin() as connection:
        connection.execute(text(capture))

    upgrade(engine)

    with engine.connect() as connection:
        assert connection.execute(text("SELECT kind, warc_length FROM capture")).all() == [("page", None)]


def test_a_database_of_a_newer_version_is_refused_with_the_mend(engine):
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))

    with pytest.raises(DatabaseVersionError, match=r"9999.*newer version"):
        upgrade(engine)


def test_a_database_of_an_older_version_names_the_command(engine):
    downgrade(engine, "0001")

    with pytest.raises(DatabaseVersionError, match="onrecord upgrade"):
        check_version(engine)


def test_sqlite_keeps_foreign_keys_and_a_write_ahead_log(tmp_path):
    engine = open_engine(f"sqlite:///{tmp_path / 'record.db'}")

    with engine.connect() as connection:
        pragmas = [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in ("foreign_keys", "journal_mode")]

    engine.dispose()
    assert pragmas == [1, "wal"]


def test_a_writer_waits_for_another_instead_of_failing_after_it_read(tmp_path):
    url = f"sqlite:///{tmp_path / 'record.db'}"
    first, second = open_engine(url, writes=True), open_engine(url, writes=True)
    upgrade(first)
    add = text("INSERT INTO outlet (slug, name, kind, is_sample) VALUES (:name, :name, 'unknown', 0)")

    def write(engine, name):
        with engine.begin() as connection:
            connection.execute(text("SELECT count(*) FROM outlet")).scalar()
            connection.execute(add, {"name": name})

    with ThreadPoolExecutor(2) as pool:
        for done in [pool.submit(write, (first, second)[n % 2], f"outlet {n}") for n in range(40)]:
            done.result()

    with first.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM outlet")).scalar() == 40
    first.dispose()
    second.dispose()
