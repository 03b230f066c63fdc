"""Rows by the names that people use: a public id, or a kind and a slug or number, as in the address of a page."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from store.errors import EditingError
from store.models import Article, Assertion, Base, Claim, Contradiction, Dispute, Entity, Event, EventCitation, Response

HOW = (
    "name a claim, event or answer by its id (c-…, e-…, r-…), a dispute or party by its address (disputes/SLUG, "
    "companies/SLUG), an article by its number (articles/NUMBER), "
    "a sentence as `onrecord edit history` lists it (assertion/NUMBER, citation/NUMBER), "
    "two sentences that differ as `onrecord edit history` of their dispute lists them (contradiction/NUMBER)"
)
_BY_LETTER: dict[str, Callable[[str], Select[Any]]] = {
    "c": lambda name: select(Claim).where(Claim.public_id == name),
    "e": lambda name: select(Event).where(Event.public_id == name),
    "r": lambda name: select(Response).where(Response.public_id == name),
}
_BY_KIND: dict[str, Callable[[str], Select[Any]]] = {
    "articles": lambda name: select(Article).where(Article.id == _number(name)),
    "assertion": lambda name: select(Assertion).where(Assertion.id == _number(name)),
    "citation": lambda name: select(EventCitation).where(EventCitation.id == _number(name)),
    "contradiction": lambda name: select(Contradiction).where(Contradiction.id == _number(name)),
    "claims": _BY_LETTER["c"],
    "companies": lambda name: select(Entity).where(Entity.slug == name),
    "disputes": lambda name: select(Dispute).where(Dispute.slug == name),
}
_KINDS = {
    Article: "articles",
    Assertion: "assertion",
    EventCitation: "citation",
    Contradiction: "contradiction",
    Dispute: "disputes",
    Entity: "companies",
}


def find_row(session: Session, name: str) -> Base:
    """The row called `name`; raises EditingError where nothing is called so."""
    kind, _, rest = name.partition("/")
    question = _BY_KIND.get(kind) if rest else _BY_LETTER.get(name.partition("-")[0])
    row: Base | None = session.scalar(question(rest or name)) if question else None
    if row is None:
        raise EditingError(f"nothing on record is called {name!r}: {HOW}")
    return row


def called(row: Base) -> str:
    """The name by which `find_row` finds a row."""
    kind = next((kind for table, kind in _KINDS.items() if isinstance(row, table)), None)
    name = getattr(row, "public_id", None) or getattr(row, "slug", None) or str(row.id)
    return f"{kind}/{name}" if kind else name


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0
