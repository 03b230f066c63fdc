"""Which acts and legal grounds a clause speaks of."""

from dataclasses import dataclass

from nlp.document import ReadText, Sentence
from nlp.lexicon.acts import ACTS, IP_MATTER, LOOSE, OTHER_MATTER, POINTS_BACK, THEORIES
from store.vocabulary import Act, LegalTheory

_MOST = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundAct:
    """An act and where its wording begins in the clause it was looked for in."""

    act: Act
    start: int


def acts_in(words: str) -> tuple[FoundAct, ...]:
    """The acts in `words` in order, at most three; one that another implies only where it stands alone."""
    found = [
        FoundAct(act=act, start=match.start())
        for act, wording in ACTS.items()
        if (match := wording.search(words)) and not LOOSE.search(words[: match.start()])
    ]
    implied = {Act.UNSPECIFIED_UNAUTHORISED_USE}
    if any(one.act is Act.MODEL_OUTPUT_DISTILLATION for one in found):
        implied.add(Act.TRAINING_ON_PROTECTED_WORKS)
    named = [one for one in found if one.act not in implied]
    return tuple(sorted(named or found, key=lambda one: one.start)[:_MOST])


def acts_meant(words: str, sentence: Sentence, read_text: ReadText) -> tuple[FoundAct, ...]:
    """The acts in `words`, or those of the sentence before where they point back ("this method")."""
    if not POINTS_BACK.search(words):
        return acts_in(words)
    earlier = " ".join(before.text for before in read_text.before(sentence, how_many=2))
    meant = [FoundAct(act=one.act, start=0) for one in acts_in(earlier) if one.act is Act.MODEL_OUTPUT_DISTILLATION]
    return tuple(meant) or acts_in(words)


def theories_in(words: str) -> tuple[LegalTheory, ...]:
    """The legal grounds that `words` name."""
    return tuple(theory for theory, wording in THEORIES.items() if wording.search(words))


def is_other_matter(words: str) -> bool:
    """Whether `words` tell of a suit of another kind (antitrust, privacy, ...) and of no intellectual property."""
    return bool(OTHER_MATTER.search(words)) and not IP_MATTER.search(words)
