"""Every address of data with what it answers. A test fails for an address that is missing here."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from pydantic import BaseModel

from webapp.asked import PARAMETERS
from webapp.contract import changes, claims, disputes, feeds, log, pages, releases, sources
from webapp.contract.parameters import Parameter
from webapp.contract.told import Told

_FILTERS = tuple(PARAMETERS)
_LIST = (*_FILTERS, "after", "limit")
_FEED = (*(name for name in _FILTERS if name != "as_of"), "before")  # it tells what changed up to now
_DAYS = ("as_of", "recorded_as_of")
_JSON_FEED = "application/feed+json"
_DISPUTE = (*_DAYS, "order", "only")


def _besides(facet: str) -> tuple[str, ...]:
    """The filters of a list that is of one value of a facet already."""
    return tuple(name for name in _FILTERS if name != facet)


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """What an endpoint takes and answers: a model, or without one text or a picture; `row` is a line of a file.

    `takes` are parameters that mean the same everywhere, `besides` those that mean what they do here only.
    """

    answer: type[Told] | None = None
    row: type[BaseModel] | None = None
    takes: tuple[str, ...] = ()
    besides: Mapping[str, Parameter] = field(default_factory=dict)
    media_type: str | None = None


_OWN_FEED, _OWN_ATOM = Operation(answer=feeds.Feed, takes=("before",)), Operation(takes=("before",))
_CITED = Operation(takes=(*_DAYS, "passage"))

OPERATIONS: Mapping[str, Operation] = {
    "home.index_json": Operation(answer=disputes.Register),
    "disputes.as_json": Operation(answer=disputes.Dispute, takes=_DISPUTE),
    "disputes.as_csv": Operation(row=feeds.LineRow, takes=(*_DISPUTE, "bom")),
    "disputes.as_ndjson": Operation(row=feeds.LineRow, takes=_DISPUTE),
    "disputes.as_timeline": Operation(answer=feeds.TimelineJs, takes=_DISPUTE),
    "disputes.as_svg": Operation(takes=_DISPUTE),
    "disputes.as_png": Operation(takes=_DISPUTE),
    "compare.diff_json": Operation(answer=pages.Comparison, besides=pages.TWO_DAYS),
    "cases.disputes_json": Operation(answer=pages.DisputeTable),
    "cases.disputes_csv": Operation(row=pages.DisputeRow, takes=("bom",)),
    "cases.disputes_ndjson": Operation(row=pages.DisputeRow),
    "claims.claim_json": Operation(answer=claims.ClaimAnswer, takes=_DAYS),
    "claims.as_bib": _CITED,
    "claims.as_ris": _CITED,
    "claims.as_csl": _CITED,
    "claims.as_png": _CITED,
    "companies.companies_json": Operation(answer=disputes.Parties),
    "companies.companies_csv": Operation(row=disputes.PartyTally, takes=("bom",)),
    "companies.companies_ndjson": Operation(row=disputes.PartyTally),
    "companies.company_json": Operation(answer=disputes.PartyAnswer, takes=_DAYS),
    "search.search_json": Operation(answer=claims.Search, takes=_LIST),
    "search.search_csv": Operation(row=claims.ClaimRow, takes=(*_FILTERS, "bom")),
    "search.search_ndjson": Operation(row=claims.ClaimRow, takes=_FILTERS),
    "companies.company_csv": Operation(row=claims.ClaimRow, takes=(*_besides("party"), "bom")),
    "companies.company_ndjson": Operation(row=claims.ClaimRow, takes=_besides("party")),
    "sources.outlet_csv": Operation(row=claims.ClaimRow, takes=(*_besides("outlet"), "bom")),
    "sources.outlet_ndjson": Operation(row=claims.ClaimRow, takes=_besides("outlet")),
    "api.claims": Operation(answer=claims.ClaimList, takes=_LIST),
    "changes_api.changes": Operation(answer=changes.Changes, besides=changes.PARAMETERS),
    "api.vocabulary": Operation(answer=feeds.Vocabulary),
    "feeds.feed": Operation(answer=feeds.Feed, takes=_FEED, media_type=_JSON_FEED),
    "feeds.feed_atom": Operation(takes=_FEED),
    "search.search_feed": Operation(answer=feeds.Feed, takes=_FEED),
    "search.search_atom": Operation(takes=_FEED),
    "disputes.dispute_feed": _OWN_FEED,
    "disputes.dispute_atom": _OWN_ATOM,
    "companies.company_feed": _OWN_FEED,
    "companies.company_atom": _OWN_ATOM,
    "sources.outlet_feed": _OWN_FEED,
    "sources.outlet_atom": _OWN_ATOM,
    "terms.term_json": Operation(answer=feeds.TermAnswer),
    "articles.article_json": Operation(answer=sources.ArticleAnswer),
    "articles.version_json": Operation(answer=sources.VersionAnswer),
    "news.changes_json": Operation(answer=log.Log, besides={**log.CHANGES, **log.BEFORE}),
    "news.changes_csv": Operation(row=log.ChangeRow, takes=("bom",), besides=log.CHANGES),
    "news.changes_ndjson": Operation(row=log.ChangeRow, besides=log.CHANGES),
    "news.changes_feed": Operation(answer=feeds.Feed, takes=("before",), besides=log.CHANGES),
    "news.changes_atom": Operation(takes=("before",), besides=log.CHANGES),
    "news.corrections_json": Operation(answer=pages.Corrections, besides=pages.BEFORE),
    "news.corrections_csv": Operation(row=log.CorrectionRow, takes=("bom",)),
    "news.corrections_ndjson": Operation(row=log.CorrectionRow),
    "news.corrections_feed": _OWN_FEED,
    "news.corrections_atom": _OWN_ATOM,
    "cases.disputes_feed": _OWN_FEED,
    "cases.disputes_atom": _OWN_ATOM,
    "companies.companies_feed": _OWN_FEED,
    "companies.companies_atom": _OWN_ATOM,
    "releases.releases_json": Operation(answer=releases.Releases),
    "sources.outlets_json": Operation(answer=pages.Outlets),
    "sources.outlets_csv": Operation(row=pages.OutletRow, takes=("bom",)),
    "sources.outlets_ndjson": Operation(row=pages.OutletRow),
    "sources.outlet_json": Operation(answer=sources.OutletAnswer),
    "sources.status_json": Operation(answer=sources.Status),
}
