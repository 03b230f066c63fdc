"""The page of one party, the index of all parties, and both as JSON. Companies are most of them, not all."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, Response, abort, g, render_template, request, url_for

from store.companies import Record, Tally, find_party, list_parties
from store.disputes import Matter
from store.knowledge import NOW, Knowledge
from store.models import Response as Answer
from store.timeline import Line
from store.vocabulary import PartyRole
from webapp.asked import refuse_unknown
from webapp.claim_document import iso, passage_document
from webapp.days import DAYS, knowledge_asked, shown_to
from webapp.documents import send
from webapp.headings import opened
from webapp.line_data import matter_data
from webapp.lives import Life, life, shown_marks, year_starts
from webapp.party_sums import activity, beside, by_act, unanswered
from webapp.standing import acts_of, forum_of, standing
from webapp.timeline.lifeline import Scale, scale_of
from webapp.words import count, names

bp = Blueprint("companies", __name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One dispute of the party: the other side, what is alleged, where it stands, and what the accused answered."""

    matter: Matter
    others: str
    forum: str
    acts: str
    stands: Any
    answers: Sequence[Answer]
    lines: Sequence[Line]


@bp.get("/companies")
def companies() -> str:
    """Everybody who is a party to a dispute, with the number of disputes in each role."""
    refuse_unknown(request.args, [])
    return render_template("companies.html", section="companies", tallies=list_parties(g.session))


@bp.get("/companies.json")
def companies_json() -> Response:
    """The index as data."""
    refuse_unknown(request.args, [])
    return send({"on_record": "parties", "parties": [tally_data(tally) for tally in list_parties(g.session)]})


@bp.get("/companies/<slug>")
def company(slug: str) -> str:
    """A party as accuser, as accused and in other roles, as it was known on the days that are asked for."""
    record, knowledge = _asked(slug)
    matters = _matters(record)
    scale = scale_of(matters, g.today)
    lives = _lives(record, scale)
    return render_template(
        "company.html",
        section="companies",
        record=record,
        knowledge=knowledge,
        shown_to=shown_to(knowledge),
        entity=record.entity,
        aliases=[name for name in record.names if name != record.entity.name],
        summary=summary(record),
        last=last_answer(record, knowledge),
        lives=lives,
        years=year_starts(scale),
        marks_shown=shown_marks(row for rows in lives.values() for row in rows),
        accused=[_row(record, matter, PartyRole.ACCUSED, knowledge) for matter in record.accused],
        accuser=[_row(record, matter, PartyRole.ACCUSER, knowledge) for matter in record.accuser],
        standings={m.dispute.id: standing(m, as_of=shown_to(knowledge)) for _, m in record.other},
        unanswered=unanswered(record),
        beside=beside(record),
        acts=by_act(record),
        quarters=activity(matters),
    )


@bp.get("/companies/<slug>.json")
def company_json(slug: str) -> Response:
    """The party as data: names, disputes by role, its answers."""
    record, knowledge = _asked(slug)
    entity, as_of = record.entity, shown_to(knowledge)
    return send(
        {
            "on_record": "party",
            "slug": entity.slug,
            "name": entity.name,
            "kind": entity.kind,
            "wikidata": entity.wikidata,
            "aliases": list(record.names),
            "url": url_for("companies.company", slug=entity.slug, _external=True),
            "as_accuser": [matter_data(matter, as_of) for matter in record.accuser],
            "as_accused": [matter_data(matter, as_of) for matter in record.accused],
            "in_other_roles": [{"role": role, **matter_data(matter, as_of)} for role, matter in record.other],
            "relations": [
                {
                    "subject": row.subject.canonical.slug,
                    "kind": row.kind,
                    "object": row.object.canonical.slug,
                    "passage": passage_document(row.passage),
                }
                for row in record.relations
            ],
        }
    )


