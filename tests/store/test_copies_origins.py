"""Copies have one origin, in whatever order they come; what they credit, or what joins them, moves it for all."""

from collections.abc import Callable
from itertools import permutations
from random import Random
from typing import NamedTuple

import pytest
from sqlalchemy.orm import Session

from store.copies import cluster_version
from store.credits import credit_version
from store.models import ArticleVersion, Assertion, Claim, Response
from store.origins import count_origins
from store.records import AttributionStep, ClaimFinding, ResponseFinding
from store.vocabulary import ResponseKind, SpeakerKind
from tests.conftest import NOW

SAYS = "OpenAI says that DeepSeek trained a model on the answers of its own."
SILENT = "DeepSeek has said nothing so far."
CREDITED = "LONDON (Reuters) - "
_REST = " ".join("".join(Random(n).choices("abcdefghij", k=6)) for n in range(200)).split()  # noqa: S311
HEAD, TAIL = " ".join(_REST[:60]), " ".join(_REST[60:])


class Told(NamedTuple):
    """A page: its outlet and text."""

    outlet: str
    text: str


PLAIN = Told("First Paper", f"{SAYS} {HEAD} {TAIL}")
COPY = Told("Second Paper", f"{SAYS} {HEAD} {TAIL} So it was told.")
WIRE = Told("Third Paper", f"{CREDITED}{SAYS} {HEAD} {TAIL}")


@pytest.fixture
def told(
    session: Session,
    make_version: Callable[..., ArticleVersion],
    file_findings: Callable[..., int],
    claim: Callable[..., ClaimFinding],
) -> Callable[..., ArticleVersion]:
    """A page taken in and filed, with the claim that it carries."""

    def tell(page: Told, **fields: object) -> ArticleVersion:
        version = make_version(page.text, outlet=page.outlet)
        credit_version(session, version)
        cluster_version(session, version, NOW)
        file_findings(version, claim(version, SAYS, **fields))
        return version

    return tell


def _places(session: Session) -> list[str]:
    return sorted(assertion.origin_key for assertion in session.query(Assertion))


def _origins(session: Session) -> int:
    return count_origins(session.query(Claim).one().assertions).origins


@pytest.mark.parametrize("pages", list(permutations([PLAIN, COPY, WIRE])))
def test_copies_are_one_origin_at_the_agency_they_credit_in_any_order(
    session: Session, told: Callable[..., ArticleVersion], pages: tuple[Told, ...]
) -> None:
    counts = []
    for page in pages:
        told(page)
        counts.append(_origins(session))

    assert counts == [1, 1, 1]
    assert _places(session) == ["openai@reuters"] * 3


def test_copies_that_credit_nobody_have_the_place_of_the_first(
    session: Session, told: Callable[..., ArticleVersion]
) -> None:
    told(PLAIN)
    told(COPY)

    assert _places(session) == ["openai@first-paper"] * 2


def test_an_outlet_named_as_the_source_comes_before_the_credit(
    session: Session, told: Callable[..., ArticleVersion]
) -> None:
    step = AttributionStep(
        step_no=1,
        speaker="OpenAI",
        speaker_kind=SpeakerKind.NAMED_ORG_SPOKESPERSON,
        cue="says",
        via_outlet="Sample Wire",
    )

    told(WIRE, attribution=(step,))

    assert _places(session) == ["openai@sample-wire"]


def test_what_nobody_is_named_for_and_answers_are_the_agency_s_too(
    session: Session,
    told: Callable[..., ArticleVersion],
    make_version: Callable[..., ArticleVersion],
    file_findings: Callable[..., int],
    claim: Callable[..., ClaimFinding],
    response: Callable[..., ResponseFinding],
) -> None:
    version = make_version(f"{PLAIN.text} {SILENT}", outlet="First Paper")
    cluster_version(session, version, NOW)
    found = claim(version, SAYS, claimant=None), response(version, SILENT, ResponseKind.NO_PUBLIC_RESPONSE)
    file_findings(version, claim(version, version.text[:100].split(" a ")[0]), *found)

    told(Told("Second Paper", CREDITED + version.text))

    assert {answer.origin_key for answer in session.query(Response)} == {"deepseek@reuters"}
    assert "unnamed@reuters" in _places(session)


def test_a_text_that_joins_two_clusters_makes_their_origins_one_and_adds_none(
    session: Session, told: Callable[..., ArticleVersion]
) -> None:
    told(Told("First Paper", f"{SAYS} {' '.join(_REST[:130])}"))
    told(Told("Second Paper", f"{SAYS} {' '.join(_REST[70:])}"))
    before = _origins(session)

    told(Told("Third Paper", f"{SAYS} {HEAD} {TAIL}"))

    assert (before, _origins(session)) == (2, 1)
    assert set(_places(session)) == {"openai@first-paper"}
