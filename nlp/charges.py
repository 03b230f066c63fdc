"""Whether an act that is told of somebody is a charge, or only what makers of AI do every day."""

from nlp.accusation import Accusation
from nlp.lexicon.charges import BLAMES, CHARGING, EVERYDAY, OWNED, WRONGFUL
from store.vocabulary import Act

# That somebody drew criticism for an act is told by the outlet alone: its "reportedly" weakens nobody's word.
BLAMED = "claim:blamed_by_nobody"
# That somebody had to change a name is a charge, and what the name takes from another is no act of the list.
RENAMED = "claim:renamed"
# Rules whose sign is no more than that somebody says something of another.
_SAID = frozenset(
    {"claim:said", "claim:said_by_nobody", "claim:said_after", "claim:according_to", "claim:charge", BLAMED}
)


def is_charge(one: Accusation, act: Act) -> bool:
    """Whether `one` charges its targets with `act`: by its own verb, by the act, or by words of wrong beside it."""
    is_blame = one.cue.casefold() in BLAMES
    if act not in EVERYDAY or not (one.rule in _SAID or is_blame):
        return True
    if not is_blame and CHARGING.search(one.cue):
        return True
    return bool(WRONGFUL.search(one.sentence.text) or OWNED.search(one.sentence.text))
