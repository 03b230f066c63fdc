"""What is read off the bytes of an answer."""

import pytest

from crawler.exchange import BrokenMessageError, read_message, without_interim

CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: Chunked\r\n\r\n"


def test_fields_keep_their_order_and_their_doubles() -> None:
    message = read_message(b"HTTP/1.1 200 OK\r\nB: 1\r\na:2\r\n three\r\nno colon\r\nb:  4 \r\n\r\nbody")

    assert message.fields == (("b", "1"), ("a", "2 three"), ("b", "4"))
    assert (message.field("b"), message.field("c"), message.body, message.status) == ("1", None, b"body", 200)


@pytest.mark.parametrize(
    ("body", "payload"),
    [
        (b"5\r\nhello\r\n0\r\n\r\n", b"hello"),
        (b"3\r\nhel\r\n2\r\nlo\r\n0\r\n\r\n", b"hello"),
        (b"005 ;name=value\r\nhello\r\n0;x\r\nTrailer: 1\r\n\r\n", b"hello"),
        (b"A\r\n0123456789\r\n0\r\n\r\n", b"0123456789"),
        (b"a\r\n\r\n\r\n\r\n\r\n\r\n\r\n0\r\n\r\n", b"\r\n\r\n\r\n\r\n\r\n"),
        (b"0\r\n\r\n", b""),
        (b"", b""),
    ],
)
def test_chunks_are_put_together(body: bytes, payload: bytes) -> None:
    assert read_message(CHUNKED + body).payload == payload


@pytest.mark.parametrize("body", [b"5\r\nhel", b"5\r\nhello\r\n", b"hello", b"-5\r\nhello\r\n0\r\n\r\n", b"5\r\nhello"])
def test_broken_chunks_are_no_payload(body: bytes) -> None:
    with pytest.raises(BrokenMessageError, match="chunked body is broken"):
        _ = read_message(CHUNKED + body).payload


def test_body_that_only_looks_chunked_is_left_alone() -> None:
    assert read_message(b"HTTP/1.1 200 OK\r\nA: b\r\n\r\n5\r\nhello\r\n0\r\n\r\n").payload == b"5\r\nhello\r\n0\r\n\r\n"


def test_interim_answers_are_cut_off() -> None:
    final = b"HTTP/1.1 200 OK\r\n\r\nHTTP/1.1 103 no answer\r\n\r\n"

    assert without_interim(b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early\nA: b\n\n" + final) == final


@pytest.mark.parametrize("message", [b"", b"HTTP/1.1 200 OK\r\nA: b", b"\r\n\r\n", b"HTTP/1.1\r\n\r\n"])
def test_bytes_that_are_no_answer_are_refused(message: bytes) -> None:
    with pytest.raises(BrokenMessageError):
        without_interim(message)
