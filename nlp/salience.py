"""Whom the sentences before a reference are about: their subjects, and the organisations that a description fits."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from spacy.tokens import Doc, Token

from nlp.document import Name, Sentence
from nlp.frames import DESCRIBING
from nlp.lexicon.descriptions import MODIFIERS, NOUNS
from store.vocabulary import EntityKind

_ORGANISED = frozenset({EntityKind.COMPANY, EntityKind.OUTLET, EntityKind.PRODUCT, EntityKind.GROUP})
_COMPANY_WORDS = frozenset({"company", "firm", "corporation", "outfit"})
_GROUP_WORDS = frozenset({"group", "organization", "organisation"})
_NO_COMPANY = frozenset({"nonprofit", "union", "association", "university", "collecting_society", "guild",
                         "research", "federation", "museum", "library"})  # fmt: skip
_FAR = 4
_CLOSING = frozenset({",", ".", ";", '"', "”", "''"})
# Nouns for people as well: "the Austrian developer".
_TRADES = frozenset({"developer", "publisher", "maker", "scraper"})
_SUING = re.compile(
    r"\b(?:sued|sues|suing|accus(?:es|ed|ing)|alleg(?:es|ed|ing)|filed (?:a|its|the)"
    r"|(?:takes?|took|taken) \S+ to court)\b"
)
_SUBJECTS = ("nsubj", "nsubjpass")
_LIST = re.compile(
    rf"(?: ?\([^()]{{1,60}}\))?(?:,|,? and|,? &|,? or|, and|,? as well as) (?:(?:the|The) )?{DESCRIBING}"
)
# Who says something for an organisation: "a spokeswoman for A", "A's lawyers".
_SPOKEN = re.compile(r"spokes|lawyer|attorney|counsel|chief|ceo|president|executive|representative|founder|director")
_NO_PERSON = frozenset({"judge", "analyst"})


def is_organised(name: Name) -> bool:
    """Whether it is an organisation by name, of which the lexicon or the text tells that it is one."""
    return name.kind in _ORGANISED and not name.is_group and (name.known or bool(name.tags))


def is_fitting(name: Name, noun: str, modifiers: Sequence[str]) -> bool:
    """Whether `noun` with its `modifiers` ("Chinese", "start-up") can describe the name."""
    if noun in _TRADES and any(word not in MODIFIERS and f"told:{word}" not in name.tags for word in modifiers):
        return False
    if not is_organised(name) or any(not _is_so(word, name) for word in modifiers):
        return False
    if f"told:{noun}" in name.tags:
        return True
    if noun in _COMPANY_WORDS:
        return name.kind in (EntityKind.COMPANY, EntityKind.PRODUCT) and not name.tags & _NO_COMPANY
    if noun in _GROUP_WORDS:
        return name.kind is EntityKind.GROUP or bool(name.tags & (_NO_COMPANY | {"conglomerate", "media_company"}))
    return bool(name.tags & frozenset(NOUNS[noun]))


def _is_so(word: str, name: Name) -> bool:
    """Whether the word is told of the name; a place that the lexicon does not know may be anybody's."""
    return word not in MODIFIERS or f"told:{word}" in name.tags or bool(MODIFIERS[word] & name.tags)


def distinct(names: Iterable[Name]) -> list[Name]:
    """The first name of each party."""
    return list({name.party: name for name in reversed(list(names))}.values())[::-1]


def together(names: Sequence[Name], text: str) -> list[list[Name]]:
    """The organisations that `text` lists side by side ("A, B and C"), two or more of them."""
    able = [n for n in names if is_organised(n)]
    # "A settled with B, and C did not": a comma before the only "and" parts two clauses.
    lists: list[list[Name]] = [[name] for name in able[:1]]
    for last, name in pairwise(able):
        shares = last.start_char == name.start_char
        between = text[last.end_char : name.start_char]
        is_clause = len(lists[-1]) == 1 and re.match(r" ?(?:\([^()]*\))?, and\b", between)
        if shares or (_LIST.fullmatch(between) and not is_clause):
            lists[-1].append(name)
        else:
            lists.append([name])
    return [those for those in map(distinct, lists) if len(those) > 1]


