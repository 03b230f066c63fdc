"""A claim as somebody cites it: plain, and as BibTeX, RIS and CSL-JSON for reference managers.

What is cited is this record's page with the day it shows, and with it the passage, so that either can be found again.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from flask import url_for

from store.knowledge import Knowledge
from store.models import Assertion, Claim
from webapp.days import days_query, shown_to
from webapp.headings import heading_text
from webapp.words import NBSP, day, outlet_of

_TEX = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"} | {
    sign: f"\\{sign}" for sign in "{}%&#$_"
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A claim as of a day, and the passage it is cited by; what is not known of the passage is None."""

    claim_id: str
    words: str
    address: str
    as_of: date
    outlet: str
    title: str | None
    published: datetime | None
    digest: str
    read: datetime

    @property
    def passage(self) -> str:
        """Where the passage stands; what is not known is said so."""
        title = f"“{self.title}”" if self.title else "untitled"
        dated = day(self.published) if self.published else "n.d."
        told = f"{self.outlet}, {title}, {dated}, archived copy {self.digest[:8]}, read {day(self.read)}"
        return told.replace(NBSP, " ")


def citation(claim: Claim, assertion: Assertion, knowledge: Knowledge) -> Citation:
    """The claim by one of its passages; its address says as of which day, though it be today."""
    version, day_shown = assertion.passage.version, shown_to(knowledge)
    days = {**days_query(knowledge), "as_of": day_shown}
    return Citation(
        claim_id=claim.public_id,
        words=heading_text(claim),
        address=url_for("claims.claim", public_id=claim.public_id, _external=True, **days),
        as_of=day_shown,
        outlet=outlet_of(version),
        title=version.title,
        published=version.published_at,
        digest=version.text_sha256,
        read=version.fetched_at,
    )


def plain(cited: Citation) -> str:
    """One line for a footnote."""
    shown = day(cited.as_of).replace(NBSP, " ")
    return (
        f"“{cited.words}”, On Record, claim {cited.claim_id}, as of {shown}, {cited.address}. Passage: {cited.passage}."
    )


def bibtex(cited: Citation) -> str:
    """An entry for BibTeX; the braces round the title keep its capitals."""
    fields = {
        "title": f"{{{_tex(cited.words)}}}",
        "organization": "On Record",
        "year": str(cited.as_of.year),
        "url": cited.address,
        "urldate": cited.as_of.isoformat(),
        "note": _tex(f"Claim {cited.claim_id}, as of {cited.as_of.isoformat()}. Passage: {cited.passage}"),
    }
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items())
    return f"@misc{{onrecord-{cited.claim_id},\n{lines}}}\n"


def ris(cited: Citation) -> str:
    """A record in the RIS format, whose lines end as its definition asks for."""
    fields = (
        ("TY", "ELEC"),
        ("TI", cited.words),
        ("PB", "On Record"),
        ("PY", str(cited.as_of.year)),
        ("DA", f"{cited.as_of:%Y/%m/%d}/"),
        ("UR", cited.address),
        ("Y2", f"{cited.as_of:%Y/%m/%d}/"),
        ("ID", cited.claim_id),
        ("N1", f"As of {cited.as_of.isoformat()}. Passage: {cited.passage}"),
        ("ER", ""),
    )
    return "".join(f"{tag}  - {' '.join(value.split())}\r\n" for tag, value in fields)


def csl(cited: Citation) -> list[dict[str, Any]]:
    """The claim as CSL-JSON: a list of one item."""
    day_parts = {"date-parts": [[cited.as_of.year, cited.as_of.month, cited.as_of.day]]}
    return [
        {
            "id": cited.claim_id,
            "type": "webpage",
            "title": cited.words,
            "container-title": "On Record",
            "issued": day_parts,
            "accessed": day_parts,
            "URL": cited.address,
            "note": f"As of {cited.as_of.isoformat()}. Passage: {cited.passage}",
        }
    ]


def _tex(words: str) -> str:
    return "".join(_TEX.get(sign, sign) for sign in words)
