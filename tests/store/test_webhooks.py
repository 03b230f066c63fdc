"""What a webhook is told of is written down once, on both databases, and is never behind nor ahead of the log."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import false, select

from store.changes.asked import newest_seq
from store.decisions import Signature
from store.editing import deprecate
from store.hubs import is_behind, note_told, untold
from store.models import Change, Claim, WebhookMessage
from store.vocabulary import ChangeOp, ThingKind
from store.webhooks import (
    CLAIMED,
    Attempt,
    add_webhook,
    claim_message,
    due_messages,
    is_anything_due,
    note_attempt,
    note_news,
    remove_webhook,
    send_again,
    tallies,
)

NOW = datetime(2026, 1, 4, 12, tzinfo=UTC)
SIGNED = Signature(actor="A sample editor", reason="a test says so", at=datetime(2026, 1, 3, tzinfo=UTC))
SAYS = "OpenAI says that DeepSeek copied its models."


@pytest.fixture
def webhook(session):
    return add_webhook(session, "https://desk.example/hook", "", NOW)


@pytest.fixture
def filed(session, webhook, make_version, file_findings, claim):
    version = make_version(SAYS)
    file_findings(version, claim(version, SAYS))
    session.commit()


def _is_claim(change: Change) -> bool:
    return change.kind is ThingKind.CLAIM


def _note(session, webhook):
    return note_news(session, webhook, lambda _: None, _is_claim, NOW)


def test_a_change_that_is_news_is_written_down_once(session, webhook, filed):
    assert is_anything_due(session, NOW)
    for _ in range(2):
        assert not _note(session, webhook)

    (message,) = due_messages(session, webhook, NOW)
    assert message.change.kind is ThingKind.CLAIM
    assert message.message_id == f"msg_{webhook.id}_{message.change_id}"
    assert webhook.last_seq == newest_seq(session)


def test_what_is_noted_in_a_transaction_that_breaks_is_noted_again(session, webhook, filed):
    _note(session, webhook)
    session.rollback()

    assert session.scalars(select(WebhookMessage)).all() == []
    _note(session, webhook)
    assert len(due_messages(session, webhook, NOW)) == 1


def test_what_was_told_is_told_of_once_more_when_it_is_gone_and_no_search_finds_it(
    session, webhook, filed, make_version, file_findings, claim
):
    _note(session, webhook)
    other = make_version("Disney says that Midjourney copied its characters.")
    file_findings(other, claim(other, other.text, claimant="Disney", targets=("Midjourney",)))
    session.commit()
    for row in session.scalars(select(Claim)):
        deprecate(session, row, SIGNED)
    session.commit()

    note_news(session, webhook, lambda _: false(), _is_claim, NOW)

    added, withdrawn = due_messages(session, webhook, NOW)
    assert (added.change.op, withdrawn.change.op) == (ChangeOp.ADD, ChangeOp.WITHDRAW)
    assert added.change.public_id == withdrawn.change.public_id


def test_a_message_waits_arrives_and_can_be_sent_again(session, webhook, filed):
    _note(session, webhook)
    (message,) = due_messages(session, webhook, NOW)

    assert note_attempt(message, Attempt(at=NOW, error="no answer"), lambda: 0.5) == "pending"
    assert message.next_at == NOW + timedelta(seconds=5)
    assert not is_anything_due(session, NOW)
    assert note_attempt(message, Attempt(at=NOW, status=204)) == "delivered"
    assert [(tally.pending, tally.delivered, tally.dead) for tally in tallies(session)] == [(0, 1, 0)]
    assert send_again(session, [message.message_id], NOW) == 1
    assert len(due_messages(session, webhook, NOW)) == 1


def test_a_message_is_claimed_by_one_and_is_due_again_where_nothing_was_noted(session, webhook, filed):
    _note(session, webhook)
    (message,) = due_messages(session, webhook, NOW)

    assert [claim_message(session, message.id, NOW) for _ in range(2)] == [True, False]
    assert not is_anything_due(session, NOW)
    assert claim_message(session, message.id, NOW + CLAIMED)
    remove_webhook(session, webhook)
    assert not claim_message(session, message.id, NOW + 2 * CLAIMED)


def test_what_is_removed_leaves_nothing(session, webhook, filed):
    _note(session, webhook)

    remove_webhook(session, webhook)
    session.flush()

    assert tallies(session) == []
    assert session.scalars(select(WebhookMessage)).all() == []


def test_a_hub_is_told_of_the_pages_of_what_changed_since(session, make_version, file_findings, claim):
    hub = "https://hub.example/"
    assert is_behind(session, hub)
    assert untold(session, hub) is None
    version = make_version(SAYS)
    file_findings(version, claim(version, SAYS))
    session.commit()

    news = untold(session, hub)

    assert news is not None
    assert {"companies/openai", "disputes/openai-deepseek", "outlets/sample-wire"} <= set(news.pages)
    note_told(session, hub, news.seq)
    assert untold(session, hub) is None
    assert not is_behind(session, hub)
