"""The outlets we know, one short file of data each."""

from crawler.outlet import Outlet
from crawler.outlets.new_york_post import OUTLET as NEW_YORK_POST
from crawler.outlets.south_china_morning_post import OUTLET as SOUTH_CHINA_MORNING_POST
from crawler.outlets.the_verge import OUTLET as THE_VERGE
from store.addresses import belongs_to

_KNOWN = (THE_VERGE, SOUTH_CHINA_MORNING_POST, NEW_YORK_POST)


def outlets() -> dict[str, Outlet]:
    """All outlets of this folder by slug."""
    return {outlet.slug: outlet for outlet in _KNOWN}


def outlet_of(url: str) -> Outlet | None:
    """The outlet of this folder whose address `url` is."""
    return next((outlet for outlet in _KNOWN if belongs_to(url, outlet.domain)), None)