def alone(names: Sequence[Name], text: str) -> list[Name]:
    """The organisations that stand in no list: a singular means none of "A, B and C"."""
    listed = {name.party for those in together(names, text) for name in those}
    return [name for name in names if name.party not in listed]


def head_of(name: Name, doc: Doc) -> Token | None:
    """The token on which the others of the name depend."""
    span = doc.char_span(name.start_char, name.end_char, alignment_mode="expand")
    return span.root if span is not None else None


def is_modifier(name: Name, doc: Doc) -> bool:
    """Whether the name only tells which thing is meant: "a LinkedIn post", "the A-backed company"."""
    span = doc.char_span(name.start_char, name.end_char, alignment_mode="expand")
    if span is None:
        return False
    if span.end < len(doc) and doc[span.end].text == "-" and not span[-1].whitespace_:
        return True
    head = span.root
    return head.dep_ in ("compound", "nmod", "amod") and head.head.text.islower()


def is_aside(pronoun: Token) -> bool:
    """Whether it speaks at the end of a sentence that is its words: "A copied them, it says." is not said by A."""
    doc, verb = pronoun.doc, pronoun.head
    end = doc[verb.i + 1] if verb.i + 1 < len(doc) else None
    closes = end is None or end.text in _CLOSING
    return bool(pronoun.i and doc[pronoun.i - 1].text in _CLOSING and verb.i == pronoun.i + 1 and closes)


def is_owner(name: Name, doc: Doc) -> bool:
    """Whether the name is told as the owner of something: "A's store"."""
    head = head_of(name, doc)
    return head is not None and head.dep_ == "poss"


def _is_owner_aside(name: Name, doc: Doc) -> bool:
    """Whether the name is told only as the owner of a thing that is no subject: "through A's store"."""
    head = head_of(name, doc)
    return head is not None and head.dep_ == "poss" and head.head.dep_ not in _SUBJECTS


def is_subject_of(name: Name, verb: Token) -> bool:
    """Whether the name is the subject of the verb, alone or beside others, or speaks through its subject."""
    return any(child.dep_ in _SUBJECTS and _is_head(name, child) for child in verb.children)


def _is_head(name: Name, subject: Token) -> bool:
    head = head_of(name, subject.doc)
    while head is not None and head.dep_ in ("conj", "appos") and head != subject:
        head = head.head
    if head == subject:
        return True
    return head is not None and bool(_SPOKEN.match(subject.lower_)) and subject in (head.head, head.head.head)


