"""Who answers: the party that the subject of a clause names, speaks for, or means by "it" or "the company"."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from nlp.attribution import speaker_of
from nlp.document import Name, ReadText, Sentence
from nlp.gazetteer import entries
from nlp.lexicon.answering import (
    ALL_OF_THEM,
    DESCRIBING,
    NOBODY,
    NOT_MEANT,
    NUMBERS,
    OFFICERS,
    ONE_PARTY,
    PARTS,
    REPRESENTING,
    SEVERAL_PARTIES,
    SIDES,
)
from nlp.respondent_parties import Parties
from store.vocabulary import EntityKind

_ASIDE = frozenset({"relcl", "acl", "advcl", "ccomp"})
_BELONGING = frozenset({"of", "for", "from", "at"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_ORGANISED = frozenset({EntityKind.COMPANY, EntityKind.PRODUCT, EntityKind.GROUP, EntityKind.PUBLIC_BODY,
                        EntityKind.OUTLET})  # fmt: skip
_ONE_PERSON = frozenset({"he", "she"})
_POINTING = frozenset({"the", "this", "that", "which"})
_OWN = frozenset({"its", "their", "his", "her", *ONE_PARTY})
_PROPER = frozenset({"NNP", "NNPS"})
_IN_LIST = re.compile(r",? (?:and |& )?(?:the )?")
_ENDS_LIST = re.compile(r",? (?:and|&) (?:the )?")
_FAR = 6
_MANY = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A sentence with what is known there: the text, its parties, and who spoke in the sentence before."""

    sentence: Sentence
    read_text: ReadText
    parties: Parties
    speakers: tuple[str, ...] = ()


def respondents(subject: Token, place: Place) -> tuple[str, ...]:
    """The parties that `subject` stands for, whether or not they can answer; none where it is somebody else."""
    name = place.sentence.name_at(subject.idx)
    word = subject.lower_
    if subject.text in place.parties.officers:
        return (place.parties.officers[subject.text],)
    if name and name.kind is EntityKind.PERSON and name.name in place.parties.accused:
        return (name.name,)
    if word in OFFICERS or word in PARTS or _is_titled(subject) or (name and _is_person(name, subject, place)):
        return _spoken_for(subject, name, place)
    if name and word != "it" and word not in ONE_PARTY:
        return () if name.kind is EntityKind.PRODUCT else (*_named(subject, place.sentence), *_joined(subject, place))
    if word in _ONE_PERSON:
        return _said_before(subject, place) or place.speakers
    if word in ALL_OF_THEM or word in SEVERAL_PARTIES or _is_each(subject):
        return _all_meant(subject, place)
    if word == "it":
        return _going_on(subject, place)
    return _described(subject, name, place) if word in ONE_PARTY else ()


def settling(subject: Token, place: Place) -> tuple[str, ...]:
    """The accused among those who settled: the subject, those put beside it, or whom the accuser settled with."""
    beside = [child for child in subject.children if child.dep_ == "appos"]
    who = (*respondents(subject, place), *(name for one in beside for name in _named(one, place.sentence)))
    own = tuple(name for name in who if name in place.parties.accused)
    if own or not (set(who) & place.parties.others or subject.lower_ in SIDES):
        return own
    here = dict.fromkeys(n.party for n in place.sentence.names if n.party in place.parties.accused)
    return tuple(here) if len(here) == 1 else _last_accused(subject, place) if not here else ()


def _is_titled(subject: Token) -> bool:
    """Whether it is a name after an office: "A spokesperson Jane Doe"."""
    return subject.tag_ in _PROPER and any(c.lower_ in OFFICERS and c.dep_ != "conj" for c in subject.children)


def _is_person(name: Name, subject: Token, place: Place) -> bool:
    """Whether it is a person, told as one ("A's Jane Doe") or known as one."""
    owners = (place.sentence.name_at(child.idx) for child in subject.children if child.dep_ == "poss")
    return name.kind is EntityKind.PERSON or (not name.known and any(owner and owner.known for owner in owners))


def _spoken_for(officer: Token, name: Name | None, place: Place) -> tuple[str, ...]:
    """The parties of a spokesperson, an officer or an office."""
    names = {n.start_char: n for token in _phrase(officer) if (n := place.sentence.name_at(token.idx)) and n != name}
    told = _organised(n for n in names.values() if n.kind is not EntityKind.PERSON)
    if told:
        return told
    represented = _represented(officer, place.sentence)
    if represented is not None:
        return represented
    if name and name.kind is EntityKind.PERSON and not _is_titled(officer):
        of = speaker_of(name)[0]
        return (of,) if of != name.name else ()
    if _is_of_another(officer) or _is_of_unknown(officer):
        return ()
    own = next((child for child in officer.children if child.dep_ == "poss"), None)
    meant = _going_on(own, place) if own is not None else ()
    return meant if set(meant) & place.parties.accused else _last_accused(officer, place)


