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
    """A receiver over TLS that answers one piece after the other, each a moment later."""

    def __init__(self, certificate, answer: Sequence[bytes]) -> None:
        tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        tls.load_cert_chain(certificate)
        self.answer, self.received = answer, b""
        self.listening = tls.wrap_socket(socket.create_server(("127.0.0.1", 0)), server_side=True)
        self.address = f"https://127.0.0.1:{self.listening.getsockname()[1]}/hook"
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

    def make(answer: Sequence[bytes]) -> Dripping:
        served.append(Dripping(certificate, answer))
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


def test_a_receiver_that_nobody_vouches_for_is_told_nothing(serve):
    receiver = serve(ANSWER)

    posted = Post(agent="onrecord (test)", allowed=LOOPBACK)(receiver.address, BODY, {})

    assert posted.status is None
    assert "CERTIFICATE_VERIFY_FAILED" in (posted.error or "")
    assert receiver.received == b""


def test_a_receiver_that_drips_is_cut_off_over_tls_too(serve, trusting):
    receiver = serve(ENDLESS)
    began = time.monotonic()

    posted = Post(agent="onrecord (test)", allowed=LOOPBACK, limit=0.5, context=trusting)(receiver.address, BODY, {})

    assert posted.status is None
    assert time.monotonic() - began < 30
