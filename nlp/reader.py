"""The reader: a text in, a `Reading` out. It is pure and keeps nothing from one text to the next."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from spacy.language import Language

from nlp.claims import claims_of
from nlp.cues import with_cues
from nlp.document import Name, ReadText
from nlp.events import events_of, is_told_in
from nlp.gazetteer import entries
from nlp.model.answers import with_answers
from nlp.model.claims import with_network
from nlp.model.scores import seen_in
from nlp.model.steps import with_steps
from nlp.model.stretches import stretches_of
from nlp.parsing import read_texts
from nlp.pipeline import DEFAULT_MODEL, pipeline, with_base_forms
from nlp.quotation import Attribution, find_attributions
from nlp.relations import relations_of
from nlp.relevance import could_be_dispute, judge
from nlp.respondent_parties import parties_of
from nlp.responses import responses_of
from nlp.text import disclosed, readable
from store.records import ClaimFinding, EventFinding, NamedEntity, Reading, TextToRead
from store.vocabulary import EntityKind

READER = "onrecord-reader@0.4"
_COMMON = re.compile(r"\b(?:the|of|and|to|in|a|is|that|for|it|with|as|was|on|by|its|has)\b", re.IGNORECASE)
_ENGLISH_SHARE = 0.08
_FEW = 8
_BATCH = 16


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads texts with one spaCy pipeline."""

    model: Language

    def read(self, text: TextToRead) -> Reading:
        """What stands in `text`."""
        return next(self.read_many([text]))

    def read_many(self, texts: Iterable[TextToRead]) -> Iterator[Reading]:
        """A reading of each text, in order."""
        for batch in _batches(texts):
            spared = [_spared(text) for text in batch]
            parsed = read_texts(self.model, [t for t, reading in zip(batch, spared, strict=True) if reading is None])
            yield from (reading or self._reading(next(parsed)) for reading in spared)

    def _reading(self, read_text: ReadText) -> Reading:
        told = claims_of(read_text)
        events = events_of(read_text, told)
        seen = seen_in(stretches_of(read_text))
        claims = with_network(told, seen, read_text)
        events = with_steps(events, claims, seen, read_text)
        parties = parties_of(read_text, claims, events)
        responses = with_answers(responses_of(read_text, claims, events), parties, seen, read_text)
        verdict = judge(read_text, claims, events, seen)
        named = Reading(
            text_id=read_text.source.id,
            reader=READER,
            is_ai_ip_dispute=verdict.is_ai_ip_dispute,
            why=verdict.why,
            entities=_entities(read_text),
            outlets_cited=_outlets_cited(read_text),
        )
        if not verdict.is_ai_ip_dispute:
            return named
        claims, events = self._with_disclosed(claims, events, read_text.source)
        found = replace(
            named,
            claims=with_cues(claims, self._attributions(read_text), read_text),
            responses=responses,
            events=events,
            relations=relations_of(read_text),
        )
        return replace(found, entities=(*found.entities, *_meant(found)))

    def _with_disclosed(
        self, claims: tuple[ClaimFinding, ...], events: tuple[EventFinding, ...], text: TextToRead
    ) -> tuple[tuple[ClaimFinding, ...], tuple[EventFinding, ...]]:
        """The findings with those of the text's disclosure notes that it does not tell itself: "our owner sued B".

        A note makes no text one about a dispute, so it is read only where the text is.
        """
        notes = disclosed(text.text)
        if not notes:
            return claims, events
        told = next(read_texts(self.model, [replace(text, text=notes)]))
        more = claims_of(told)
        steps = [step for step in events_of(told, more) if not any(is_told_in(step, other) for other in events)]
        known = {(claim.claimant, claim.targets) for claim in claims}
        more = tuple(claim for claim in more if (claim.claimant, claim.targets) not in known)
        return (*claims, *more), (*events, *steps)

    def _attributions(self, read_text: ReadText) -> tuple[Attribution, ...]:
        doc = with_base_forms(self.model, read_text.sentences[0].span.doc)
        return find_attributions(doc, readable(read_text.text))


def make_reader(model: str = DEFAULT_MODEL, names: Path | None = None) -> Reader:
    """A reader on the spaCy model `model` that knows the further names of the file `names` too.

    Raises `nlp.pipeline.ModelError` or `nlp.gazetteer.NamesError` where one of them cannot be used.
    """
    return Reader(pipeline(model, names))


