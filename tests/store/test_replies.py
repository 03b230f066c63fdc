"""What a party sent is printed word for word beside the claim, by an editor's decision that can be taken back."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select

from store.changes.asked import ChangeFilter, find_rows, latest_changes
from store.decisions import Signature, broken_links, decisions_on
from store.editing import confirm
from store.errors import EditingError
from store.judgements import merge, undo
from store.knowledge import Knowledge
from store.models import Claim, Entity, Reply
from store.replies import LONGEST, Sent, publish_reply, replies_to
from store.vocabulary import Act, EditorialActionKind, ThingKind

SIGNED = Signature(actor="A sample editor", reason="a test says so", at=datetime(2026, 1, 3, tzinfo=UTC))
SAYS = "OpenAI says that DeepSeek trained a model on the answers of its own."
AGAIN = "OpenAI says that DeepSeek evaded its limits on use."
COPIES = "Disney says that Midjourney copies its characters."
SENT = Sent(text="  We never did.\n", received_on=date(2026, 1, 2), verified="the press office confirmed it")


@pytest.fixture
def claims(session, make_version, file_findings, claim):
    """Two claims of OpenAI against DeepSeek; a third party is on record elsewhere."""
    version = make_version(f"{SAYS} {AGAIN} {COPIES}")
    second = claim(version, AGAIN, act=Act.USAGE_LIMIT_OR_IDENTITY_EVASION)
    other = claim(version, COPIES, claimant="Disney", targets=("Midjourney",))
    file_findings(version, claim(version, SAYS), second, other)
    return list(session.scalars(select(Claim).order_by(Claim.id)))


def _entity(session, name):
    return session.scalars(select(Entity).where(Entity.name == name)).one()


def _printed(session, claim):
    session.expire_all()
    return [reply.text for reply in replies_to(session, claim)]


def test_a_reply_is_printed_as_it_came_and_signed(session, claims):
    action = publish_reply(session, claims[0], _entity(session, "DeepSeek"), SENT, SIGNED)

    assert _printed(session, claims[0]) == ["We never did."]
    assert _printed(session, claims[1]) == []
    assert (action.action, action.actor) == (EditorialActionKind.PUBLISH, "A sample editor")
    assert decisions_on(session, claims[0]) == [action]
    assert list(broken_links(session)) == []


def test_publishing_is_undone_and_done_again(session, claims):
    deepseek = _entity(session, "DeepSeek")
    undo(session, publish_reply(session, claims[0], deepseek, SENT, SIGNED), SIGNED)
    assert _printed(session, claims[0]) == []

    publish_reply(session, claims[0], deepseek, SENT, SIGNED)

    assert _printed(session, claims[0]) == ["We never did."]
    assert len(session.scalars(select(Reply)).all()) == 2


def test_a_reply_follows_its_claim_into_another(session, claims):
    publish_reply(session, claims[0], _entity(session, "DeepSeek"), SENT, SIGNED)

    merge(session, claims[0], claims[1], SIGNED)

    assert _printed(session, claims[1]) == ["We never did."]


@pytest.mark.parametrize(
    ("sent", "name", "says"),
    [
        ({"text": " \n"}, "DeepSeek", "needs its text"),
        ({"verified": " "}, "DeepSeek", "how we know that it is theirs"),
        ({"text": "a" * (LONGEST + 1)}, "DeepSeek", f"has {LONGEST + 1} characters"),
        ({"text": "a\0b"}, "DeepSeek", "no null character"),
        ({"received_on": date(2026, 1, 4)}, "DeepSeek", "which is to come"),
        ({}, "Midjourney", "these are: companies/deepseek, companies/openai"),
    ],
)
def test_what_cannot_be_printed_is_refused_with_the_reason(session, claims, sent, name, says):
    given = Sent(**{"text": SENT.text, "received_on": SENT.received_on, "verified": SENT.verified} | sent)

    with pytest.raises(EditingError, match=says):
        publish_reply(session, claims[0], _entity(session, name), given, SIGNED)

    assert session.scalars(select(Reply)).all() == []


def test_the_same_words_are_printed_once(session, claims):
    publish_reply(session, claims[0], _entity(session, "DeepSeek"), SENT, SIGNED)

    with pytest.raises(EditingError, match="printed already"):
        publish_reply(session, claims[0], _entity(session, "DeepSeek"), SENT, SIGNED)


def test_a_reply_changes_no_other_decision(session, claims):
    before = confirm(session, claims[0].assertions[0], SIGNED)
    publish_reply(session, claims[0], _entity(session, "DeepSeek"), SENT, SIGNED)

    undo(session, before, SIGNED)

    assert _printed(session, claims[0]) == ["We never did."]


def test_a_reply_is_not_there_before_the_day_it_was_printed(session, claims):
    publish_reply(session, claims[0], _entity(session, "DeepSeek"), SENT, SIGNED)

    assert not replies_to(session, claims[0], Knowledge(as_of=SENT.received_on))
    assert not replies_to(session, claims[0], Knowledge(recorded_as_of=SENT.received_on))
    assert replies_to(session, claims[0], Knowledge(as_of=date(2026, 1, 3), recorded_as_of=date(2026, 1, 3)))


def test_a_reply_is_told_in_the_row_of_its_claim_and_taken_back_there(session, claims):
    action = publish_reply(session, claims[0], _entity(session, "DeepSeek"), SENT, SIGNED)
    session.commit()
    (told,) = find_rows(session, ThingKind.CLAIM, [claims[0].public_id])[claims[0].public_id].value["replies"]
    assert (told["respondent"], told["text"], told["received_on"]) == ("DeepSeek", "We never did.", "2026-01-02")

    undo(session, action, SIGNED)
    session.commit()

    assert find_rows(session, ThingKind.CLAIM, [claims[0].public_id])[claims[0].public_id].value["replies"] == []
    assert latest_changes(session, ChangeFilter(), limit=1)[0].changed == ["replies"]
