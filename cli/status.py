"""`onrecord status`: how each outlet fares, and how long the queue to be read is."""

import json
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import click
from sqlalchemy.orm import Session

from cli.main import DONE, FAILED
from cli.opened import opened_store
from cli.settings import read_settings
from store.health import OutletHealth, all_health
from store.models import Round
from store.webhooks import tallies


@click.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON document, as at /status.json.")
def status(*, as_json: bool) -> None:
    """Show each outlet's last round, what its pages lack and when it is due, and what waits to be read.

    An alarm stands where the newest 50 pages of an outlet lack text, date or author far more often than those before
    them, where three rounds running brought an error and no page, or where a message of a webhook was given up; then
    the exit status is 1.
    """
    from nlp.reader import READER
    from store.readings import find_unread
    from webapp.health_words import needs_a_look, status_document

    now = datetime.now(UTC)
    with opened_store(read_settings())() as session:
        found, unread, told = all_health(session, now), len(find_unread(session, READER)), _webhooks(session)
        if as_json:
            document = status_document(found, now) | {"waiting_to_be_read": unread, "webhooks": told}
            click.echo(json.dumps(document, indent=2, ensure_ascii=False))
        else:
            _print(found, unread)
            _print_webhooks(told)
    sys.exit(FAILED if needs_a_look(found) or any(one["given_up"] for one in told) else DONE)


def _print(found: list[OutletHealth], unread: int) -> None:
    crawled = [health for health in found if health.rounds]
    for health in crawled:
        click.echo("\n".join(_told(health)))
    if not crawled:
        click.echo("no outlet was crawled yet: run `onrecord crawl`", err=True)
    idle = [health.outlet for health in found if health.outlet and not health.rounds]
    for words, refusing in (("not crawled yet", False), ("never crawled, they turn programs away", True)):
        named = [outlet.slug for outlet in idle if bool(outlet.refuses) == refusing]
        if named:
            click.echo(f"{words}: {', '.join(named)}")
    click.echo(f"waiting to be read: {unread}")


def _webhooks(session: Session) -> list[dict[str, Any]]:
    """What became of the messages of each webhook."""
    from cli.webhook import shown

    return [
        {
            "webhook": tally.webhook.id,
            "url": shown(tally.webhook.url),
            "delivered": tally.delivered,
            "waiting": tally.pending,
            "given_up": tally.dead,
        }
        for tally in tallies(session)
    ]


def _print_webhooks(found: list[dict[str, Any]]) -> None:
    for one in found:
        told = f"{one['delivered']} delivered, {one['waiting']} waiting, {one['given_up']} given up"
        click.echo(f"webhook {one['webhook']} {one['url']}: {told}")
        if one["given_up"]:
            click.echo(
                "  ALARM: see `onrecord webhook list`, and send them again with `onrecord webhook redeliver --dead`"
            )


def _told(health: OutletHealth) -> Iterator[str]:
    """When, what the last round brought, what there is in all, and what is wrong."""
    from webapp.health_words import alarm_words, percent

    last = health.rounds[-1]
    yield f"{health.slug}: last round {last.started_at:%Y-%m-%d %H:%M} UTC{'' if last.ended_at else ', not finished'}"
    yield f"  {_brought(last)}; {_due(health)}"
    lacks = ", ".join(f"{percent(missing.recent)} without {missing.lack}" for missing in health.missing)
    yield f"  {health.captures} pages, {health.articles} articles; of the newest pages {lacks}".replace("\u00a0", " ")
    if health.disallowed:
        yield f"  robots.txt forbids {health.disallowed} of the addresses it lists"
    if last.error:
        yield f"  error: {last.error}"
    for words in alarm_words(health):
        yield f"  ALARM: {words}"


def _brought(last: Round) -> str:
    counts = ("fetched", "unchanged", "refused", "failed")
    return ", ".join([f"{last.discovered} new addresses", *(f"{getattr(last, name)} {name}" for name in counts)])


def _due(health: OutletHealth) -> str:
    if health.due:
        return f"{health.due} due now"
    return f"next due {health.next_due:%Y-%m-%d %H:%M} UTC" if health.next_due else "nothing is due"
