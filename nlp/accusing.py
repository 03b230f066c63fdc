"""Finds the accusations in one sentence: the words on which one hangs, and who stands around them in the parse."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Token

from nlp.accusation import Accusation
from nlp.blaming import described, under_fire, wrongdoers
from nlp.document import Sentence
from nlp.lexicon.triggers import (
    ACCUSES,
    BEFORE_COURT,
    BLAME,
    CALLS,
    FACES,
    FILES,
    LEGAL,
    NOT_YET,
    SUES,
    SUITS,
    TAKES,
    THEFTS,
    WHOM,
)
from nlp.parties import accused_among, claimants_among
from nlp.phrases import (
    after,
    governor,
    has_happened,
    is_passive,
    names_by_token,
    next_name,
    objects,
    subjects,
    together_with,
)
from nlp.saying import said_in, told_by_source
from nlp.sides import is_likely_accused
from nlp.speakers import NOBODY, Place, Speakers, owners, speakers
from store.vocabulary import EntityKind, SpeakerKind

_AGAINST = ("against", "targeting", "versus", "vs.", "v.")
_DEFENDANTS = frozenset({"defendant", "defendants", "target", "targets", "subject"})
_GOES = frozenset({"go", "goes", "going", "went", "gone"})
# What makes a plural mean some in particular: "the companies", "its rivals", "three makers".
_PARTICULAR = frozenset({"det", "poss", "nummod", "predet"})
# A suit needs no more to be one; a "case" or "claim" does.
_PLAIN = frozenset({"lawsuit", "lawsuits", "suit", "suits", "complaint", "letter", "letters"})


@dataclass(frozen=True, slots=True)
class _Sides:
    """The words that stand where the two sides of a suit do."""

    who: tuple[Token, ...]
    whom: tuple[Token, ...]


def accusations_in(sentence: Sentence) -> list[Accusation]:
    """The accusations in one sentence, in its order; sides that only the text around it names are left empty."""
    place = Place(sentence, names_by_token(sentence))
    found = [*(one for token in sentence.span for one in _at(token, place)), *told_by_source(place)]
    return [one for one in found if not set(one.claimants) & set(one.targets)]


def _at(token: Token, place: Place) -> Iterator[Accusation]:
    is_verb = token.tag_.startswith("VB")
    if is_verb and (token.lower_ in SUES or _takes_to_court(token, place)):
        yield from _verb(token, place, "claim:sued", is_case=True)
    elif is_verb and (token.lower_ in ACCUSES or _goes_after(token) or _calls_theft(token)):
        yield from _verb(token, place, "claim:accused", is_case=False)
    elif is_verb and _is_brought(token):
        said = speakers(_own_subject(token) or (token.head,), place)
        targets = accused_among(place.named(after(token, "against")), said.claimants, is_suit=True)
        if said and targets:
            yield place.accusation(token, said, targets, rule="claim:suit", is_case=True)
    elif not is_verb and (token.lower_ in SUITS or _is_legal(token) or _is_letter(token)):
        yield from _suit(token, place)
    elif token.lower_ in BLAME and token.tag_.startswith("NN"):
        yield from under_fire(token, place)
    elif token.lower_ == "allegedly" and token.head.tag_.startswith("VB"):
        yield from _allegedly(token, place)
    yield from said_in(token, place)


def _is_legal(noun: Token) -> bool:
    """Whether it is a legal challenge, dispute or battle."""
    return noun.lower_ in LEGAL and any(child.lower_ == "legal" for child in noun.children)


def _is_letter(noun: Token) -> bool:
    """Whether it is a cease-and-desist letter."""
    return noun.lower_ in ("letter", "letters") and any(t.lower_ in ("desist", "legal") for t in noun.subtree)


def _is_brought(verb: Token) -> bool:
    """Whether the parse takes "brought" in "a suit that A brought against B" for what was done to A."""
    is_odd = verb.dep_ == "acl" and verb.lower_ in FILES and not _agents(verb) and bool(after(verb, "against"))
    until = verb.i if _own_subject(verb) else verb.head.i
    return (
        is_odd and verb.head.lower_ not in SUITS and any(t.lower_ in SUITS for t in verb.doc[verb.sent.start : until])
    )


def _own_subject(verb: Token) -> tuple[Token, ...]:
    return tuple(child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass"))


def _takes_to_court(verb: Token, place: Place) -> bool:
    if verb.lower_ not in TAKES and verb.lower_ not in _GOES:
        return False
    where = after(verb, "to", "before")
    courts = (name for t in where if (name := place.sentence.name_at(t.idx)))
    return any(t.lower_ in BEFORE_COURT for t in where) or any(name.kind is EntityKind.COURT for name in courts)


def _goes_after(verb: Token) -> bool:
    return verb.lower_ in _GOES and bool(after(verb, "after"))


def _calls_theft(verb: Token) -> bool:
    """Whether the verb gives something the name of a theft."""
    return verb.lower_ in CALLS and any(t.lower_ in THEFTS for t in verb.subtree)


def _verb(verb: Token, place: Place, rule: str, *, is_case: bool) -> Iterator[Accusation]:
    """A verb of suing or accusing with its subject, object and agent."""
    if not has_happened(verb):
        return
    passive = is_passive(verb)
    whom = subjects(verb) if passive else (*objects(verb), *after(verb, "against", "after"), *wrongdoers(verb))
    if not passive and not place.named(whom):
        whom = next_name(verb, place.names) or described(verb, whom) or whom
    who = _agents(verb) if passive else subjects(verb)
    said = _with_others(speakers(who, place), verb, place)
    targets = accused_among(place.named(whom), said.claimants, is_suit=True)
    if not is_case:
        targets = accused_among(place.named(whom), said.claimants, is_suit=False) or targets
    if said and (targets or _means_whom(whom) or (is_case and not whom)):
        one = place.accusation(verb, said, targets, rule=rule, is_case=is_case, needs_act=not is_case)
        yield one
        yield from _as_did(verb, one, place)
    elif passive and not who and targets and not is_case:
        yield from _by_nobody(verb, targets, place)
    elif is_case and passive and not who and targets:
        yield place.accusation(verb, NOBODY, targets, rule="claim:sued_by_nobody", needs_act=True, confidence=0.7)


def _with_others(said: Speakers, verb: Token, place: Place) -> Speakers:
    """The speakers with those who accuse alongside them."""
    names = [name for name in place.named(together_with(verb)) if not is_likely_accused(name)]
    others = claimants_among(names, may_be_outlet=True)
    if not said.claimants or not others:
        return said
    return replace(said, claimants=tuple(dict.fromkeys((*said.claimants, *others))))


def _by_nobody(verb: Token, targets: tuple[str, ...], place: Place) -> Iterator[Accusation]:
    """Words such as "B is accused of copying": by those who accuse B elsewhere, or else by nobody."""
    rule = "claim:accused"
    half = place.accusation(verb, Speakers(means_earlier=True), targets, rule=rule, needs_act=True, confidence=0.7)
    yield replace(half, is_half=True)
    yield place.accusation(verb, NOBODY, targets, rule=f"{rule}_by_nobody", needs_act=True, confidence=0.65)


def _allegedly(adverb: Token, place: Place) -> Iterator[Accusation]:
    """Words such as "B allegedly copied": by those who accuse B elsewhere."""
    verb = adverb.head
    doers = after(verb, "by") if is_passive(verb) else subjects(verb)
    targets = accused_among(place.named(doers), (), is_suit=False) if _own_subject(verb) else ()
    if targets and has_happened(verb):
        half = place.accusation(
            adverb, Speakers(means_earlier=True), targets, rule="claim:allegedly", needs_act=True, confidence=0.7,
            content=verb,
        )  # fmt: skip
        yield replace(half, is_half=True)


def _agents(verb: Token) -> tuple[Token, ...]:
    """By whom it was done, also where the parse hangs "by" on what stands before it."""
    named = (*after(verb, "by"), *(t for other in verb.children if other.dep_ == "conj" for t in _by_again(other)))
    return named or tuple(
        child for prep in verb.subtree if prep.lower_ == "by" for child in prep.children if child.dep_ == "pobj"
    )


def _by_again(word: Token) -> tuple[Token, ...]:
    """Who follows a second "by": "sued by A over songs and by B over books"."""
    is_by = word.lower_ == "by" and word.dep_ == "conj"
    return tuple(child for child in word.children if child.dep_ == "pobj") if is_by else ()


def _as_did(verb: Token, one: Accusation, place: Place) -> Iterator[Accusation]:
    """The same by others: "sued B, as did C"."""
    rest = verb.doc[verb.i : verb.sent.end]
    did = next((t for t in rest if t.lower_ in ("did", "has", "have", "is", "are") and t.nbor(-1).lower_ == "as"), None)
    if did is None:
        return
    own = tuple(child for child in did.children if child.dep_ in ("nsubj", "attr"))
    others = claimants_among(place.named(next_name(did, place.names) or own), may_be_outlet=True)
    if others and not set(others) & set(one.claimants):
        yield replace(one, claimants=others, words="", told_by=None, means_earlier=False)


def _means_whom(heads: Iterable[Token]) -> bool:
    """Whether the accused is a pronoun or description that means the accused told of before."""
    return any(head.lower_ in WHOM and not _is_any(head) for head in heads)


def _is_any(noun: Token) -> bool:
    """Whether it is a plural without article or number: "sued new companies" means none in particular."""
    return noun.tag_ == "NNS" and not any(child.dep_ in _PARTICULAR for child in noun.children)


def _suit(noun: Token, place: Place) -> Iterator[Accusation]:
    """A suit: whose it is, whom it is against, or who files or faces it."""
    verb = governor(noun)
    if verb is not None and (verb.lower_ in NOT_YET or (verb.lower_ in FILES and not has_happened(verb))):
        return
    sides = _around(noun, verb)
    said = speakers(sides.who, place)
    targets = accused_among(place.named(sides.whom), said.claimants, is_suit=True)
    if noun.lower_ in _PLAIN and not targets:
        rival = [name for name in place.named(after(noun, "with")) if is_likely_accused(name)]
        targets = accused_among(rival, said.claimants, is_suit=True)
    if not targets and (between := _between(noun, place)):
        yield between
    elif said and _is_letter(noun) and (targets or sides.who):
        letter = SpeakerKind.ORG_DOCUMENT
        yield place.accusation(noun, said, targets, rule="claim:demand", confidence=0.8, speaker=letter)
    elif said and (targets or (sides.who and (noun.lower_ in _PLAIN or _means_whom(sides.whom)))):
        yield place.accusation(noun, said, targets, rule="claim:suit", is_case=True)
    elif targets and noun.lower_ in _PLAIN and verb is not None and (verb.lower_ in FACES or _is_hit(verb, noun)):
        half = place.accusation(noun, Speakers(means_earlier=True), targets, rule="claim:suit", is_case=True)
        yield replace(half, is_half=True)


def _around(noun: Token, verb: Token | None) -> _Sides:
    """The sides that the noun's own phrase names, else those of the verb that files or faces it."""
    who = owners(noun)
    whom = after(noun, *_AGAINST) or tuple(t for owner in who for t in after(owner, "against"))
    for clause in (child for child in noun.children if child.dep_ in ("acl", "relcl")):
        names_them = clause.lower_ in ACCUSES or clause.lower_ in ("naming", "targeting", "names", "targets")
        whom = whom or (objects(clause) if names_them else after(clause, "against"))
    whom = whom or (after(noun, "to") if _is_letter(noun) else ()) or _defendants(noun) or _complained_of(noun, verb)
    if verb is None:
        return _Sides(who, whom)
    if verb.lower_ in FACES or _is_hit(verb, noun):
        return _Sides(who or after(verb, "by", "from"), whom or subjects(verb))
    if verb.lower_ in FILES or verb.lower_ in ("has", "have", "had"):
        passive = is_passive(verb)
        return _Sides(
            who or (after(verb, "by", "from") if passive else subjects(verb)),
            whom or after(verb, "against", "on", "about"),
        )
    if verb.lower_ in ("comes", "came"):
        return _Sides(who or after(verb, "from"), whom)
    if noun.dep_ == "pobj" and verb.lower_ in ("is", "are", "was", "were", "named", "joins", "became", "becomes"):
        return _Sides(who or after(verb, "from", "by"), whom or subjects(verb))
    return _Sides(who, whom)


