"""Sending over TLS: who is not known is told nothing, and who never ends an answer is cut off."""

import socket
import ssl
import threading
import time
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from cli.posting import Post
from crawler.networks import read_networks

LOOPBACK = read_networks(["127.0.0.0/8"])
BODY = b"{}"
ANSWER = (b"HTTP/1.1 204 No Content\r\n\r\n",)
ENDLESS = (b"HTTP/1.1", *[b" "] * 3000)


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    """A certificate for a loopback address, with its key, in one file."""
    key, name, now = ec.generate_private_key(ec.SECP256R1()), x509.Name([]), datetime.now(UTC)
    names = x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))])
    made = x509.CertificateBuilder(name, name, key.public_key(), 1, now - timedelta(days=1), now + timedelta(days=1))
    signed = made.add_extension(names, critical=True).sign(key, hashes.SHA256())
    path = tmp_path_factory.mktemp("tls") / "both.pem"
    own_key = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    path.write_bytes(signed.public_bytes(Encoding.PEM) + own_key)
    return path


class Dripping:
    """A receiver that answers one piece after the other, each a moment later."""

    def __init__(self, certificate, answer: Sequence[bytes], scheme: str) -> None:
        tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        tls.load_cert_chain(certificate)
        self.answer, self.received = answer, b""
        plain = socket.create_server(("127.0.0.1", 0))
        self.listening = tls.wrap_socket(plain, server_side=True) if scheme == "https" else plain
        self.address = f"{scheme}://127.0.0.1:{self.listening.getsockname()[1]}/hook"
        self.thread = threading.Thread(target=self._answer)
        self.thread.start()

    def _answer(self) -> None:
        try:
            connection, _ = self.listening.accept()
            with connection:
                while not self.received.endswith(BODY):
                    self.received += connection.recv(65_536)
                for piece in self.answer:
                    connection.sendall(piece)
                    time.sleep(0.02)
        except OSError:
            return


@pytest.fixture
def serve(certificate) -> Iterator:
    served: list[Dripping] = []

    def make(answer: Sequence[bytes], scheme: str = "https") -> Dripping:
        served.append(Dripping(certificate, answer, scheme))
        return served[-1]

    yield make
    for one in served:
        one.thread.join(10)
        one.listening.close()


@pytest.fixture
def trusting(certificate):
    """A context that knows the receiver."""
    return ssl.create_default_context(cafile=certificate)


def test_a_receiver_is_told_over_tls(serve, trusting):
    receiver = serve(ANSWER)

    posted = Post(agent="onrecord (test)", allowed=LOOPBACK, context=trusting)(
        receiver.address, BODY, {"X-Sample": "1"}
    )

    assert (posted.status, posted.error) == (204, None)
    assert receiver.received.startswith(b"POST /hook HTTP/1.1\r\n")
    assert b"X-Sample: 1\r\n" in receiver.received


def test_letters_beyond_ascii_are_sent_as_an_address_has_them(serve, trusting):
    receiver = serve(ANSWER)

    posted = Post(agent="onrecord (test)", allowed=LOOPBACK, context=trusting)(f"{receiver.address}/é b?q=ü", BODY, {})

    assert (posted.status, posted.error) == (204, None)
    assert receiver.received.startswith(b"POST /hook/%C3%A9%20b?q=%C3%BC HTTP/1.1\r\n")


def test_what_no_header_can_hold_is_an_error_of_that_message():
    with socket.create_server(("127.0.0.1", 0)) as listening:
        address = f"http://127.0.0.1:{listening.getsockname()[1]}/hook"
        posted = Post(agent="\u2028", allowed=LOOPBACK)(address, BODY, {})

    assert posted.status is None
    assert "codec can't encode" in (posted.error or "")


def test_a_receiver_that_nobody_vouches_for_is_told_nothing(serve):
    receiver = serve(ANSWER)

    posted = Post(agent="onrecord (test)", allowed=LOOPBACK)(receiver.address, BODY, {})

    assert posted.status is None
    assert "CERTIFICATE_VERIFY_FAILED" in (posted.error or "")
    assert receiver.received == b""


def test_a_receiver_that_drips_is_cut_off_over_tls_too(serve, trusting):
    receiver = serve(ENDLESS)

    posted = Post(agent="onrecord (test)", allowed=LOOPBACK, limit=0.5, context=trusting)(receiver.address, BODY, {})

    assert (posted.status, posted.error) == (None, "no answer within 0.5 seconds")
    assert receiver.received.endswith(BODY)


def test_a_receiver_that_drips_is_cut_off_over_plain_http(serve):
    receiver = serve(ENDLESS, scheme="http")

    posted = Post(agent="onrecord (test)", allowed=LOOPBACK, limit=0.5)(receiver.address, BODY, {})

    assert (posted.status, posted.error) == (None, "no answer within 0.5 seconds")
    assert receiver.received.endswith(BODY)
