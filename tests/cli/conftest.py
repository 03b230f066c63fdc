"""A record of its own for a test of a command."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from store.database import open_engine, upgrade


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    """An empty record in the file `record.db` of the test's folder."""
    engine = open_engine(f"sqlite:///{tmp_path / 'record.db'}")
    upgrade(engine)
    yield engine
    engine.dispose()


@pytest.fixture
def session(engine: Engine) -> Iterator[Session]:
    """A session on it."""
    with Session(engine) as session:
        yield session
