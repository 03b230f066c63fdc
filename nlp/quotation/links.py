"""Quotations joined to their cues: beside a verb of saying, in indirect speech, or going on with the last speaker."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from spacy.tokens import Token

from nlp.lexicon import speech
from nlp.quotation.adjacency import (
    cue_after,
    cue_before,
    cue_naming,
    cue_of_colon,
    source_after,
    source_beside,
)
from nlp.quotation.drafts import Draft, Drafts, near
from nlp.quotation.marks import Quotation
from nlp.quotation.page import Page
from nlp.quotation.records import Extent
from nlp.quotation.speakers import source_of, speaker_of
from nlp.quotation.words import lemma

_WORD = re.compile(r"\w")
_SENTENCE_END = re.compile(r"[.?!:][”\"’)]?\s*$")
_SENTENCE_BREAK = re.compile(
    r"(?<!\bMr)(?<!\bMrs)(?<!\bMs)(?<!\bDr)(?<!\bSen)(?<!\bRep)(?<!\bGov)(?<!\bSt)(?<!\b[A-Z])[.?!]\s"
)
_BROKEN = re.compile(r"[.?!;:\n]|\b(?:said|says|told|added|but)\b")
# Two quotations of one sentence stand no further apart: `accused it of "A" and then of "B"`.
_NEAR = 40


@dataclass(frozen=True, slots=True)
class Link:
    """A quotation with the cue it belongs to and the drafts that it changes."""

    quotation: Quotation
    cue: Token
    changed: tuple[Draft, ...]


def with_quotations(page: Page, drafts: Drafts) -> Drafts:
    """`drafts` with every quotation whose speaker can be told."""
    joined = dict(drafts)
    last: Link | None = None
    for quotation in page.quoted:
        link = _link(page, quotation, joined, last)
        if link:
            joined.update((draft.cue.i, draft) for draft in link.changed)
            last = link
    return joined


def _link(page: Page, quotation: Quotation, drafts: Drafts, last: Link | None) -> Link | None:
    """The first way of joining the quotation that works."""
    return (
        _beside(page, quotation, drafts)
        or _inside(page, quotation, drafts)
        or _after_another(page, quotation, drafts, last)
        or _introduced(page, quotation, drafts)
    )


def _beside(page: Page, quotation: Quotation, drafts: Drafts) -> Link | None:
    before, after = cue_before(page, quotation), cue_after(page, quotation)
    if after is not None and _says_something_else(page, quotation, drafts.get(after.i)):
        after = None
    is_adjacent = before is not None and before.i + 2 >= page.index_at(quotation.start_char)
    if before is not None and (after is None or is_adjacent):
        return _linked(page, quotation, before, drafts, _of_cue_before)
    return None if after is None else _linked(page, quotation, after, drafts, _of_cue_after)


def _inside(page: Page, quotation: Quotation, drafts: Drafts) -> Link | None:
    """Indirect speech that the quotation is part of; what goes on later belongs to the cue that follows it, if any."""
    inner = [draft for draft in near(page, drafts, quotation.extent) if draft.touches(quotation.extent)]
    if not inner:
        return None
    closing = [draft for draft in inner if any(piece.end_char <= draft.cue.idx for piece in draft.content)]
    changed = tuple(draft.widened(quotation.extent) for draft in inner)
    return Link(quotation, (closing or inner)[-1].cue, changed)


def _after_another(page: Page, quotation: Quotation, drafts: Drafts, last: Link | None) -> Link | None:
    draft = drafts.get(last.cue.i) if last else None
    if last is None or draft is None:
        return None
    if _shares_sentence(page, quotation, last.quotation):
        return Link(quotation, draft.cue, (_lengthened(draft, quotation),))
    if _continues(page, quotation, last.quotation):
        return Link(quotation, draft.cue, (_with(draft, quotation),))
    return None


def _introduced(page: Page, quotation: Quotation, drafts: Drafts) -> Link | None:
    """A quotation that a verb of naming or a colon introduces, where no verb of saying is near."""
    naming = cue_naming(page, quotation)
    if naming is not None:
        return _linked(page, quotation, naming, drafts, _of_naming)
    main = cue_of_colon(page, quotation)
    return None if main is None else _linked(page, quotation, main, drafts, _of_cue_before)


def _linked(
    page: Page, quotation: Quotation, cue: Token, drafts: Drafts,
    make: Callable[[Page, Quotation, Token, Draft | None], Draft],
) -> Link:  # fmt: skip
    """The quotation joined to `cue`: added where the cue has quotations already, else as `make` says."""
    draft = drafts.get(cue.i)
    has_quotation = draft is not None and draft.rule.startswith("quot")
    changed = _with(draft, quotation) if draft and has_quotation else make(page, quotation, cue, draft)
    return Link(quotation, cue, (changed,))


def _of_cue_after(page: Page, quotation: Quotation, cue: Token, _: Draft | None) -> Draft:
    start = quotation.start_char
    if _is_fragment(page, quotation):
        start = min(start, page.sentence_start(start))
    content = (Extent(start, quotation.end_char),)
    return Draft(cue, source_beside(page, quotation, cue), content, "quotation before cue")


def _of_cue_before(page: Page, quotation: Quotation, cue: Token, draft: Draft | None) -> Draft:
    if draft is not None and _is_fragment(page, quotation):
        return draft.widened(quotation.extent)
    if lemma(cue) in speech.PREDICATE:
        return _of_naming(page, quotation, cue, draft)
    return Draft(cue, _source_before(page, quotation, cue), (quotation.extent,), "quotation after cue")


def _of_naming(page: Page, quotation: Quotation, cue: Token, _: Draft | None) -> Draft:
    start = min(quotation.start_char, cue.idx + len(cue) + 1)
    content = (Extent(start, quotation.end_char),)
    return Draft(cue, _source_before(page, quotation, cue), content, "quoted name")


def _source_before(page: Page, quotation: Quotation, cue: Token) -> Extent | None:
    """The source of a cue that stands before its quotation, by the parse or by what stands round the cue."""
    run = source_of(cue)
    is_active = cue.tag_ != "VBG" and all(child.dep_ != "auxpass" for child in cue.children)
    if run is None and is_active:
        run = speaker_of(cue)
    source = page.extent(run) if run else None
    if (source is None or source.overlaps(quotation.extent)) and cue.tag_ != "VBG":
        source = source_after(page, cue)
    return None if source is None or source.overlaps(quotation.extent) else source


def _is_fragment(page: Page, quotation: Quotation) -> bool:
    """Whether the quotation is no sentence of its own."""
    opens_small = page.text[quotation.start_char + 1 : quotation.start_char + 2].islower()
    return opens_small or page.char_before(quotation.start_char).isalpha()


def _says_something_else(page: Page, quotation: Quotation, draft: Draft | None) -> bool:
    """Whether a quotation in the middle of a sentence is followed by a cue with content of its own."""
    if draft is None or not draft.speaks_first:
        return False
    opens_sentence = page.char_before(quotation.start_char) in ("", "\n", ".", "?", "!", ":", "”", '"')
    return _is_fragment(page, quotation) or (draft.rule == "clause" and not opens_sentence)


def _shares_sentence(page: Page, quotation: Quotation, before: Quotation) -> bool:
    gap = page.text[before.end_char : quotation.start_char]
    return len(gap) < _NEAR and not _BROKEN.search(gap)


def _continues(page: Page, quotation: Quotation, before: Quotation) -> bool:
    """Whether only the rest of the cue's sentence stands between two quotations, or a new paragraph is all quoted."""
    gap = page.text[before.end_char : quotation.start_char]
    if len(_SENTENCE_BREAK.findall(gap)) > 1:
        return False
    if "\n" not in gap:
        return bool(_SENTENCE_END.search(gap))
    end = page.text.find("\n", quotation.end_char)
    rest = page.text[quotation.end_char : end if end >= 0 else None]
    return not gap[gap.rfind("\n") :].strip() and not _WORD.search(rest)


def _with(draft: Draft, quotation: Quotation) -> Draft:
    return replace(draft, content=(*draft.content, quotation.extent))


def _lengthened(draft: Draft, quotation: Quotation) -> Draft:
    """The draft with its last content up to the end of the quotation, where that comes after the cue."""
    last = draft.content[-1]
    if not draft.cue.idx < last.end_char <= quotation.start_char:
        return draft
    return replace(draft, content=(*draft.content[:-1], Extent(last.start_char, quotation.end_char)))
