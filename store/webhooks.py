"""Webhooks: who is told of what a saved search finds, each message once, until it arrived or is given up.

A message is written down under its id in the transaction that notes how far the log was looked at. So a process that is
killed loses none, and what is sent again has the id it had. What it says is made when it is sent, as a feed tells it
then: so nothing waits here that was taken down since.
"""

import base64
import random
import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import ColumnElement, Select, and_, case, delete, func, or_, select, update
from sqlalchemy.orm import Session

from store.changes.asked import newest_seq
from store.errors import OnRecordError
from store.models import Change, Webhook, WebhookMessage
from store.vocabulary import ChangeOp

# Of Standard Webhooks: how long to wait after each failure; after the last of them a message is given up.
WAITS = tuple(timedelta(seconds=number) for number in (5, 300, 1800, 7200, 18_000, 36_000, 36_000))
JITTER = 0.2
"""By which share a wait is longer or shorter, so that what failed together does not come back together."""
CLAIMED = timedelta(minutes=1)
"""How long nobody else sends a message that one process sends, longer than sending takes."""
GONE = 410
_GONE_OPS = (ChangeOp.MERGE, ChangeOp.WITHDRAW, ChangeOp.TAKEDOWN)
_AT_ONCE = 200
_SECRET_BYTES = 32


class WebhookError(OnRecordError):
    """A webhook or message that was named and is not there."""


class MessageState(StrEnum):
    """What became of a message."""

    PENDING = "pending"
    DELIVERED = "delivered"
    DEAD = "dead"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """What came of sending a message: the status of the answer, or why there was none."""

    at: datetime
    status: int | None = None
    error: str | None = None

    @property
    def is_taken(self) -> bool:
        """Whether the receiver has it."""
        return is_taken(self.status)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """A webhook with how many of its messages wait, arrived, and were given up."""

    webhook: Webhook
    pending: int
    delivered: int
    dead: int


About = Callable[[Session], ColumnElement[bool] | None]
"""The condition on changes that a saved search stands for; None for all."""
IsNews = Callable[[Change], bool]


def is_taken(status: int | None) -> bool:
    """Whether an answer of that status says that the receiver has what it was sent; None is no answer."""
    return status is not None and status // 100 == 2


def add_webhook(session: Session, url: str, query: str, now: datetime) -> Webhook:
    """A webhook that is told of what changes from here on, with a secret of its own."""
    secret = "whsec_" + base64.b64encode(secrets.token_bytes(_SECRET_BYTES)).decode()
    made = Webhook(url=url, query=query, secret=secret, created_at=now, last_seq=newest_seq(session))
    session.add(made)
    session.flush()
    return made


def find_webhook(session: Session, number: int) -> Webhook:
    """The webhook of that number; raises WebhookError where there is none."""
    found = session.get(Webhook, number)
    if found is None:
        raise WebhookError(f"no webhook has the number {number}: `onrecord webhook list` lists them")
    return found


def remove_webhook(session: Session, webhook: Webhook) -> None:
    """Forget a webhook, its secret and its messages."""
    session.execute(delete(WebhookMessage).where(WebhookMessage.webhook_id == webhook.id))
    session.delete(webhook)


def tallies(session: Session) -> list[Tally]:
    """All webhooks with what became of their messages, the oldest first."""
    pending, delivered, dead = (func.count(case((WebhookMessage.state == state, 1))) for state in MessageState)
    wanted = select(Webhook, pending, delivered, dead).outerjoin(WebhookMessage)
    found = session.execute(wanted.group_by(Webhook.id).order_by(Webhook.id))
    return [Tally(webhook=row[0], pending=row[1], delivered=row[2], dead=row[3]) for row in found]


def note_news(session: Session, webhook: Webhook, about: About, is_news: IsNews, now: datetime) -> bool:
    """Write down the messages of the next changes that concern a webhook; whether there may be more.

    A thing that it was told of concerns it once more when it is gone, though no search finds it then.
    """
    session.refresh(webhook, with_for_update=True)  # another host may look at the log for it, too
    newest = newest_seq(session)
    changes = session.scalars(_changes(webhook, about(session), newest)).all()
    session.add_all(
        WebhookMessage(
            webhook_id=webhook.id,
            change_id=change.id,
            message_id=f"msg_{webhook.id}_{change.id}",
            state=MessageState.PENDING,
            attempts=0,
            next_at=now,
        )
        for change in changes
        if is_news(change)
    )
    has_more = len(changes) == _AT_ONCE
    webhook.last_seq = changes[-1].id if has_more else newest
    session.flush()
    return has_more


