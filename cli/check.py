"""`onrecord check`: recomputes digests, passages and invariants, offline."""

import sys

import click
from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn

from cli.main import FAILED
from cli.opened import opened_archive, opened_store
from cli.settings import read_settings


@click.command()
def check() -> None:
    """Recompute every digest, passage and invariant; exit 1 with the list of what is wrong.

    The archive, the database and the releases are read, nothing is fetched or changed.
    """
    from crawler.archive_check import check_archive
    from store.check import find_problems
    from store.releases.kept import find_damage

    settings = read_settings()
    with opened_store(settings)() as session, _bar() as bar:
        task = bar.add_task("Archive", total=None)
        archive = check_archive(
            session, opened_archive(settings), lambda read, total: bar.update(task, advance=read, total=total)
        )
        problems = [*archive, *find_problems(session), *find_damage(settings.home / "releases")]
    for problem in problems:
        click.echo(problem)
    click.echo(f"{len(problems)} problems" if problems else "all digests, passages and invariants hold", err=True)
    if problems:
        sys.exit(FAILED)


def _bar() -> Progress:
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn(), TimeRemainingColumn())
    return Progress(*columns, console=console, disable=not console.is_terminal)
