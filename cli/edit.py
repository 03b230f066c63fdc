"""`onrecord edit`: what editors decide about the record, signed, with a reason, and reversible."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any, TextIO, TypeVar

import click
from sqlalchemy.orm import Session

from cli.opened import opened_store
from cli.settings import read_settings
from store import editing, judgements, splitting
from store.cited import sentences_of
from store.decisions import Signature, decisions_on, find_decision
from store.errors import EditingError
from store.identifiers import LARGEST_ID
from store.models import (
    Article,
    Assertion,
    Base,
    Claim,
    Contradiction,
    Dispute,
    EditorialAction,
    Entity,
    Event,
    EventCitation,
    Response,
)
from store.named import HOW, called, find_row
from store.replies import Sent, publish_reply
from store.takedown import take_down
from store.vocabulary import ContradictionState

Row = TypeVar("Row", bound=Base)
_READ = (Assertion, EventCitation, Response)
_STANDS = (Claim, Event)
_FILED = (Dispute, Claim, Event)


@click.group()
def edit() -> None:
    """Decide what the machine must not: every decision is signed, has a reason, and (but a takedown) can be undone.

    \b
    Rows are named as their pages are:
      c-…  e-…  r-…               a claim, an event, an answer
      disputes/…  companies/…     a dispute, a party
      assertion/12 citation/7     a sentence, as `onrecord edit history c-…` lists it
      articles/12 contradiction/3 an article, a pair of sentences that differ

    \b
    onrecord edit reject assertion/12 --by "A. Editor" --reason "The speaker is the court."
    onrecord edit merge companies/open-ai companies/openai --by "A. Editor" --reason "One company."
    onrecord edit history companies/openai
    onrecord edit undo 3 --by "A. Editor" --reason "They are two after all."

    The machine never overwrites a decision, and files anew what a merge, a split or their undoing touches.
    """  # noqa: D301  # click asks for the control character itself


def signed(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that every decision needs."""
    command = click.option("--citation", metavar="URL", help="A source that the decision rests on.")(command)
    command = click.option("--reason", required=True, metavar="TEXT", help="Why; readers see it.")(command)
    return click.option("--by", required=True, metavar="NAME", help="Who decides; readers see it.")(command)


@edit.command()
@click.argument("row")
@signed
def confirm(row: str, **signature: str) -> None:
    """Say that the machine read a sentence or an answer right."""
    with _deciding() as session:
        _tell(editing.confirm(session, _row(session, row, *_READ), _signature(**signature)))


@edit.command()
@click.argument("row")
@signed
def reject(row: str, **signature: str) -> None:
    """Say that the machine read a sentence or an answer wrong: it is not shown any more."""
    with _deciding() as session:
        _tell(editing.reject(session, _row(session, row, *_READ), _signature(**signature)))


@edit.command()
@click.argument("pair")
@click.option("--as", "state", required=True, type=click.Choice(["confirmed", "explained", "rejected"]), help="How.")
@signed
def judge(pair: str, state: str, **signature: str) -> None:
    """Say of two sentences that differ that they do disagree, why they do, or that they do not.

    A pair is called contradiction/NUMBER, as `onrecord edit history disputes/…` lists it.
    """
    with _deciding() as session:
        found = _row(session, pair, Contradiction)
        _tell(editing.judge(session, found, ContradictionState(state), _signature(**signature)))


@edit.command()
@click.argument("row")
@click.argument("values", nargs=-1, required=True, metavar="COLUMN=VALUE...")
@signed
def correct(row: str, values: tuple[str, ...], **signature: str) -> None:
    """Set values by hand, such as `happened_first=2025-06-11`; an empty value says that it is not known.

    The machine leaves alone what was set so.
    """
    with _deciding() as session:
        found = _row(session, row, *_READ, *_FILED)
        given = dict(_pair(value) for value in values)
        _tell(editing.correct(session, found, editing.read_values(found, given), _signature(**signature)))


@edit.command()
@click.argument("row")
@signed
def deprecate(row: str, **signature: str) -> None:
    """Withdraw a claim or an event: its page answers that it was withdrawn, and why."""
    with _deciding() as session:
        _tell(editing.deprecate(session, _row(session, row, *_STANDS), _signature(**signature)))


@edit.command()
@click.argument("row")
@signed
def reopen(row: str, **signature: str) -> None:
    """Let a withdrawn claim or event stand again."""
    with _deciding() as session:
        _tell(editing.reopen(session, _row(session, row, *_STANDS), _signature(**signature)))


@edit.command()
@click.argument("claim")
@click.argument("wording")
@signed
def word(claim: str, wording: str, **signature: str) -> None:
    """Give a claim its wording."""
    with _deciding() as session:
        _tell(editing.word(session, _row(session, claim, Claim), wording, _signature(**signature)))


@edit.command()
@click.argument("claim")
@click.argument("text", type=click.File("r", encoding="utf-8"), metavar="FILE")
@click.option("--of", "party", required=True, metavar="PARTY", help="Who sent it, such as companies/openai.")
@click.option("--received", required=True, type=click.DateTime(["%Y-%m-%d"]), help="The day it came.")
@click.option("--verified", required=True, metavar="TEXT", help="How we know that it is theirs; readers see it.")
@signed
def reply(claim: str, text: TextIO, party: str, received: datetime, verified: str, **signature: str) -> None:
    """Print beside a claim, word for word, what a party sent to this record about it; FILE is - for stdin."""
    with _deciding() as session:
        subject, respondent = _row(session, claim, Claim), _row(session, party, Entity)
        sent = Sent(text=text.read(), received_on=received.date(), verified=verified)
        _tell(publish_reply(session, subject, respondent, sent, _signature(**signature)))


