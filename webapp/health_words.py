"""What there is to say about the health of an outlet, in sentences and as data, for the pages and the command alike."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from store.health import SILENT_ROUNDS, Lack, Missing, OutletHealth, Share
from store.models import Outlet, Round
from store.vocabulary import OutletKind
from webapp.claim_document import iso

# what a page lacks: of several pages, of one
_LACKING = {
    Lack.TEXT: ("gave no text", "gave none"),
    Lack.DATE: ("have no date", "had none"),
    Lack.AUTHOR: ("name no author", "named none"),
}
_KINDS = {
    OutletKind.TRADE: "A site of the trade press",
    OutletKind.UNKNOWN: "An outlet of which little is recorded",
}
COUNTRIES = {
    "CA": "Canada",
    "CN": "China",
    "DE": "Germany",
    "FR": "France",
    "GB": "the United Kingdom",
    "HK": "Hong Kong",
    "IN": "India",
    "JP": "Japan",
    "NL": "the Netherlands",
    "QA": "Qatar",
    "SG": "Singapore",
    "US": "the United States",
}


def alarm_words(health: OutletHealth) -> list[str]:
    """Why somebody should look at an outlet, a sentence each; [] if nobody need."""
    told = [_jump(missing) for missing in health.alarms]
    if health.is_silent and health.last:
        told.append(f"The last {SILENT_ROUNDS} rounds brought an error and no page: {health.last.error}.")
    return told


def needs_a_look(found: Sequence[OutletHealth]) -> list[OutletHealth]:
    """The outlets with an alarm."""
    return [health for health in found if health.is_alarming]


def status_document(found: Sequence[OutletHealth], now: datetime) -> dict[str, Any]:
    """The health of all outlets as data; the keys are written out, for others read them (docs/outlets.md)."""
    return {
        "on_record": "status",
        "as_of": iso(now),
        "alarms": len(needs_a_look(found)),
        "outlets": [health_document(health) for health in found],
    }


def health_document(health: OutletHealth) -> dict[str, Any]:
    """The health of one outlet as data."""
    return {
        "slug": health.slug,
        "name": health.name,
        "refuses": health.outlet.refuses if health.outlet else None,
        "last_round": _round(health.last) if health.last else None,
        "rounds": [_round(one) for one in health.rounds],
        "captures": health.captures,
        "articles": health.articles,
        "missing": {missing.lack: _missing(missing) for missing in health.missing},
        "is_held_by_robots": health.is_held,
        "disallowed_by_robots": health.disallowed,
        "due_now": health.due,
        "next_due": iso(health.next_due),
        "alarms": alarm_words(health),
    }


def outlet_document(outlet: Outlet) -> dict[str, Any]:
    """Who an outlet is, as data."""
    return {
        "slug": outlet.slug,
        "name": outlet.name,
        "domain": outlet.domain,
        "kind": outlet.kind,
        "country": outlet.country,
        "language": outlet.language,
        "owner": outlet.owner,
        "corrections_policy": outlet.corrections_policy,
        "suits": outlet.suits,
        "refuses": outlet.refuses,
        "is_sample": outlet.is_sample,
    }


def who(outlet: Outlet) -> str:
    """Who publishes what, in one sentence: "A technology site from the United States, published by Vox Media."."""
    kind = _KINDS.get(outlet.kind, f"A {outlet.kind.label}")
    place = f" from {COUNTRIES.get(outlet.country, outlet.country)}" if outlet.country else ""
    owner = f", published by {outlet.owner}" if outlet.owner and outlet.owner != outlet.name else ""
    return f"{kind}{place}{owner}."


def percent(share: Share) -> str:
    """A share in words: "4 %", "under 1 %", "none yet"."""
    if share.of_one is None:
        return "none yet"
    if 0 < share.of_one < 0.01:
        return "under 1\u00a0%"
    return f"{share.of_one:.0%}".replace("%", "\u00a0%")


def _jump(missing: Missing) -> str:
    now, before = _LACKING[missing.lack]
    recent, past = missing.recent, missing.past
    return (
        f"{recent.part} of the newest {recent.whole} pages {now}; of the {past.whole} before them {past.part} {before}."
    )


def _round(one: Round) -> dict[str, Any]:
    return {
        "started_at": iso(one.started_at),
        "ended_at": iso(one.ended_at),
        "discovered": one.discovered,
        "fetched": one.fetched,
        "unchanged": one.unchanged,
        "refused": one.refused,
        "failed": one.failed,
        "error": one.error,
    }


def _missing(missing: Missing) -> dict[str, Any]:
    return {"recent": asdict(missing.recent), "past": asdict(missing.past), "is_alarming": missing.is_alarming}
