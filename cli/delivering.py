"""Telling those who subscribed: messages to webhooks, and a word to the hub of the feeds (docs/webhooks.md)."""

import logging
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from urllib.parse import urlencode

from sqlalchemy.orm import Session, sessionmaker

from cli.posting import Posted, signature_headers
from crawler.clock import Clock, utc_now
from store.hubs import note_told, untold
from store.models import Change, Webhook, WebhookMessage
from store.webhooks import (
    Attempt,
    WebhookError,
    claim_message,
    due_messages,
    find_webhook,
    is_taken,
    note_attempt,
    note_news,
    tallies,
)
from webapp.alerts import condition, saved_search, told_of, topics
from webapp.asked import ParameterError
from webapp.entries import TOLD, is_news

log = logging.getLogger(__name__)

_TOPICS_AT_ONCE = 50
Send = Callable[[str, bytes, Mapping[str, str]], Posted]


@dataclass(frozen=True, slots=True, kw_only=True)
class Teller:
    """Over what subscribers are told, and where this record is (`root`, without a slash at its end)."""

    sessions: sessionmaker[Session]
    post: Send
    root: str
    clock: Clock = utc_now

    def tell_webhooks(self) -> Counter[str]:
        """Write down what is new for each webhook, and send what is due; gives what became of how many messages.

        Each message is claimed before it is sent and noted after. Who is killed in between sends it again a minute
        later, under the id that it had.
        """
        with self.sessions() as session:
            numbers = [tally.webhook.id for tally in tallies(session)]
        return sum((self._told(number) for number in numbers), Counter[str]())

    def tell(self, webhook: Webhook, message_id: str, body: bytes) -> Posted:
        """Send one message now; nothing is noted of it."""
        return self.post(webhook.url, body, signature_headers(webhook.secret, message_id, body, self.clock()))

    def tell_hub(self, hub: str) -> str | None:
        """Tell the hub which feeds changed since it was told last; gives why it did not take that, if it did not."""
        with self.sessions.begin() as session:
            news = untold(session, hub)
        if news is None:
            return None
        changed = topics(news.pages, self.root)
        for start in range(0, len(changed), _TOPICS_AT_ONCE):
            posted = self._ping(hub, changed[start : start + _TOPICS_AT_ONCE])
            if not is_taken(posted.status):
                return posted.error or f"it answered {posted.status}"
        with self.sessions.begin() as session:
            note_told(session, hub, news.seq)
        return None

    def _told(self, number: int) -> Counter[str]:
        """What became of the messages of one webhook: whatever is wrong with it keeps no other waiting."""
        try:
            self._note_news(number)
            return self._send_due(number)
        except WebhookError as error:  # it was removed meanwhile
            log.warning("webhook %s was skipped: %s", number, error)
        except ParameterError as error:
            log.error("webhook %s was skipped, add it anew with another search: %s", number, error.description)
        except Exception:  # whatever else: it is told in the log and by the exit status, and the others are told on
            log.exception("webhook %s was not told", number)
        return Counter(skipped=1)

    def _note_news(self, number: int) -> None:
        has_more = True
        while has_more:
            with self.sessions.begin() as session:
                webhook = find_webhook(session, number)
                about = partial(condition, wanted=saved_search(webhook.query))
                has_more = note_news(session, webhook, about, _is_told, self.clock())

    def _send_due(self, number: int) -> Counter[str]:
        """Send until one fails: what cannot be reached now is not asked for each of a hundred messages."""
        states = Counter[str]()
        with self.sessions() as session:
            webhook = find_webhook(session, number)
            due = [message.id for message in due_messages(session, webhook, self.clock())]
        for message_number in due:
            attempt = self._sent(webhook, message_number)
            if attempt is None:
                continue
            states[self._noted(message_number, attempt)] += 1
            if not attempt.is_taken:
                break
        return states

    def _sent(self, webhook: Webhook, number: int) -> Attempt | None:
        """Send a message, with no transaction open meanwhile; None where another process does, or it was removed."""
        with self.sessions.begin() as session:
            if not claim_message(session, number, self.clock()):
                return None
        with self.sessions() as session:
            message = session.get_one(WebhookMessage, number)
            name, body = message.message_id, told_of(session, message.change, self.root)
        posted = self.tell(webhook, name, body)
        return Attempt(at=self.clock(), status=posted.status, error=posted.error)

    def _noted(self, number: int, attempt: Attempt) -> str:
        with self.sessions.begin() as session:
            message = session.get(WebhookMessage, number, with_for_update=True)
            return note_attempt(message, attempt) if message else "removed"

    def _ping(self, hub: str, changed: list[str]) -> Posted:
        form = urlencode([("hub.mode", "publish"), *(("hub.url", topic) for topic in changed)]).encode()
        return self.post(hub, form, {"Content-Type": "application/x-www-form-urlencoded"})


def _is_told(change: Change) -> bool:
    return change.kind in TOLD and is_news(change)
