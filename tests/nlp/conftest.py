"""One reader for all tests of the folder: the model takes two seconds to load."""

from collections.abc import Callable
from datetime import datetime

import pytest

from nlp.document import ReadText
from nlp.parsing import read_texts
from nlp.reader import Reader, make_reader
from store.records import Reading, TextToRead


@pytest.fixture(scope="session")
def reader() -> Reader:
    return make_reader()


@pytest.fixture(scope="session")
def read(reader: Reader) -> Callable[..., Reading]:
    def _read(text: str, *, outlet: str | None = None, published: datetime | None = None) -> Reading:
        return reader.read(TextToRead(id="t", text=text, outlet=outlet, published=published))

    return _read


@pytest.fixture(scope="session")
def parsed(reader: Reader) -> Callable[..., ReadText]:
    def _parsed(text: str, title: str | None = None, published: datetime | None = None) -> ReadText:
        return next(read_texts(reader.model, [TextToRead(id="t", text=text, title=title, published=published)]))

    return _parsed