def _represented(lawyer: Token, sentence: Sentence) -> tuple[str, ...] | None:
    """The parties of "a lawyer who represents A"; None where no such clause stands by the word."""
    clauses = [child for child in lawyer.children if child.dep_ in ("relcl", "acl") and child.lower_ in REPRESENTING]
    if not clauses:
        return None
    meant = (word for clause in clauses for word in clause.children if word.dep_ == "dobj")
    return tuple(who for word in meant for who in _named(word, sentence))


def _phrase(head: Token) -> Iterator[Token]:
    """The words of a noun phrase, without clauses, names put beside it, and whom a thing is said or sent to."""
    yield head
    for child in head.children:
        is_aside = child.dep_ in _ASIDE or (child.dep_ == "prep" and child.lower_ not in _BELONGING)
        if not is_aside:
            yield from _phrase(child)


def _organised(names: Iterable[Name]) -> tuple[str, ...]:
    kept = (n for n in names if n.kind in _ORGANISED and (n.kind is not EntityKind.OUTLET or n.known))
    return tuple(dict.fromkeys(name.party for name in kept))


def _is_of_another(officer: Token) -> bool:
    """Whether "the owner of the field", "the suspect's lawyer" is of somebody who is no party."""
    for child in officer.children:
        if child.dep_ == "poss" and child.lower_ not in _OWN:
            return True
        if child.dep_ == "prep" and child.lower_ in ("for", "of", "at"):
            whose = {word.lower_ for word in child.children if word.dep_ == "pobj"}
            if whose and not whose & (ONE_PARTY | SEVERAL_PARTIES):
                return True
    return False


def _is_of_unknown(officer: Token) -> bool:
    """Whether the office is that of a name that is nobody known: "Examplia chief Jane Doe"."""
    offices = [t for t in (officer, *officer.children) if t.lower_ in OFFICERS]
    before = [t for t in officer.subtree if t.tag_ in _PROPER and t.dep_ in ("compound", "poss", "nmod")]
    if not offices or offices[0].i > officer.i:
        return False
    return any(t.i < offices[0].i and t.lower_ not in OFFICERS for t in before)


def _named(subject: Token, sentence: Sentence) -> tuple[str, ...]:
    """The party at `subject` and those joined to it."""
    joined = [subject]
    for token in joined:
        joined += [child for child in token.children if child.dep_ == "conj"]
    names = [n for token in joined for n in sentence.names if n.start_char <= token.idx < n.end_char]
    return _organised((*names, *(_listed_behind(names[0], sentence) if names else ())))


def _listed_behind(first: Name, sentence: Sentence) -> Sequence[Name]:
    """The names of the list "A, B and C" that `first` opens, which parses take apart in many ways."""
    row = [first]
    for name in (name for name in sentence.names if name.start_char >= first.end_char):
        between = sentence.text[row[-1].end_char - sentence.start_char : name.start_char - sentence.start_char]
        if not _IN_LIST.fullmatch(between):
            return ()
        row.append(name)
        if _ENDS_LIST.fullmatch(between):
            return row
    return ()


def _joined(subject: Token, place: Place) -> tuple[str, ...]:
    """The parties for whom officers speak that are joined to the subject: "A and B's lawyers"."""
    officers = (child for child in subject.children if child.dep_ == "conj" and child.lower_ in OFFICERS)
    return tuple(who for officer in officers for who in _spoken_for(officer, None, place))


def _is_each(subject: Token) -> bool:
    """Whether it is "neither defendant", "both sides"."""
    return any(child.lower_ in ALL_OF_THEM for child in subject.children)


def _all_meant(subject: Token, place: Place) -> tuple[str, ...]:
    """Everybody named in "neither A nor B", else all the accused whom the adjectives fit."""
    phrase = list(_phrase(subject))
    named = _organised(n for token in phrase if (n := place.sentence.name_at(token.idx)) and not n.is_reference)
    if named and subject.lower_ in NOBODY:
        return named
    wanted = {tag for token in phrase for tag in DESCRIBING.get(token.lower_, ())}
    meant = sorted(party for party in place.parties.accused if wanted <= _tags(party))
    number = next((NUMBERS[token.lower_] for token in phrase if token.lower_ in NUMBERS), None)
    if number is None:
        return tuple(meant) if 1 < len(meant) < _MANY else ()
    return _last_told(number, meant, subject, place)


