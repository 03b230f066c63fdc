"""Who is meant by "the company", "the Chinese start-up" or "it": resolved by rule to a name said before."""

import re
from collections.abc import Sequence

from spacy.tokens import Span, Token

from nlp.document import Name
from store.vocabulary import EntityKind

_ORGANISED = frozenset({EntityKind.COMPANY, EntityKind.OUTLET, EntityKind.PRODUCT})
# noun of a description: tags of which one is needed; an empty set takes any organisation
_NOUNS: dict[str, frozenset[str]] = {
    "company": frozenset(),
    "firm": frozenset(),
    "corporation": frozenset(),
    "organization": frozenset(),
    "startup": frozenset({"startup"}),
    "start-up": frozenset({"startup"}),
    "lab": frozenset({"ai_company"}),
    "upstart": frozenset({"startup"}),
    "giant": frozenset({"tech_giant", "conglomerate"}),
    "conglomerate": frozenset({"conglomerate", "media_company"}),
    "publisher": frozenset({"publisher"}),
    "newspaper": frozenset({"newspaper"}),
    "paper": frozenset({"newspaper"}),
    "outlet": frozenset({"publisher"}),
    "studio": frozenset({"studio"}),
    "label": frozenset({"label"}),
    "platform": frozenset({"platform", "social"}),
    "network": frozenset({"social"}),
    "generator": frozenset({"image_generator", "video_generator", "music_generator"}),
    "service": frozenset({"ai_company"}),
    "tool": frozenset({"ai_company"}),
    "developer": frozenset({"ai_company"}),
    "maker": frozenset({"ai_company", "tech_giant"}),
    "encyclopedia": frozenset({"encyclopedia"}),
    "dictionary": frozenset({"dictionary"}),
}
# word before the noun: a tag that is needed as well
_MODIFIERS = {
    "AI": frozenset({"ai_company"}),
    "Chinese": frozenset({"chinese"}),
    "Japanese": frozenset({"japanese"}),
    "Canadian": frozenset({"canadian"}),
    "French": frozenset({"french"}),
    "German": frozenset({"german"}),
    "search": frozenset({"search"}),
    "software": frozenset({"software"}),
    "social": frozenset({"social"}),
    "media": frozenset({"media_company", "conglomerate", "publisher"}),
    "image": frozenset({"image_generator"}),
    "music": frozenset({"music_generator", "label", "music_publisher"}),
    "iPhone": frozenset({"iphone_maker"}),
}
_DESCRIPTION = re.compile(
    r"\b(?:[Tt]he|[Tt]his|(?<=ing )that(?! the\b)) (?P<words>(?:[\w-]+ ){0,3}?)(?P<noun>"
    + "|".join(_NOUNS)
    + r")\b(?! (?:behind|of (?!\w+ing\b)|[A-Z]))"
)
_ADVERB_WORDS = re.compile(
    r"\b(?:of|for|from|with|and|that|the|same|in|is|to|a|an|other|new|first|parent|only|best|largest)\b"
)
# Forms of verbs, not lemmas: a lemmatiser costs an eighth of the parse.
_SPEAKS = re.compile(
    r"(?:sa(?:y|ys|id|ying)|claim|accus|alleg|argu|contend|writ|wrote|su(?:e|es|ed|ing)$|fil(?:e|es|ed|ing)$|add"
    r"|tell|told|den(?:y|ie)|stat(?:e|es|ed|ing)$|seek|sought|ask|believ|suspect|assert|not(?:e|es|ed|ing)$"
    r"|maintain|complain|demand|insist|train|scrap|cop(?:y|ie)|us(?:e|es|ed|ing)$|violat|infring|st(?:eal|ol)"
    r"|pirat|download)",
    re.IGNORECASE,
)
_SUES = frozenset({"sue", "sues", "sued", "suing"})
_ACCUSES = frozenset({*_SUES, "accuse", "accuses", "accused", "accusing", "against"})
_DOCUMENTS = frozenset({"lawsuit", "suit", "complaint", "filing", "lawsuits", "suits", "complaints", "filings"})
_QUOTED = re.compile(r"[\"“][^\"“”]*[\"”]")
_FAR = 4


def resolved(sentence: Span, names: Sequence[Name], before: Sequence[Sequence[Name]], text: str) -> tuple[Name, ...]:
    """References in `sentence`; `names` are those said in it, `before` those of earlier sentences, nearest first."""
    found = [
        name for m in _DESCRIPTION.finditer(sentence.text) if (name := _described(m, sentence, names, before, text))
    ]
    pronouns = [name for token in sentence if (name := _pronoun(token, names, before))]
    taken = [(n.start_char, n.end_char) for n in names]
    return tuple(n for n in found + pronouns if not any(n.start_char < e and s < n.end_char for s, e in taken))


