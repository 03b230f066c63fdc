"""`onrecord webhook`: who is told of what a saved search finds, and whether it arrives (docs/webhooks.md)."""

import secrets
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import click

from cli.main import DONE, DONE_IN_PART, FAILED
from cli.opened import opened_store
from cli.processes import leadership
from cli.settings import Settings, read_settings
from store.identifiers import LARGEST_ID

if TYPE_CHECKING:
    from cli.delivering import Teller

LOCK = "webhooks.lock"


@click.group()
def webhook() -> None:
    """Tell other programs of changes: one signed message for each change that a saved search finds.

    \b
    onrecord webhook add https://desk.example/hook --search 'accused=deepseek'
    onrecord webhook test 1
    onrecord webhook list
    onrecord webhook redeliver --dead

    `onrecord run` delivers on its clock; `onrecord webhook deliver` does it once.
    """  # noqa: D301  # click asks for the control character itself


@webhook.command()
@click.argument("url")
@click.option("--search", "query", default="", metavar="QUERY", help="What stands after ? in the address of a search.")
def add(url: str, query: str) -> None:
    """Tell URL of what changes from now on about the claims that match, and print the secret, this once."""
    from cli.posting import why_not_sent
    from store.webhooks import add_webhook
    from webapp.alerts import saved_search
    from webapp.asked import ParameterError

    if reason := why_not_sent(url):
        raise click.BadParameter(f"{url!r} cannot be told: {reason}", param_hint="URL")
    try:
        saved_search(query)
    except ParameterError as error:
        raise click.BadParameter(str(error.description), param_hint="--search") from error
    with opened_store(read_settings(), writes=True).begin() as session:
        made = add_webhook(session, url, query.removeprefix("?"), datetime.now(UTC))
        click.echo(f"webhook {made.id}: keep the secret, it is not shown again", err=True)
        click.echo(made.secret)


@webhook.command("list")
def list_all() -> None:
    """Each webhook with what waits, arrived and was given up; then the messages that were given up."""
    from store.webhooks import dead_messages, tallies

    with opened_store(read_settings())() as session:
        for tally in tallies(session):
            told = f"{tally.delivered} delivered, {tally.pending} waiting, {tally.dead} given up"
            click.echo(f"{tally.webhook.id}: {shown(tally.webhook.url)} of {tally.webhook.query or 'all'}: {told}")
        for message in dead_messages(session):
            why = message.last_error or f"status {message.last_status}"
            click.echo(f"  given up: {message.message_id} after {message.attempts} attempts: {why}")


@webhook.command()
@click.argument("number", type=click.IntRange(1, LARGEST_ID))
def remove(number: int) -> None:
    """Forget the webhook NUMBER, its secret and its messages."""
    from store.webhooks import find_webhook, remove_webhook

    with opened_store(read_settings(), writes=True).begin() as session:
        remove_webhook(session, find_webhook(session, number))


@webhook.command()
@click.argument("number", type=click.IntRange(1, LARGEST_ID))
def test(number: int) -> None:
    """Send the webhook NUMBER a signed message of the type `test` now."""
    from store.webhooks import find_webhook, is_taken
    from webapp.alerts import TEST, message
    from webapp.claim_document import iso

    teller = teller_for(read_settings())
    with teller.sessions() as session:
        found = find_webhook(session, number)
    body = message(TEST, iso(datetime.now(UTC)), {"webhook": found.id, "search": found.query})
    posted = teller.tell(found, f"msg_test_{secrets.token_hex(8)}", body)
    click.echo(posted.error or f"{shown(found.url)} answered {posted.status}", err=True)
    sys.exit(DONE if is_taken(posted.status) else FAILED)


@webhook.command()
def deliver() -> None:
    """Send all messages that are due, and tell the hub of the feeds, if one is set; exit status 3 if one failed."""
    settings = read_settings()
    teller = teller_for(settings)
    with leadership(settings.home, LOCK) as leads:
        if not leads:
            click.echo("another process delivers already: nothing was sent", err=True)
            return
        states = teller.tell_webhooks()
        error = teller.tell_hub(settings.hub) if settings.hub else None
    told = f"{states['delivered']} delivered, {states['pending']} to be sent again, {states['dead']} given up"
    click.echo(told, err=True)
    if error:
        click.echo(f"hub {settings.hub} was not told: {error}", err=True)
    sys.exit(DONE_IN_PART if error or any(states[one] for one in ("pending", "dead", "skipped")) else DONE)


@webhook.command()
@click.argument("messages", nargs=-1, metavar="[MESSAGE...]")
@click.option("--dead", is_flag=True, help="All that were given up.")
def redeliver(messages: tuple[str, ...], *, dead: bool) -> None:
    """Let messages be sent once more, under the ids that they have: those named, or all that were given up."""
    from store.webhooks import send_again

    if bool(messages) == dead:
        raise click.UsageError("name messages as `onrecord webhook list` does, or give --dead for all")
    with opened_store(read_settings(), writes=True).begin() as session:
        number = send_again(session, messages, datetime.now(UTC))
    click.echo(f"{number} will be sent by the next `onrecord webhook deliver`", err=True)


def teller_for(settings: Settings) -> "Teller":
    """Who tells subscribers, with the networks that the settings allow."""
    from cli.delivering import Teller
    from cli.posting import Post
    from crawler.networks import read_networks

    post = Post(agent=f"onrecord (+{settings.contact})", allowed=read_networks(settings.allowed_networks))
    return Teller(sessions=opened_store(settings, writes=True), post=post, root=settings.address or "")


def shown(url: str) -> str:
    """The scheme and host of an address: the rest may hold a key, in its path too."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"
