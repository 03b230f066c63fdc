"""What the accused answered, or that it had not: by whom, to whom, asked by whom, as of when."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from nlp.dates import first_date
from nlp.document import Name, ReadText, Sentence
from nlp.events import events_of
from nlp.frames import Masked, masked
from nlp.lexicon.responses import CHARGES, IN_QUOTATION, OWN_OUTLET, RESPONSES, SPEAKER, ResponseWording
from nlp.sides import party_names
from store.records import ClaimFinding, DateSpan, EventFinding, ResponseFinding
from store.vocabulary import SILENCES, EntityKind, EventKind, Precision, ResponseKind

_TO_THE_CHARGE = frozenset(
    {ResponseKind.DENIED, ResponseKind.DENIED_IN_PART, ResponseKind.AFFIRMATIVE_DEFENCE, ResponseKind.ADMITTED}
)
_QUOTATION = re.compile(r"“[^”]*(?:”|$)|\"[^\"]*(?:\"|$)")
_OFFICE = re.compile(
    r"(?:[’']s)?,?(?: [\w-]+){0,4}? (?:spokes\w+|CEO|chief [\w ]{3,30}? officer|counsel|president|executive),?"
    r"(?: (?:[A-Z][\w’.-]+|[A-Z]\.))*? (?P<surname>[A-Z][\w’-]+)(?![\w’-]| [A-Z])"
)
_SURNAME_SAID = re.compile(
    r"(?P<surname>[A-Z][\w’-]+) (?:said|says|told|wrote|added|argued)\b|"
    r"\b(?:said|says|added) (?P<after>[A-Z][\w’-]+)"
)
_SAID_ALOUD = re.compile(r"^[“\"]|[”\"]\s*$")
_ASKED_BEFORE = re.compile(
    r"(?:\btold|\b[Aa]sked by|\bspeaking to|\bstatement to|\bresponse to|\brespond(?:ed)? to|\brepl(?:y|ied) to|"
    r"\brequests? (?:for comment )?from|"
    r"\bcomment to|\bto|\binterview with|\be-?mail(?:ed)? to|\breturn(?:ed)?) (?:the |The )?$"
)
_ASKED_AFTER = re.compile(
    r"^(?:[’']s?)? (?:has |have |had |also )*(?:requests?|reached out|contacted|asked|inquir\w+|questions?|e-?mails?)\b"
)
# "did not respond to a request for comment, A reported": the request was A's.
_REPORTED = re.compile(r"^ (?:reported|said|reports)\b")
_QUESTION_PUT = re.compile(
    r"\b(?:reached out|contacted|our (?:request|question|inquir|email)|told us|asked)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Parties:
    """Who stands accused in the text, by whom, and who else is a party."""

    accused: frozenset[str]
    others: frozenset[str]
    pairs: frozenset[tuple[str, str]]

    def accuser_of(self, respondent: str) -> str | None:
        """The one accuser of `respondent`, if there is only one."""
        accusers = {accuser for accuser, accused in self.pairs if accused == respondent}
        return accusers.pop() if len(accusers) == 1 else None

    def may_answer(self, respondent: str, kind: ResponseKind) -> bool:
        """Whether it can be the one who answers: the accused; and any party where nothing was said."""
        return respondent in self.accused or (kind in SILENCES and respondent in self.others)


def responses_of(read_text: ReadText, claims: Iterable[ClaimFinding]) -> tuple[ResponseFinding, ...]:
    """The answers and silences of the parties, in reading order; each kind once per respondent and sentence."""
    parties = _parties(read_text, tuple(claims))
    found: list[ResponseFinding] = []
    for sentence in read_text.sentences:
        if not sentence.says_nothing:
            found.extend(_responses_in(masked(sentence), read_text, parties))
    return tuple(_without_weaker(found))


def _parties(read_text: ReadText, claims: tuple[ClaimFinding, ...]) -> _Parties:
    events = events_of(read_text)
    pairs = {(who, target) for c in claims for who in (c.claimant, *c.co_claimants) if who for target in c.targets}
    pairs |= {(who, target) for event in events for who in _accusers(event) for target in event.accused}
    accused = {target for claim in claims for target in claim.targets} | {t for e in events for t in e.accused}
    others = {who for who, _ in pairs} | {who for event in events for who in (*event.investigators, *event.accusers)}
    return _Parties(accused=frozenset(accused), others=frozenset(others), pairs=frozenset(pairs))


def _accusers(event: EventFinding) -> tuple[str, ...]:
    """Those who accuse in an event: also who says of itself that it looks into the accused."""
    confirmed = event.kind is EventKind.INVESTIGATION_CONFIRMED
    return (*event.accusers, *event.investigators) if confirmed else event.accusers


def _responses_in(place: Masked, read_text: ReadText, parties: _Parties) -> Iterator[ResponseFinding]:
    told: list[tuple[int, int]] = []
    for wording in RESPONSES:
        for match in wording.pattern.finditer(place.text):
            names = [*place.parties(match["accused"]), *place.parties(match.groupdict().get("other"))]
            respondents = [who for who in _respondents(names) if parties.may_answer(who, wording.kind)]
            is_over = any(match.start() < end and start < match.end() for start, end in told)
            if respondents and not is_over and not _is_doubted(match, place.text):
                told.append(match.span())
                for who in respondents:
                    yield _finding(who, wording, place, read_text, parties)
    if not told:
        yield from _quoted(place, read_text, parties)


def _respondents(names: Iterable[Name]) -> tuple[str, ...]:
    return party_names(name for name in names if name.kind is not EntityKind.OUTLET or name.known)


def _is_doubted(match: re.Match[str], text: str) -> bool:
    """Whether it is told as a possibility: "if OpenAI denied", "whether it admitted"."""
    return bool(re.search(r"\b(?:if|whether|unless|could|may|might|would|should)\b[^,;]*$", text[: match.start()]))


def _quoted(place: Masked, read_text: ReadText, parties: _Parties) -> Iterator[ResponseFinding]:
    """An answer inside a quotation, by the one who is told to speak here or in the sentence before."""
    if not _SAID_ALOUD.search(place.sentence.text) and "“" not in place.text:
        return
    kind = next((kind for kind, one in IN_QUOTATION.items() if one.pattern.search(place.text)), None)
    speaker = _speaker(place, read_text) if kind else None
    if kind and speaker and parties.may_answer(speaker, kind):
        yield _finding(speaker, IN_QUOTATION[kind], place, read_text, parties)


def _speaker(place: Masked, read_text: ReadText) -> str | None:
    """Who speaks here, else in one of the two sentences before: a party, or an officer of one by surname."""
    officers = _officers(read_text)
    before = reversed(read_text.before(place.sentence, how_many=2))
    for where in (place, *map(masked, before)):
        match = SPEAKER.search(where.text)
        parties = party_names(where.parties(match["accused"] or match["other"])) if match else ()
        if parties:
            return parties[0]
        said = _SURNAME_SAID.search(where.sentence.text)
        if said:
            return officers.get(said["surname"] or said["after"])
    return None


def _officers(read_text: ReadText) -> dict[str, str]:
    """Surnames of people whom the text names as speaking for a company."""
    found = ((_OFFICE.match(read_text.text, name.end_char, name.end_char + 120), name) for name in read_text.names)
    return {match["surname"]: name.party for match, name in found if match and name.kind is EntityKind.COMPANY}


def _finding(
    who: str, wording: ResponseWording, place: Masked, read_text: ReadText, parties: _Parties
) -> ResponseFinding:
    return ResponseFinding(
        respondent=who,
        kind=wording.kind,
        basis=wording.basis,
        passage=place.sentence.passage,
        rule=wording.name,
        confidence=wording.confidence,
        to=_answered(who, wording.kind, place.sentence, parties),
        as_of=_as_of(wording.kind, place.sentence, read_text),
        asked_by=_asked_by(place.sentence, read_text, who),
    )


def _answered(who: str, kind: ResponseKind, sentence: Sentence, parties: _Parties) -> str | None:
    """The accuser whom it answers: named in the sentence, or the only one where the sentence speaks of the charge."""
    named = {name.party for name in sentence.names}
    accusers = {accuser for accuser, accused in parties.pairs if accused == who and accuser in named}
    if len(accusers) == 1:
        return accusers.pop()
    is_to_the_charge = kind in _TO_THE_CHARGE or CHARGES.search(sentence.text)
    return parties.accuser_of(who) if is_to_the_charge else None


def _asked_by(sentence: Sentence, read_text: ReadText, who: str) -> str | None:
    """The outlet that asked, where the sentence says so; "we" is the outlet of the article."""
    for name in sentence.names:
        if name.kind is EntityKind.OUTLET and name.name != who and _asks(name, sentence):
            return name.name
    is_own = OWN_OUTLET.search(sentence.text) and _QUESTION_PUT.search(sentence.text)
    return read_text.source.outlet if is_own and not _SAID_ALOUD.search(sentence.text) else None


def _asks(name: Name, sentence: Sentence) -> bool:
    start, end = name.start_char - sentence.start_char, name.end_char - sentence.start_char
    before, after = sentence.text[max(0, start - 40) : start], sentence.text[end : end + 40]
    is_report = "for comment" in sentence.text and _REPORTED.match(after)
    return bool(_ASKED_BEFORE.search(before) or _ASKED_AFTER.match(after) or is_report)


def _as_of(kind: ResponseKind, sentence: Sentence, read_text: ReadText) -> DateSpan:
    """The date told; a silence without one holds for the day of publication."""
    told = first_date(_QUOTATION.sub(" ", sentence.text), read_text.published)
    if told.first or kind not in SILENCES or read_text.published is None:
        return told
    day = read_text.published.date()
    return DateSpan(first=day, last=day, precision=Precision.DAY, text=told.text)


def _without_weaker(found: list[ResponseFinding]) -> Iterator[ResponseFinding]:
    """A general statement adds nothing where the same sentence or another says what the party answered."""
    answered = {one.respondent for one in found if one.kind not in SILENCES | {ResponseKind.GENERAL_STATEMENT}}
    seen: set[tuple[str, ResponseKind]] = set()
    for one in found:
        key = (one.respondent, one.kind)
        is_weaker = one.kind is ResponseKind.GENERAL_STATEMENT and one.respondent in answered
        if not is_weaker and key not in seen:
            seen.add(key)
            yield one
