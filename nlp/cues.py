"""The words that show who says what, for claims of which the rules know the sides and not the saying."""

from collections.abc import Sequence
from dataclasses import replace

from nlp.attribution import quote_kind
from nlp.document import ReadText
from nlp.quotation import Attribution, Extent
from store.records import AttributionStep, ClaimFinding, Span


def with_cues(
    claims: Sequence[ClaimFinding], attributions: Sequence[Attribution], read_text: ReadText
) -> tuple[ClaimFinding, ...]:
    """The claims; where the origin of one has no cue yet, that of the attribution whose source names it."""
    return tuple(_with_cue(claim, attributions, read_text) for claim in claims)


def _with_cue(claim: ClaimFinding, attributions: Sequence[Attribution], read_text: ReadText) -> ClaimFinding:
    origin = claim.attribution[0] if claim.attribution else None
    if origin is None or origin.cue:
        return claim
    said = next((one for one in attributions if _is_in(one, claim.passage) and _names(one, origin, read_text)), None)
    if said is None:
        return claim
    content = " ".join(read_text.text[slice(*piece)] for piece in said.content)
    told = replace(origin, cue=read_text.text[slice(*said.cue)], quote_kind=quote_kind(content))
    return replace(claim, attribution=(told, *claim.attribution[1:]))


def _is_in(said: Attribution, passage: Span) -> bool:
    return said.cue.overlaps(Extent(passage.start_char, passage.end_char))


def _names(said: Attribution, origin: AttributionStep, read_text: ReadText) -> bool:
    """Whether the source is, or holds, a name of the origin or a reference to it."""
    source = said.source
    return source is not None and any(
        source.overlaps(Extent(name.start_char, name.end_char)) and origin.speaker in (name.party, name.speaks_for)
        for name in read_text.names
    )
