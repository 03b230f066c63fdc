"""How far the hub of the feeds (WebSub) was told of changes, and which pages these concern."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from store.changes.asked import newest_seq
from store.models import HubPing, change_about


@dataclass(frozen=True, slots=True, kw_only=True)
class Untold:
    """What a hub was not told of yet: the pages that changed, up to the change of that number."""

    seq: int
    pages: Sequence[str]


def untold(session: Session, hub: str) -> Untold | None:
    """What the hub is to be told; None where nothing changed, or it is new: it is told from here on."""
    newest, ping = newest_seq(session), _ping_of(session, hub)
    if ping is None:
        session.add(HubPing(hub=hub, seq=newest))
        return None
    if ping.seq == newest:
        return None
    pages = select(change_about.c.about).where(change_about.c.change_id > ping.seq, change_about.c.change_id <= newest)
    return Untold(seq=newest, pages=session.scalars(pages.distinct().order_by(change_about.c.about)).all())


def is_behind(session: Session, hub: str) -> bool:
    """Whether a hub was not told of the newest change, or is new."""
    ping = _ping_of(session, hub)
    return ping is None or ping.seq < newest_seq(session)


def note_told(session: Session, hub: str, seq: int) -> None:
    """Note that the hub knows of all up to that number."""
    ping = _ping_of(session, hub)
    if ping is not None:
        ping.seq = seq


def _ping_of(session: Session, hub: str) -> HubPing | None:
    return session.scalar(select(HubPing).where(HubPing.hub == hub))
