"""`onrecord upgrade`: brings the database up to this version."""

import click
from sqlalchemy.orm import sessionmaker

from cli.opened import usable_folder
from cli.settings import read_settings
from store.changes.whole import fill
from store.database import open_engine
from store.database import upgrade as run_migrations


@click.command()
def upgrade() -> None:
    """Bring the database up to this version; make a copy of it first if it matters to you."""
    settings = read_settings()
    usable_folder(settings.home)
    engine = open_engine(settings.database_url, writes=True)
    run_migrations(engine)
    fill(sessionmaker(engine))
    click.echo(f"database {engine.url.render_as_string()} is up to date", err=True)