def _described(
    match: re.Match[str], sentence: Span, names: Sequence[Name], before: Sequence[Sequence[Name]], text: str
) -> Name | None:
    words = match["words"].split()
    if _ADVERB_WORDS.search(match["words"]):
        return None
    start = sentence.start_char + match.start()
    needed = [_NOUNS[match["noun"]], *(_MODIFIERS[word] for word in words if word in _MODIFIERS)]
    barred = _named_elsewhere(names, sentence, start)
    here = [name for name in names if name.end_char <= start and name.party not in barred]
    here = here[::-1] if _is_main_subject(sentence, sentence.start_char + match.start("noun")) else here
    meant = _last(here, needed) or _first(before, needed, barred)
    return _reference(meant, start, sentence.start_char + match.end(), text) if meant else None


def _pronoun(token: Token, names: Sequence[Name], before: Sequence[Sequence[Name]]) -> Name | None:
    """The organisation "it" stands for, where its verb speaks, sues or takes, or where it is accused or sued."""
    if token.lower_ != "it" and not (token.lower_ == "its" and token.head.lower_ in _DOCUMENTS):
        return None
    if _means_document(token):
        return None
    barred = _named_elsewhere(names, token.sent, token.idx)
    here = [n for n in names if n.end_char <= token.idx and _is_organised(n) and n.party not in barred]
    verb = token.head.lower_
    is_subject = token.dep_ in ("nsubj", "nsubjpass") and bool(_SPEAKS.match(verb))
    is_object = token.dep_ in ("dobj", "pobj") and verb in _ACCUSES
    meant = None
    if is_object and verb in _SUES:
        meant = _first(before[:1], [], barred)
    elif is_object:
        others = [name for name in here if not _is_subject_of(name, token.head)]
        meant = others[-1] if others else _first(before[:1], [], barred)
    elif is_subject or token.lower_ == "its":
        meant = here[0] if here else _first(before[:1], [], barred)
    return _reference(meant, token.idx, token.idx + len(token), token.text) if meant else None


def _is_main_subject(sentence: Span, char: int) -> bool:
    """Whether the word at `char` is the subject of the main clause, which goes on about the subject before it."""
    noun = next((token for token in sentence if token.idx == char), None)
    return noun is not None and noun.dep_ == "nsubj" and noun.head.dep_ in ("ROOT", "conj")


def _is_subject_of(name: Name, verb: Token) -> bool:
    subjects = [child for child in verb.children if child.dep_ == "nsubj"]
    return any(name.start_char <= token.idx < name.end_char for token in subjects)


def _means_document(token: Token) -> bool:
    """Whether "It alleges" may mean the suit that the sentence before tells of."""
    sentence = token.sent
    if token.i != sentence.start or not sentence.start:
        return False
    return bool(_DOCUMENTS & {word.lower_ for word in sentence.doc[sentence.start - 1].sent})


def _is_organised(name: Name) -> bool:
    return name.known and name.kind in _ORGANISED and not name.is_group


def _fits(name: Name, needed: Sequence[frozenset[str]]) -> bool:
    return _is_organised(name) and all(not tags or tags & name.tags for tags in needed)


def _last(names: Sequence[Name], needed: Sequence[frozenset[str]]) -> Name | None:
    return next((name for name in reversed(names) if _fits(name, needed)), None)


def _first(before: Sequence[Sequence[Name]], needed: Sequence[frozenset[str]], barred: frozenset[str]) -> Name | None:
    """The first fitting name of the nearest earlier sentence that has one: mostly its subject."""
    fitting = ([n for n in names if _fits(n, needed) and n.party not in barred] for names in before[:_FAR])
    return next((names[0] for names in fitting if names), None)


def _named_elsewhere(names: Sequence[Name], sentence: Span, start: int) -> frozenset[str]:
    """Who is not meant at `start`: those named later in the sentence, and those named in words quoted before."""
    before = sentence.text[: start - sentence.start_char]
    quoted = [m.span() for m in _QUOTED.finditer(before)]
    places = [(begin + sentence.start_char, end + sentence.start_char) for begin, end in quoted]
    inside = [n for n in names if any(begin <= n.start_char < end for begin, end in places)]
    after = sentence.text[start - sentence.start_char :]
    opens = min((at for mark in '"“' if (at := after.find(mark)) >= 0), default=len(after))
    return frozenset(n.party for n in [*inside, *(n for n in names if start < n.start_char < start + opens)])


def _reference(meant: Name, start: int, end: int, surface: str) -> Name:
    return Name(
        name=meant.party,
        kind=EntityKind.COMPANY if meant.owner else meant.kind,
        start_char=start,
        end_char=end,
        surface=surface if end - start == len(surface) else surface[start:end],
        known=meant.known,
        is_reference=True,
        tags=meant.tags,
    )
