"""`onrecord export`: the claims that match a search, all of them, as NDJSON or CSV."""

import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cli.opened import opened_store
from cli.settings import read_settings
from store.errors import OnRecordError

if TYPE_CHECKING:
    from store.filters import ClaimFilter


class ExportError(OnRecordError):
    """An export that broke off."""


@click.command()
@click.argument("query", default="")
@click.option("--format", "form", type=click.Choice(["ndjson", "csv"]), default="ndjson", help="How rows are written.")
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), help="A file (default: standard output).")
@click.option("--address", metavar="URL", help="Address of the site, for a permanent `url` in every row.")
def export(query: str, form: str, output: Path | None, address: str | None) -> None:
    """Write all claims that match QUERY, what stands after the question mark in the address of a search.

    \b
    onrecord export 'accused=deepseek&act=model_output_distillation' --format csv --output claims.csv

    Without a QUERY all claims are written. A file has its name only once it is whole.
    """  # noqa: D301  # click asks for the control character itself
    from store.releases.exporting import as_csv, count_rows, export_lines
    from store.releases.lines import take_snapshot

    wanted = _filter(query)
    with opened_store(read_settings())() as session:
        take_snapshot(session)
        count = count_rows(session, wanted)
        lines = _counted(export_lines(session, wanted, address=address), count)
        _write(as_csv(lines) if form == "csv" else lines, output)
    click.echo(f"{count} claims", err=True)


def _filter(query: str) -> "ClaimFilter":
    from urllib.parse import parse_qsl

    from werkzeug.datastructures import MultiDict

    from webapp.asked import ParameterError, claim_filter

    try:
        wanted = claim_filter(MultiDict(parse_qsl(query.removeprefix("?"), keep_blank_values=True)))
    except ParameterError as error:
        raise click.BadParameter(str(error.description), param_hint="QUERY") from error
    if wanted.as_of:
        mend = "leave as_of out, or take /search.ndjson with it from the web app"
        raise click.BadParameter(f"an export tells what is on record now: {mend}", param_hint="QUERY")
    return wanted


def _counted(lines: Iterable[str], count: int) -> Iterator[str]:
    """The lines; an error where they are not as many as match, so that no cut file looks whole."""
    written = 0
    for written, line in enumerate(lines, 1):  # noqa: B007
        yield line
    if written != count:
        raise ExportError(f"{written} of {count} claims were read: run it again")


def _write(pieces: Iterable[str], output: Path | None) -> None:
    if output is None:
        sys.stdout.writelines(pieces)
        return
    unfinished = output.with_name(f".{output.name}.unfinished")
    with unfinished.open("w", encoding="utf-8", newline="") as file:
        file.writelines(pieces)
        file.flush()
        os.fsync(file.fileno())
    unfinished.replace(output)
