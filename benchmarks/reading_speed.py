"""How fast the reader reads, beside its spaCy pipeline alone on the same texts in the same run.

`python -m benchmarks.reading_speed` prints words per CPU-second of each and their ratio for the sample articles of the
demo: nearly all are about a dispute, so that none is spared the parse.
"""

import time
from collections.abc import Callable

import spacy

from cli.demo.content import read_articles
from nlp.pipeline import DEFAULT_MODEL
from nlp.reader import make_reader
from store.records import TextToRead

ROUNDS = 3


def main() -> None:
    """Measure both in turn, and print the best round of each."""
    texts = ["\n\n".join(article.paragraphs(1)) for article in read_articles()]
    words = sum(len(text.split()) for text in texts)
    reader, plain = make_reader(DEFAULT_MODEL), spacy.load(DEFAULT_MODEL)
    sources = [TextToRead(id=str(number), text=text) for number, text in enumerate(texts)]
    ours, theirs = [], []
    for _ in range(ROUNDS):
        ours.append(words / _cpu_seconds(lambda: list(reader.read_many(sources))))
        theirs.append(words / _cpu_seconds(lambda: list(plain.pipe(texts, batch_size=8))))
    print(f"texts {len(texts)}, words {words}, rounds {ROUNDS}")
    print(f"reader        {max(ours):8.0f} words per CPU-second")
    print(f"spaCy alone   {max(theirs):8.0f} words per CPU-second")
    print(f"ratio         {max(ours) / max(theirs):8.2f}")


def _cpu_seconds(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


if __name__ == "__main__":
    main()
