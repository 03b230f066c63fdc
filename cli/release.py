"""`onrecord release`: cuts a release of the feed, and tells what changed since an earlier one."""

from datetime import UTC, datetime
from pathlib import Path

import click

from cli.opened import opened_store, usable_folder
from cli.settings import read_settings
from store.identifiers import LARGEST_ID


@click.command()
@click.option("--folder", type=click.Path(path_type=Path), help="Where releases are kept (default: in ONRECORD_HOME).")
@click.option("--address", metavar="URL", help="For a `url` in every row (default: ONRECORD_ADDRESS).")
@click.option(
    "--changes-since", metavar="N", type=click.IntRange(1, LARGEST_ID), help="Cut nothing: print what changed since N."
)
def release(folder: Path | None, address: str | None, changes_since: int | None) -> None:
    """Cut a numbered release of all that the public sees, with what changed since the one before (docs/releases.md).

    Prints its folder. Where nothing changed since the last one, none is cut.
    """
    from store.releases.cutting import cut_release

    settings = read_settings()
    releases = usable_folder(folder or settings.releases)
    if changes_since is not None:
        _print_changes(releases, changes_since)
        return
    with opened_store(settings)() as session:
        cut = cut_release(session, releases, datetime.now(UTC), address=address or settings.address)
    if cut is None:
        click.echo("nothing changed since the last release: none was cut", err=True)
        return
    counts = ", ".join(f"{number} {name}" for name, number in cut.manifest["onrecord"]["counts"].items())
    click.echo(f"release {cut.number}: {counts}", err=True)
    click.echo(cut.folder)


def _print_changes(releases: Path, since: int) -> None:
    from store.releases.kept import changes_between, find_release, find_releases

    old = find_release(releases, since)
    for line in changes_between(old, find_releases(releases)[-1]):
        click.echo(line, nl=False)
