"""A filter as a page shows it: each facet with its choices, what is on, and the address of every step from here."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from flask import g, url_for

from store.facets import VOCABULARY_OF, Choice, Facet, name_of
from store.filters import NONE, UNANSWERED, UNKNOWN, ClaimFilter, Values
from store.vocabulary import Term
from webapp.asked import SINGLE, query_of
from webapp.kept import total
from webapp.words import label

LABELS = {
    "q": "Words",
    "party": "Party",
    "accuser": "Accuser",
    "accused": "Accused",
    "dispute": "Dispute",
    "act": "Alleged act",
    "answer": "Answer of the accused",
    "state": "Where it stands",
    "country": "Country of the court",
    "speaker": "On whose word",
    "evidence": "Evidence",
    "disclosure": "How evidence was disclosed",
    "commitment": "How firmly a source says it",
    "outlet": "Outlet",
    "review": "Who looked at it",
    "at_least": "At least this firmly",
    "since": "Said to have happened since",
    "until": "Said to have happened until",
    "published_since": "Published since",
    "published_until": "Published until",
    "recorded_since": "On this record since",
    "recorded_until": "On this record until",
    "as_of": "Public by",
}
COUNTRIES = {
    "au": "Australia",
    "ca": "Canada",
    "cn": "China",
    "de": "Germany",
    "eu": "European Union",
    "fr": "France",
    "gb": "United Kingdom",
    "in": "India",
    "it": "Italy",
    "jp": "Japan",
    "kr": "South Korea",
    "nl": "Netherlands",
    "us": "United States",
}
# What stands for a value that is no code of a vocabulary: label and definition.
_BESIDES = {
    ("answer", NONE): ("No answer on record", "Nothing on this record answers the claim, and no silence was noted."),
    ("answer", UNANSWERED): ("Unanswered", "Nobody answered the claim: nothing is on record, or silences only."),
    ("country", NONE): ("No court case on record", "The dispute is before no court that this record knows of."),
    ("country", UNKNOWN): ("Unknown", "A court is on record, and its name as printed does not tell the country."),
}
_OPEN = ("act", "accused", "accuser", "answer")


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """A choice with the address that takes or drops it, and the one that leaves its claims out."""

    label: str
    definition: str | None
    about: str | None
    claims: int
    is_on: bool
    is_out: bool
    toggle: str
    leave_out: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A facet as the page shows it; `about` leads to the definitions of its values."""

    parameter: str
    label: str
    about: str | None
    options: list[Option]
    is_open: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """A filter that is on: how to drop it, and how many claims would then be listed (counted only for no hits)."""

    label: str
    value: str
    address: str
    without: int | None


Address = Callable[[ClaimFilter], str]


def sections(facets: tuple[Facet, ...], wanted: ClaimFilter, address: Address) -> list[Section]:
    """The facets that have anything to choose."""
    return [_section(facet, wanted, address) for facet in facets if facet.choices]


def chosen(wanted: ClaimFilter, address: Address, *, is_empty: bool) -> list[Chosen]:
    """What is on, in the order of the address; with `is_empty`, each with what dropping it would list."""
    return [
        Chosen(
            label=words,
            value=value,
            address=address(without),
            without=total(g.session, without) if is_empty else None,
        )
        for words, value, without in _drops(wanted)
    ]


def shown_value(facet: str, value: str) -> str:
    """What people read for the value of a facet."""
    if (facet, value) in _BESIDES:
        return _BESIDES[facet, value][0]
    if facet in VOCABULARY_OF:
        words = label(VOCABULARY_OF[facet](value))
        return words[:1].upper() + words[1:]
    if facet == "country":
        return COUNTRIES[value]
    return name_of(g.session, facet, value) or value


def term_address(term: Term) -> str:
    """The page of one term of a vocabulary."""
    return url_for("terms.term", vocabulary=slug_of(type(term)), code=term.value)


def slug_of(vocabulary: type[Term]) -> str:
    """The name of a vocabulary in an address: "ClaimStatus" is "claim-status"."""
    return "".join(f"-{c.lower()}" if c.isupper() else c for c in vocabulary.__name__).strip("-")


def toggled(values: Values, facet: str, value: str) -> Values:
    """The values with this one taken in, or dropped where it is in already."""
    now = values.get(facet, ())
    after = tuple(v for v in now if v != value) if value in now else (*now, value)
    return {**{name: kept for name, kept in values.items() if name != facet}, **({facet: after} if after else {})}


def _drops(wanted: ClaimFilter) -> Iterator[tuple[str, str, ClaimFilter]]:
    for name, value in query_of(wanted).items():
        if name in SINGLE:
            words = label(wanted.at_least) if name == "at_least" else value
            dropped: dict[str, Any] = {SINGLE[name]: None}
            yield LABELS[name], words, replace(wanted, **dropped)
    for facet, values in wanted.only.items():
        for value in values:
            yield LABELS[facet], shown_value(facet, value), replace(wanted, only=toggled(wanted.only, facet, value))
    for facet, values in wanted.without.items():
        for value in values:
            fewer = replace(wanted, without=toggled(wanted.without, facet, value))
            yield f"{LABELS[facet]}, left out", shown_value(facet, value), fewer


def _section(facet: Facet, wanted: ClaimFilter, address: Address) -> Section:
    name = facet.parameter
    vocabulary = VOCABULARY_OF.get(name)
    return Section(
        parameter=name,
        label=LABELS[name],
        about=url_for("terms.vocabulary", vocabulary=slug_of(vocabulary)) if vocabulary else None,
        options=[_option(name, choice, wanted, address) for choice in facet.choices],
        is_open=name in _OPEN or name in wanted.only or name in wanted.without,
    )


def _option(facet: str, choice: Choice, wanted: ClaimFilter, address: Address) -> Option:
    value = choice.value
    is_on, is_out = (value in values.get(facet, ()) for values in (wanted.only, wanted.without))
    only = toggled(wanted.only, facet, value)
    without = toggled(wanted.without, facet, value)
    term = VOCABULARY_OF[facet](value) if facet in VOCABULARY_OF and (facet, value) not in _BESIDES else None
    return Option(
        label=choice.name or shown_value(facet, value),
        definition=term.definition if term else _BESIDES.get((facet, value), (None, None))[1],
        about=term_address(term) if term else None,
        claims=choice.claims,
        is_on=is_on,
        is_out=is_out,
        toggle=address(replace(wanted, without=without) if is_out else replace(wanted, only=only)),
        leave_out=None if is_out else address(replace(wanted, only=only if is_on else wanted.only, without=without)),
    )
