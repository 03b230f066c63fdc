"""Texts are read one at a time, and nobody waits for ever."""

import threading

import pytest

from store.records import Reading, TextToRead
from webapp.turns import BusyError, in_turn


def test_one_text_is_read_at_a_time_and_few_wait():
    started, go_on = threading.Event(), threading.Event()

    def slow(text: TextToRead) -> Reading:
        started.set()
        go_on.wait(10)
        return Reading(text_id=text.id, reader="slow", is_ai_ip_dispute=False, why="slow")

    read = in_turn(slow, waiting=1, patience=0.05)
    first = threading.Thread(target=read, args=(TextToRead(id="1", text="a"),))
    first.start()
    started.wait(10)

    with pytest.raises(BusyError):
        read(TextToRead(id="2", text="waits, and not for ever"))
    go_on.set()
    first.join(10)

    assert read(TextToRead(id="3", text="the turn is free again")).text_id == "3"


def test_no_place_is_told_at_once():
    nested: list[str] = []

    def reads_another(text: TextToRead) -> Reading:
        with pytest.raises(BusyError):
            read(TextToRead(id="2", text="b"))
        nested.append("refused")
        return Reading(text_id=text.id, reader="slow", is_ai_ip_dispute=False, why="slow")

    read = in_turn(reads_another, waiting=0, patience=60)
    read(TextToRead(id="1", text="a"))

    assert nested == ["refused"]
