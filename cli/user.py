"""`onrecord user`: the accounts of the review desk. A password is asked for, and never part of a command."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

import click
from sqlalchemy.orm import Session

from cli.opened import opened_store
from cli.settings import read_settings
from store import accounts
from store.errors import AccountError
from store.models import Account
from store.vocabulary import AccountRole


@click.group()
def user() -> None:
    """Who may decide at the review desk of the web app (/review), and in which role.

    \b
    onrecord user add "A. Editor" --role editor
    onrecord user list
    """  # noqa: D301  # click asks for the control character itself


@user.command()
@click.argument("name")
@click.option("--role", required=True, type=click.Choice([str(role) for role in AccountRole]), help="What they may do.")
def add(name: str, role: str) -> None:
    """Make an account; NAME signs its decisions, and readers see it."""
    with _accounts() as session:
        accounts.add_account(session, name, AccountRole(role), _password(), datetime.now(UTC))
    click.echo(f"{name} may sign in as {role}")


@user.command("list")
def list_() -> None:
    """List the accounts with their roles."""
    with opened_store(read_settings())() as session:
        for account in accounts.all_accounts(session):
            click.echo(_line(account))


@user.command()
@click.argument("name")
def password(name: str) -> None:
    """Give an account another password, and end its sessions."""
    with _accounts() as session:
        accounts.set_password(accounts.find_account(session, name), _password())
    click.echo(f"{name} has another password, and was signed out")


@user.command()
@click.argument("name")
def disable(name: str) -> None:
    """Keep an account out from now on; what it decided stays."""
    with _accounts() as session:
        accounts.set_disabled(accounts.find_account(session, name), disabled=True)
    click.echo(f"{name} cannot sign in any more, and was signed out")


@user.command()
@click.argument("name")
def enable(name: str) -> None:
    """Let an account in again that was kept out."""
    with _accounts() as session:
        accounts.set_disabled(accounts.find_account(session, name), disabled=False)
    click.echo(f"{name} may sign in")


@contextmanager
def _accounts() -> Iterator[Session]:
    with opened_store(read_settings(), writes=True).begin() as session:
        yield session


def _password() -> str:
    try:
        asked: str = click.prompt("Password", hide_input=True, confirmation_prompt=True, err=True)
    except click.Abort as error:
        if sys.stdin.isatty():
            raise
        raise AccountError("no whole password came: it is asked for twice, so run this on a terminal") from error
    return asked


def _line(account: Account) -> str:
    kept_out = ", disabled" if account.is_disabled else ""
    return f"{account.name}  {account.role}{kept_out}, since {account.made_at:%Y-%m-%d}"
