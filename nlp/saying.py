"""Finds what parties and papers are told to say of another: verbs of saying, nouns with a that-clause, demands."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Span, Token

from nlp.accusation import Accusation
from nlp.lexicon.claims import CLAUSE_NOT_SO, COURT_PAPER
from nlp.lexicon.triggers import CHARGES, LETTERS, MINDS, SAYS, SPOKESMEN, STOPS, TELLS, THINGS, WHOM, WRITES
from nlp.parties import accused_among, claimants_among
from nlp.phrases import after, has_happened, is_passive, objects, subjects
from nlp.sides import is_likely_accused
from nlp.speakers import NOBODY, Place, Speakers, is_unnamed, owners, speakers
from store.vocabulary import EntityKind, SpeakerKind

# What may stand between a speaker and its verb, and what cannot begin what is said.
_BETWEEN = frozenset({"RB", "VBP", "VBZ", "VBD", "MD", "DT"})
_NO_CLAUSE = frozenset({"PRP", ".", ",", ":", "TO", "IN", "VBG", "VBN", "CC"})
_THAT_IS_NEAR = 10
# ... and one that surely opens a clause so far: "said in a complaint filed in federal court in New York that".
_THAT_IS_FAR = 18
_CLAUSES = frozenset({"conj", "xcomp", "ccomp", "relcl", "advcl", "pcomp", "acl"})


def said_in(token: Token, place: Place) -> Iterator[Accusation]:
    """The accusation that hangs on a word of saying, if `token` is one."""
    is_verb = token.tag_.startswith("VB") or any(child.dep_ == "nsubj" for child in token.children)
    if not is_verb and token.lower_ in CHARGES:
        yield from _charge(token, place)
    if is_verb and token.lower_ in SAYS and is_passive(token):
        yield from _reputed(token, place)
    elif token.lower_ in SAYS and has_happened(token):
        yield from _says(token, place)
    if is_verb and (token.lower_ in WRITES or token.lower_ in TELLS) and has_happened(token) and not is_passive(token):
        yield from _demands(token, place)


def told_by_source(place: Place) -> Iterator[Accusation]:
    """What the sentence tells "according to" a party, or to a court paper of theirs."""
    root = place.sentence.span.root
    for phrase in place.sentence.source_phrases:
        is_paper = bool(COURT_PAPER.search(phrase.text))
        names = tuple(name for name in phrase.names if name.kind is not EntityKind.OUTLET)
        if phrase.cue.casefold() != "according to" or _is_denied(root) or (phrase.names and not names):
            continue
        whose = [name for name in names if not is_likely_accused(name)] if is_paper else list(names)
        claimants = claimants_among(whose, may_be_outlet=False)
        said = Speakers(claimants, means_earlier=is_paper and not claimants, has_paper=is_paper)
        targets = _accused_of(root, place, said)
        if said and (targets or _means_whom(root, place)):
            yield place.accusation(
                root, said, targets, rule="claim:according_to", needs_act=True, confidence=0.7, content=root
            )


def _charge(noun: Token, place: Place) -> Iterator[Accusation]:
    """A noun with the clause it introduces: "B's claim that C copied", "allegations by B that ..."."""
    content = next(
        (c for c in noun.children if c.dep_ in ("acl", "relcl", "ccomp") and c.i > noun.i and _has_that(c)), None
    )
    if content is None or _is_denied(content):
        return
    said = speakers(owners(noun), place)
    targets = _accused_of(content, place, said)
    if said.claimants and (targets or _means_whom(content, place)):
        yield place.accusation(
            content, said, targets, rule="claim:charge", needs_act=True, confidence=0.75, content=content
        )


def _has_that(clause: Token) -> bool:
    return any(child.lower_ == "that" and child.dep_ == "mark" for child in clause.children)


def _says(verb: Token, place: Place) -> Iterator[Accusation]:
    """A verb of saying with what is said; where the parse is at a loss, what stands right before and behind it."""
    content = _content(verb)
    if content is None:
        yield from _says_in_a_row(verb, place)
        return
    if _is_denied(content):
        return
    who = subjects(verb)
    said = _other_than(_doers(content), who, speakers(who, place), place) if who else _speaker_before(verb, place)
    targets = _accused_of(content, place, said)
    if said and not _is_own_deed(content, place, said) and (targets or _means_whom(content, place)):
        yield place.accusation(verb, said, targets, rule="claim:said", needs_act=True, confidence=0.75, content=content)
    elif (
        not said
        and is_unnamed(who)
        and content.tag_ != "VBG"
        and set(targets) & {name.party for name in place.named(_doers(content))}
    ):
        yield place.accusation(
            verb, NOBODY, targets, rule="claim:said_by_nobody", needs_act=True, confidence=0.7, content=content
        )


def _other_than(doers: tuple[Token, ...], who: tuple[Token, ...], said: Speakers, place: Place) -> Speakers:
    """The speakers; in "B, it says, copied" a pronoun that was taken for B means whoever spoke before."""
    is_pronoun = any(head.tag_ == "PRP" for head in who)
    same = {name.party for name in place.named(doers)} & set(said.claimants)
    return Speakers(means_earlier=True) if is_pronoun and same and who[0].i > doers[0].i else said


def _says_in_a_row(verb: Token, place: Place) -> Iterator[Accusation]:
    """Words such as "A says that B copied": A is the subject or ends right before, and B is the first party behind."""
    behind = _begin_of_said(verb)
    if behind is None:
        return
    said = speakers(subjects(verb), place) or _speaker_before(verb, place)
    heard = [place.names[t.i] for t in verb.doc[behind.i : verb.sent.end] if t.i in place.names]
    if _is_charge_of(verb.doc[behind.i : verb.sent.end], place):
        return
    others = [names for names in heard if not (names[0].is_reference and names[0].party in said.claimants)]
    targets = accused_among(others[0] if others else (), said.claimants, is_suit=False)
    words = place.words(behind.idx, place.sentence.end_char)
    if said and targets and not CLAUSE_NOT_SO.search(words[:80]):
        yield replace(
            place.accusation(verb, said, targets, rule="claim:said", needs_act=True, confidence=0.7),
            words=words,
            words_start=behind.idx,
        )


def _is_charge_of(said: Span, place: Place) -> bool:
    """Whether what is said is about a thing of the party that it names first, such as its accusations."""
    first = next((token for token in said if token.i in place.names), None)
    return first is not None and first.dep_ == "poss" and first.head.lower_ not in THINGS | SPOKESMEN


def _begin_of_said(verb: Token) -> Token | None:
    """Where what is said begins: behind a "that" near the verb, else right behind the verb."""
    last = verb.sent.end - 1
    near = verb.doc[verb.i + 1 : min(verb.i + _THAT_IS_FAR, last)]
    that = next((t for t in near if t.lower_ == "that" and (t.i < verb.i + _THAT_IS_NEAR or t.dep_ == "mark")), None)
    begin = verb.doc[(that or verb).i + 1] if verb.i < last - 1 else None
    return begin if begin is not None and (that is not None or begin.tag_ not in _NO_CLAUSE) else None


def _speaker_before(verb: Token, place: Place) -> Speakers:
    """The party whose name, or the last of whose row of names, stands right before the verb."""
    before = verb.i - 1
    while before > verb.sent.start and verb.doc[before].tag_ in _BETWEEN:
        before -= 1
    names = place.names.get(before, ())
    row = place.row_up_to(names[0]) if len(names) == 1 else names
    return Speakers(claimants_among(row, may_be_outlet=True), is_outlet=all(n.kind is EntityKind.OUTLET for n in row))


def _content(verb: Token) -> Token | None:
    """The verb of what is said: that of the clause said, or of the clause into which "B says" is put."""
    clauses = [c for c in verb.children if c.dep_ in ("ccomp", "xcomp") and c.tag_[:2] in ("VB", "MD")]
    if clauses:
        return clauses[0]
    is_put_in = verb.dep_ in ("parataxis", "ccomp", "advcl") and verb.head.tag_.startswith("VB")
    return verb.head if is_put_in else None


def _reputed(verb: Token, place: Place) -> Iterator[Accusation]:
    """Words such as "B is said to have copied": nobody says it."""
    content = next((c for c in verb.children if c.dep_ == "xcomp"), None)
    targets = accused_among(place.named(subjects(verb)), (), is_suit=False) if verb.dep_ != "relcl" else ()
    if content is not None and targets:
        said = speakers(after(verb, "by"), place)
        yield place.accusation(
            verb, said, targets, rule="claim:said" if said.claimants else "claim:said_by_nobody", needs_act=True,
            confidence=0.7, content=content,
        )  # fmt: skip


def _is_denied(content: Token) -> bool:
    return any(
        child.dep_ == "neg" or (child.dep_ == "mark" and child.lower_ in ("whether", "if"))
        for child in content.children
    )


def _is_own_deed(content: Token, place: Place, said: Speakers) -> bool:
    """Whether speakers tell what they, or things of theirs, did: "B said its models are trained on public data"."""
    if content.lower_ in MINDS:
        return False
    for doer in subjects(content):
        whose = [child.lower_ for child in doer.children if child.dep_ == "poss" and child.tag_ == "PRP$"]
        is_other = whose == ["its"] and len(said.claimants) > 1
        if whose and not is_other and doer.lower_ in THINGS:
            return True
        named = [name for name in place.named((doer,)) if not (name.is_reference and " " in name.surface)]
        if {name.party for name in named} & set(said.claimants):
            return True
    return False


def _accused_of(content: Token, place: Place, said: Speakers) -> tuple[str, ...]:
    """Who did it by the clause `content`: subject or agent of its verbs, else the one maker of AI it names."""
    for verb in _verbs(content):
        names = tuple(n for n in place.named(_doers(verb)) if not (n.is_reference and n.party in said.claimants))
        if is_passive(verb) and not names:
            names = tuple(name for name in place.named(subjects(verb)) if is_likely_accused(name))
        if found := accused_among(names, said.claimants, is_suit=False):
            return found
    inside = {t.i for t in content.subtree}
    subject = [
        n for t in content.subtree if t.dep_ == "nsubj" for n in place.names.get(t.i, ()) if is_likely_accused(n)
    ]
    if found := accused_among(subject, said.claimants, is_suit=False):
        return found
    likely = [n for i, names in place.names.items() if i in inside for n in names if is_likely_accused(n)]
    found = accused_among(likely, said.claimants, is_suit=False)
    is_row = len(place.row_up_to(likely[-1])) == len(likely) if likely else False
    return found if (len(found) == 1 or is_row) and not _has_doer(content) else ()


def _doers(verb: Token) -> tuple[Token, ...]:
    """Subject of an active verb, agent of a passive one."""
    return after(verb, "by") if is_passive(verb) else subjects(verb)


def _has_doer(content: Token) -> bool:
    """Whether the clause has an active subject of its own, who then did it."""
    return not is_passive(content) and any(t.dep_ == "nsubj" and t.lower_ not in WHOM for t in content.children)


def _verbs(content: Token) -> Iterator[Token]:
    yield content
    yield from (t for t in content.subtree if t is not content and t.dep_ in _CLAUSES and t.tag_.startswith("VB"))


def _means_whom(content: Token, place: Place) -> bool:
    """Whether the clause is about a pronoun or description that can mean the accused, or names no doer at all."""
    doers = _doers(content)
    if any(head.lower_ in WHOM for head in doers):
        return True
    return (
        is_passive(content)
        and not doers
        and not any(name.kind is EntityKind.PERSON for t in content.subtree for name in place.names.get(t.i, ()))
    )


def _demands(verb: Token, place: Place) -> Iterator[Accusation]:
    """A letter or a demand to stop: "wrote to B that", "sent B a cease-and-desist letter", "told B to stop"."""
    whom = _addressed(verb, place)
    said = speakers(subjects(verb), place)
    targets = accused_among(place.named(whom), said.claimants, is_suit=False)
    if said.claimants and (targets or any(head.lower_ in WHOM for head in whom)):
        yield place.accusation(
            verb, said, targets, rule="claim:demand", needs_act=True, speaker=SpeakerKind.ORG_DOCUMENT
        )


def _addressed(verb: Token, place: Place) -> tuple[Token, ...]:
    """To whom a letter or demand goes; nobody where the verb tells of neither."""
    if verb.lower_ in TELLS:
        asked = [c for c in verb.children if c.dep_ in ("xcomp", "ccomp") and STOPS.search(c.lower_)]
        own = (s for c in asked for s in c.children if s.dep_ == "nsubj")
        return (*objects(verb), *after(verb, "to"), *own) if asked else ()
    rest = place.words(verb.idx, place.sentence.end_char)
    if verb.lower_.startswith("wr") or LETTERS.search(rest):
        return (*after(verb, "to"), *objects(verb), *(t for o in objects(verb) for t in after(o, "to", "against")))
    return ()
