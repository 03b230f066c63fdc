"""The outlets we know, one short file of data each: a module of this folder with an OUTLET is one of them."""

import pkgutil
from functools import cache
from importlib import import_module

from crawler.outlet import Outlet
from crawler.outlets.refusing import REFUSING


@cache
def outlets() -> dict[str, Outlet]:
    """The outlets that are crawled, by slug."""
    modules = (import_module(f"{__name__}.{found.name}") for found in pkgutil.iter_modules(__path__))
    found: list[Outlet] = [module.OUTLET for module in modules if hasattr(module, "OUTLET")]
    return {outlet.slug: outlet for outlet in sorted(found, key=lambda outlet: outlet.slug)}


def refusing_outlets() -> dict[str, Outlet]:
    """The outlets that turn programs away and are known, but never crawled, by slug."""
    return {outlet.slug: outlet for outlet in REFUSING}


def outlet_of(url: str) -> Outlet | None:
    """The outlet of this folder whose address `url` is."""
    return next((outlet for outlet in outlets().values() if outlet.owns(url)), None)
