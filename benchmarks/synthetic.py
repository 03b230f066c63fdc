"""Synthetic coverage: articles in our own words about disputes between made-up companies, with what a reader finds.

The same numbers give the same coverage. Disputes differ in size as real ones do: the first draws far more articles
than the last. Some articles are copies of an earlier one, some are changed after a while; a reading has one to four
findings.
"""

import hashlib
import random
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from store.records import (
    AttributionStep,
    ClaimFinding,
    DateSpan,
    EventFinding,
    NamedEntity,
    Reading,
    ResponseFinding,
    Span,
)
from store.vocabulary import (
    Act,
    ClaimStatus,
    Commitment,
    EntityKind,
    EventKind,
    Precision,
    ResponseBasis,
    ResponseKind,
    SpeakerKind,
)

READER = "synthetic-reader@1"
OUTLETS = 60
_START, _STEP = datetime(2021, 1, 4, tzinfo=UTC), timedelta(minutes=26)
_COPIED, _CHANGED, _RECENT = 0.15, 0.03, 40
_REPORTS_OF_AN_EVENT = 8
_ACTS = (
    (Act.MODEL_OUTPUT_DISTILLATION, "trained on answers of the model"),
    (Act.BULK_API_EXTRACTION, "asked the model for answers by the million"),
    (Act.USAGE_LIMIT_OR_IDENTITY_EVASION, "hid who was asking"),
)
_STEPS = (EventKind.COMPLAINT_FILED, EventKind.MOTION_FILED, EventKind.HEARING, EventKind.ORDER, EventKind.STAY)
_ANSWERS = (ResponseKind.DENIED, ResponseKind.NO_RESPONSE_TO_REQUEST, ResponseKind.NO_PUBLIC_RESPONSE)
_FIRST = ("Alder", "Birch", "Cedar", "Dogwood", "Elm", "Fir", "Ginkgo", "Hazel", "Ivy", "Juniper")
_SECOND = ("Works", "Models", "Press", "Studios", "Labs")


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """One version of one article, and what its reader found; `outlet` is a number, `cluster` the copies' name."""

    url: str
    outlet: int
    version_no: int
    published: datetime
    text: str
    cluster: str
    reading: Reading


@dataclass(slots=True, kw_only=True)
class _Page:
    """Sentences and findings of an article that is being written."""

    sentences: list[str] = field(default_factory=list)
    claims: list[ClaimFinding] = field(default_factory=list)
    responses: list[ResponseFinding] = field(default_factory=list)
    events: list[EventFinding] = field(default_factory=list)

    def say(self, sentence: str) -> Span:
        """Add a sentence; gives where it stands."""
        start = sum(len(other) + 1 for other in self.sentences)
        self.sentences.append(sentence)
        return Span(start_char=start, end_char=start + len(sentence), exact=sentence)


def coverage(articles: int, *, disputes: int = 500, seed: int = 1) -> Iterator[Written]:
    """So many versions, in the order of filing."""
    chance, recent = random.Random(seed), deque[Written](maxlen=_RECENT)  # noqa: S311
    weights = [1 / (number + 10) for number in range(disputes)]
    told = [0] * disputes
    made = 0
    while made < articles:
        published = _START + made * _STEP
        if recent and chance.random() < _COPIED:
            written = _copy(chance.choice(recent), made, published)
        else:
            matter = chance.choices(range(disputes), weights)[0]
            told[matter] += 1
            written = _article(chance, matter, told[matter], made, published)
            recent.append(written)
        yield written
        made += 1
        if chance.random() < _CHANGED and made < articles:
            yield _changed(written)
            made += 1


