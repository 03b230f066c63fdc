"""Webhooks over real HTTP: each change once and signed, again after a failure or a kill, never to an inside address."""

import base64
import hashlib
import hmac
import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.request import urlopen

import pytest
from click.testing import CliRunner
from sqlalchemy.orm import sessionmaker

from cli.delivering import Teller
from cli.posting import Post, why_not_sent
from cli.run import DELIVERY, Clock, subscribers_wait
from cli.status import status
from cli.webhook import webhook
from crawler.networks import read_networks
from store.decisions import Signature
from store.editing import deprecate
from store.models import Claim, Webhook, WebhookMessage
from store.takedown import take_down
from store.webhooks import CLAIMED, JITTER, WAITS, WebhookError

NOW = datetime(2026, 1, 4, 12, tzinfo=UTC)
SIGNED = Signature(actor="A sample editor", reason="a test says so", at=datetime(2026, 1, 3, tzinfo=UTC))
SAYS = "OpenAI says that DeepSeek copied its models."
OTHER = "Meta says that Anthropic copied its models."
LOOPBACK = "127.0.0.0/8"


@dataclass
class Receiver:
    """A program that is told: what it was sent, and how it answers next; the last answer stays."""

    address: str = ""
    answers: list[int] = field(default_factory=lambda: [204])
    sent: list[tuple[dict[str, str], bytes]] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    came: threading.Event = field(default_factory=threading.Event)
    waits: threading.Event | None = None
    location: str | None = None

    @property
    def ids(self) -> list[str]:
        return [headers["webhook-id"] for headers, _ in self.sent]

    @property
    def told(self) -> list[dict]:
        return [json.loads(body) for _, body in self.sent]


def _handler(receiver: Receiver) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            receiver.asked.append(f"GET {self.path}")
            self._answer()

        def do_POST(self) -> None:
            receiver.asked.append(f"POST {self.path}")
            body = self.rfile.read(int(self.headers["Content-Length"]))
            receiver.sent.append(({name.lower(): value for name, value in self.headers.items()}, body))
            receiver.came.set()
            if receiver.waits and not receiver.waits.wait(20):
                return
            self._answer()

        def _answer(self) -> None:
            status = receiver.answers.pop(0) if len(receiver.answers) > 1 else receiver.answers[0]
            self.send_response(status)
            if receiver.location:
                self.send_header("Location", receiver.location)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    return Handler


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    found = Receiver()
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(found))
    server.daemon_threads = True
    found.address = f"http://127.0.0.1:{server.server_port}/hook?key=kept"
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    yield found
    server.shutdown()
    server.server_close()


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("ONRECORD_HOME", str(tmp_path))
    monkeypatch.setenv("ONRECORD_DATABASE_URL", f"sqlite:///{tmp_path / 'record.db'}")
    monkeypatch.setenv("ONRECORD_ALLOWED_NETWORKS", LOOPBACK)
    monkeypatch.setenv("ONRECORD_ADDRESS", "https://record.example")
    return tmp_path


@pytest.fixture
def file(session, make_version, file_findings, claim):
    """Files a claim, which makes a claim and, the first time, a dispute."""

    def filed(words: str, **more: object) -> None:
        version = make_version(words)
        file_findings(version, claim(version, words, **more))
        session.commit()

    return filed


def _run(*args: str):
    return CliRunner().invoke(webhook, args, catch_exceptions=False)


def _teller(engine, at: datetime, *, allowed: str = LOOPBACK, limit: float = 5.0) -> Teller:
    post = Post(agent="onrecord (test)", allowed=read_networks([allowed] if allowed else []), limit=limit)
    return Teller(sessions=sessionmaker(engine), post=post, root="https://record.example", clock=lambda: at)


