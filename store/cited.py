"""The sentences that stand under a row, whatever it is."""

from collections.abc import Sequence

from store.models import Assertion, Base, Claim, Dispute, Event, EventCitation, Response

Sentence = Assertion | EventCitation | Response


def sentences_of(row: Base) -> Sequence[Sentence]:
    """All of a dispute, claim or event, those that newer versions took back included; of a sentence, itself."""
    if isinstance(row, Dispute):
        loose = [answer for answer in row.responses if answer.claim_id is None]
        return [sentence for one in (*row.claims, *row.events) for sentence in sentences_of(one)] + loose
    if isinstance(row, Claim):
        return [*row.assertions, *row.responses]
    if isinstance(row, Event):
        return row.citations
    return [row] if isinstance(row, Assertion | EventCitation | Response) else []
