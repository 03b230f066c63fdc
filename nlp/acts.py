"""Which acts and legal grounds a clause speaks of."""

from dataclasses import dataclass

from nlp.document import ReadText, Sentence
from nlp.lexicon.act_cues import BEFORE_IT, FORBIDDEN, GOT
from nlp.lexicon.acts import ACTS, IMPLIED, IP_MATTER, LOOSE, OTHER_MATTER, POINTS_BACK
from nlp.lexicon.theories import THEORIES
from store.vocabulary import Act, LegalTheory

_MOST = 3
# Beside the first act the second is one of its own only where the wording stands in the clause too.
_ONLY_WITH = (
    (Act.TRAINING_ON_PROTECTED_WORKS, Act.SCRAPING_AGAINST_TERMS, FORBIDDEN),
    (Act.DISTRIBUTION_OF_PIRATED_COPIES, Act.ACQUISITION_FROM_PIRATE_SOURCE, GOT),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundAct:
    """An act and where its wording begins in the clause it was looked for in."""

    act: Act
    start: int


def acts_in(words: str) -> tuple[FoundAct, ...]:
    """The acts in `words` in order, at most three; one that another implies only where it stands alone."""
    words = BEFORE_IT.sub(lambda told: " " * len(told.group()), words)
    found = [
        FoundAct(act=act, start=match.start())
        for act, wording in ACTS.items()
        if (match := wording.search(words)) and not LOOSE.search(words[: match.start()])
    ]
    acts = {one.act for one in found}
    implied = {Act.UNSPECIFIED_UNAUTHORISED_USE, *(other for act in acts for other in IMPLIED.get(act, ()))}
    implied |= {other for act, other, wording in _ONLY_WITH if act in acts and not wording.search(words)}
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
