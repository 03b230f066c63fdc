"""Disputes and their lines as data for other programs; the keys are written out by hand and listed in docs/feed.md."""

from datetime import date
from typing import Any

from store.disputes import Case, Matter
from store.models import Assertion, Contradiction, EditorialAction, Passage
from store.timeline import Answer, Line, Placed
from webapp.lines import kind_of
from webapp.standing import standing
from webapp.words import web_link

Json = dict[str, Any]


def matter_data(matter: Matter, as_of: date) -> Json:
    """One dispute in brief: its sides, where it stands by `as_of` and on which events, and its counts."""
    return {
        "slug": matter.dispute.slug,
        "title": matter.title,
        "url": f"/disputes/{matter.dispute.slug}",
        "status": str(matter.status.state),
        "status_words": standing(matter, as_of=as_of).phrase,
        "status_events": [event.public_id for event in matter.status.because_of],
        "newest": matter.newest.isoformat() if matter.newest else None,
        "origins": matter.origins.origins,
        "speakers": matter.origins.speakers,
        "pages": matter.pages,
        "parties": [
            {"slug": party.entity.slug, "name": party.entity.name, "role": str(party.role)} for party in matter.parties
        ],
    }


def proceeding_data(case: Case) -> Json:
    """One case or inquiry, where it stands, and the earlier ones of the dispute that it hangs together with."""
    proceeding = case.proceeding
    return {
        "id": proceeding.id,
        "forum": proceeding.forum,
        "docket": proceeding.docket,
        "docket_as_worded": proceeding.docket_as_worded,
        "status": str(case.status.state),
        "links": [{"kind": str(link.kind), "earlier": link.earlier_id} for link in case.links],
    }


def line_data(line: Line) -> Json:
    """One line with its passage, its sources and its answers."""
    return {
        "id": line.anchor,
        "line": str(line.kind),
        "kind": kind_of(line),
        "when": when_data(line.when),
        "claim": line.claim.public_id if line.claim else None,
        "event": line.event.public_id if line.event else None,
        "passage": passage_data(line.passage),
        "hedges": line.cited[0].hedges if isinstance(line.cited[0], Assertion) else [],
        "superseded": line.is_superseded,
        "sources": [passage_data(row.passage) for row in line.cited],
        "answers": [_answer(answer) for answer in line.answers],
    }


def passage_data(passage: Passage) -> Json:
    """A passage as a text quote and a text position in one version of one article."""
    version = passage.version
    outlet = version.article.outlet
    return {
        "exact": passage.exact,
        "start_char": passage.start_char,
        "end_char": passage.end_char,
        "outlet": outlet.name if outlet else None,
        "is_sample": bool(outlet and outlet.is_sample),
        "url": web_link(version.article.canonical_url),
        "published": version.published_at.isoformat() if version.published_at else None,
        "archived": f"/articles/{version.article_id}/versions/{version.version_no}#p{passage.start_char}",
        "text_sha256": version.text_sha256,
    }


def contradiction_data(row: Contradiction) -> Json:
    """Two passages that do not say the same, each with what it says; neither is held to be right."""
    return {
        "kind": str(row.kind),
        "state": str(row.state),
        "claim": row.claim.public_id if row.claim else None,
        "event": row.event.public_id if row.event else None,
        "response": row.response.public_id if row.response else None,
        "left": {"says": row.left_says, "passage": passage_data(row.left)},
        "right": {"says": row.right_says, "passage": passage_data(row.right)},
        "decision": _decision(row.decision) if row.decision else None,
    }


def _decision(action: EditorialAction) -> Json:
    return {
        "by": action.actor,
        "on": action.at.date().isoformat(),
        "reason": action.reason,
        "citation": web_link(action.citation),
    }


def _answer(answer: Answer) -> Json:
    response = answer.response
    return {
        "id": response.public_id,
        "respondent": response.respondent.name,
        "kind": str(response.kind),
        "basis": str(response.basis),
        "asked_by": response.asked_by,
        "as_of": when_data(answer.when),
        "passage": passage_data(response.passage),
    }


def when_data(placed: Placed | None) -> Json | None:
    """When a line stands: days, how exactly, in the source's words; null without a date."""
    if placed is None:
        return None
    return {
        "from": placed.first.isoformat(),
        "to": placed.last.isoformat(),
        "precision": str(placed.precision),
        "text": placed.text,
        "by_report": placed.is_by_report,
    }
