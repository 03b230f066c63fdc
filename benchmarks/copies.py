"""How well copies and rewrites are found, and how fast: `python -m benchmarks.copies [DOCUMENTS]`.

The texts are invented words, with the lengths and frequencies of news. They are filed into an SQLite store through
`cluster_version` and `cluster_versions`. Beside them stands rensa alone: MinHash bands in memory that verify nothing.
DOCUMENTS is 100,000 unless given, and 10,000 at the least.
"""

import hashlib
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from itertools import accumulate, combinations
from pathlib import Path
from typing import NamedTuple

from rensa import RMinHash, RMinHashLSH
from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from cli.demo.content import read_articles
from store.copies import cluster_version, cluster_versions
from store.copies.likeness import likeness
from store.database import open_engine, upgrade
from store.models import Article, ArticleRelation, ArticleVersion, Outlet
from store.vocabulary import RelationKind

DOCUMENTS, PAIRS, DISPUTES, AT_ONCE = 100_000, 300, 50, 500
OUTLETS = 53  # a prime, so that a text and its change are never of one outlet
NOW = datetime(2026, 1, 1, tzinfo=UTC)
WAYS = ("500 at once", "one by one", "rensa alone")
COPY, REWRITE = RelationKind.SYNDICATED_COPY, RelationKind.REWRITE

made = random.Random(20260101)  # noqa: S311 - the same texts at every run
_SYLLABLES = ("ba", "ke", "lo", "mi", "nu", "ra", "se", "to", "vi", "zu", "pel", "dor", "fin", "gar")
_WORDS = ["".join(made.choices(_SYLLABLES, k=made.randint(1, 4))) for _ in range(8000)]
_FREQUENCIES = list(accumulate(1 / (rank + 3) for rank in range(len(_WORDS))))  # as in any language: Zipf


def new_words(count: int) -> list[str]:
    """Words of a text that nobody wrote before."""
    return made.choices(_WORDS, cum_weights=_FREQUENCIES, k=count)


def new_text() -> list[str]:
    """A text as long as news is: half have between 250 and 600 words, the shortest 80."""
    return new_words(max(80, int(made.lognormvariate(6, 0.6))))


