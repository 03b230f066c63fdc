"""What a dispute is called, by its sides."""

from collections.abc import Sequence

from store.models import DisputeParty
from store.vocabulary import PartyRole

_NAMED = 3  # of more than these the first two are named, "and others"


def title_of(parties: Sequence[DisputeParty], group: str | None, *, in_court: bool) -> str | None:
    """The sides as "A v. B" once a court has it, as "A – B" before; None where one of them has nobody.

    `group` is who accuses in the words of a source ("film studios"), for a side without a name.
    """
    accusers = _named(parties, PartyRole.ACCUSER) + _named(parties, PartyRole.INVESTIGATOR)
    accusing, accused = list(dict.fromkeys(accusers)) or [group or ""], _named(parties, PartyRole.ACCUSED)
    if not accusing[0] or not accused:
        return None
    return _opened(_join(accusing)) + (" v. " if in_court else " – ") + _join(accused)


def _named(parties: Sequence[DisputeParty], role: PartyRole) -> list[str]:
    return [party.entity.name for party in parties if party.role is role]


def _join(names: list[str]) -> str:
    if len(names) > _NAMED:
        return f"{names[0]}, {names[1]} and others"
    return " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else names[0]


def _opened(words: str) -> str:
    """Words as a title begins with them: a group ("film studios") with a capital, a name ("xAI") as it is written."""
    is_name = any(letter.isupper() for letter in words.split(" and ")[0])
    return words if is_name else words[:1].upper() + words[1:]
