"""Who a phrase of the parse means: subjects, objects and agents of a verb, and the parties that a noun stands for."""

from collections.abc import Iterable, Iterator, Mapping

from spacy.tokens import Token

from nlp.document import Name, Sentence
from nlp.lexicon.triggers import MANY, MIGHT, NEGATIONS, NOT_YET, ORGANISED, SPOKESMEN, THEFTS, THINGS
from store.vocabulary import EntityKind

Names = Mapping[int, tuple[Name, ...]]
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_RELATIVE = frozenset({"WDT", "WP", "WP$"})
# Clauses without a subject of their own have that of the verb they depend on.
_SHARES_SUBJECT = frozenset({"conj", "xcomp", "advcl", "dep"})
_INTRODUCES = frozenset({"including", "like", "as", "among"})
_INCLUDES = frozenset({"include", "includes", "included"})
# "a group of authors led by B".
_LED = frozenset({"led", "headed", "fronted", "backed"})
_INTENTS = frozenset({"threat", "threats", "plan", "plans", "decision", "right"})
_OF_TIME = frozenset({"after", "before", "since", "for", "while", "by", "in"})
_DEEP = 6


def names_by_token(sentence: Sentence) -> dict[int, tuple[Name, ...]]:
    """The names that each token of the sentence is part of, by the token's place in the text; several share "both"."""
    found = ((token.i, tuple(name for name in sentence.names if _covers(name, token))) for token in sentence.span)
    return {place: names for place, names in found if names}


def _covers(name: Name, token: Token) -> bool:
    return not token.is_space and name.start_char <= token.idx < name.end_char


def parties(head: Token | None, names: Names, depth: int = 0) -> tuple[Name, ...]:
    """Those whom the phrase of `head` means: its own name, those joined to it, and those whose people it speaks of."""
    if head is None or depth > _DEEP:
        return ()
    own = _own(head, names, depth)
    is_open = not own or own[0].is_group
    joined = (
        name
        for child in head.children
        if child.dep_ == "conj" or (child.dep_ == "appos" and (is_open or child.i in names))
        if not any(t.lower_ == "among" for t in child.children)
        for name in parties(child, names, depth + 1)
    )
    return distinct((*own, *joined, *(_introduced(head, names, depth) if is_open else ())))


def distinct(names: Iterable[Name]) -> tuple[Name, ...]:
    """`names` without repetition, in the order of the text."""
    found = {(name.start_char, name.name): name for name in names}
    return tuple(found[key] for key in sorted(found))


def _own(head: Token, names: Names, depth: int) -> tuple[Name, ...]:
    """The name of `head` itself, else the one beside it ("the start-up Example", "Example's lawyers")."""
    own = names.get(head.i, ())
    if own and not all(name.kind is EntityKind.PERSON and not name.known for name in own):
        return own
    is_for_name = bool(own) or head.lower_ in ORGANISED | SPOKESMEN | THINGS
    beside = [
        name for child in head.children if child.dep_ in ("compound", "nmod", "amod") and is_for_name
        for name in names.get(child.i, ()) if name not in own
    ]  # fmt: skip
    if beside:
        return tuple(beside)
    if head.lower_ in SPOKESMEN or own:
        speaks_for = tuple(name for child in _beside_people(head) for name in parties(child, names, depth + 1))
        return speaks_for or own
    owners = (child for child in head.children if child.dep_ == "poss" and head.lower_ in THINGS)
    return tuple(name for child in owners for name in names.get(child.i, ()))


def _beside_people(head: Token) -> Iterator[Token]:
    """Of whom a spokesman or a person with an office speaks: "B's lawyer", "a lawyer for B", "Doe, head of B"."""
    for child in head.children:
        if child.dep_ == "poss":
            yield child
        elif child.dep_ == "prep" and child.lower_ in ("for", "of", "at", "from") and head.lower_ in SPOKESMEN:
            yield from (c for c in child.children if c.dep_ == "pobj")
        elif child.dep_ in ("appos", "compound", "nmod") and child.lower_ in SPOKESMEN:
            yield child


def _introduced(head: Token, names: Names, depth: int) -> tuple[Name, ...]:
    """Those whom "of", "including" or "such as" bring in after a collective word."""
    return tuple(
        name
        for prep in (*head.children, *(t for t in head.subtree if t.lower_ == "including" and t.head is not head))
        if prep.dep_ == "prep" and (prep.lower_ in _INTRODUCES or (prep.lower_ in ("of", "behind") and _is_many(head)))
        for child in prep.children
        if child.dep_ == "pobj"
        for name in parties(child, names, depth + 1)
    ) + tuple(
        name for clause in head.children if clause.dep_ == "relcl" and clause.lower_ in _INCLUDES
        for one in objects(clause) for name in parties(one, names, depth + 1)
    ) + tuple(
        name for clause in head.children if clause.dep_ == "acl" and clause.lower_ in _LED
        for agent in after(clause, "by") for name in parties(agent, names, depth + 1)
    )  # fmt: skip


def _teller(verb: Token) -> Token | None:
    """The verb of which the clause of `verb` is what is said: its subject is who "it" or "they" are."""
    clause = verb.head if verb.dep_ == "parataxis" else verb
    return clause.head if clause.dep_ == "ccomp" and clause.head is not clause and _is_verb(clause.head) else None


def _is_many(head: Token) -> bool:
    return head.lower_ in MANY or head.tag_ == "CD"


