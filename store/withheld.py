"""Words that were taken down from an article: blanked, and known again by length and hash at a later visit."""

import hashlib
from typing import Any

from store.models import Article, ArticleVersion

BLOCK = "\u2588"
"""What stands in a text for each character of a sentence that was taken down."""
WORDED = ("text", "title", "correction_notice", "wire_credit_as_worded")
"""The columns of a version that hold words of its page."""


def blanked(told: str | None, words: str) -> str | None:
    """What was told, with a block for each character of the words."""
    return told and told.replace(words, BLOCK * len(words))


def remembered(words: str, decision_id: int) -> dict[str, Any]:
    """What is kept of words in `Article.withheld_words`; the length is in code points, the hash of their UTF-8."""
    return {"length": len(words), "sha256": _digest(words), "decision": decision_id}


def blank_again(article: Article, version: ArticleVersion) -> None:
    """Blank in a version just read what was taken down from its article, in the order of the decisions.

    The hash of the text stays that of the whole text, as it does in the versions before.
    """
    for one in article.withheld_words or ():
        for column in WORDED:
            told = getattr(version, column)
            if words := _found(told or "", one["length"], one["sha256"]):
                setattr(version, column, blanked(told, words))
                version.withheld_by_id = one["decision"]


def _found(told: str, length: int, digest: str) -> str | None:
    pieces = (told[start : start + length] for start in range(len(told) - length + 1))
    return next((piece for piece in pieces if _digest(piece) == digest), None)


def _digest(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()