@dataclass(frozen=True, slots=True)
class Before:
    """The sentences before a reference, nearest first, without headings, the whole text, and the names of the title."""

    sentences: Sequence[Sentence]
    text: str
    title: Sequence[Name] = ()

    @property
    def nearest_words(self) -> frozenset[str]:
        """The words of the sentence before, in lower case."""
        return frozenset(t.lower_ for t in self.sentences[0].span) if self.sentences else frozenset()

    @property
    def subject_sues(self) -> bool:
        """Whether the sentence before tells that its subject sues or accuses."""
        if not self.sentences or not _SUING.search(self.sentences[0].text):
            return False
        return len(distinct(filter(is_organised, self.subjects(self.sentences[0])))) == 1

    def subjects(self, sentence: Sentence) -> list[Name]:
        """The names that are the subject of its main clause."""
        return [name for name in said(sentence) if is_subject_of(name, sentence.span.root)]

    def subject(self, barred: frozenset[str]) -> Name | None:
        """The organisation that is the subject of the sentence before."""
        if not self.sentences:
            return None
        subjects = distinct(n for n in self.subjects(self.sentences[0]) if is_organised(n))
        return subjects[0] if len(subjects) == 1 and subjects[0].party not in barred else None

    def subject_list(self, sentence: Sentence) -> list[Name]:
        """All that its subject lists, where the parse has only some of them."""
        subjects = self.subjects(sentence)
        lists = together(said(sentence), self.text)
        return next((those for those in lists if any(name in subjects for name in those)), subjects)

    def topic(self) -> Name | None:
        """The only company of the nearest sentence that names one, else its subject."""
        for sentence in self.sentences[:2]:
            able = distinct(n for n in said(sentence) if is_organised(n) and n.kind is not EntityKind.OUTLET)
            if able:
                return able[0] if len(able) == 1 else self._subject_of(sentence)
        return None

    def _subject_of(self, sentence: Sentence) -> Name | None:
        subjects = distinct(n for n in self.subjects(sentence) if is_organised(n))
        return subjects[0] if len(subjects) == 1 else None

    def nearest(self, noun: str, modifiers: Sequence[str], barred: frozenset[str]) -> Name | None:
        """The fitting name of the nearest sentence that has one, its subject first, else that of the title."""
        told = (f"told:{noun}",) if NOUNS[noun] else ()
        found = [
            [n for n in self._able(s, sure=sure) if n.party not in barred and is_fitting(n, noun, modifiers)]
            for sure in (not NOUNS[noun],)
            for s in self.sentences[:_FAR]
        ]
        by_text = [[n for n in names if n.tags & set(told)] for names in found]
        chosen = next((names for names in (*by_text, *found) if names), None)
        titled = distinct(n for n in self.title if n.party not in barred and is_fitting(n, noun, modifiers))
        return chosen[0] if chosen else titled[0] if len(titled) == 1 else None

    def _able(self, sentence: Sentence, *, sure: bool) -> list[Name]:
        """The names of a sentence, subjects first and owners last; where `sure`, without those that modify a noun."""
        doc = sentence.span.doc
        names = [
            n
            for n in alone(said(sentence), self.text)
            if not (sure and (is_modifier(n, doc) or _is_owner_aside(n, doc)))
        ]
        subjects = self.subjects(sentence)
        return sorted(names, key=lambda name: (name not in subjects, is_owner(name, doc)))

    def all_fitting(self, noun: str, modifiers: Sequence[str], barred: frozenset[str]) -> list[Name]:
        """One name for each organisation that fits."""
        names = (n for s in self.sentences[:_FAR] for n in said(s))
        return distinct(n for n in names if is_fitting(n, noun, modifiers) and n.party not in barred)

    def only_other(self, here: Sequence[Name], barred: frozenset[str]) -> Name | None:
        """The only organisation about which nothing is told, which a description that fits no other must mean."""
        names = [*here, *(n for s in self.sentences[:_FAR] for n in said(s) if is_organised(n))]
        able = (n for n in distinct(names) if n.kind is EntityKind.COMPANY and n.party not in barred)
        untold = [n for n in able if not n.tags]
        return untold[0] if len(untold) == 1 else None

    def person(self, here: Sequence[Name]) -> Name | None:
        """The only person named before in the sentence, else in the one before."""
        for names in (here, *(said(sentence) for sentence in self.sentences[:1])):
            people = distinct(n for n in names if _is_person(n))
            if people:
                return people[0] if len(people) == 1 and not people[0].tags & _NO_PERSON else None
        return None


def said(sentence: Sentence) -> list[Name]:
    """The names of a sentence that are no mere sources of it."""
    in_phrase = {n.start_char for phrase in sentence.source_phrases for n in phrase.names}
    return [n for n in sentence.names if n.start_char not in in_phrase]


def _is_person(name: Name) -> bool:
    """Whether it is one person, by name or by a collective word that stands for the name."""
    is_stood_for = (
        name.is_group and re.search(r"[A-Z]\S* [A-Z]", name.surface) and not re.search(r",| and ", name.surface)
    )
    return name.kind is EntityKind.PERSON or bool(is_stood_for)