def _batches(texts: Iterable[TextToRead]) -> Iterator[list[TextToRead]]:
    """The texts, some at a time: spaCy parses several faster than one by one."""
    rest = iter(texts)
    while batch := list(islice(rest, _BATCH)):
        yield batch


def _spared(text: TextToRead) -> Reading | None:
    """The empty reading of a text that need not be parsed."""
    visible = readable(text.text)
    if not _is_english(visible):
        return _nothing(text, "The text is not in English, and no other language is read.")
    if not could_be_dispute(visible, text.title):
        return _nothing(text, "No paragraph of it speaks of AI, of intellectual property and of a dispute.")
    return None


def _nothing(text: TextToRead, why: str) -> Reading:
    """A reading of a text that was not parsed: no names were looked for either."""
    return Reading(text_id=text.id, reader=READER, is_ai_ip_dispute=False, why=why)


def _is_english(text: str) -> bool:
    """Whether enough of the first words are the commonest English ones; a text too short to tell passes."""
    words = re.findall(r"[^\W\d_]+", text[:4000])
    if len(words) < _FEW and text.isascii():
        return True
    return len(_COMMON.findall(" ".join(words))) >= _ENGLISH_SHARE * max(len(words), 1)


def _entities(read_text: ReadText) -> tuple[NamedEntity, ...]:
    """Each name once, with every place that names it; collective words and pronouns are no entities."""
    named: dict[str, list[Name]] = {}
    for name in read_text.names:
        if not (name.is_group or name.is_reference):
            named.setdefault(name.name, []).append(name)
    return tuple(_entity(name, said) for name, said in named.items())


def _entity(name: str, said: list[Name]) -> NamedEntity:
    surfaces = dict.fromkeys(one.surface for one in said if one.surface != name)
    return NamedEntity(
        name=name,
        kind=said[0].kind,
        mentions=tuple((one.start_char, one.end_char) for one in said),
        known=any(one.known for one in said),
        aliases=tuple(surfaces),
        wikidata=entries()[name].wikidata if name in entries() else None,
    )


def _meant(found: Reading) -> Iterator[NamedEntity]:
    """Curated parties of the findings that the text names by something of theirs only, such as a product."""
    named = {entity.name for entity in found.entities}
    for party in dict.fromkeys(_parties(found)):
        if party in entries() and party not in named:
            entry = entries()[party]
            yield NamedEntity(name=party, kind=entry.kind, mentions=(), known=True, wikidata=entry.wikidata)


def _parties(found: Reading) -> Iterator[str]:
    for claim in found.claims:
        yield from (*((claim.claimant,) if claim.claimant else ()), *claim.co_claimants, *claim.targets)
    for event in found.events:
        yield from (*event.accusers, *event.accused, *event.investigators)
    yield from (response.respondent for response in found.responses)


def _outlets_cited(read_text: ReadText) -> tuple[str, ...]:
    """Outlets the text names as its sources."""
    phrases = [name for s in read_text.sentences for phrase in s.source_phrases for name in phrase.names]
    told = [name for s in read_text.sentences for name in s.names if _is_source(read_text.text, name)]
    cited = sorted((*phrases, *told), key=lambda name: name.start_char)
    return tuple(dict.fromkeys(name.name for name in cited if name.kind is EntityKind.OUTLET))


_BEFORE_OUTLET = re.compile(
    r"(?:\breports? (?:from|by|in)|\bstory (?:from|by|in)|\btold|\binterview with|\bstatement to"
    r"|\breported by|\btells)"
    r" (?:[\w’' ]{1,40},? and )?(?:the |The )?$"
)
_AFTER_OUTLET = re.compile(
    r"^(?:’s|'s)? (?:first |previously |also |earlier )?(?:reported|reports|report\b|wrote|writes|noted)"
)


def _is_source(text: str, name: Name) -> bool:
    if name.kind is not EntityKind.OUTLET or name.is_reference:
        return False
    before = text[max(0, name.start_char - 60) : name.start_char]
    after = text[name.end_char : name.end_char + 30]
    return bool(_BEFORE_OUTLET.search(before) or _AFTER_OUTLET.match(after))
