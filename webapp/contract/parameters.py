"""What an address may be asked with: each parameter with its meaning, its values and an example."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from store.vocabulary import Act, Commitment, EvidenceKind, Term

_SLUG = r"^([a-z0-9]+(-[a-z0-9]+)*)?$"
_DAY = [{"format": "date", "pattern": r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}, {"maxLength": 0}]
_LARGEST_ID = 2**31 - 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """A parameter of a path or a query string; `schema` is its JSON Schema. An empty value is as good as none."""

    about: str
    schema: Mapping[str, Any]
    example: str


def _slug(about: str, example: str) -> Parameter:
    return Parameter(about=about, schema={"type": "string", "pattern": _SLUG, "maxLength": 300}, example=example)


def _code(about: str, vocabulary: type[Term]) -> Parameter:
    codes = [term.value for term in vocabulary]
    return Parameter(about=about, schema={"type": "string", "enum": ["", *codes]}, example=codes[0])


def _choice(about: str, *choices: str) -> Parameter:
    return Parameter(about=about, schema={"type": "string", "enum": ["", *choices]}, example=choices[-1])


def _day(about: str) -> Parameter:
    return Parameter(about=about, schema={"type": "string", "anyOf": _DAY}, example="2025-01-30")


QUERY: Mapping[str, Parameter] = {
    "q": Parameter(
        about="claims with all these words; “a phrase” in quotes, -without, one OR other",
        schema={"type": "string", "maxLength": 300},
        example="distillation",
    ),
    "party": _slug("claims in which this party accuses or is accused", "openai"),
    "accuser": _slug("claims by this party", "openai"),
    "accused": _slug("claims of this party", "deepseek"),
    "dispute": _slug("claims of this dispute", "openai-deepseek"),
    "act": _code("claims of this act", Act),
    "outlet": _slug("claims that this outlet carries", "the-verge"),
    "commitment": _code("claims with a passage whose source is as firm as this", Commitment),
    "evidence": _code("claims for which this kind of evidence is named", EvidenceKind),
    "since": _day("claims whose act is said to have happened on this day or later"),
    "until": _day("claims whose act is said to have happened on this day or earlier"),
    "as_of": _day("only what a source had made public by the end of this day (UTC)"),
    "recorded_as_of": _day("only what this record held by the end of this day (UTC)"),
    "order": _choice("which line stands first on the page; of data the oldest always does", "oldest", "newest"),
    "only": _choice("the lines that are kept", "all", "allegations", "unanswered"),
    "limit": Parameter(
        about="how many to a page (50 if not given)",
        schema={"type": "integer", "minimum": 1, "maximum": 200},
        example="10",
    ),
    "after": Parameter(
        about="where the list goes on; take it from the page before, and do not make one up",
        schema={"type": "string", "pattern": r"^([0-9]{1,17}-[0-9]{1,15})?$"},
        example="",
    ),
    "bom": _choice("1 puts the mark first by which Excel sees that a file is UTF-8", "0", "1"),
}
PATH: Mapping[str, Parameter] = {
    "slug": Parameter(
        about="the name in the address of the page",
        schema={"type": "string", "pattern": r"^[a-z0-9]+(-[a-z0-9]+)*$"},
        example="openai-deepseek",
    ),
    "public_id": Parameter(
        about="the id of a claim", schema={"type": "string", "pattern": "^c-[0-9a-z]+$"}, example="c-2k7wq"
    ),
    "article_id": Parameter(
        about="the number of an article",
        schema={"type": "integer", "minimum": 1, "maximum": _LARGEST_ID},
        example="1",
    ),
    "version_no": Parameter(
        about="the number of a version, the first is 1",
        schema={"type": "integer", "minimum": 1, "maximum": _LARGEST_ID},
        example="1",
    ),
}
