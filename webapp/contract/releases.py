"""The releases that are kept, as data."""

from datetime import date, datetime
from typing import Literal

from webapp.contract.told import Told


class Licence(Told):
    """Under which licence the rows are published."""

    name: str
    title: str
    path: str


class ReleaseFile(Told):
    """A file of a release. Its address takes a `Range`, and its entity tag is the hash."""

    path: str
    url: str
    bytes: int
    hash: str
    """`sha256:` and the digest in hexadecimal digits."""
    rows: int | None


class ReleaseTold(Told):
    """A numbered dump of all that the public saw on a day."""

    release: int
    previous: int | None
    created: datetime
    as_of: date
    seq: int
    """The number of the newest change in it: where /api/changes goes on."""
    counts: dict[str, int]
    manifest: str
    """The address of its datapackage.json."""
    files: list[ReleaseFile]


class Releases(Told):
    """Every release that is kept, the newest first."""

    on_record: Literal["releases"]
    licence: Licence
    releases: list[ReleaseTold]
