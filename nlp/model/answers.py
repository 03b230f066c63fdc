"""What the network adds to the answers and silences that the rules found."""

from collections.abc import Iterable, Iterator, Sequence

from nlp.asking import asked_by
from nlp.document import ReadText, Sentence
from nlp.model.claims import ABOUT
from nlp.model.scores import OWN, Scores, Seen, labels
from nlp.respondent_parties import Parties
from nlp.responses import as_of
from store.records import ResponseFinding
from store.vocabulary import SILENCES, ResponseBasis, ResponseKind

RULE = f"{OWN}answers"
# Chosen on passages that it was not taught and on real coverage that may be looked at: see docs/reading.md.
ADD = 0.9
KEEP = 0.2
_IN_COURT = frozenset({ResponseKind.ANSWER_FILED, ResponseKind.COUNTER_CLAIM, ResponseKind.SETTLED})
# What is no answer of any other kind, and what the rules tell from the words alone.
_NEVER = frozenset({ResponseKind.GENERAL_STATEMENT})
_ASKED = SILENCES - {ResponseKind.NO_PUBLIC_RESPONSE}


def with_answers(
    found: Sequence[ResponseFinding], parties: Parties, seen: Seen, read_text: ReadText
) -> tuple[ResponseFinding, ...]:
    """The answers of the rules that the network does not doubt and those that it adds, in the order of the text."""
    kept = list(_confirmed(found, seen, read_text))
    kept += _added(kept, parties, seen, read_text)
    return tuple(sorted(kept, key=lambda one: one.passage.start_char))


def _added(
    found: Sequence[ResponseFinding], parties: Parties, seen: Seen, read_text: ReadText
) -> Iterator[ResponseFinding]:
    """An answer of each party and kind of which the network is sure and that the rules did not find.

    A party that the sentence names has one answer of the network's in it, and none where the rules found what it
    answers there. The network mixes up the silences, and adds none to one that the rules found.
    """
    known = {(one.respondent, one.kind) for one in found}
    silent = {one.respondent for one in found if one.kind in SILENCES}
    told = {(one.respondent, one.passage.start_char) for one in found}
    for one in seen.sentences:
        sentence = read_text.sentences[one.sentence]
        if sentence.says_nothing or one.is_about < ABOUT:
            continue
        for number, who in enumerate(one.parties[: one.named]):
            chance, kind = _surest(one, number)
            key = (who, kind)
            is_new = key not in known and (who, sentence.start_char) not in told
            is_new = is_new and not (kind in SILENCES and who in silent)
            if who and chance >= ADD and is_new and _may_answer(who, kind, parties):
                known.add(key)
                yield _finding(who, kind, chance, sentence, parties, read_text)


def _confirmed(found: Iterable[ResponseFinding], seen: Seen, read_text: ReadText) -> Iterator[ResponseFinding]:
    """The answers of which the network does not doubt that the party answers there; where it was not asked, all."""
    chances = {
        (who, read_text.sentences[one.sentence].start_char): float(one.answers[number].sum())
        for one in seen.sentences
        if one.is_about >= ABOUT
        for number, who in enumerate(one.parties)
    }
    for one in found:
        if chances.get((one.respondent, one.passage.start_char), 1.0) >= KEEP:
            yield one


def _surest(one: Scores, number: int) -> tuple[float, ResponseKind]:
    best = int(one.answers[number].argmax())
    return float(one.answers[number, best]), ResponseKind(labels().answers[best])


def _may_answer(who: str, kind: ResponseKind, parties: Parties) -> bool:
    """Whether it stands accused, or took something back; that an accuser was silent is for the rules to say."""
    is_silence = kind in SILENCES
    return kind not in _NEVER and (who in parties.accused or (not is_silence and parties.may_answer(who, kind)))


def _finding(
    who: str, kind: ResponseKind, chance: float, sentence: Sentence, parties: Parties, read_text: ReadText
) -> ResponseFinding:
    asker = asked_by(sentence, read_text, who) if kind in _ASKED else None
    silent = ResponseBasis.ASKED if asker else ResponseBasis.OBSERVED
    spoken = ResponseBasis.FILING if kind in _IN_COURT else ResponseBasis.STATEMENT
    return ResponseFinding(
        respondent=who,
        kind=kind,
        basis=silent if kind in SILENCES else spoken,
        passage=sentence.passage,
        rule=RULE,
        confidence=round(chance, 2),
        to=parties.accuser_of(who),
        as_of=as_of(kind, sentence, read_text),
        asked_by=asker,
    )