def subjects(verb: Token, depth: int = 0) -> tuple[Token, ...]:
    """The heads of the verb's subject, or of the subject it shares; a relative pronoun is what it stands for."""
    own = [child for child in verb.children if child.dep_ in _SUBJECTS]
    if own and depth < _DEEP and own[0].tag_ == "PRP" and (teller := _teller(verb)) is not None:
        return subjects(teller, depth + 1) or tuple(own)
    if own:
        return tuple(_antecedent(token, verb) for token in own)
    if verb.dep_ in ("acl", "relcl"):
        return (verb.head,)
    if depth < _DEEP and verb.dep_ == "pcomp" and verb.head.head is not verb.head:
        governor = verb.head.head
        above = next((t for t in governor.ancestors if _is_verb(t)), None)
        if _is_verb(governor):
            return subjects(governor, depth + 1)
        return subjects(above, depth + 1) if above is not None and verb.head.lower_ in _OF_TIME else (governor,)
    if depth < _DEEP and verb.dep_ in _SHARES_SUBJECT and verb.head is not verb and _is_verb(verb.head):
        return subjects(verb.head, depth + 1)
    return ()


def together_with(verb: Token) -> tuple[Token, ...]:
    """Those together with whom the subject does it: "A sued B alongside C"."""
    along = (child for child in verb.children if child.lower_ == "along")
    return () if is_passive(verb) else (*after(verb, "alongside"), *(t for word in along for t in after(word, "with")))


def objects(verb: Token) -> tuple[Token, ...]:
    """The heads of the verb's object; in a relative clause that has none, what the clause describes."""
    own = tuple(
        child for child in verb.children if child.dep_ in ("dobj", "dative", "oprd") and child.lower_ not in THEFTS
    )
    if own:
        return tuple(_antecedent(token, verb) for token in own)
    clause = _relative_clause(verb)
    has_subject = any(child.dep_ == "nsubj" and child.tag_ not in _RELATIVE for child in verb.children)
    return (clause.head,) if clause is not None and has_subject else ()


def next_name(verb: Token, names: Names) -> tuple[Token, ...]:
    """The name right behind `verb` with no more than describing words between, for parses that lose the object."""
    for token in verb.doc[verb.i + 1 : min(verb.i + 8, verb.sent.end)]:
        if token.i in names:
            return (token,)
        if token.is_punct or token.tag_ in ("IN", "TO", "CC", "WDT", "WP"):
            return ()
    return ()


def after(head: Token, *words: str) -> tuple[Token, ...]:
    """The heads of what follows one of the prepositions `words` behind `head`."""
    return tuple(
        child
        for prep in head.children
        if prep.lower_ in words and prep.dep_ in ("prep", "agent", "dative", "pcomp")
        for child in prep.children
        if child.dep_ in ("pobj", "pcomp")
    )


def is_passive(verb: Token) -> bool:
    """Whether the subject of the verb is whom it is done to."""
    if any(child.dep_ in ("auxpass", "nsubjpass") for child in verb.children):
        return True
    has_aux = any(child.dep_ == "aux" for child in verb.children)
    is_shared = verb.dep_ == "conj" and verb.tag_ == "VBN" and verb.head.tag_ == "VBN"
    if is_shared and not has_aux:
        return is_passive(verb.head)
    return verb.tag_ in ("VBN", "VBD") and not has_aux and verb.dep_ in ("acl", "advcl") and not objects_own(verb)


def governor(noun: Token) -> Token | None:
    """The verb of which the noun is the object or passive subject, also behind "one of" and "with"."""
    head = noun
    for _ in range(4):
        if head.dep_ in ("dobj", "nsubjpass", "attr", "oprd") or (
            head.dep_ == "nsubj" and head.head.lower_ in ("comes", "came")
        ):
            return head.head
        if head.dep_ not in ("pobj", "conj", "compound", "prep") or head.head is head:
            return None
        head = head.head
        if head.tag_.startswith("VB"):
            return head
    return None


def objects_own(verb: Token) -> bool:
    """Whether the verb has an object of its own."""
    return any(child.dep_ == "dobj" for child in verb.children)


def has_happened(verb: Token) -> bool:
    """Whether the verb is told as done: not denied, conditional, in the future, threatened or planned."""
    if any(child.dep_ == "neg" or child.lower_ in MIGHT or child.lower_ in NEGATIONS for child in verb.children):
        return False
    if any(child.dep_ == "mark" and child.lower_ in ("if", "unless", "whether") for child in verb.children):
        return False
    if verb.dep_ in ("xcomp", "conj", "pcomp", "ccomp") or (verb.dep_ == "acl" and verb.head.lower_ in _INTENTS):
        governor = verb.head.head if verb.dep_ == "pcomp" else verb.head
        if governor.lower_ in NOT_YET | _INTENTS and verb.dep_ != "conj":
            return False
        return not _is_verb(governor) or governor is verb or has_happened(governor)
    return True


def _is_verb(token: Token) -> bool:
    return token.tag_.startswith("VB") or token.tag_ == "MD"


def _antecedent(token: Token, verb: Token) -> Token:
    """What a relative pronoun stands for; any other token itself."""
    clause = _relative_clause(verb)
    is_part = any(t.tag_ in _RELATIVE for prep in token.children if prep.lower_ == "of" for t in prep.children)
    if clause is None and is_part and token.i > token.sent.start + 1:
        return _first_of_row(token.nbor(-2))
    return clause.head if (token.tag_ in _RELATIVE or is_part) and clause is not None else token


def _first_of_row(token: Token) -> Token:
    """The first of those joined by "and" to `token`."""
    while token.dep_ == "conj" and token.head is not token:
        token = token.head
    return token


def _relative_clause(verb: Token) -> Token | None:
    """The verb that heads the relative clause in which `verb` stands."""
    for _ in range(_DEEP):
        if verb.dep_ in ("relcl", "acl"):
            return verb
        if verb.dep_ not in ("conj", "xcomp", "ccomp") or verb.head is verb:
            return None
        verb = verb.head
    return None