def _edited(words: list[str]) -> list[str]:
    changed = set(made.sample(range(len(words)), len(words) // 20))
    return [made.choice(_WORDS) if at in changed else word for at, word in enumerate(words)]


def _taken_over(words: list[str]) -> list[str]:
    """Every other paragraph of fifty words, with paragraphs of its own between them."""
    kept = (words[at : at + 50] for at in range(0, len(words), 100))
    return [word for paragraph in kept for word in (*paragraph, *new_words(50))]


class Change(NamedTuple):
    """What becomes of a text elsewhere, and the relation that should be found."""

    name: str
    kind: RelationKind
    made_of: Callable[[list[str]], list[str]]


CHANGES = (
    Change("head and tail added", COPY, lambda words: [*new_words(15), *words, *new_words(25)]),
    Change("head and tail dropped", COPY, lambda words: words[12:-12]),
    Change("last 40 % cut", COPY, lambda words: words[: int(len(words) * 0.6)]),
    Change("first 40 % cut", COPY, lambda words: words[int(len(words) * 0.4) :]),
    Change("5 % of the words changed", COPY, _edited),
    Change("5 % changed and 40 % cut", COPY, lambda words: _edited(words[: int(len(words) * 0.6)])),
    Change("inside a text four times as long", REWRITE, lambda w: [*new_words(len(w)), *w, *new_words(2 * len(w))]),
    Change("every other paragraph taken over", REWRITE, _taken_over),
)


# One dispute as four reporters tell it: the same facts and the same quotation, each in a wording of its own.
_TOLD = (
    (
        "{a} took {b} to court on Tuesday, saying that the company had copied its archive to train a model.",
        "The suit is before a federal court in {c}. It asks for damages and for an order that the copies be destroyed.",
        "A lawyer for the publisher said: {quote}",
        "{b} did not immediately respond to a request for comment.",
        "The two had talked about a licence since {month}, according to the complaint, and broke off without a deal.",
    ),
    (
        "A new front has opened in the fight over training data: {b} is being sued by {a}.",
        "In papers filed in {c}, the publisher accuses it of having taken every page of its archive unasked.",
        "{quote} its lawyer said in a statement.",
        "Asked about the case, {b} did not immediately respond to a request for comment.",
        "Negotiations that began in {month} came to nothing, the publisher says.",
    ),
    (
        "{b} must answer in court for how it trained its model, after {a} lodged a complaint in {c} on Tuesday.",
        "What is at stake is an archive of several decades; the publisher wants money and the copies gone.",
        "Months of talks, which started in {month}, had failed, it told the judge.",
        "There was no word from {b}, which did not immediately respond to a request for comment.",
        "The publisher let its lawyer speak: {quote}",
    ),
    (
        "Did {b} help itself to the work of {a}? The publisher says so, and has gone to a judge in {c}.",
        "{quote} So says its lawyer.",
        "Before that, from {month} on, both sides had tried to agree on a price.",
        "The complaint does not name a sum. It does ask that whatever was copied be deleted.",
        "{b} has yet to reply to our questions.",
    ),
)
_QUOTE = (
    "“What our reporters found out over forty years was taken in a night, and nobody asked, nobody paid and nobody "
    "even told us. We will ask the court to say that this is not how a business may be built, and we expect that it "
    "will say so,”"
)


def main() -> None:
    """Print recall for each change, false pairs on one dispute, and documents a second."""
    documents = int(sys.argv[1]) if len(sys.argv) > 1 else DOCUMENTS
    _report_recall()
    _report_false_pairs()
    _report_speed(documents)


# --- recall -----------------------------------------------------------------------------------------------------------


def _report_recall() -> None:
    print(f"found of {PAIRS} pairs               any relation  right one  rensa alone")
    for change in CHANGES:
        texts = [new_text() for _ in range(PAIRS)]
        changed = [change.made_of(words) for words in texts]
        ours = _found([" ".join(words) for words in (*texts, *changed)])
        right = sum(kind is change.kind for kind in ours)
        met = _met_in_bands(texts, changed)
        print(f"{change.name:34} {len(ours) / PAIRS:9.3f} {right / PAIRS:10.3f} {met / PAIRS:12.3f}")


def _found(texts: Sequence[str]) -> list[RelationKind]:
    """The relations found between a text of the first half and that of the second in the same place."""
    with _store() as session:
        _one_by_one(session, _add(session, 0, texts))
        found = session.scalars(select(ArticleRelation)).all()
        return [row.kind for row in found if abs(row.article_id - row.other_article_id) == len(texts) // 2]


def _met_in_bands(texts: Sequence[list[str]], changed: Sequence[list[str]]) -> int:
    index = RMinHashLSH(threshold=0.5, num_perm=128, num_bands=32)
    for number, words in enumerate(texts):
        index.insert(number, _signature(words))
    return sum(number in index.query(_signature(words)) for number, words in enumerate(changed))


def _signature(words: list[str]) -> RMinHash:
    signature = RMinHash(num_perm=128, seed=42)
    signature.update([" ".join(words[at : at + 3]) for at in range(len(words) - 2)])
    return signature


# --- false pairs ------------------------------------------------------------------------------------------------------


def _report_false_pairs() -> None:
    samples = [("\n\n".join(article.paragraphs(1)), article.copy_of or article.slug) for article in read_articles()]
    reports = [(one, other) for (one, story), (other, same) in combinations(samples, 2) if story != same]
    told = [pair for _ in range(DISPUTES) for pair in combinations(_told(), 2)]
    for name, pairs in (("sample articles", reports), ("reports of one dispute in other words", told)):
        false = sum(likeness(one, other).kind is not None for one, other in pairs)
        print(f"false pairs of {name}: {false} of {len(pairs)}")


def _told() -> list[str]:
    a, b, c = (name.title() for name in made.sample(_WORDS, 3))
    month = made.choice(("March", "May", "July"))
    texts = (" ".join(told).format(a=a, b=b, c=c, quote=_QUOTE, month=month) for told in _TOLD)
    return [f"{text} {' '.join(new_words(120))}" for text in texts]


# --- speed ------------------------------------------------------------------------------------------------------------


def _report_speed(documents: int) -> None:
    """One text in twenty is a copy of one that came shortly before; each line is a tenth of the documents."""
    print(f"documents a CPU-second (by the clock)  {'  '.join(f'{way:>16}' for way in WAYS)}")
    index, spent = RMinHashLSH(threshold=0.5, num_perm=128, num_bands=32), Counter[str]()
    with _store() as session:
        for at in range(0, documents, AT_ONCE):
            texts = _coming(min(AT_ONCE, documents - at))
            versions = _add(session, at, [" ".join(words) for words in texts])
            way = (_together, _one_by_one)[at // AT_ONCE % 2]
            spent += _measured(WAYS[0] if way is _together else WAYS[1], len(texts), partial(way, session, versions))
            spent += _measured(WAYS[2], len(texts), partial(_index, index, at, texts))
            session.expunge_all()
            if (at + AT_ONCE) % (documents // 10) == 0:
                print(f"{at + AT_ONCE:37}  {'  '.join(_rate(spent, way) for way in WAYS)}", flush=True)
                spent.clear()


def _measured(way: str, count: int, work: Callable[[], object]) -> Counter[str]:
    wall, cpu = time.perf_counter_ns(), time.process_time_ns()
    work()
    wall, cpu = time.perf_counter_ns() - wall, time.process_time_ns() - cpu
    return Counter({f"{way}, count": count, f"{way}, wall": wall, f"{way}, cpu": cpu})


def _rate(spent: Counter[str], way: str) -> str:
    cpu, wall = (spent[f"{way}, count"] * 1e9 / spent[f"{way}, {clock}"] for clock in ("cpu", "wall"))
    return f"{cpu:8.0f} ({wall:5.0f})"


def _coming(count: int) -> list[list[str]]:
    texts = [new_text() for _ in range(count)]
    for at in made.sample(range(count // 2, count), count // 20):
        texts[at] = made.choice(CHANGES).made_of(texts[made.randrange(count // 2)])
    return texts


def _together(session: Session, versions: Sequence[ArticleVersion]) -> None:
    cluster_versions(session, versions, NOW)
    session.commit()


def _one_by_one(session: Session, versions: Sequence[ArticleVersion]) -> None:
    for version in versions:
        cluster_version(session, version, NOW)
    session.commit()


def _index(index: RMinHashLSH, first: int, texts: Sequence[list[str]]) -> None:
    for number, words in enumerate(texts, first):
        signature = _signature(words)
        index.query(signature)
        index.insert(number, signature)


# --- the store --------------------------------------------------------------------------------------------------------


@contextmanager
def _store() -> Iterator[Session]:
    """An empty SQLite store with outlets; it is gone afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        engine = open_engine(f"sqlite:///{Path(folder) / 'record.db'}", writes=True)
        upgrade(engine)
        with Session(engine, expire_on_commit=False) as session:
            session.execute(insert(Outlet), [{"slug": f"o-{n}", "name": f"Outlet {n}"} for n in range(OUTLETS)])
            yield session
        engine.dispose()


def _add(session: Session, first: int, texts: Sequence[str]) -> Sequence[ArticleVersion]:
    """The versions of new articles with these texts, as filing leaves them before they are clustered."""
    numbers = range(first + 1, first + 1 + len(texts))
    articles = [{"id": n, "outlet_id": n % OUTLETS + 1, "canonical_url": f"https://s.test/{n}"} for n in numbers]
    session.execute(insert(Article).values(first_seen=NOW, last_seen=NOW), articles)
    hashes = (hashlib.sha256(text.encode()).hexdigest() for text in texts)
    rows = [
        {"id": n, "article_id": n, "text": text, "text_sha256": text_sha256}
        for n, text, text_sha256 in zip(numbers, texts, hashes, strict=True)
    ]
    session.execute(insert(ArticleVersion).values(version_no=1, fetched_at=NOW, extractor="benchmark"), rows)
    session.commit()
    return session.scalars(select(ArticleVersion).where(ArticleVersion.id > first).order_by(ArticleVersion.id)).all()


if __name__ == "__main__":
    main()
