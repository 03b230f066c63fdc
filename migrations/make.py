"""Makes the next migration from what the models say and the migrations do not: `make migration NAME="what it adds"`."""

import sys
import tempfile
from pathlib import Path

from alembic import command
from alembic.script import ScriptDirectory

from store.database import alembic_config, open_engine, upgrade


def make(message: str) -> None:
    """Write the next numbered file of `migrations/versions`; a person reads it before it lands."""
    newest = ScriptDirectory.from_config(alembic_config()).get_current_head() or "0000"
    with tempfile.TemporaryDirectory() as folder:
        engine = open_engine(f"sqlite:///{Path(folder) / 'empty.db'}")
        upgrade(engine)
        with engine.begin() as connection:
            config = alembic_config(connection)
            command.revision(config, message=message, autogenerate=True, rev_id=f"{int(newest) + 1:04d}")
        engine.dispose()


if __name__ == "__main__":
    if len(sys.argv) != 2 or not sys.argv[1].strip():
        sys.exit('say what the migration adds: make migration NAME="claims that were withdrawn"')
    make(sys.argv[1])
