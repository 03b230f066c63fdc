"""Sentences that an editor put somewhere by hand: they stay there whenever their article is filed again."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeVar

from store.entries.article import Filing, stand_by
from store.entries.claims import claim_sides
from store.entries.known import dispute_of
from store.matching.claims import is_same_claim
from store.models import Assertion, EventCitation, Response
from store.records import ClaimFinding, EventFinding, Reading, ResponseFinding

Row = TypeVar("Row", Assertion, EventCitation, Response)
Finding = TypeVar("Finding", ClaimFinding, EventFinding, ResponseFinding)


def without_placed(filing: Filing) -> Reading:
    """The reading without what an editor has placed; the article stands by these rows where they are."""
    found = filing.reading
    return replace(
        found,
        claims=_left(filing, found.claims, _placed(filing, Assertion), _is_assertion),
        events=_left(filing, found.events, _placed(filing, EventCitation), _is_citation),
        responses=_left(filing, found.responses, _placed(filing, Response), _is_response),
    )


def _placed(filing: Filing, table: type[Row]) -> Sequence[Row]:
    return [row for row in filing.rows.rows if isinstance(row, table) and row.placed_by_id is not None]


def _left(
    filing: Filing,
    findings: Sequence[Finding],
    rows: Sequence[Row],
    says: Callable[[Filing, Row, Finding], bool],
) -> tuple[Finding, ...]:
    """The findings that no row stands for; each row stands for one."""
    waiting, left = list(rows), []
    for finding in findings:
        on_words = [row for row in waiting if row.passage.exact == finding.passage.exact]
        row = next((row for row in on_words if says(filing, row, finding)), None)
        if row is None:
            left.append(finding)
            continue
        waiting.remove(row)
        _keep(filing, row)
    return tuple(left)


def _keep(filing: Filing, row: Assertion | EventCitation | Response) -> None:
    stand_by(filing, row)
    if isinstance(row, Response):
        return
    if isinstance(row, Assertion):
        filing.carried.add(row.claim)
    filing.note(dispute_of(row))


def _is_assertion(filing: Filing, row: Assertion, finding: ClaimFinding) -> bool:
    return is_same_claim(row.claim, claim_sides(filing, finding), finding.act)


def _is_citation(filing: Filing, row: EventCitation, finding: EventFinding) -> bool:
    sides = filing.names.sides(finding.accusers or finding.investigators, finding.accused)
    taking_part = {party.entity.canonical for party in row.event.parties}
    return row.event.kind is finding.kind and {*sides.accusers, *sides.accused} <= taking_part


def _is_response(filing: Filing, row: Response, finding: ResponseFinding) -> bool:
    return row.kind is finding.kind and row.respondent.canonical is filing.names.entity(finding.respondent)