def due_messages(session: Session, webhook: Webhook, now: datetime) -> Sequence[WebhookMessage]:
    """The messages of a webhook that are to be sent now, in the order of their changes."""
    wanted = select(WebhookMessage).where(
        WebhookMessage.webhook_id == webhook.id,
        WebhookMessage.state == MessageState.PENDING,
        WebhookMessage.next_at <= now,
    )
    return session.scalars(wanted.order_by(WebhookMessage.change_id).limit(_AT_ONCE)).all()


def claim_message(session: Session, number: int, now: datetime) -> bool:
    """Take a due message to send it; False where it is not due any more: of several processes, one has it."""
    is_due = (WebhookMessage.state == MessageState.PENDING, WebhookMessage.next_at <= now)
    claimed = update(WebhookMessage).where(WebhookMessage.id == number, *is_due).values(next_at=now + CLAIMED)
    return session.scalar(claimed.returning(WebhookMessage.id)) is not None


def is_anything_due(session: Session, now: datetime) -> bool:
    """Whether a message is to be sent now, or a webhook has not looked at the newest change."""
    waits = select(WebhookMessage.id).where(WebhookMessage.state == MessageState.PENDING, WebhookMessage.next_at <= now)
    behind = select(Webhook.id).where(Webhook.last_seq < newest_seq(session))
    return session.scalar(select(or_(waits.exists(), behind.exists()))) or False


def note_attempt(message: WebhookMessage, attempt: Attempt, chance: Callable[[], float] = random.random) -> str:
    """Note what came of sending: it arrived, is sent again after a wait that grows, or is given up; gives its state.

    `chance` gives a number from 0 to 1. A receiver that answers 410 wants no more of it.
    """
    message.attempts += 1
    message.last_status, message.last_error = attempt.status, attempt.error
    if attempt.is_taken:
        message.state, message.delivered_at = MessageState.DELIVERED, attempt.at
    elif attempt.status == GONE or message.attempts > len(WAITS):
        message.state = MessageState.DEAD
    else:
        wait = WAITS[message.attempts - 1]
        message.next_at = attempt.at + wait * (1 + JITTER * (2 * chance() - 1))
    return message.state


def dead_messages(session: Session) -> Sequence[WebhookMessage]:
    """The messages that were given up, the oldest first."""
    wanted = select(WebhookMessage).where(WebhookMessage.state == MessageState.DEAD)
    return session.scalars(wanted.order_by(WebhookMessage.id)).all()


def send_again(session: Session, ids: Sequence[str], now: datetime) -> int:
    """Let messages be sent once more, by their ids, or all that were given up; gives their number."""
    which = WebhookMessage.message_id.in_(ids) if ids else WebhookMessage.state == MessageState.DEAD
    known = set(session.scalars(select(WebhookMessage.message_id).where(which)))
    if missing := sorted(set(ids) - known):
        raise WebhookError(f"no message has the id {missing[0]!r}: `onrecord webhook list` names those given up")
    fresh = {"state": MessageState.PENDING, "attempts": 0, "next_at": now}
    session.execute(update(WebhookMessage).where(which).values(fresh))
    return len(known)


def _changes(webhook: Webhook, about: ColumnElement[bool] | None, newest: int) -> Select[Change]:
    told = select(WebhookMessage.change_id).where(WebhookMessage.webhook_id == webhook.id)
    known = select(Change.kind, Change.public_id).where(Change.id.in_(told)).subquery()
    was_told = select(known.c.public_id).where(known.c.public_id == Change.public_id, known.c.kind == Change.kind)
    wanted = select(Change).where(Change.id > webhook.last_seq, Change.id <= newest)
    if about is not None:
        wanted = wanted.where(or_(about, and_(Change.op.in_(_GONE_OPS), was_told.correlate(Change).exists())))
    return wanted.order_by(Change.id).limit(_AT_ONCE)
