"""`onrecord check`: recomputes digests, passages and invariants, offline."""

import sys

import click

from cli.main import FAILED
from cli.opened import opened_store
from cli.settings import read_settings


@click.command()
def check() -> None:
    """Recompute every digest, passage and invariant; exit 1 with the list of what is wrong.

    The archive and the database are read, nothing is fetched or changed.
    """
    from crawler.archive import check_archive
    from store.check import find_problems

    settings = read_settings()
    with opened_store(settings)() as session:
        problems = [*check_archive(session, settings.archive), *find_problems(session)]
    for problem in problems:
        click.echo(problem)
    click.echo(f"{len(problems)} problems" if problems else "all digests, passages and invariants hold", err=True)
    if problems:
        sys.exit(FAILED)
