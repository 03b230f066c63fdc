"""`onrecord status`: per outlet the last round, and how long the queues are."""

import click
from rich.console import Console
from rich.table import Table

from cli.opened import opened_store
from cli.settings import read_settings


@click.command()
def status() -> None:
    """Show each outlet's last round, pages, failures, shares without text or date, and what waits to be read."""
    from nlp.reader import READER
    from store.health import outlet_health
    from store.readings import find_unread

    with opened_store(read_settings())() as session:
        rows, unread = outlet_health(session), len(find_unread(session, READER))
    Console().print(_table(rows)) if rows else click.echo("no outlet was crawled yet: run `onrecord crawl`", err=True)
    click.echo(f"waiting to be read: {unread}")


def _table(rows: list[dict[str, str]]) -> Table:
    table = Table(box=None, header_style="bold")
    for heading in rows[0]:
        table.add_column(heading, justify="left" if heading in ("outlet", "last round", "error") else "right")
    for row in rows:
        table.add_row(*row.values())
    return table
