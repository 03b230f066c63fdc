"""Whom plurals mean: "they", "both companies", "the labels", "the plaintiffs". All names of one share its place."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Span, Token

from nlp.document import Name, Sentence
from nlp.frames import frame, masked
from nlp.lexicon.descriptions import MODIFIERS, NOUNS
from nlp.organisations import PLURAL, noun_of
from nlp.salience import Before, distinct, is_aside, is_fitting, is_organised, said, together
from store.vocabulary import EntityKind

_COUNTS = {"two": 2, "both": 2, "pair": 2, "duo": 2, "neither": 2, "three": 3, "trio": 3, "four": 4, "five": 5}
_PLURAL = re.compile(
    rf"\b(?:(?P<both>[Bb]oth|[Nn]either)(?: of)?(?: the)?|[Tt]he|[Tt]hese|[Tt]hose|[Aa]ll)"
    r"(?: (?P<count>two|three|four|five))?"
    rf" (?P<words>(?:[\w’'-]+ ){{0,2}}?)(?P<noun>{PLURAL}|company|firm)\b"
    r"(?! (?:behind|like|such|that|being|suing|accused|whose|of (?!\w+ing\b)|[A-Z]))"
)
_COUNTED = re.compile(
    r"\b(?:[Tt]he (?P<count>two|three|four|five|pair|duo|trio)|(?P<both>[Bb]oth|[Nn]either))"
    r"(?=[’']? (?:of them |also |now |then )?(?:[a-z]+ed|say|said|have|has|had|are|were|was|deny|did|do|wrote|will"
    r"|would|want|claim|accuse|allege|argue|ask|sue|agree|declin\w+|sa\w+|is)\b|,? who\b|[’']s? )"
)
_SIDES = re.compile(r"\b[Tt]he (?P<side>plaintiff|defendant|claimant)(?P<many>s?)\b(?![-’' ]+s? lawyers? for)")
_WHO_SUES = tuple(
    frame(wording)
    for wording in (
        r"{accusers}{after}{aux} (?:sued|suing|sues|took|taken) {lead}{accused}",
        r"{accusers}{after}{aux} (?:fil(?:ed|es|ing)|brought|bringing|lodged|launched) {any}against {lead}{accused}",
        r"{accusers}{after}{aux} (?:accused|accuses|accusing) {lead}{accused}",
        r"{accusers} v\.? {accused}",
        r"{accused}{after}{aux} (?:sued|accused) {any}by {lead}{accusers}",
    )
)
_THEY = frozenset({"they"})
_ACTS = re.compile(
    r"(?:sa(?:y|id)$|claim|accus|alleg|argu|contend|writ|wrote|su(?:e|ed)$|fil(?:e|ed)$|add|tell|told|den(?:y|ied)"
    r"|stat(?:e|ed)$|seek|sought|ask|believ|suspect|assert|maintain|complain|demand|insist|declin|refus|object|want"
    r"|settl|agre|appeal|reject|disput|scrap|cop(?:y|ied)$|trained|download|pirat|respond|repl(?:y|ied))",
    re.IGNORECASE,
)
_FAR = 4
_ARTICLE = re.compile(r"\b[Tt]he (?:(?P<count>two|three|four|five) )?$")
# Collective word: the noun that describes one of them.
_DESCRIBED = {
    "news publishers": "publisher",
    "publishers": "publisher",
    "book publishers": "publisher",
    "music publishers": "publisher",
    "record labels": "label",
    "film studios": "studio",
    "broadcasters": "broadcaster",
    "photo agencies": "photo agency",
}


def several(sentence: Span, names: Sequence[Name], before: Before) -> list[Name]:
    """The plural references in `sentence`, a name for each party of one."""
    found = [*_described(sentence, names, before), *_counted(sentence, names, before), *_of_sides(sentence, before)]
    found += _pronouns(sentence, names, before) + _definite(names, before)
    return [_reference(name, span, before.text) for span, those in found for name in those]


_Found = tuple[tuple[int, int], Sequence[Name]]


def _described(sentence: Span, names: Sequence[Name], before: Before) -> Iterator[_Found]:
    """Those of "both companies", "the three labels", "the Chinese firms"."""
    for match in _PLURAL.finditer(sentence.text):
        words = match["words"].split()
        if match["noun"] in ("company", "firm") and (match["both"] or "").lower() != "neither":
            continue
        if any(word not in MODIFIERS for word in words):
            continue
        count = _COUNTS.get((match["count"] or match["both"] or "").lower())
        noun = noun_of(match["noun"])
        start = sentence.start_char + match.start()
        near = _near(names, start, before, (noun, words)) if count or NOUNS[noun] else ()
        for those in (*_lists(names, start, before), *near):
            fitting = all(is_fitting(name, noun, words) for name in those)
            if fitting and len(those) > 1 and (count is None or len(those) == count):
                yield (start, sentence.start_char + match.end()), those
                break


def _near(names: Sequence[Name], start: int, before: Before, words: tuple[str, list[str]]) -> Iterator[Sequence[Name]]:
    """All that a plural with a number can mean in this sentence and in the one before, told apart from each other."""
    here = [name for name in names if name.end_char <= start]
    earlier = [name for s in before.sentences[:1] for name in said(s)]
    for those in (here, [*earlier, *here]):
        yield distinct(name for name in those if is_fitting(name, *words))


def _counted(sentence: Span, names: Sequence[Name], before: Before) -> Iterator[_Found]:
    """Those of "the two", "the trio", "both"."""
    for match in _COUNTED.finditer(sentence.text):
        count = _COUNTS[(match["count"] or match["both"]).lower()]
        start = sentence.start_char + match.start()
        here = distinct(n for n in names if n.end_char <= start and is_organised(n))
        nearest = here if len(here) == count else next(_lists(names, start, before), ())
        if len(nearest) == count:
            yield (start, sentence.start_char + match.end()), nearest


def _lists(names: Sequence[Name], start: int, before: Before) -> Iterator[Sequence[Name]]:
    """Lists of organisations told before `start`, the nearest first."""
    here = [name for name in names if name.end_char <= start]
    yield from reversed(together(here, before.text))
    for earlier in before.sentences[:_FAR]:
        yield from together(said(earlier), before.text)


def _pronouns(sentence: Span, names: Sequence[Name], before: Before) -> list[_Found]:
    return [
        ((token.idx, token.idx + len(token)), those)
        for token in sentence
        if token.lower_ in _THEY and (those := _they(token, names, before))
    ]


def _they(token: Token, names: Sequence[Name], before: Before) -> Sequence[Name]:
    """Those of "they", where they say or do something: the plural subject of the sentence, else of the one before."""
    if token.dep_ != "nsubj" or not _ACTS.match(token.head.lower_):
        return ()
    here = [name for name in names if name.end_char <= token.idx]
    if any(is_organised(name) or name.is_group for name in here) and not is_aside(token):
        return _only_plural(here, before.text)
    if not before.sentences:
        return ()
    earlier = before.sentences[0]
    subjects = before.subject_list(earlier)
    plural = _only_plural(subjects, before.text)
    if plural or _has_other_plural(earlier, said(earlier)):
        return plural
    return _only_plural(said(earlier), before.text)


def _has_other_plural(sentence: Sentence, names: Sequence[Name]) -> bool:
    """Whether its subject is a plural that is no name: "two engineers"."""
    subjects = [t for t in sentence.span.root.children if t.dep_ in ("nsubj", "nsubjpass") and t.tag_ == "NNS"]
    return any(not any(n.start_char <= t.idx < n.end_char for n in names) for t in subjects)


def _only_plural(names: Sequence[Name], text: str) -> Sequence[Name]:
    """The only list of organisations, or the only people known by a plural."""
    lists = together(names, text)
    groups = distinct(n for n in names if n.is_group and not _is_one(n) and not _ends_list(n, lists, text))
    plural = [*lists, *([group] for group in groups)]
    return plural[0] if len(plural) == 1 else ()


def _ends_list(group: Name, lists: Sequence[Sequence[Name]], text: str) -> bool:
    """Whether the collective word is the rest of a list: "A, B and eight more publishers"."""
    ends = [those[-1].end_char for those in lists]
    return any(re.fullmatch(r",? and (?:[\w-]+ ){0,3}", text[end : group.start_char]) for end in ends)


def _is_one(group: Name) -> bool:
    """Whether the collective word stands for one person."""
    return not group.is_reference and not re.search(r"s\b(?:[, ]|$)", group.surface.split(" and ")[0].lower())


def _of_sides(sentence: Span, before: Before) -> Iterator[_Found]:
    """Those of "the plaintiffs" and "the defendant": as the nearest sentence tells who sues whom."""
    for match in _SIDES.finditer(sentence.text):
        role = "accused" if match["side"] == "defendant" else "accusers"
        those = next((found for s in before.sentences if (found := _who_sues(s, role))), ())
        if those and (match["many"] or len(those) == 1):
            yield (sentence.start_char + match.start(), sentence.start_char + match.end()), those


def _who_sues(sentence: Sentence, role: str) -> Sequence[Name]:
    place = masked(sentence)
    matches = (wording.search(place.text) for wording in _WHO_SUES)
    return next((distinct(place.parties(match[role])) for match in matches if match), ())


def _definite(names: Sequence[Name], before: Before) -> list[_Found]:
    """Those of "the publishers" after publishers by name, and of "the publishers" after "music publishers"."""
    found: list[_Found] = []
    for name in names:
        article = _ARTICLE.search(before.text[max(0, name.start_char - 12) : name.start_char])
        if name.is_group and not name.is_reference and article and not re.search("[A-Z]", name.surface[1:]):
            those = _named_before(name, article["count"], names, before)
            if those:
                found.append(((name.start_char - len(article.group()), name.end_char), those))
    return found


def _named_before(group: Name, count: str | None, names: Sequence[Name], before: Before) -> Sequence[Name]:
    noun = _DESCRIBED.get(group.name)
    if noun:
        lists = _lists(names, group.start_char, before)
        those = next((those for those in lists if all(is_fitting(n, noun, ()) for n in those)), ())
        if those and (count is None or len(those) == _COUNTS[count]):
            return those
    earlier = (n for s in before.sentences for n in said(s) if n.is_group and n.name != group.name)
    last = group.name.split()[-1]
    same = [n for n in earlier if n.name.split()[-1] == last and " " not in group.name]
    return same[:1]


def _reference(meant: Name, span: tuple[int, int], text: str) -> Name:
    return replace(
        meant,
        name=meant.party,
        kind=EntityKind.COMPANY if meant.owner else meant.kind,
        start_char=span[0],
        end_char=span[1],
        surface=text[slice(*span)],
        is_reference=True,
        owner=None,
    )