@edit.command()
@click.argument("gone")
@click.argument("into")
@signed
def merge(gone: str, into: str, **signature: str) -> None:
    """Judge that GONE is the same as INTO: two parties, disputes, claims or events; both addresses lead to INTO."""
    with _deciding() as session:
        rows = [_row(session, name, Entity, *_FILED) for name in (gone, into)]
        _tell(judgements.merge(session, rows[0], rows[1], _signature(**signature)))


@edit.command("not-same")
@click.argument("one")
@click.argument("other")
@signed
def not_same(one: str, other: str, **signature: str) -> None:
    """Judge that two parties are different, however alike they look: a merge is refused while this stands."""
    with _deciding() as session:
        rows = [_row(session, name, Entity) for name in (one, other)]
        _tell(judgements.not_same(session, rows[0], rows[1], _signature(**signature)))


@edit.command()
@click.argument("sentences", nargs=-1, required=True)
@click.option("--dispute", metavar="TITLE", help="Give them a dispute of their own with this title.")
@signed
def split(sentences: tuple[str, ...], dispute: str | None, **signature: str) -> None:
    """Put sentences of one claim or event under one of their own; with --dispute, under a dispute of their own."""
    with _deciding() as session:
        rows = [_row(session, name, *_READ) for name in sentences]
        if dispute:
            _tell(splitting.split_off(session, rows, dispute, _signature(**signature)))
        else:
            _tell(splitting.split(session, rows, _signature(**signature)))


@edit.command("take-name")
@click.argument("party")
@click.argument("name")
@signed
def take_name(party: str, name: str, **signature: str) -> None:
    """Give a name that was taken for PARTY's to a party of its own."""
    with _deciding() as session:
        entity = _row(session, party, Entity)
        alias = next((alias for alias in entity.aliases if alias.name == name), None)
        if alias is None:
            names = ", ".join(alias.name for alias in entity.aliases)
            raise EditingError(f"{called(entity)} does not go by {name!r}: its names are {names}")
        _tell(splitting.take_name(session, alias, _signature(**signature)))


@edit.command()
@click.argument("row", metavar="ARTICLE|SENTENCE")
@signed
def takedown(row: str, **signature: str) -> None:
    """Drop the words of an article (articles/12), or of one sentence, for good; id, hash and reason stay.

    This cannot be undone. Releases that were cut before are not changed: docs/editing.md says what to do.
    """
    with _deciding() as session:
        _tell(take_down(session, _row(session, row, Article, *_READ), _signature(**signature)))


@edit.command()
@click.argument("decision", type=click.IntRange(1, LARGEST_ID))
@signed
def undo(decision: int, **signature: str) -> None:
    """Take a decision back, by its number: the record is as it would be without it."""
    with _deciding() as session:
        _tell(judgements.undo(session, find_decision(session, decision), _signature(**signature)))


@edit.command()
@click.argument("row")
def history(row: str) -> None:
    """List the sentences that stand under a row, and every decision on it, oldest first."""
    with opened_store(read_settings())() as session:
        found = _row(session, row, Entity, Contradiction, *_READ, *_FILED)
        for sentence in sentences_of(found):
            click.echo(f"{called(sentence)}  {sentence.state}  “{sentence.passage.exact}”")
        for pair in found.contradictions if isinstance(found, Dispute | Claim) else ():
            click.echo(f"{called(pair)}  {pair.state}  {pair.kind.label}: {pair.left_says} / {pair.right_says}")
        for action in decisions_on(session, found):
            _tell(action)


@contextmanager
def _deciding() -> Iterator[Session]:
    with opened_store(read_settings(), writes=True).begin() as session:
        yield session


def _signature(*, by: str, reason: str, citation: str | None) -> Signature:
    return Signature(actor=by, reason=reason, citation=citation, at=datetime.now(UTC))


def _row(session: Session, name: str, *tables: type[Any]) -> Any:
    row = find_row(session, name)
    if not isinstance(row, tables):
        kinds = " or ".join(table.__tablename__.replace("_", " ") for table in tables)
        theirs = [called(sentence) for sentence in sentences_of(row)] if Assertion in tables else []
        mend = f"name one of its sentences ({', '.join(theirs)}; `onrecord edit history {name}` shows them)"
        raise EditingError(f"{name} is no {kinds}, which this decision is about: {mend if theirs else HOW}")
    return row


def _pair(value: str) -> tuple[str, str]:
    column, sign, text = value.partition("=")
    if not sign:
        raise EditingError(f"{value!r} says no value: write COLUMN=VALUE, such as happened_first=2025-06-11")
    return column, text


def _tell(action: EditorialAction) -> None:
    undone = f" decision {action.undoes_id}" if action.undoes_id else ""
    click.echo(
        f"decision {action.id}, {action.at:%Y-%m-%d %H:%M} UTC, {action.actor}: {action.action.label}{undone}, "
        f"{' '.join(action.after)}; {action.reason}" + (f" ({action.citation})" if action.citation else "")
    )
