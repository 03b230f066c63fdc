"""`onrecord archive`: find what the archive holds of an address, and take in what its index lacks."""

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import click

from cli.opened import opened_archive, opened_store
from cli.settings import read_settings
from store.captures import closest_capture
from store.errors import OnRecordError

if TYPE_CHECKING:
    from store.models import Capture

_INSTANTS = ("%Y-%m-%dT%H:%M:%S", "%Y-%m-%dT%H:%M", "%Y-%m-%d")


class NoCaptureError(OnRecordError):
    """The archive holds nothing of an address."""


@click.group()
def archive() -> None:
    """Look into the archive of what was fetched."""


@archive.command()
@click.argument("url")
@click.option("--at", type=click.DateTime(_INSTANTS), help="Instant in UTC.  [default: now]")
def find(url: str, at: datetime | None) -> None:
    """Print as JSON where the record of URL lies that is closest in time, and the robots.txt that let us ask."""
    instant = at.replace(tzinfo=UTC) if at else datetime.now(UTC)
    with opened_store(read_settings())() as session:
        found = closest_capture(session, url, instant)
        if found is None:
            raise NoCaptureError(f"no capture of {url!r}: write the address as it was asked for")
        robots = found.robots_capture
        click.echo(json.dumps(_told(found) | {"robots": robots and _told(robots)}, indent=2))


@archive.command()
def index() -> None:
    """Put answers into the index that lie in the archive's files and that no capture names, as after a crash."""
    from crawler.archive_check import take_in_found

    settings = read_settings()
    with opened_store(settings, writes=True).begin() as session:
        count = take_in_found(session, opened_archive(settings))
    click.echo(f"Taken into the index: {count}", err=True)


def _told(capture: "Capture") -> dict[str, Any]:
    return {
        "url": capture.url,
        "kind": capture.kind,
        "fetched_at": capture.fetched_at.isoformat(),
        "status": capture.status,
        "warc_file": capture.warc_file,
        "warc_offset": capture.warc_offset,
        "warc_length": capture.warc_length,
        "payload_digest": capture.payload_digest,
        "block_digest": capture.block_digest,
        "robots_decision": capture.robots_decision,
    }
