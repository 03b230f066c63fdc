"""An accusation as it stands in one sentence, before its acts are told apart and it becomes a claim."""

import re
from dataclasses import dataclass

from nlp.document import Sentence
from nlp.frames import Masked
from store.vocabulary import ClaimStatus, SpeakerKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Accusation:
    """One pair of sides in a sentence and the words that allege, before acts are told apart.

    `words` begin at `words_start` of the text; `target_as_worded` are those for an accused that is not named outright.
    `speaker_as_worded` is a source without a name; `holder` whose staff it is; `told_by` the person who speaks for the
    claimant.
    """

    sentence: Sentence
    claimants: tuple[str, ...]
    targets: tuple[str, ...]
    words: str
    words_start: int
    cue: str
    rule: str
    status: ClaimStatus | None = ClaimStatus.ALLEGED
    speaker: SpeakerKind = SpeakerKind.NAMED_ORG_SPOKESPERSON
    is_case: bool = False
    needs_act: bool = False
    confidence: float = 0.8
    told_by: str | None = None
    speaker_as_worded: str | None = None
    holder: str | None = None
    target_as_worded: str | None = None
    means_earlier: bool = False
    accuses_earlier: bool = False
    is_outlet: bool = False
    is_half: bool = False

    @property
    def is_group(self) -> bool:
        """Whether those who claim are known by a collective word only."""
        groups = {n.name for n in self.sentence.names if n.is_group}
        return bool(self.claimants) and set(self.claimants) <= groups

    @classmethod
    def at(
        cls, place: Masked, match: re.Match[str], claimants: tuple[str, ...], targets: tuple[str, ...], *, rule: str,
        speaker: SpeakerKind = SpeakerKind.NAMED_ORG_SPOKESPERSON, status: ClaimStatus | None = ClaimStatus.ALLEGED,
        is_case: bool = False, needs_act: bool = False, confidence: float = 0.8, speaker_as_worded: str | None = None,
        holder: str | None = None, target_as_worded: str | None = None,
    ) -> "Accusation":  # fmt: skip
        """The accusation whose words are the group "content" of `match`."""
        start, end = match.span("content")
        begin = place.starts[start] if start < len(place.starts) else len(place.sentence.text)
        finish = place.starts[end] if end < len(place.starts) else len(place.sentence.text)
        return cls(
            sentence=place.sentence,
            claimants=claimants,
            targets=targets,
            words=place.sentence.text[begin:finish],
            words_start=place.sentence.start_char + begin,
            cue=match.groupdict().get("cue") or "",
            rule=rule,
            status=status,
            speaker=speaker,
            is_case=is_case,
            needs_act=needs_act,
            confidence=confidence,
            speaker_as_worded=speaker_as_worded,
            holder=holder,
            target_as_worded=target_as_worded,
        )
