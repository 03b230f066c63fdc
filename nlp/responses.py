"""What the accused answered, or that it had not: by whom, to whom, asked by whom, as of when."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from nlp.asking import asked_by
from nlp.clauses import Clause, clauses_in
from nlp.dates import first_date
from nlp.document import ReadText, Sentence
from nlp.frames import Masked, masked
from nlp.lexicon.agreements import LICENSING, MOVING, SETTLING
from nlp.lexicon.answering import SAYING
from nlp.lexicon.events import OTHER_MATTER
from nlp.lexicon.relevance import DEMAND, IP_MATTER
from nlp.lexicon.responses import CHARGES, IN_COMPLAINT, NOT_SAID, SAID, STATED, TOLD
from nlp.lexicon.silences import ASKED, SILENT
from nlp.lexicon.wording import ResponseWording
from nlp.respondent_parties import Parties, parties_of
from nlp.respondents import Place, respondents, settling
from nlp.sides import party_names
from store.records import ClaimFinding, DateSpan, EventFinding, ResponseFinding
from store.vocabulary import SILENCES, EventKind, Precision, ResponseBasis, ResponseKind

_TO_THE_CHARGE = frozenset(
    {
        ResponseKind.DENIED,
        ResponseKind.DENIED_IN_PART,
        ResponseKind.AFFIRMATIVE_DEFENCE,
        ResponseKind.ADMITTED,
        ResponseKind.DISPUTES_CHARACTERISATION,
        ResponseKind.APOLOGISED,
    }
)
_BESIDE_STATEMENT = SILENCES | {ResponseKind.GENERAL_STATEMENT, ResponseKind.ANSWER_FILED, ResponseKind.COUNTER_CLAIM}
_SILENT_SO_FAR = frozenset({ResponseKind.NO_RESPONSE_TO_REQUEST, ResponseKind.NO_PUBLIC_RESPONSE})
_QUOTATION = re.compile(r"“[^”]*(?:”|$)|\"[^\"]*(?:\"|$)")
_OPENS_QUOTED = re.compile(r"^\W*[“\"]|^[^“]*”|“[^”]*$")
_MARKS = re.compile(r"[“”\"]")
_DOUBTED = re.compile(
    r"\b(?:if|whether|unless|until|could|may|might|should|(?:offer|ask|want|refus|declin)\w* to)\b[^,;]*$"
)
_BY_EVENT = {
    EventKind.SETTLEMENT_ANNOUNCED: ResponseKind.SETTLED,
    EventKind.PRELIMINARY_APPROVAL: ResponseKind.SETTLED,
    EventKind.FINAL_APPROVAL: ResponseKind.SETTLED,
    EventKind.LICENCE_DEAL: ResponseKind.LICENSED,
    EventKind.ANSWER_FILED: ResponseKind.ANSWER_FILED,
}
_BY_PARTY = frozenset({ResponseKind.COULD_NOT_BE_REACHED, ResponseKind.NO_PUBLIC_RESPONSE})
_DONE = frozenset({ResponseKind.REMEDIAL_ACTION})


def responses_of(
    read_text: ReadText, claims: Sequence[ClaimFinding], events: Sequence[EventFinding]
) -> tuple[ResponseFinding, ...]:
    """The answers and silences of the parties, in reading order; each kind once per respondent."""
    if not claims and _is_of_other_matter(read_text.sentences):
        return ()
    parties = parties_of(read_text, claims, events)
    found = [*_from_events(events), *_from_claims(claims, parties)]
    speakers: tuple[str, ...] = ()
    for sentence in read_text.sentences:
        near = (*read_text.before(sentence, how_many=3), sentence)
        if not sentence.says_nothing and not _is_of_other_matter(near):
            place = Place(sentence=sentence, read_text=read_text, parties=parties, speakers=speakers)
            own, speakers = _responses_in(place)
            found.extend(own or _after_silence(found, speakers, place))
    found.sort(key=lambda one: one.passage.start_char)
    return tuple(_without_weaker(found))


def _after_silence(
    found: Sequence[ResponseFinding], speakers: tuple[str, ...], place: Place
) -> Iterator[ResponseFinding]:
    """The statement of one who speaks here, whatever it says, to whom it was told before not to have answered.

    Who is named as told ("told The New York Times") was asked as an outlet, though it may be a party too.
    """
    silent = {one.respondent: one.to for one in found if one.kind in _SILENT_SO_FAR}
    if silent and speakers is not place.speakers and STATED.pattern.search(place.sentence.text):
        said = _findings([who for who in speakers if who in silent], [STATED], place)
        yield from (replace(one, to=silent[one.respondent]) for one in said)


def _is_of_ip(words: str) -> bool:
    return bool(IP_MATTER.search(words) or DEMAND.search(words))


def _is_of_other_matter(sentences: Sequence[Sentence]) -> bool:
    """Whether they are about a matter of another kind and not about intellectual property at all."""
    others = (m.group() for s in sentences for m in OTHER_MATTER.finditer(s.text))
    # An accused calls a suit harassment.
    is_other = any(not words.casefold().startswith("harass") for words in others)
    return is_other and not any(_is_of_ip(s.text) for s in sentences)


def _from_events(events: Iterable[EventFinding]) -> Iterator[ResponseFinding]:
    """Settlements, licences and answers in court are answers of the accused."""
    for event in events:
        for who in event.accused if event.kind in _BY_EVENT else ():
            yield ResponseFinding(
                respondent=who,
                kind=_BY_EVENT[event.kind],
                basis=ResponseBasis.FILING,
                passage=event.passage,
                rule=event.rule,
                confidence=event.confidence,
                to=event.accusers[0] if len(event.accusers) == 1 else None,
                as_of=event.happened,
            )


def _from_claims(claims: Sequence[ClaimFinding], parties: Parties) -> Iterator[ResponseFinding]:
    """What an accused alleges of its accuser in return."""
    for claim in claims:
        for target in claim.targets if claim.claimant else ():
            if claim.claimant and (target, claim.claimant) in parties.pairs:
                yield ResponseFinding(
                    respondent=claim.claimant,
                    kind=ResponseKind.COUNTER_CLAIM,
                    basis=ResponseBasis.STATEMENT,
                    passage=claim.passage,
                    rule="counter_claim: alleges in return",
                    confidence=claim.confidence,
                    to=target,
                )


def _responses_in(place: Place) -> tuple[list[ResponseFinding], tuple[str, ...]]:
    """The answers of a sentence, and who speaks in it."""
    found: list[ResponseFinding] = []
    speakers = place.speakers
    for clause in clauses_in(place.sentence):
        wordings = list(_wordings_of(clause, place.sentence))
        is_said = clause.verb.lower_ in SAYING
        found += _agreements_in(clause, place)
        if not (wordings or is_said):
            continue
        who = respondents(clause.subject, place)
        speakers = who if is_said and (clause.is_main or clause.verb.dep_ == "advcl") else speakers
        found += _findings(who, wordings, place)
    if speakers is place.speakers and _OPENS_QUOTED.search(place.sentence.text):
        found += _findings(place.speakers, _said(place.sentence.text), place)
    found += _in_other_places(masked(place.sentence), place)
    return found, speakers


def _agreements_in(clause: Clause, place: Place) -> Iterator[ResponseFinding]:
    """Settlements and licences: answers of the accused, whichever side is the subject."""
    told = [wording for wording in (SETTLING, LICENSING) if wording.pattern.search(clause.words)]
    if told and not _is_doubted(clause, place.sentence):
        who = settling(clause.subject, place)
        answered = (one for one in who if SETTLING in told or place.parties.is_told_with_accuser(one, place.sentence))
        yield from _findings(answered, told, place)


def _findings(who: Iterable[str], wordings: Iterable[ResponseWording], place: Place) -> Iterator[ResponseFinding]:
    for wording in wordings:
        for one in who:
            if place.parties.may_answer(one, wording.kind):
                yield _finding(one, wording, place)


def _wordings_of(clause: Clause, sentence: Sentence) -> Iterator[ResponseWording]:
    """What the clause tells: by its verb, else by what is said."""
    if clause.is_not_said or _is_doubted(clause, sentence):
        return
    words = _MARKS.sub("", clause.words)
    told = next((wording for wording in (*SILENT, *TOLD) if wording.pattern.search(words)), None)
    if told and ((told.kind in _DONE and not clause.is_main) or (told.kind in _BY_PARTY and clause.is_by_person)):
        return
    if clause.verb.lower_ in SAYING and IN_COMPLAINT.search(sentence.text):
        return
    if told:
        yield told
    if clause.verb.lower_ in SAYING and clause.is_main and MOVING.pattern.search(sentence.text):
        yield MOVING
    if clause.verb.lower_ in SAYING and (told is None or clause.before) and not NOT_SAID.search(clause.words):
        yield from _said(f"{clause.words} {clause.before}")


def _is_doubted(clause: Clause, sentence: Sentence) -> bool:
    return bool(_DOUBTED.search(sentence.text[: clause.start_char - sentence.start_char]))


def _said(quoted: str) -> Iterator[ResponseWording]:
    words = _MARKS.sub("", quoted)
    taken: list[tuple[int, int]] = []
    for wording in SAID:
        match = wording.pattern.search(words)
        if match and not any(match.start() < end and start < match.end() for start, end in taken):
            taken.append(match.span())
            yield wording


def _in_other_places(signs: Masked, place: Place) -> Iterator[ResponseFinding]:
    """Silences of those who were asked, told with them as object."""
    for wording in ASKED:
        match = wording.pattern.search(signs.text)
        if match:
            yield from _findings(party_names(signs.parties(match["accused"])), [wording], place)


def _finding(who: str, wording: ResponseWording, place: Place) -> ResponseFinding:
    asker = asked_by(place.sentence, place.read_text, who)
    is_unasked = wording.basis is ResponseBasis.ASKED and asker is None
    return ResponseFinding(
        respondent=who,
        kind=wording.kind,
        basis=ResponseBasis.OBSERVED if is_unasked else wording.basis,
        passage=place.sentence.passage,
        rule=wording.name,
        confidence=wording.confidence,
        to=_answered(who, wording.kind, place.sentence, place.parties),
        as_of=as_of(wording.kind, place.sentence, place.read_text),
        asked_by=asker,
    )


def _answered(who: str, kind: ResponseKind, sentence: Sentence, parties: Parties) -> str | None:
    """The accuser whom it answers: named in the sentence, or the only one where the sentence speaks of the charge."""
    named = {name.party for name in sentence.names}
    accusers = {accuser for accuser, accused in parties.pairs if accused == who and accuser in named}
    if len(accusers) == 1:
        return accusers.pop()
    is_to_the_charge = kind in _TO_THE_CHARGE or CHARGES.search(sentence.text)
    return parties.accuser_of(who) if is_to_the_charge else None


def as_of(kind: ResponseKind, sentence: Sentence, read_text: ReadText) -> DateSpan:
    """The date told; a silence without one holds for the day of publication."""
    told = first_date(_QUOTATION.sub(" ", sentence.text), read_text.published)
    if told.first or kind not in SILENCES or read_text.published is None:
        return told
    day = read_text.published.date()
    return DateSpan(first=day, last=day, precision=Precision.DAY, text=told.text)


def _without_weaker(found: list[ResponseFinding]) -> Iterator[ResponseFinding]:
    """Each kind once; a general statement adds nothing where the party gave the same accuser another answer."""
    seen: set[tuple[str, ResponseKind]] = set()
    for one in found:
        key = (one.respondent, one.kind)
        is_weaker = one.kind is ResponseKind.GENERAL_STATEMENT and any(_outweighs(other, one) for other in found)
        if not is_weaker and key not in seen:
            seen.add(key)
            yield one


def _outweighs(other: ResponseFinding, statement: ResponseFinding) -> bool:
    is_answer = other.kind not in _BESIDE_STATEMENT and other.respondent == statement.respondent
    return is_answer and (other.to is None or statement.to is None or other.to == statement.to)
