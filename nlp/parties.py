"""Who can claim and who can be accused, of the names that stand in the places for it."""

import re
from collections.abc import Iterable

from nlp.attribution import speaker_of
from nlp.document import Name
from nlp.gazetteer import in_court
from nlp.lexicon.claims import MADE_BY
from store.vocabulary import EntityKind

_CLAIM = frozenset({EntityKind.COMPANY, EntityKind.GROUP, EntityKind.PRODUCT, EntityKind.PUBLIC_BODY})
_ACCUSED = frozenset({EntityKind.COMPANY, EntityKind.PRODUCT})
# Offices of a state look into things and rule; what they claim is no claim of this record.
_STATE = re.compile(
    r"\b(?:Department|Commission|Commissioner|Committee|Authority|Ministry|Office|Union|Congress|Senate|House"
    r"|White House|Parliament|Library of Congress|Garante|CNIL|Autorité|(?i:authority|regulator))\b"
)
# Groups that are spoken of, but do not bring claims over intellectual property.
_NO_CLAIMANTS = frozenset({"users", "employees", "former employee", "readers", "experts"})


def claimants_among(names: Iterable[Name], *, may_be_outlet: bool) -> tuple[str, ...]:
    """The claimants, once each; an outlet only where it is a party itself (a suit), a private person never.

    Of a collective word and names beside it, organisations go before the word, and the word before people.
    """
    names = [name for name in names if _can_claim(name, may_be_outlet=may_be_outlet)]
    groups = [name for name in names if name.is_group]
    named = [name for name in names if not name.is_group and not (groups and name.kind is EntityKind.PERSON)]
    named = named or groups or names
    claimants = tuple(dict.fromkeys(speaker_of(name)[0] for name in named))
    return in_court(claimants) if may_be_outlet else claimants


def makers_of(names: Iterable[Name], words: str) -> tuple[str, ...]:
    """The collective word for `names`, private persons, where `words` tell of their own works."""
    names = tuple(names)
    if not names or any(name.known or name.kind is not EntityKind.PERSON for name in names):
        return ()
    return tuple(who for who, works in MADE_BY.items() if works.search(words))[:1]


def accused_among(names: Iterable[Name], claimants: Iterable[str], *, is_suit: bool) -> tuple[str, ...]:
    """The accused, once each, products as their company; outside a suit only curated names and references to them."""
    own = set(claimants)
    can_be = (n for n in names if _can_be_accused(n, is_suit=is_suit))
    return tuple(party for party in dict.fromkeys(name.party for name in can_be) if party not in own)


def _can_claim(name: Name, *, may_be_outlet: bool) -> bool:
    if name.kind is EntityKind.PERSON:
        return (name.known or name.speaks_for is not None) and "judge" not in name.tags
    if name.kind is EntityKind.OUTLET:
        return may_be_outlet
    if name.kind is EntityKind.PUBLIC_BODY and _STATE.search(name.name):
        return False
    return name.kind in _CLAIM and name.name not in _NO_CLAIMANTS


def _can_be_accused(name: Name, *, is_suit: bool) -> bool:
    if name.is_group:
        return False
    if name.kind is EntityKind.OUTLET:
        return is_suit and name.is_reference is False and "publisher" not in name.tags
    return name.kind in _ACCUSED and (name.known or is_suit or "ai_company" in name.tags)
