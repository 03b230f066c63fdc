"""Every dispute as a table: who is accused of what, where it stands, before which courts of which country.

Each cell leads to the list of its claims. What no source tells is "unknown", never blank.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, Response, g, render_template, request, url_for

from store.disputes import Case, Matter, list_disputes
from store.filters import NONE, UNKNOWN
from store.jurisdictions import country_of
from store.models import Entity
from store.vocabulary import Act, PartyRole, State
from webapp.asked import refuse_unknown
from webapp.documents import send
from webapp.exports.sending import file_parameters, send_rows
from webapp.narrowed import shown_value
from webapp.standing import case_words
from webapp.words import label, lowered

bp = Blueprint("cases", __name__)
KEYS = ("dispute", "title", "url", "accused", "acts", "state", "countries", "proceedings", "links", "claims")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """Some words, and the list that they open; None for words that have none."""

    words: str
    address: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Proceeding:
    """A case with its stage, and how it hangs together with earlier ones."""

    words: str
    state: State
    links: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A dispute by its accused, acts, state, countries and proceedings."""

    matter: Matter
    accused: list[Cell]
    acts: list[Cell]
    state: Cell
    countries: list[Cell]
    proceedings: list[Proceeding]
    claims: int


@bp.get("/disputes")
def disputes() -> str:
    """All disputes, the newest first."""
    refuse_unknown(request.args, [])
    return render_template("disputes.html", section="disputes", rows=[row_of(matter) for matter in _all()])


@bp.get("/disputes.json")
def disputes_json() -> Response:
    """The same as data."""
    refuse_unknown(request.args, [])
    return send({"on_record": "disputes", "disputes": [row_data(row_of(matter)) for matter in _all()]})


@bp.get("/disputes.csv", endpoint="disputes_csv")
@bp.get("/disputes.ndjson", endpoint="disputes_ndjson")
def as_file() -> Response:
    """The same as a file, one dispute to a row."""
    refuse_unknown(request.args, file_parameters())
    rows = [row_data(row_of(matter)) for matter in _all()]
    return send_rows(KEYS, rows, len(rows))


def row_of(matter: Matter) -> Row:
    """The row of a dispute; every cell is narrowed to its claims."""
    slug = matter.dispute.slug
    acts = dict.fromkeys(line.claim.act for line in matter.timeline.allegations if line.claim)
    return Row(
        matter=matter,
        accused=list(_parties(matter, slug)) or [Cell(words="unknown", address=None)],
        acts=[_act(act, slug) for act in acts] or [Cell(words="unknown", address=None)],
        state=_state(matter.status.state),
        countries=[_country(value) for value in _countries(matter.cases)],
        proceedings=[_proceeding(case) for case in matter.cases],
        claims=len(matter.timeline.allegations),
    )


def row_data(row: Row) -> dict[str, Any]:
    """The cells as they read on the page."""
    dispute = row.matter.dispute
    return {
        "dispute": dispute.slug,
        "title": dispute.title,
        "url": url_for("disputes.dispute", slug=dispute.slug, _external=True),
        "accused": [cell.words for cell in row.accused],
        "acts": [cell.words for cell in row.acts],
        "state": row.state.words,
        "countries": [cell.words for cell in row.countries],
        "proceedings": [f"{case.words}: {lowered(label(case.state))}" for case in row.proceedings]
        or [shown_value("country", NONE)],
        "links": [link for case in row.proceedings for link in case.links],
        "claims": row.claims,
    }


def _all() -> Sequence[Matter]:
    return list_disputes(g.session)


def _parties(matter: Matter, slug: str) -> Iterator[Cell]:
    accused: Iterable[Entity] = [p.entity for p in matter.parties if p.role is PartyRole.ACCUSED]
    for entity in accused:
        yield Cell(words=entity.name, address=url_for("search.search", dispute=slug, accused=entity.slug))


def _act(act: Act, slug: str) -> Cell:
    return Cell(words=label(act), address=url_for("search.search", dispute=slug, act=act.value))


def _state(state: State) -> Cell:
    return Cell(words=label(state), address=url_for("search.search", state=state.value))


def _countries(cases: Iterable[Case]) -> Sequence[str]:
    """The countries of the courts, "unknown" for a court whose name tells none; without a case, that there is none."""
    found = dict.fromkeys(country_of(case.proceeding.forum) or UNKNOWN for case in cases)
    return list(found) or [NONE]


def _country(value: str) -> Cell:
    words = {NONE: "no court case known", UNKNOWN: "unknown"}.get(value) or shown_value("country", value)
    return Cell(words=words, address=url_for("search.search", country=value))


def _proceeding(case: Case) -> Proceeding:
    return Proceeding(
        words=case_words(case.proceeding),
        state=case.status.state,
        links=tuple(f"{label(link.kind)} {case_words(link.earlier)}" for link in case.links),
    )
