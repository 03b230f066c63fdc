"""What the network adds to the claims that the rules found."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from nlp.acts import acts_in, theories_in
from nlp.attribution import chain, quote_kind
from nlp.cases import VAGUE
from nlp.commitment import hedges_in
from nlp.dates import first_date
from nlp.document import ReadText, Sentence
from nlp.evidence import evidence_of
from nlp.lexicon.charges import CHARGING, PRODUCT_NEWS, WRONGFUL
from nlp.lexicon.claims import COURT_PAPER
from nlp.model.scores import Scores, labels
from nlp.model.windows import NOBODY
from store.records import UNDATED, AttributionStep, ClaimFinding
from store.vocabulary import Act, ClaimStatus, Commitment, SpeakerKind

RULE = "model:accuses"
# Chosen on passages that it was not taught and on real coverage that may be looked at: see docs/reading.md.
ADD = 0.98
VETO = 0.1
# "A said that B ..." is the weakest sign of a charge: see docs/decisions/0008.
SAID_ONLY = frozenset({"claim:said", "claim:said_after", "claim:according_to"})
_CHARGES = re.compile(r"alleg|accus|claim|argu|contend|complain|suspect|believ|charg|assert", re.IGNORECASE)
ACT = 0.5
# A party of the sentence that is at least so near in chance stands before one that is only named earlier.
_RIVAL = 0.5
_STATUS = {
    Commitment.UNDERSPECIFIED: ClaimStatus.UNDER_INVESTIGATION,
    Commitment.PROBABLE: ClaimStatus.SUSPECTED,
    Commitment.POSSIBLE: ClaimStatus.SUSPECTED,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Charge:
    """A pair of parties in one window and how sure the network is that the first accuses the second there."""

    accuser: str
    accused: str
    chance: float
    acts: tuple[Act, ...]
    commitment: Commitment
    scores: Scores


def with_network(
    found: Sequence[ClaimFinding], scores: Sequence[Scores], read_text: ReadText
) -> tuple[ClaimFinding, ...]:
    """The claims of the rules that the network does not veto and those that it adds, in the order of the text.

    It vetoes only what somebody is read to have said of another, where it sees no accusation between the two.

    It adds pairs alone: for a pair that the rules have found their act stands. Nor does it name a second claimant where
    the rules know in that sentence who accuses, nor the outlet of the article, nor one party by two names.
    """
    by_start = {read_text.sentences[one.window.sentence].start_char: one for one in scores}
    kept = [claim for claim in found if not _is_vetoed(claim, by_start)]
    told = {pair for claim in kept for pair in _pairs(claim)}
    doubted = (_is_product_news, _is_of_its_group)
    charges = [
        one
        for one in charges_in(scores)
        if not (_is_told(one, kept, read_text) or any(is_so(one, read_text) for is_so in doubted))
    ]
    added = _added(charges, told, read_text)
    return tuple(sorted([*kept, *added], key=lambda claim: claim.passage.start_char))


def charges_in(scores: Iterable[Scores]) -> tuple[Charge, ...]:
    """Every pair of which the network is sure, the surest first."""
    found = [charge for one in scores for charge in _charges(one)]
    return tuple(sorted(found, key=lambda charge: -charge.chance))


def _is_vetoed(claim: ClaimFinding, by_start: Mapping[int, Scores]) -> bool:
    cue = claim.attribution[0].cue or ""
    if claim.rule not in SAID_ONLY or not claim.targets or _CHARGES.search(cue):
        return False
    one = by_start.get(claim.passage.start_char)
    parties = one.window.parties if one else ()
    seen = [(parties.index(a), parties.index(b)) for a, b in _pairs(claim) if a in parties and b in parties]
    return one is None or not any(one.accuses[pair] >= VETO for pair in seen)


def _is_product_news(charge: Charge, read_text: ReadText) -> bool:
    """Whether its sentence tells of a product and has no word that makes a charge of it."""
    words = read_text.sentences[charge.scores.window.sentence].text
    return bool(PRODUCT_NEWS.search(words)) and not (CHARGING.search(words) or WRONGFUL.search(words))


def _is_of_its_group(charge: Charge, read_text: ReadText) -> bool:
    """Whether its sentence counts the accused among the accusers: "Anthropic is one of several developers"."""
    words = read_text.sentences[charge.scores.window.sentence].text
    return bool(re.search(rf"\bone of [^.;,]{{0,40}}\b{re.escape(charge.accuser)}\b", words, re.IGNORECASE))


def _is_told(charge: Charge, found: Sequence[ClaimFinding], read_text: ReadText) -> bool:
    start = read_text.sentences[charge.scores.window.sentence].start_char
    if charge.accuser in VAGUE and any(charge.accused in claim.targets for claim in found):
        return True
    here = [claim for claim in found if claim.passage.start_char == start]
    return charge.accuser == read_text.source.outlet or any(charge.accused in claim.targets for claim in here)


def _charges(one: Scores) -> Iterator[Charge]:
    parties = one.window.parties
    for a, b in product(range(len(parties)), repeat=2):
        chance = float(one.accuses[a, b])
        if a and b and a != b and chance >= ADD and _stands(one, a, b):
            yield Charge(
                accuser=parties[a],
                accused=parties[b],
                chance=chance,
                acts=_acts(one, a, b),
                commitment=Commitment(labels().commitments[int(one.commitments[a, b].argmax())]),
                scores=one,
            )


def _stands(one: Scores, a: int, b: int) -> bool:
    """Whether the pair fits its sentence: one of the two is named in it, and the accuser is not rather accused there.

    Where one of the two is named before only, nobody of the sentence may fit its place better.
    """
    chance, said = one.accuses[a, b], one.window.in_sentence
    if (a >= said and b >= said) or one.accuses[:, a].max(initial=0) > chance:
        return False
    better = one.accuses[:said, b].max() if a >= said else one.accuses[a, :said].max() if b >= said else 0
    return bool(better < chance * _RIVAL)


def _acts(one: Scores, a: int, b: int) -> tuple[Act, ...]:
    chances = one.acts[a, b]
    sure = [number for number in chances.argsort()[::-1][:3] if chances[number] >= ACT] or [int(chances.argmax())]
    return tuple(Act(labels().acts[number]) for number in sure)


def _pairs(claim: ClaimFinding) -> Iterator[tuple[str, str]]:
    claimants = (claim.claimant or NOBODY, *claim.co_claimants)
    return product(claimants, claim.targets or (NOBODY,))


def _added(charges: Iterable[Charge], told: set[tuple[str, str]], read_text: ReadText) -> Iterator[ClaimFinding]:
    """A claim for each new pair, at the sentence where the network is surest of it."""
    seen = set(told)
    groups: dict[tuple[int, tuple[Act, ...], str], list[Charge]] = defaultdict(list)
    for charge in charges:
        if (charge.accuser, charge.accused) not in seen:
            seen.add((charge.accuser, charge.accused))
            groups[(charge.scores.window.sentence, charge.acts, charge.accuser)].append(charge)
    for (number, acts, _), same in groups.items():
        sentence = read_text.sentences[number]
        for act in tuple(found.act for found in acts_in(sentence.text)) or acts:
            yield _claim(act, same, sentence, read_text)


def _claim(act: Act, same: list[Charge], sentence: Sentence, read_text: ReadText) -> ClaimFinding:
    first = same[0]
    return ClaimFinding(
        claimant=first.accuser,
        targets=tuple(charge.accused for charge in same),
        act=act,
        object=None,
        commitment=first.commitment,
        status=_STATUS.get(first.commitment, ClaimStatus.ALLEGED),
        passage=sentence.passage,
        attribution=chain(_origin(first, sentence), sentence),
        rule=RULE,
        confidence=round(first.chance, 2),
        hedges=hedges_in(sentence.text, sentence.start_char),
        evidence=evidence_of(sentence, read_text, first.accuser),
        legal_theories=theories_in(sentence.text),
        happened=UNDATED if COURT_PAPER.search(sentence.text) else first_date(sentence.text, read_text.published),
    )


def _origin(charge: Charge, sentence: Sentence) -> list[AttributionStep]:
    is_suit = COURT_PAPER.search(sentence.text) or " sued " in sentence.text
    return [
        AttributionStep(
            step_no=1,
            speaker=charge.accuser,
            speaker_kind=SpeakerKind.COURT_DOCUMENT if is_suit else SpeakerKind.NAMED_ORG_SPOKESPERSON,
            commitment=charge.commitment,
            quote_kind=quote_kind(sentence.text),
        )
    ]