def sides_of(matter: int) -> tuple[str, str]:
    """The accuser and the accused of a dispute; each company is in a few disputes."""
    return _company(matter % 211), _company(211 + matter // 3)


def _company(number: int) -> str:
    return f"{_FIRST[number % 10]} {_SECOND[number // 10 % 5]} {number}"


def _article(chance: random.Random, matter: int, told: int, made: int, published: datetime) -> Written:
    page, (accuser, accused) = _Page(), sides_of(matter)
    writers = (_claim, _event, _response, _claim)
    first = chance.choice((0, 0, 1))
    for write in writers[first : first + chance.randint(1, 4)]:
        write(page, chance, matter, told, published)
    page.say(f"This is sample article {made} about {accused}.")
    text = " ".join(page.sentences)
    return Written(
        url=f"https://outlet-{made % OUTLETS}.example/{made}",
        outlet=made % OUTLETS,
        version_no=1,
        published=published,
        text=text,
        cluster=hashlib.sha256(text.encode()).hexdigest(),
        reading=Reading(
            text_id=str(made),
            reader=READER,
            is_ai_ip_dispute=True,
            why="it is written so",
            entities=(_named(text, accuser), _named(text, accused)),
            claims=tuple(page.claims),
            responses=tuple(page.responses),
            events=tuple(page.events),
        ),
    )


def _copy(original: Written, made: int, published: datetime) -> Written:
    outlet = made % OUTLETS
    text = f"{original.text} Outlet {outlet} took this over."
    return replace(
        original, url=f"https://outlet-{outlet}.example/{made}", outlet=outlet, published=published, text=text
    )


def _changed(written: Written) -> Written:
    """The same article after a while: its last finding is gone from it, if it has two claims."""
    fewer = replace(written.reading, claims=written.reading.claims[:1])
    return replace(written, version_no=2, text=f"{written.text} This article was changed.", reading=fewer)


def _claim(page: _Page, chance: random.Random, matter: int, told: int, published: datetime) -> None:
    accuser, accused = sides_of(matter)
    act, words = chance.choice(_ACTS)
    quarter = DateSpan()
    if chance.random() < 0.2:
        year = published.year - 1
        first, last = datetime(year, 10, 1, tzinfo=UTC).date(), datetime(year, 12, 31, tzinfo=UTC).date()
        quarter = DateSpan(first=first, last=last, precision=Precision.QUARTER, text=f"late {year}")
    step = AttributionStep(step_no=1, speaker=accuser, speaker_kind=SpeakerKind.NAMED_ORG_SPOKESPERSON, cue="says")
    span = page.say(f"{accuser} says for the {told}th time that {accused} {words}.")
    page.claims.append(
        ClaimFinding(
            claimant=accuser, targets=(accused,), act=act, object="the model", commitment=Commitment.CERTAIN,
            status=ClaimStatus.ASSERTED, passage=span, attribution=(step,), rule="written", confidence=0.9,
            happened=quarter,
        )
    )  # fmt: skip


def _event(page: _Page, chance: random.Random, matter: int, told: int, published: datetime) -> None:
    accuser, accused = sides_of(matter)
    number = told // _REPORTS_OF_AN_EVENT
    kind = _STEPS[number % len(_STEPS)] if number else _STEPS[0]
    day = published.date() - timedelta(days=chance.randint(0, 2))
    happened = DateSpan(first=day, last=day, precision=Precision.DAY, text=f"{day:%d %B}")
    span = page.say(f"In the case of {accuser} against {accused}, step {number} came on {day:%d %B}, report {told}.")
    page.events.append(
        EventFinding(
            kind=kind, passage=span, rule="written", confidence=0.9, accusers=(accuser,), accused=(accused,),
            happened=happened if chance.random() < 0.5 else DateSpan(), act=_ACTS[0][0],
            docket=f"1:21-cv-{10000 + matter}" if chance.random() < 0.2 else None,
        )
    )  # fmt: skip


def _response(page: _Page, chance: random.Random, matter: int, told: int, published: datetime) -> None:  # noqa: ARG001
    _, accused = sides_of(matter)
    kind = chance.choice(_ANSWERS)
    span = page.say(f"{accused} was heard for the {told}th time and it was: {kind.replace('_', ' ')}.")
    page.responses.append(
        ResponseFinding(
            respondent=accused, kind=kind, basis=ResponseBasis.STATEMENT, passage=span, rule="written", confidence=0.9
        )
    )


def _named(text: str, name: str) -> NamedEntity:
    start = text.find(name)
    mentions = ((start, start + len(name)),) if start >= 0 else ()
    return NamedEntity(name=name, kind=EntityKind.COMPANY, mentions=mentions, known=True)