def test_one_signed_message_comes_for_each_change_that_the_search_finds(receiver, file, session):
    file("Disney says that Midjourney copied its models.", claimant="Disney", targets=("Midjourney",))
    secret = _run("add", receiver.address, "--search", "accused=deepseek").stdout.strip()
    file(SAYS)
    file(OTHER, claimant="Meta", targets=("Anthropic",))

    ran = _run("deliver")

    assert (ran.exit_code, ran.stderr) == (0, "1 delivered, 0 to be sent again, 0 given up\n")
    (headers, body), (told,) = receiver.sent[0], receiver.told
    assert told["type"] == "new_allegation"
    assert told["data"]["title"] == "New allegation: OpenAI says that DeepSeek trained a model on another’s output"
    assert told["data"]["url"].startswith("https://record.example/claims/c-")
    assert told["data"]["_onrecord"]["row"]["sources"][0]["exact"] == SAYS
    signed = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
    key = base64.b64decode(secret.removeprefix("whsec_"))
    expected = base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
    assert headers["webhook-signature"] == f"v1,{expected}"
    assert abs(int(headers["webhook-timestamp"]) - time.time()) < 60
    assert _run("deliver").stderr == "0 delivered, 0 to be sent again, 0 given up\n"
    assert len(receiver.sent) == 1


def test_the_secret_and_all_but_the_host_of_the_address_are_not_shown_again(receiver, home, engine):
    added = _run("add", receiver.address)
    secret = added.stdout.strip()

    shown = _run("list").output + CliRunner().invoke(status, ["--json"]).output

    assert len(base64.b64decode(secret.removeprefix("whsec_"))) == 32
    assert "not shown again" in added.stderr
    assert secret not in shown
    assert "key=kept" not in shown
    assert "/hook" not in shown
    assert "1: http://127.0.0.1" in shown


def test_what_was_told_is_told_of_once_more_when_it_is_withdrawn(receiver, file, session):
    _run("add", receiver.address, "--search", "accused=deepseek")
    file(SAYS)
    _run("deliver")
    deprecate(session, session.query(Claim).one(), SIGNED)
    session.commit()

    _run("deliver")

    assert [told["type"] for told in receiver.told] == ["new_allegation", "withdrawn"]
    assert receiver.told[1]["data"]["_onrecord"]["reason"] == "a test says so"
    assert len(set(receiver.ids)) == 2


def test_what_fails_is_sent_again_after_growing_waits_and_then_given_up(receiver, file, engine, session):
    receiver.answers = [500]
    _run("add", receiver.address, "--search", "accused=deepseek")
    file(SAYS)
    at, waits = NOW, []
    for _ in range(len(WAITS)):
        assert _teller(engine, at).tell_webhooks() == {"pending": 1}
        assert _teller(engine, at).tell_webhooks() == {}
        session.rollback()
        due = session.query(WebhookMessage).one().next_at
        waits.append(due - at)
        at = due

    assert _teller(engine, at).tell_webhooks() == {"dead": 1}

    assert all(abs(wait - usual) <= JITTER * usual for wait, usual in zip(waits, WAITS, strict=True))
    assert len(set(receiver.ids)) == 1
    assert len(receiver.sent) == len(WAITS) + 1
    listed = _run("list").output
    assert "0 delivered, 0 waiting, 1 given up" in listed
    assert "after 8 attempts: status 500" in listed
    told = CliRunner().invoke(status, [])
    assert "1 given up\n  ALARM" in told.output
    assert told.exit_code == 1


def test_what_was_given_up_can_be_sent_again_under_its_id(receiver, file):
    receiver.answers = [410, 204]
    _run("add", receiver.address, "--search", "accused=deepseek")
    file(SAYS)
    assert _run("deliver").exit_code == 3

    assert "1 will be sent" in _run("redeliver", "--dead").stderr
    assert _run("deliver").stderr == "1 delivered, 0 to be sent again, 0 given up\n"

    assert len(receiver.ids) == 2
    assert len(set(receiver.ids)) == 1
    with pytest.raises(WebhookError, match="no message has the id 'msg_9_9'"):
        _run("redeliver", "msg_9_9")


@pytest.mark.parametrize("answer", [302, 307, 308])
def test_no_redirect_is_followed(receiver, file, answer):
    receiver.answers, receiver.location = [answer, 204], receiver.address.replace("/hook", "/elsewhere")
    _run("add", receiver.address)
    file(SAYS)

    assert _run("deliver").exit_code == 3
    assert receiver.asked == ["POST /hook?key=kept"]


