"""What programs that walk the web are told: where they may go, and which pages there are."""

from collections.abc import Iterable, Mapping
from typing import Any
from xml.etree import ElementTree as ET

from flask import Blueprint, Response, abort, g, request, url_for
from sqlalchemy import Select, func, select

from store.models import DisputeParty, Entity, PublicRow
from store.vocabulary import ThingKind
from webapp.asked import refuse_unknown

bp = Blueprint("sitemaps", __name__)
_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
_MOST = 50_000  # addresses in one file, by the definition of sitemaps


def _standing(kind: ThingKind) -> Select[Any]:
    """What the things of a kind are called, without those that are gone."""
    standing = PublicRow.is_gone.is_(False)
    return select(PublicRow.public_id).where(PublicRow.kind == kind, standing).order_by(PublicRow.id)


# section: the endpoint of its pages, the parameter that names one, and the names of those on record
_SECTIONS: Mapping[str, tuple[str, str, Select[Any]]] = {
    "disputes": (
        "disputes.dispute",
        "slug",
        _standing(ThingKind.DISPUTE),
    ),
    "claims": (
        "claims.claim",
        "public_id",
        _standing(ThingKind.CLAIM),
    ),
    "companies": (
        "companies.company",
        "slug",
        select(Entity.slug)
        .where(Entity.merged_into_id.is_(None), Entity.id.in_(select(DisputeParty.entity_id)))
        .order_by(Entity.id),
    ),
}


@bp.get("/robots.txt")
def robots() -> Response:
    """Everything may be read; what is pasted is nobody's page."""
    refuse_unknown(request.args, [])
    told = f"User-agent: *\nDisallow: /analyse\n\nSitemap: {url_for('sitemaps.index', _external=True)}\n"
    return Response(told, mimetype="text/plain")


@bp.get("/sitemap.xml")
def index() -> Response:
    """The files in which all pages are listed."""
    refuse_unknown(request.args, [])
    files = [
        url_for("sitemaps.section", name=name, number=number, _external=True)
        for name, (_, _, pages) in _SECTIONS.items()
        for number in range(1, _files(pages) + 1)
    ]
    return _xml("sitemapindex", "sitemap", files)


@bp.get("/sitemaps/<name>-<int:number>.xml")
def section(name: str, number: int) -> Response:
    """The pages of one section, from the first on record to the newest."""
    refuse_unknown(request.args, [])
    if name not in _SECTIONS or not 1 <= number <= _files(_SECTIONS[name][2]):
        abort(404, f"no list of pages is called {name[:40]}-{number}: /sitemap.xml names them all")
    endpoint, parameter, pages = _SECTIONS[name]
    named = g.session.scalars(pages.limit(_MOST).offset((number - 1) * _MOST))
    return _xml("urlset", "url", [url_for(endpoint, _external=True, **{parameter: each}) for each in named])


def _files(pages: Select[Any]) -> int:
    found = g.session.scalar(select(func.count()).select_from(pages.order_by(None).subquery())) or 0
    return -(-found // _MOST)


def _xml(whole: str, part: str, addresses: Iterable[str]) -> Response:
    root = ET.Element(whole, {"xmlns": _NAMESPACE})
    for address in addresses:
        ET.SubElement(ET.SubElement(root, part), "loc").text = address
    return Response(ET.tostring(root, encoding="utf-8", xml_declaration=True), mimetype="application/xml")
