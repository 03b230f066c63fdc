"""What a claim's page says beside its passage: how far it is established, answers, history."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeVar

from store.knowledge import Knowledge
from store.models import Assertion, Claim, Entity, Event, Evidence, Response
from store.vocabulary import AssertionState, Commitment, Disclosure, EventKind, EvidenceKind, PartyRole, Rank
from webapp.chain import Link, chain, hedge_words, passage_pieces, weakest
from webapp.days import shown_to
from webapp.headings import Piece, heading, in_order, is_asserted, parties
from webapp.provenance import Root, counted, origin_tree, told_origins
from webapp.timeline.marks import Mark
from webapp.words import long_day, names, outlet_of

Row = TypeVar("Row", Assertion, Response)

# Events in which a court or an authority decides; they may reach this claim or not, which only a reader can tell.
_DECISIONS = frozenset(
    {
        EventKind.VERDICT,
        EventKind.JUDGMENT,
        EventKind.ORDER,
        EventKind.DISMISSAL,
        EventKind.APPEAL_DECIDED,
        EventKind.INJUNCTION,
        EventKind.FINAL_APPROVAL,
    }
)
_DISCLOSURES = {
    Disclosure.SHOWN: "The evidence can be seen.",
    Disclosure.DESCRIBED: "The evidence has been described, not shown.",
    Disclosure.ASSERTED_ONLY: "Evidence is said to exist; it is not described.",
    Disclosure.WITHHELD: "Evidence is spoken of and withheld.",
}
_STANDING = frozenset({AssertionState.PROPOSED, AssertionState.CONFIRMED})
_CONTEXT = 350  # characters of the page shown on each side of a passage; the article itself is never published


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One answer or silence, and how many further documents repeat it."""

    response: Response
    repeats: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """What one accused party answered to the claim, in the order of time."""

    party: Entity
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One thing that happened to the claim in this record."""

    at: datetime
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimPage:
    """A claim as its page shows it, opened at one of its passages (`number` counts from 1)."""

    claim: Claim
    heading: list[Piece]
    mark: Mark
    kind: str
    standing: str
    decisions: list[Event]
    evidence_told: str
    passages: list[Assertion]
    number: int
    shown: Assertion
    pieces: list[Piece]
    before: str
    after: str
    links: list[Link]
    weakest: Link | None
    hedges: list[str]
    strengths: str | None
    evidence: list[Evidence]
    answered: list[Answered]
    elsewhere: int
    tree: list[Root]
    origins: str
    counted: str
    history: list[Change]


def claim_page(claim: Claim, number: int, knowledge: Knowledge) -> ClaimPage:
    """The page of `claim`, of which only what was known then is loaded, opened at its passage `number`."""
    passages = in_order(claim.assertions)
    shown = passages[number - 1]
    links = chain(shown, claim.dispute)
    decided = decisions(claim, knowledge)
    tree = origin_tree(passages, claim.dispute)
    before, after = context(shown.passage.version.text, shown.passage.start_char, shown.passage.end_char)
    return ClaimPage(
        claim=claim,
        heading=heading(claim),
        mark=Mark.ALLEGATION if is_asserted(claim) else Mark.ALLEGED_BY_NOBODY,
        kind=kind_words(claim),
        standing=_standing(claim, decided, shown_to(knowledge)),
        decisions=decided,
        evidence_told=_evidence_told(passages),
        passages=passages,
        number=number,
        shown=shown,
        pieces=passage_pieces(shown),
        before=before,
        after=after,
        links=links,
        weakest=weakest(links),
        hedges=hedge_words(shown),
        strengths=strengths(passages),
        evidence=_evidence(passages),
        answered=answers(claim),
        elsewhere=_elsewhere(claim, knowledge),
        tree=tree,
        origins=told_origins(passages, tree),
        counted=counted(passages),
        history=_history(claim),
    )


def kind_words(claim: Claim) -> str:
    """The kind of the claim, in words."""
    if not any(a.state in _STANDING for a in claim.assertions):
        return "Allegation, no longer in the page it came from"
    return "Allegation" if is_asserted(claim) else "Under investigation, asserted by nobody"


def context(text: str, start_char: int, end_char: int, *, most: int = _CONTEXT) -> tuple[str, str]:
    """What stands before and after a passage in its paragraph, or in the next one where it fills its own.

    At most `most` characters each, cut at a sentence where one ends in time, else at a word.
    """
    before, after = _paragraph_before(text[:start_char]), _paragraph_after(text[end_char:])
    if len(before) > most:
        tail = before[-most:]
        cut = _first_sentence_start(tail)
        before = tail[cut:] if cut is not None else "… " + tail.partition(" ")[2]
    if len(after) > most:
        head = after[:most]
        cut = max(head.rfind(stop) for stop in (". ", "” ", "? "))
        after = head[: cut + 1] if cut > 0 else head.rpartition(" ")[0] + " …"
    return before, after


def _paragraph_before(text: str) -> str:
    """The last paragraph of a text; a break at its end stays, for what follows is a paragraph of its own."""
    return text.rstrip().rpartition("\n\n")[2] + ("\n" if text.endswith("\n") else text[len(text.rstrip()) :])


def _paragraph_after(text: str) -> str:
    """The first paragraph of a text; a break at its beginning stays."""
    opening = "\n" if text.startswith("\n") else text[: len(text) - len(text.lstrip())]
    return opening + text.lstrip().partition("\n\n")[0].rstrip()


def strengths(assertions: Iterable[Assertion]) -> str | None:
    """That the passages say it more or less firmly, where they do; a claim tends to harden as it is passed on."""
    found = Counter(assertion.commitment for assertion in assertions if assertion.state in _STANDING)
    if len(found) < 2:
        return None
    told = names(f"{commitment.label} in {found[commitment]}" for commitment in Commitment if found[commitment])
    return f"Its passages differ in firmness: {told}."


def answers(claim: Claim) -> list[Answered]:
    """Each accused party with what it answered to this very claim; parties that answered without being accused too."""
    standing = sorted((r for r in claim.responses if r.state in _STANDING), key=_answer_order)
    responding = dict.fromkeys([*parties(claim, PartyRole.ACCUSED), *(response.respondent for response in standing)])
    return [
        Answered(party=party, answers=_once_each([r for r in standing if r.respondent is party]))
        for party in responding
    ]


def _once_each(responses: list[Response]) -> tuple[Answer, ...]:
    """The answers without their copies: what has one kind and one origin was given once."""
    grouped: dict[tuple[str, str], list[Response]] = {}
    for response in responses:
        grouped.setdefault((response.kind, response.origin_key), []).append(response)
    return tuple(Answer(response=group[0], repeats=len(group) - 1) for group in grouped.values())


def decisions(claim: Claim, knowledge: Knowledge) -> list[Event]:
    """Decisions of courts and authorities in the dispute that were known."""
    decided = [event for event in claim.dispute.events if event.kind in _DECISIONS and event.rank is Rank.NORMAL]
    return [event for event in decided if any(knowledge.stands(row) for row in event.citations)]


def _standing(claim: Claim, decided: Sequence[Event], as_of: date) -> str:
    opening = "Alleged, not established." if is_asserted(claim) else "Looked into, and asserted by nobody."
    if decided:
        return f"{opening} A court has decided in this dispute; the record does not say that it decided on this claim."
    return f"{opening} No finding of a court or authority is on this record as of {long_day(as_of)}."


def _evidence(assertions: Iterable[Assertion]) -> list[Evidence]:
    """What is said to support the claim, each thing once; a copy brings no new evidence."""
    told = [e for a in assertions for e in a.evidence if e.kind is not EvidenceKind.NONE_STATED]
    return list({(e.kind, e.disclosure, e.holder): e for e in reversed(told)}.values())[::-1]


def _evidence_told(assertions: Iterable[Assertion]) -> str:
    told = {e.disclosure for a in assertions for e in a.evidence if e.kind is not EvidenceKind.NONE_STATED}
    best = next((words for disclosure, words in _DISCLOSURES.items() if disclosure in told), None)
    return best or "No evidence is described by the pages that carry it."


def _elsewhere(claim: Claim, knowledge: Knowledge) -> int:
    """How many answers of the accused were known that are not tied to one claim."""
    accused = {entity.id for entity in parties(claim, PartyRole.ACCUSED)}
    loose = [r for r in claim.dispute.responses if r.claim_id is None and r.respondent_id in accused]
    return sum(response.state in _STANDING and knowledge.has(response) for response in loose)


def _answer_order(response: Response) -> tuple[bool, date, int]:
    published = response.passage.version.published_at
    when = response.as_of_last or (published.date() if published else None)
    return when is None, when or date.max, response.id


def _first_sentence_start(before: str) -> int | None:
    for stop in (". ", "? ", "” "):
        cut = before.find(stop)
        if 0 <= cut < len(before) - len(stop) - 20:
            return cut + len(stop)
    return None


def _history(claim: Claim) -> list[Change]:
    """What this record did with the claim, newest first."""
    changes = [
        *_assertion_changes(claim),
        *_answer_changes(claim),
        Change(at=claim.recorded_at, text="First recorded."),
    ]
    return sorted(changes, key=lambda change: change.at, reverse=True)


def _assertion_changes(claim: Claim) -> Iterator[Change]:
    shown = in_order(claim.assertions)
    for at, group in _grouped(shown, lambda a: (a.recorded_at.date(), a.decided_by)):
        rules = list(dict.fromkeys(assertion.rule for assertion in group))
        told = f"{'rule' if len(rules) == 1 else 'rules'} {names(rules)}"
        yield Change(at=at, text=f"Found in {_printers(group)} by {group[0].decided_by}, {told}.")
    gone = [assertion for assertion in shown if assertion.superseded_at]
    for _, group in _grouped(gone, lambda a: (a.superseded_at,)):
        at = group[0].superseded_at or group[0].recorded_at
        yield Change(at=at, text=f"A newer version of the page of {_printers(group)} no longer has it; it is kept.")


def _answer_changes(claim: Claim) -> Iterator[Change]:
    standing = [response for response in claim.responses if response.state in _STANDING]
    for at, group in _grouped(standing, lambda r: (r.recorded_at.date(), r.respondent.name, r.kind, r.decided_by)):
        words = f"{group[0].respondent.name}: {group[0].kind.label.lower()}, found in {_printers(group)}"
        yield Change(at=at, text=f"{words} by {group[0].decided_by}.")


def _grouped(rows: Iterable[Row], key: Callable[[Row], tuple[Any, ...]]) -> list[tuple[datetime, list[Row]]]:
    """Rows that were recorded together, with the instant of the first of them."""
    groups: dict[tuple[Any, ...], list[Row]] = {}
    for row in rows:
        groups.setdefault(key(row), []).append(row)
    return [(min(row.recorded_at for row in group), group) for group in groups.values()]


def _printers(rows: Sequence[Assertion] | Sequence[Response]) -> str:
    found = list(dict.fromkeys(outlet_of(row.passage.version) for row in rows))
    return names(found) if len(found) < 4 else f"{found[0]}, {found[1]} and {len(found) - 2} more outlets"