def test_the_receiver_sees_who_follows_a_redirect(receiver):
    receiver.answers, receiver.location = [302, 204], receiver.address.replace("/hook", "/elsewhere")

    with urlopen(receiver.address, b"{}"):  # noqa: S310 - of this test
        assert receiver.asked == ["POST /hook?key=kept", "GET /elsewhere?key=kept"]


@pytest.mark.parametrize(
    "url",
    [
        "ftp://desk.example/",
        "https://user@desk.example/",
        "http://127.0.0.1:22/",
        "https:///x",
        "//x",
        "http://[::1",
        "https://a..b/x",
        f"https://{'a' * 64}.example/",
        "https://desk.example/\udcff",
    ],
)
def test_an_address_that_cannot_be_told_is_wrong_use(url, home, engine):
    ran = _run("add", url)

    assert ran.exit_code == 2
    assert "cannot be told" in ran.stderr
    assert why_not_sent(url)


@pytest.mark.parametrize("query", ["acused=x", "as_of=2025-01-30"])
def test_a_search_that_cannot_be_meant_is_wrong_use(query, home, engine):
    assert _run("add", "https://desk.example/", "--search", query).exit_code == 2


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "[::1]", "169.254.169.254", "10.0.0.1", "[::ffff:127.0.0.1]"]
)
def test_no_inside_address_is_told_unless_a_setting_allows_it(receiver, host):
    port = receiver.address.split(":")[2].partition("/")[0]
    refused = Post(agent="onrecord (test)")(f"http://{host}:{port}/hook", b"{}", {})

    assert refused.status is None
    assert "is not public; ONRECORD_ALLOWED_NETWORKS can allow it" in (refused.error or "")
    assert receiver.sent == []


def test_a_receiver_that_never_ends_its_answer_is_cut_off(receiver):
    receiver.waits = threading.Event()

    posted = Post(agent="onrecord (test)", allowed=read_networks([LOOPBACK]), limit=0.5)(receiver.address, b"{}", {})

    receiver.waits.set()
    assert (posted.status, posted.error) == (None, "no answer within 0.5 seconds")
    assert receiver.asked == ["POST /hook?key=kept"]


def test_one_receiver_that_is_down_keeps_no_other_waiting(receiver, file, engine):
    _run("add", "http://127.0.0.1:1024/closed")
    _run("add", receiver.address)
    file(SAYS)

    states = _teller(engine, datetime.now(UTC) + timedelta(seconds=1)).tell_webhooks()

    assert states["pending"] == 1
    assert states["delivered"] == len(receiver.sent) > 1


def test_a_search_that_is_not_taken_any_more_keeps_no_other_webhook_waiting(receiver, file, session, caplog):
    for _ in range(2):
        _run("add", receiver.address, "--search", "accused=deepseek")
    session.get_one(Webhook, 1).query = "acused=deepseek"
    session.commit()
    file(SAYS)

    ran = _run("deliver")

    assert (ran.exit_code, ran.stderr) == (3, "1 delivered, 0 to be sent again, 0 given up\n")
    assert receiver.ids[0].startswith("msg_2_")
    assert "webhook 1 was skipped" in caplog.text


def test_what_is_removed_while_it_is_told_ends_nothing_for_the_others(receiver, file, engine):
    for _ in range(2):
        _run("add", receiver.address, "--search", "accused=deepseek")
    file(SAYS)
    inner = _teller(engine, datetime.now(UTC))

    def post(*sent):
        if not receiver.sent:
            _run("remove", "1")
        return inner.post(*sent)

    assert replace(inner, post=post).tell_webhooks() == {"removed": 1, "delivered": 1}
    assert len(receiver.sent) == 2


