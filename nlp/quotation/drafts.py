"""Attributions on their way: what the parse alone says, one draft for each cue outside quotations."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Token

from nlp.lexicon import speech
from nlp.quotation.frames import content_of
from nlp.quotation.page import Page
from nlp.quotation.records import Attribution, Extent
from nlp.quotation.speakers import source_of
from nlp.quotation.words import cue_of

# Content is looked for so many tokens round a quotation; the longest sentence of the pipeline has 120.
_NEARBY = 150


@dataclass(frozen=True, slots=True)
class Draft:
    """An attribution whose content may still grow by quotations."""

    cue: Token
    source: Extent | None
    content: tuple[Extent, ...]
    rule: str

    @property
    def speaks_first(self) -> bool:
        """Whether all content comes after the cue."""
        return all(piece.start_char > self.cue.idx for piece in self.content)

    def touches(self, piece: Extent) -> bool:
        """Whether some content overlaps `piece`."""
        return any(own.overlaps(piece) for own in self.content)

    def begins_at(self, token: Token) -> bool:
        """Whether a piece of the content begins at `token`."""
        return any(own.start_char == token.idx for own in self.content)

    def widened(self, piece: Extent) -> "Draft":
        """The draft with `piece` added to the content that overlaps it."""
        return replace(self, content=tuple(own.widened(piece) for own in self.content))


Drafts = dict[int, Draft]


def drafts_of(page: Page) -> Drafts:
    """The drafts of a page by the index of their cue; a source is missing only where the cue is a passive."""
    return {draft.cue.i: draft for token in page.doc if (draft := _draft(page, token))}


def attribution_of(page: Page, draft: Draft) -> Attribution:
    """The draft as it is handed out."""
    first, end = cue_of(draft.cue)
    follows = end + 1 < len(page.doc) and page.doc[end].dep_ == "prep" and draft.begins_at(page.doc[end + 1])
    cue = page.extent((first, end + follows))
    return Attribution(source=draft.source, cue=cue, content=draft.content, rule=draft.rule)


def near(page: Page, drafts: Drafts, piece: Extent) -> Iterator[Draft]:
    """The drafts whose cue stands in the sentences round `piece`, in order."""
    first = max(0, page.index_at(piece.start_char) - _NEARBY)
    last = page.index_at(piece.end_char) + _NEARBY
    return (drafts[index] for index in range(first, last) if index in drafts)


def _draft(page: Page, token: Token) -> Draft | None:
    frame, runs = content_of(token)
    if not runs or page.is_quoted(token.idx):
        return None
    run = source_of(token)
    source = page.extent(run) if run else None
    is_nobody = page.text[slice(*source)].lower() in speech.NOBODY if source else frame != "passive"
    if is_nobody or any(child.lower_ in speech.UNSAID for child in token.lefts if child.tag_ == "MD"):
        return None
    return Draft(token, source, tuple(page.extent(run) for run in runs), frame)