def summary(record: Record) -> str:
    """The party's part in the record as one sentence."""
    told = [
        f"accused in {count(len(record.accused), 'dispute')}" if record.accused else "",
        f"an accuser in {len(record.accuser) or 'none'}",
        f"in another role in {len(record.other)}" if record.other else "",
    ]
    words = names(part for part in told if part)
    return f"{words[:1].upper()}{words[1:]}, as far as the pages read say."


def last_answer(record: Record, knowledge: Knowledge = NOW) -> Answer | None:
    """The newest dated answer of the party that was known, silences included; None where there is none."""
    answers = {answer.id: answer for matter in _matters(record) for answer in _answers(matter, record, knowledge)}
    return max((a for a in answers.values() if _day_of(a)), key=lambda a: (_day_of(a) or "", a.id), default=None)


def _asked(slug: str) -> tuple[Record, Knowledge]:
    """The party, and the days by which it is asked for."""
    refuse_unknown(request.args, DAYS)
    knowledge = knowledge_asked()
    record = find_party(g.session, slug, knowledge)
    if record is None:
        abort(404, f"no party has the address {slug[:60]!r}: /companies lists them all")
    return record, knowledge


def _matters(record: Record) -> list[Matter]:
    matters = [*record.accuser, *record.accused, *(matter for _, matter in record.other)]
    return list({matter.dispute.id: matter for matter in matters}.values())


def _lives(record: Record, scale: Scale) -> dict[str, list[Life]]:
    """The rows of the picture under their headings; oldest first, as time runs."""
    rows: dict[str, Iterable[tuple[str | None, Matter]]] = {
        "As accused": [(None, matter) for matter in record.accused],
        "As accuser": [(None, matter) for matter in record.accuser],
        "In another role": [(role.label, matter) for role, matter in record.other],
    }
    return {
        heading: sorted((life(m, scale, role=role) for role, m in pairs), key=lambda row: row.start)
        for heading, pairs in rows.items()
    }


def _row(record: Record, matter: Matter, role: PartyRole, knowledge: Knowledge) -> Row:
    other = PartyRole.ACCUSER if role is PartyRole.ACCUSED else PartyRole.ACCUSED
    others = matter.names_of(other) or matter.names_of(PartyRole.INVESTIGATOR)
    tell = _answers if role is PartyRole.ACCUSED else _others_answers
    return Row(
        matter=matter,
        others=names(others) or opened(matter.dispute.accuser_text or "nobody by name", is_name=False),
        forum=forum_of(matter),
        acts=acts_of(matter),
        stands=standing(matter, as_of=shown_to(knowledge)),
        answers=tell(matter, record, knowledge),
        lines=matter.timeline.allegations,
    )


def _answers(matter: Matter, record: Record, knowledge: Knowledge) -> list[Answer]:
    """What the party itself answered, each thing once however many pages repeat it."""
    return _once_each(r for r in _known(matter, knowledge) if r.respondent_id == record.entity.id)


def _others_answers(matter: Matter, record: Record, knowledge: Knowledge) -> list[Answer]:
    return _once_each(r for r in _known(matter, knowledge) if r.respondent_id != record.entity.id)


def _known(matter: Matter, knowledge: Knowledge) -> list[Answer]:
    return [response for response in matter.dispute.responses if knowledge.stands(response)]


def _once_each(given: Iterable[Answer]) -> list[Answer]:
    return list({(r.kind, r.origin_key): r for r in reversed(list(given))}.values())[::-1]


def _day_of(answer: Answer) -> str | None:
    return iso(answer.as_of_last) or (iso(answer.passage.version.published_at) or "")[:10] or None


def tally_data(tally: Tally) -> dict[str, Any]:
    """A party of the index, with the number of disputes in each role."""
    return {
        "slug": tally.entity.slug,
        "name": tally.entity.name,
        "kind": tally.entity.kind,
        "url": url_for("companies.company", slug=tally.entity.slug, _external=True),
        "disputes_as_accuser": tally.accuser,
        "disputes_as_accused": tally.accused,
        "disputes_in_other_roles": tally.other,
    }
