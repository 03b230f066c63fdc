"""What a reading found survives being written as JSON and read again."""

import json
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from store import records
from store.findings import from_json, to_json

texts = st.text(max_size=20)
names = st.tuples() | st.tuples(texts) | st.tuples(texts, texts)


def _of(record, **fields):
    return st.builds(record, **fields)


spans = _of(records.Span, start_char=st.integers(0, 99), end_char=st.integers(0, 99), exact=texts)
days = st.none() | st.dates(date(1990, 1, 1), date(2030, 1, 1))
dates = _of(records.DateSpan, first=days, last=days, text=st.none() | texts)
confidences = st.floats(0, 1)
claims = _of(
    records.ClaimFinding,
    targets=names, co_claimants=names, passage=spans, happened=dates, confidence=confidences,
    attribution=st.tuples(_of(records.AttributionStep)), hedges=st.tuples(spans),
    evidence=st.none() | _of(records.EvidenceFinding), legal_theories=st.just(()),
)  # fmt: skip
events = _of(
    records.EventFinding,
    passage=spans, happened=dates, accusers=names, accused=names, confidence=confidences,
    amount=st.none() | _of(records.Amount),
)  # fmt: skip
responses = _of(records.ResponseFinding, passage=spans, as_of=dates, confidence=confidences)
readings = _of(
    records.Reading,
    claims=st.tuples(claims), events=st.tuples(events), responses=st.tuples(responses),
    entities=st.tuples(_of(records.NamedEntity, mentions=st.just(((1, 2),)), aliases=names)),
    relations=st.tuples(_of(records.RelationFinding, passage=spans)), outlets_cited=names,
)  # fmt: skip


@given(readings)
def test_a_reading_comes_back_from_json_as_it_was(reading):
    assert from_json(json.loads(json.dumps(to_json(reading)))) == reading