def _last_told(number: int, parties: Sequence[str], token: Token, place: Place) -> tuple[str, ...]:
    """The `number` of `parties` that were named last before `token`, if just so many were named together."""
    sentences = place.read_text.sentences[max(0, place.sentence.index - _FAR) : place.sentence.index + 1]
    told: dict[str, None] = {}
    for sentence in reversed(sentences):
        told |= dict.fromkeys(n.party for n in sentence.names if n.party in parties and n.start_char < token.idx)
        if len(told) >= number:
            break
    return tuple(told) if len(told) == number else ()


def _tags(party: str) -> frozenset[str]:
    entry = entries().get(party)
    return entry.tags if entry else frozenset()


def _going_on(pronoun: Token, place: Place) -> tuple[str, ...]:
    """Whom "it" means: the subject said before in the sentence, else that of the sentence before, else the one told."""
    if found := _said_before(pronoun, place) or _told_before(pronoun, place):
        return found
    earlier = place.read_text.sentences[max(0, place.sentence.index - 1) : place.sentence.index]
    if not earlier or earlier[0].is_heading:
        return ()
    main = (t for t in earlier[0].span if t.dep_ in _SUBJECTS and t.head.dep_ in ("ROOT", "ccomp"))
    subject = next(main, None)
    there = Place(sentence=earlier[0], read_text=place.read_text, parties=place.parties)
    found = respondents(subject, there) if subject is not None else ()
    is_other = subject is not None and subject.lower_ in NOT_MEANT
    told = _organised(earlier[0].names)
    if found or is_other:
        return found
    return told if len(told) == 1 else _object_before(there)


def _said_before(pronoun: Token, place: Place) -> tuple[str, ...]:
    """The first party that is a subject before the pronoun in its sentence."""
    before = (t for t in place.sentence.span if t.dep_ in _SUBJECTS and t.i < pronoun.i)
    found = (respondents(token, place) for token in before if token.lower_ not in ("it", "he", "she"))
    return next((who for who in found if who and not _only_reports(who[0], place)), ())


def _object_before(place: Place) -> tuple[str, ...]:
    """The accused where the sentence before tells of "the company" and the text accuses nobody else."""
    accused = place.parties.accused
    companies = (t for t in place.sentence.span if t.lower_ in ONE_PARTY and t.dep_ in ("dobj", "pobj"))
    is_told = any(child.lower_ == "the" for token in companies for child in token.children)
    return tuple(accused) if is_told and len(accused) == 1 else ()


def _told_before(pronoun: Token, place: Place) -> tuple[str, ...]:
    """The one accused named before the pronoun in a sentence whose subject is an outlet that reports."""
    names = [name for name in place.sentence.names if name.end_char <= pronoun.idx]
    if not any(_only_reports(name.name, place) for name in names):
        return ()
    told = tuple(dict.fromkeys(name.party for name in names if name.party in place.parties.accused))
    return told if len(told) == 1 else ()


def _only_reports(who: str, place: Place) -> bool:
    """Whether it is an outlet that is no party of the dispute."""
    entry = entries().get(who)
    is_party = who in place.parties.accused or who in place.parties.others
    return entry is not None and entry.kind is EntityKind.OUTLET and not is_party


def _described(subject: Token, name: Name | None, place: Place) -> tuple[str, ...]:
    """Whom "the company" means: the name put beside it, who was resolved if accused, else the accused named last."""
    beside: Sequence[Token] = [t for t in subject.children if t.dep_ == "appos" and t.tag_ in _PROPER]
    if beside:
        return _named(beside[0], place.sentence)
    if name and name.party in place.parties.accused:
        return (name.party,)
    is_pointing = any(child.lower_ in _POINTING for child in subject.children)
    if not is_pointing:
        return ()
    return _last_accused(subject, place) or _only_accused(subject, place)


def _only_accused(subject: Token, place: Place) -> tuple[str, ...]:
    """The one accused of the text, for "the chipmaker" before its name; none for "the American firm"."""
    is_told_more = any(child.dep_ in ("amod", "compound", "nmod") for child in subject.children)
    return () if is_told_more or len(place.parties.accused) != 1 else tuple(place.parties.accused)


def _last_accused(token: Token, place: Place) -> tuple[str, ...]:
    """The accused that was named last before `token`."""
    sentence, accused = place.sentence, place.parties.accused
    here = [n.party for n in sentence.names if n.start_char < token.idx and n.party in accused]
    if here:
        return (here[0],)
    for earlier in reversed(place.read_text.sentences[max(0, sentence.index - _FAR) : sentence.index]):
        told = [n.party for n in earlier.names if n.party in accused]
        if told and not earlier.is_heading:
            return (told[0],)
    return ()
