"""Telling those who subscribed: messages to webhooks, and a word to the hub of the feeds (docs/webhooks.md)."""

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
from store.webhooks import Attempt, due_messages, find_webhook, note_attempt, note_news, tallies
from webapp.alerts import condition, saved_search, told_of, topics
from webapp.entries import TOLD, is_news

_TOPICS_AT_ONCE = 50
_TAKEN = range(200, 300)
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

        Each message is noted once it was sent. Who is killed in between sends it again, under the id that it had.
        """
        with self.sessions() as session:
            numbers = [tally.webhook.id for tally in tallies(session)]
        for number in numbers:
            self._note_news(number)
        return sum((self._send_due(number) for number in numbers), Counter[str]())

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
            if posted.status not in _TAKEN:
                return posted.error or f"it answered {posted.status}"
        with self.sessions.begin() as session:
            note_told(session, hub, news.seq)
        return None

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
            attempt, state = self._sent(webhook, message_number)
            states[state] += 1
            if not attempt.is_taken:
                break
        return states

    def _sent(self, webhook: Webhook, number: int) -> tuple[Attempt, str]:
        """Send a message and note what came of it; no transaction is open while it is under way."""
        with self.sessions() as session:
            message = session.get_one(WebhookMessage, number)
            name, body = message.message_id, told_of(session, message.change, self.root)
        posted = self.tell(webhook, name, body)
        attempt = Attempt(at=self.clock(), status=posted.status, error=posted.error)
        with self.sessions.begin() as session:
            return attempt, note_attempt(session.get_one(WebhookMessage, number), attempt)

    def _ping(self, hub: str, changed: list[str]) -> Posted:
        form = urlencode([("hub.mode", "publish"), *(("hub.url", topic) for topic in changed)]).encode()
        return self.post(hub, form, {"Content-Type": "application/x-www-form-urlencoded"})


def _is_told(change: Change) -> bool:
    return change.kind in TOLD and is_news(change)
