"""What the network adds to the claims that the rules found."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product

from nlp.acts import acts_in, theories_in
from nlp.attribution import chain, quote_kind
from nlp.cases import VAGUE
from nlp.charges import RENAMED
from nlp.commitment import hedges_in
from nlp.dates import first_date
from nlp.document import ReadText, Sentence
from nlp.evidence import evidence_of
from nlp.gazetteer import entries
from nlp.lexicon.charges import CHARGING, EVERYDAY, NO_CHARGE, OWNED, PRODUCT_NEWS, WRONGFUL
from nlp.lexicon.claims import COURT_PAPER
from nlp.model.scores import OWN, Scores, Seen, labels
from nlp.model.stretches import NOBODY
from store.records import UNDATED, AttributionStep, ClaimFinding
from store.vocabulary import Act, ClaimStatus, Commitment, EntityKind, SpeakerKind

RULE = f"{OWN}accuses"
# Chosen on passages that it was not taught and on real coverage that may be looked at: see docs/reading.md.
ADD = 0.95
# The same where one of the two is named before the sentence only.
ADD_FAR = 0.98
KEEP = 0.01
# Rules of this confidence are not doubted, and charges of this chance need no word that makes one.
SURE = 0.85
CERTAIN = 0.99
# A stretch of which it is less sure than this tells nothing that the rules do not find.
ABOUT = 0.5
ACT = 0.45
_BARE = frozenset({Act.UNSPECIFIED_UNAUTHORISED_USE})
_CHARGES = "accusations?|allegations?|claims?|charges?|suits?|lawsuits?|complaints?"
# A party of the sentence that is at least so near in chance stands before one that is only named earlier.
_RIVAL = 0.5
_STATUS = {
    Commitment.UNDERSPECIFIED: ClaimStatus.UNDER_INVESTIGATION,
    Commitment.PROBABLE: ClaimStatus.SUSPECTED,
    Commitment.POSSIBLE: ClaimStatus.SUSPECTED,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Charge:
    """A pair of parties in one sentence and how sure the network is that the first accuses the second there."""

    accuser: str
    accused: str
    chance: float
    acts: tuple[Act, ...]
    commitment: Commitment
    scores: Scores


def with_network(found: Sequence[ClaimFinding], seen: Seen, read_text: ReadText) -> tuple[ClaimFinding, ...]:
    """The claims of the rules that the network does not veto and those that it adds, in the order of the text.

    It adds pairs alone: for a pair that the rules have found their acts stand. Nor does it name a second claimant where
    the rules know in that sentence who accuses, nor the outlet of the article, nor one party by two names.
    """
    kept = [claim for one in found if (claim := _confirmed(one, seen))]
    doubted = (_is_product_news, _is_of_its_group, _is_no_charge, _is_everyday)
    charges = [
        one
        for one in charges_in(seen.sentences, read_text)
        if not (_is_anothers(one, kept, read_text) or any(is_so(one, read_text) for is_so in doubted))
    ]
    told = {pair for claim in kept for pair in _pairs(claim)}
    acts = _acts_of_pairs((one for one in charges if (one.accuser, one.accused) not in told), read_text)
    return tuple(sorted([*kept, *_added(acts, read_text)], key=lambda claim: claim.passage.start_char))


def _chances(scores: Iterable[Scores]) -> dict[tuple[str, str], float]:
    """For each pair of parties the highest chance that any sentence says that the first accuses the second."""
    found: dict[tuple[str, str], float] = {}
    for one in scores:
        for a, b in product(range(len(one.parties)), repeat=2):
            pair = one.parties[a], one.parties[b]
            found[pair] = max(found.get(pair, 0.0), float(one.accuses[a, b]))
    return found


def _confirmed(claim: ClaimFinding, seen: Seen) -> ClaimFinding | None:
    """The claim with those of its sides between which the network sees an accusation; None where there are none.

    A pair that it was not asked about stands, and so does a claim by or against nobody who is named, by a rule that is
    sure, or in words that charge. A stretch that is not about a dispute is not asked: what it tells by the way escapes
    the network.
    """
    is_sure = claim.rule == RENAMED or claim.confidence >= SURE or CHARGING.search(claim.passage.exact)
    if is_sure or not (claim.claimant and claim.targets):
        return claim
    chances = _chances(one for one in seen.sentences if one.is_about >= ABOUT)
    who = (claim.claimant, *claim.co_claimants)
    right = [pair for pair in product(who, claim.targets) if chances.get(pair, 1.0) >= KEEP]
    if not right:
        return None
    claimants = [one for one in who if any(one == a for a, _ in right)]
    targets = tuple(one for one in claim.targets if any(one == b for _, b in right))
    return replace(claim, claimant=claimants[0], co_claimants=tuple(claimants[1:]), targets=targets)


def charges_in(scores: Iterable[Scores], read_text: ReadText) -> tuple[Charge, ...]:
    """Every pair of which the network is sure, the surest first."""
    told = (one for one in scores if one.is_about >= ABOUT and not read_text.sentences[one.sentence].says_nothing)
    found = [charge for one in told for charge in _charges(one)]
    return tuple(sorted(found, key=lambda charge: -charge.chance))


def _is_product_news(charge: Charge, read_text: ReadText) -> bool:
    """Whether its sentence tells of a product and has no word that makes a charge of it."""
    words = read_text.sentences[charge.scores.sentence].text
    return bool(PRODUCT_NEWS.search(words)) and not (CHARGING.search(words) or WRONGFUL.search(words))


def _is_of_its_group(charge: Charge, read_text: ReadText) -> bool:
    """Whether its sentence counts the accused among the accusers: "Anthropic is one of several developers"."""
    words = read_text.sentences[charge.scores.sentence].text
    return bool(re.search(rf"\bone of [^.;,]{{0,40}}\b{re.escape(charge.accuser)}\b", words, re.IGNORECASE))


def _is_no_charge(charge: Charge, read_text: ReadText) -> bool:
    """Whether its sentence only thinks of a charge, asks for one, denies it, or speaks of one by the accused."""
    words = read_text.sentences[charge.scores.sentence].text
    by_accused = rf"\b{re.escape(charge.accused)}[’']s? (?:[\w-]+ ){{0,2}}?(?:{_CHARGES})\b"
    in_a_title = rf"\b{re.escape(charge.accuser)} v(?:s?\.|ersus)? "
    return bool(NO_CHARGE.search(words) or re.search(by_accused, words) or re.search(in_a_title, words))


def _is_everyday(charge: Charge, read_text: ReadText) -> bool:
    """Whether its sentence has no word that makes a charge of what makers of AI do, or outlets write, every day."""
    words = read_text.sentences[charge.scores.sentence].text
    if charge.accuser in entries() and entries()[charge.accuser].kind is EntityKind.OUTLET:
        return not CHARGING.search(words)
    if charge.chance >= CERTAIN:
        return False
    is_charged = CHARGING.search(words) or WRONGFUL.search(words) or OWNED.search(words)
    return not is_charged and all(act in EVERYDAY for act in charge.acts)


def _is_anothers(charge: Charge, found: Sequence[ClaimFinding], read_text: ReadText) -> bool:
    """Whether the rules know better who accuses whom there, or name a vague accuser, or it is what the outlet says."""
    start = read_text.sentences[charge.scores.sentence].start_char
    is_vague = charge.accuser in VAGUE and any(charge.accused in claim.targets for claim in found)
    is_known = any(claim.passage.start_char == start and _knows_better(claim, charge) for claim in found)
    return is_vague or is_known or charge.accuser == read_text.source.outlet


def _knows_better(claim: ClaimFinding, charge: Charge) -> bool:
    """Whether it has another accuser of that accused, or whom that accuser accuses, or turns the two.

    So does one against people who are only linked to a company, which keeps them as worded.
    """
    is_turned = charge.accuser in claim.targets and charge.accused == claim.claimant
    has_one = charge.accused in claim.targets or charge.accuser in (claim.claimant, *claim.co_claimants)
    return has_one or is_turned or (claim.target_as_worded is not None and not claim.targets)


def _charges(one: Scores) -> Iterator[Charge]:
    parties = one.parties
    for a, b in product(range(len(parties)), repeat=2):
        chance = float(one.accuses[a, b])
        least = ADD if max(a, b) < one.named else ADD_FAR
        if a and b and a != b and chance >= least and _stands(one, a, b):
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
    chance, said = one.accuses[a, b], one.named
    if (a >= said and b >= said) or one.accuses[:, a].max(initial=0) > chance:
        return False
    better = one.accuses[:said, b].max() if a >= said else one.accuses[a, :said].max() if b >= said else 0
    return bool(better < chance * _RIVAL)


def _acts(one: Scores, a: int, b: int) -> tuple[Act, ...]:
    """The acts of which it is sure, at most three, the surest first; else the likeliest."""
    chances = one.acts[a, b]
    sure = [number for number in chances.argsort()[::-1][:3] if chances[number] >= ACT] or [int(chances.argmax())]
    return tuple(Act(labels().acts[number]) for number in sure)


def _pairs(claim: ClaimFinding) -> Iterator[tuple[str, str]]:
    claimants = (claim.claimant or NOBODY, *claim.co_claimants)
    return product(claimants, claim.targets or (NOBODY,))


def _acts_of_pairs(charges: Iterable[Charge], read_text: ReadText) -> dict[tuple[str, str], dict[Act, Charge]]:
    """For each pair its acts, each with the charge that is surest of it; one that names no act only where none does.

    The words of a sentence tell acts too, where it is the one that the network is surest of for the pair.
    """
    found: dict[tuple[str, str], dict[Act, Charge]] = {}
    for charge in charges:
        own = found.setdefault((charge.accuser, charge.accused), {})
        acts = set(charge.acts)
        if not own:
            acts |= {one.act for one in acts_in(read_text.sentences[charge.scores.sentence].text)}
        for act in sorted(acts - _BARE or acts):
            if act not in _BARE or not own:
                own.setdefault(act, charge)
    return found


def _added(acts: Mapping[tuple[str, str], Mapping[Act, Charge]], read_text: ReadText) -> Iterator[ClaimFinding]:
    """A claim for each act of each accuser in a sentence, against all whom it accuses of it there."""
    groups: dict[tuple[int, str, Act], list[Charge]] = defaultdict(list)
    for own in acts.values():
        for act, charge in own.items():
            groups[(charge.scores.sentence, charge.accuser, act)].append(charge)
    for (number, _, act), same in groups.items():
        yield _claim(act, same, read_text.sentences[number], read_text)


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
