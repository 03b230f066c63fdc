"""What an address may be asked with: each parameter with its meaning, its values and an example."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from store.identifiers import LARGEST_ID
from store.vocabulary import Commitment
from webapp.asked import CHOICES, MOST_VALUES

_SLUG = r"^([a-z0-9]+(-[a-z0-9]+)*)?$"
_DAY = [{"format": "date", "pattern": r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}, {"maxLength": 0}]


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """A parameter of a path or a query string; `schema` is its JSON Schema.

    An empty value is as good as none, but for a number.
    """

    about: str
    schema: Mapping[str, Any]
    example: str


def _facet(about: str, name: str) -> Parameter:
    codes = CHOICES.get(name)
    values = {"enum": ["", *codes]} if codes else {"pattern": _SLUG, "maxLength": 300}
    schema = {"type": "array", "items": {"type": "string", **values}, "maxItems": MOST_VALUES}
    return Parameter(about=about, schema=schema, example=next(iter(codes)) if codes else _NAMES[name])


def _choice(about: str, *choices: str) -> Parameter:
    return Parameter(about=about, schema={"type": "string", "enum": ["", *choices]}, example=choices[-1])


def day(about: str) -> Parameter:
    """A parameter that is a day."""
    return Parameter(about=about, schema={"type": "string", "anyOf": _DAY}, example="2025-01-30")


_NAMES = {
    "party": "openai",
    "accuser": "openai",
    "accused": "deepseek",
    "dispute": "openai-deepseek",
    "outlet": "the-verge",
}
_FACETS = {
    "party": "claims in which this party (its slug) accuses or is accused",
    "accuser": "claims by this party",
    "accused": "claims of this party",
    "dispute": "claims of this dispute (its slug)",
    "act": "claims of this act",
    "answer": "claims to which an accused party answered so; none where no answer is on record",
    "state": "claims of disputes that stand so",
    "country": "claims of disputes before a court or authority of this country; none where there is no case",
    "speaker": "claims with a passage whose first speaker is of this kind",
    "evidence": "claims for which this kind of evidence is named",
    "disclosure": "claims whose evidence was disclosed so far",
    "commitment": "claims with a passage whose source is as firm as this",
    "outlet": "claims that this outlet (its slug) carries",
    "review": "claims with a passage that a person has looked at, or has not",
}

QUERY: Mapping[str, Parameter] = {
    "q": Parameter(
        about="claims with all these words; “a phrase” in quotes, -without, one OR other",
        schema={"type": "string", "maxLength": 300},
        example="distillation",
    ),
    **{name: _facet(about, name) for name, about in _FACETS.items()},
    **{f"-{name}": _facet(f"leaves out {about}", name) for name, about in _FACETS.items()},
    "at_least": _choice("claims with a passage whose source is at least as firm", *Commitment),
    "since": day("claims whose act is said to have happened on this day or later"),
    "until": day("claims whose act is said to have happened on this day or earlier"),
    "published_since": day("claims that a source printed on this day or later"),
    "published_until": day("claims that a source printed on this day or earlier"),
    "recorded_since": day("claims that this record first had on this day or later"),
    "recorded_until": day("claims that this record first had on this day or earlier"),
    "as_of": day("only what a source had made public by the end of this day (UTC)"),
    "recorded_as_of": day("only what this record held by the end of this day (UTC)"),
    "order": _choice("which line stands first on the page; of data the oldest always does", "oldest", "newest"),
    "only": _choice("the lines that are kept", "all", "allegations", "unanswered"),
    "passage": Parameter(
        about="the passage by which a claim is cited, as its page numbers them (1 if not given)",
        schema={"type": "integer", "minimum": 1, "maximum": 9999},
        example="1",
    ),
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
    "before": Parameter(
        about="where a feed goes on; take it from the page before",
        schema={"type": "integer", "minimum": 1, "maximum": LARGEST_ID},
        example="",
    ),
    "bom": _choice("1 puts the mark first by which Excel sees that a file is UTF-8", "0", "1"),
}
PATH: Mapping[str, Parameter] = {
    "vocabulary": Parameter(
        about="the name of a vocabulary, as /about/terms lists them",
        schema={"type": "string", "pattern": r"^[a-z0-9]+(-[a-z0-9]+)*$"},
        example="act",
    ),
    "code": Parameter(
        about="a code of that vocabulary",
        schema={"type": "string", "pattern": "^[a-z0-9_]+$"},
        example="model_output_distillation",
    ),
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
        schema={"type": "integer", "minimum": 1, "maximum": LARGEST_ID},
        example="1",
    ),
    "version_no": Parameter(
        about="the number of a version, the first is 1",
        schema={"type": "integer", "minimum": 1, "maximum": LARGEST_ID},
        example="1",
    ),
}
