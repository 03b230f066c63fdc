"""Further outlets, read from a TOML file with a table `[[outlet]]` for each; its keys are the fields of `Outlet`."""

import re
import tomllib
from collections.abc import Callable
from dataclasses import MISSING, fields
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from lxml.cssselect import CSSSelector

from crawler.outlet import Outlet
from store.addresses import is_web_address
from store.errors import OnRecordError
from store.records import Suit
from store.vocabulary import OutletKind


class OutletFileError(OnRecordError):
    """The file of outlets cannot be used."""


_LISTINGS = ("feeds", "sitemaps", "archives")
_SUIT = {"title", "source"}
_NEEDED = [field.name for field in fields(Outlet) if field.default is MISSING]
_TYPES: dict[str, type | tuple[type, ...]] = {
    "is_sample": bool,
    "delay": (int, float),
    **dict.fromkeys((*_LISTINGS, "further_domains", "suits"), list),
}


def read_outlets(path: Path) -> dict[str, Outlet]:
    """The outlets of a TOML file by slug; raises OutletFileError naming file, table, key and value."""
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8")).get("outlet")
    except OSError as error:
        raise OutletFileError(f"outlet file {path} cannot be read ({error.strerror}): check the path") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise OutletFileError(f"outlet file {path} is no TOML ({error}): mend the line it names") from error
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise OutletFileError(f"outlet file {path} has no [[outlet]] table: add one for each outlet")
    found = [_outlet(path, number, table) for number, table in enumerate(tables, start=1)]
    return _by_slug(path, found)


def _outlet(path: Path, number: int, table: dict[str, Any]) -> Outlet:
    where = f"outlet file {path}, outlet {number} ({table.get('slug', 'no slug')})"
    _check_keys(where, table)
    for key, value in table.items():
        _check_value(where, key, value)
    return Outlet(**{key: _converted(where, key, value) for key, value in table.items()})


def _check_keys(where: str, table: dict[str, Any]) -> None:
    known = [field.name for field in fields(Outlet)]
    for key in table:
        if key not in known:
            raise OutletFileError(f"{where}: unknown key {key!r}; known are {', '.join(known)}")
    for key in _NEEDED:
        if not table.get(key):
            raise OutletFileError(f"{where}: {key!r} is missing; add it")
    if not any(table.get(key) for key in (*_LISTINGS, "refuses")):
        raise OutletFileError(f"{where}: neither 'feeds' nor 'sitemaps' is given; add an address of one")


def _check_value(where: str, key: str, value: Any) -> None:
    wanted = _TYPES.get(key, str)
    if not isinstance(value, wanted) or (isinstance(value, bool) and wanted is not bool):
        raise OutletFileError(f"{where}: {key} = {value!r} is of the wrong type; see docs/outlets.md")
    for address in value if key in _LISTINGS and isinstance(value, list) else ():
        if not isinstance(address, str) or not is_web_address(address):
            raise OutletFileError(f"{where}: {address!r} in {key} is no http or https address")


def _converted(where: str, key: str, value: Any) -> Any:
    convert: Callable[[Any], Any] | None = _CONVERT.get(key)
    if convert is None:
        return value
    try:
        return convert(value)
    except (re.error, SyntaxError, ValueError, OSError, KeyError) as error:
        raise OutletFileError(f"{where}: {key} = {value!r} cannot be used ({error})") from error


def _slug(text: str) -> str:
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", text):
        raise ValueError("small letters, digits and single hyphens only")
    return text


def _delay(seconds: float) -> float:
    if not 0 <= seconds <= 60:
        raise ValueError("between 0 and 60 seconds only")
    return float(seconds)


def _timezone(name: str) -> str:
    ZoneInfo(name)
    return name


def _domains(domains: list[Any]) -> tuple[str, ...]:
    if not all(isinstance(domain, str) and domain for domain in domains):
        raise ValueError("a list of domains such as example.co.uk")
    return tuple(domains)


def _suits(tables: list[Any]) -> tuple[Suit, ...]:
    for table in tables:
        if not isinstance(table, dict) or set(table) != _SUIT or not is_web_address(str(table["source"])):
            raise ValueError('tables such as {title = "Example v. Lab", source = "https://..."}')
    return tuple(Suit(**table) for table in tables)


_CONVERT: dict[str, Callable[[Any], Any]] = {
    "slug": _slug,
    "articles": re.compile,
    "kind": OutletKind,
    "timezone": _timezone,
    "delay": _delay,
    "body": lambda selector: CSSSelector(selector, translator="html").css,
    "further_domains": _domains,
    "suits": _suits,
    **dict.fromkeys(_LISTINGS, tuple),
}


def _by_slug(path: Path, found: list[Outlet]) -> dict[str, Outlet]:
    by_slug = {outlet.slug: outlet for outlet in found}
    if len(by_slug) < len(found):
        raise OutletFileError(f"outlet file {path} names a slug twice: give each outlet one of its own")
    return by_slug
