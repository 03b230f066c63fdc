"""The reader as a function that loads spaCy when the first text is read, for a process that may never read one."""

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

from cli.settings import Settings
from store.records import Reading, TextToRead

if TYPE_CHECKING:
    from nlp.reader import Reader


def lazy_reader(settings: Settings) -> Callable[[TextToRead], Reading]:
    """Reads one text with the model and the names of `settings`.

    Its first call raises `nlp.pipeline.ModelError` or `nlp.gazetteer.NamesError` where one of them cannot be used.
    """

    @cache
    def reader() -> "Reader":
        from nlp.reader import make_reader

        return make_reader(settings.spacy_model, settings.names_file)

    return lambda text: reader().read(text)