def _defendants(noun: Token) -> tuple[Token, ...]:
    """Who is called a defendant in it, or its target."""
    role = noun.head.head if noun.dep_ == "pobj" else noun
    if role.lower_ not in _DEFENDANTS:
        return ()
    if role.dep_ == "appos":
        return (role.head,)
    return subjects(role.head) if role.dep_ in ("attr", "nsubj") else ()


def _complained_of(noun: Token, verb: Token | None) -> tuple[Token, ...]:
    """Over whose thing a complaint is: "a complaint over Example's summaries"."""
    things = (*after(noun, "over", "about"), *(after(verb, "over", "about") if verb is not None else ()))
    return things if noun.lower_ == "complaint" else ()


def _is_hit(verb: Token, noun: Token) -> bool:
    """Whether the verb puts the suit on its subject: "was hit with a suit"."""
    return noun.dep_ == "pobj" and verb.lower_ in ("hit", "slapped", "served", "struck") and is_passive(verb)


def _between(noun: Token, place: Place) -> Accusation | None:
    """The suit "between A and B": of the two the maker of AI is accused."""
    names = place.named(after(noun, "between"))
    claimants = claimants_among([name for name in names if not is_likely_accused(name)], may_be_outlet=True)
    targets = accused_among([name for name in names if is_likely_accused(name)], claimants, is_suit=True)
    if not claimants or not targets:
        return None
    return place.accusation(noun, Speakers(claimants), targets, rule="claim:suit", is_case=True)