def test_of_two_that_deliver_at_once_one_sends_each_message(receiver, file, engine):
    _run("add", receiver.address, "--search", "accused=deepseek")
    file(SAYS)
    inner, others = _teller(engine, datetime.now(UTC)), []

    def post(*sent):
        others.append(inner.tell_webhooks())
        return inner.post(*sent)

    assert replace(inner, post=post).tell_webhooks() == {"delivered": 1}
    assert others == [{}]
    assert len(receiver.sent) == 1


def _deliver_in_process() -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [sys.executable, "-m", "cli", "webhook", "deliver"], env=os.environ, stderr=subprocess.DEVNULL
    )


def test_who_is_killed_in_the_middle_loses_nothing_and_sends_nothing_under_another_id(receiver, file, engine):
    _run("add", receiver.address, "--search", "accused=deepseek")
    for claimant in ("OpenAI", "Meta", "Anthropic"):
        file(f"{claimant} says that DeepSeek copied its models.", claimant=claimant)
    receiver.waits = threading.Event()
    with _deliver_in_process() as process:
        assert receiver.came.wait(60)
        process.send_signal(signal.SIGKILL)
        process.wait(20)
    receiver.waits.set()
    receiver.waits = None

    assert _run("deliver").stderr == "2 delivered, 0 to be sent again, 0 given up\n"
    assert _teller(engine, datetime.now(UTC) + CLAIMED).tell_webhooks() == {"delivered": 1}

    assert receiver.ids[0] == receiver.ids[3]
    assert len(receiver.ids) == 4
    assert len(set(receiver.ids)) == 3
    assert len({told["data"]["_onrecord"]["seq"] for told in receiver.told}) == 3


def test_words_that_were_taken_down_are_not_in_a_message_that_waits(receiver, file, session):
    _run("add", receiver.address, "--search", "accused=deepseek")
    file(SAYS)
    receiver.answers = [500, 204]
    _run("deliver")
    claim = session.query(Claim).one()
    take_down(session, claim.assertions[0], SIGNED)
    session.commit()
    receiver.sent.clear()

    _run("redeliver", *[message.message_id for message in session.query(WebhookMessage)])
    _run("deliver")

    assert receiver.sent
    assert all(SAYS.encode() not in body for _, body in receiver.sent)


def test_a_message_to_try_out_is_signed_and_says_what_came_of_it(receiver, home, engine):
    _run("add", receiver.address)

    done = _run("test", "1")
    receiver.answers = [500]
    failed = _run("test", "1")

    assert (done.exit_code, failed.exit_code) == (0, 1)
    assert receiver.told[0]["type"] == "test"
    assert receiver.ids[0].startswith("msg_test_")
    assert "answered 500" in failed.stderr


def test_what_is_removed_is_told_of_nothing(receiver, file):
    _run("add", receiver.address)
    file(SAYS)
    _run("remove", "1")
    _run("deliver")

    assert receiver.sent == []
    with pytest.raises(WebhookError, match="no webhook has the number 1"):
        _run("remove", "1")


def test_the_clock_delivers_only_where_somebody_waits(receiver, file, engine):
    sessions = sessionmaker(engine)
    waits = [subscribers_wait(sessions, None)]
    _run("add", receiver.address)
    waits.append(subscribers_wait(sessions, None))
    file(SAYS)
    waits.append(subscribers_wait(sessions, None))

    Clock(commands=DELIVERY, is_due=lambda: subscribers_wait(sessions, None)).round()

    assert waits == [False, False, True]
    assert receiver.sent
    assert not subscribers_wait(sessions, None)


def test_the_hub_is_told_which_feeds_changed_until_it_takes_it(receiver, file, monkeypatch):
    monkeypatch.setenv("ONRECORD_HUB", receiver.address)
    assert _run("deliver").exit_code == 0
    file(SAYS)
    receiver.answers = [500, 204]

    assert [_run("deliver").exit_code for _ in range(3)] == [3, 0, 0]

    first, second = [body.decode() for _, body in receiver.sent]
    assert first == second
    assert first.startswith("hub.mode=publish&hub.url=https%3A%2F%2Frecord.example%2Ffeed.json&")
    assert "hub.url=https%3A%2F%2Frecord.example%2Fcompanies%2Fdeepseek.atom" in first
