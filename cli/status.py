"""`onrecord status`: per outlet the last round, and how long the queues are."""

import click

from cli.opened import opened_store
from cli.settings import read_settings
from store.health import OutletHealth, outlet_health


@click.command()
def status() -> None:
    """Show each outlet's last round, pages, failures, shares without text or date, and what waits to be read."""
    from nlp.reader import READER
    from store.readings import find_unread

    with opened_store(read_settings())() as session:
        outlets, unread = outlet_health(session), len(find_unread(session, READER))
    for outlet in outlets:
        click.echo(_told(outlet))
    if not outlets:
        click.echo("no outlet was crawled yet: run `onrecord crawl`", err=True)
    click.echo(f"waiting to be read: {unread}")


def _told(outlet: OutletHealth) -> str:
    """Three lines: when, what the last round brought, what there is in all."""
    last = outlet.last
    unfinished = "" if last.ended_at else ", not finished"
    counts = ("fetched", "unchanged", "refused", "failed")
    brought = [f"{last.discovered} new addresses", *(f"{getattr(last, name)} {name}" for name in counts)]
    without_text, undated = _share(outlet.without_text, outlet.captures), _share(outlet.undated, outlet.articles)
    lines = [
        f"{outlet.slug}: last round {last.started_at:%Y-%m-%d %H:%M} UTC{unfinished}",
        f"  {', '.join(brought)}",
        f"  in all {outlet.captures} pages, {without_text} without text; {outlet.articles} articles, {undated} undated",
    ]
    return "\n".join([*lines, f"  error: {last.error}"] if last.error else lines)


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.0%}" if whole else "none"
