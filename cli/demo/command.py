"""`onrecord demo`: the sample news site goes the whole way, through the same commands that a person types."""

import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import click
from rich.console import Console
from sqlalchemy import func, select

from cli.demo.content import OUTLETS
from cli.demo.site import HOST, SampleSite, serve_site
from cli.main import DONE, DONE_IN_PART
from cli.opened import opened_store, usable_folder
from cli.processes import check_port, interrupted_by_sigterm, run_command, started_command, wait_for_web_app
from cli.settings import read_settings
from store.errors import OnRecordError
from store.models import Article, Claim, Dispute, Event, Response

# The sample outlets are named, for without names the crawler would go to every outlet it knows.
_SLUGS = tuple(outlet.slug for outlet in OUTLETS)
# (what a person is told, the command, the visit at which the site stands)
STEPS = (
    ("Collecting the sample site", ("crawl", *_SLUGS), 1),
    ("Visiting it again: one article was corrected, one withdrawn", ("crawl", "--again", *_SLUGS), 2),
    ("Reading and filing", ("read",), 2),
)
_COUNTED = {"articles": Article, "disputes": Dispute, "claims": Claim, "responses": Response, "events": Event}


class DemoError(OnRecordError):
    """A step of the demo failed."""


@click.command()
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="Port of the web app.")
@click.option("--once", is_flag=True, help="Stop after filing and print what was filed.")
@click.option(
    "--home",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder for database and archive; it is kept.  [default: a new folder, removed at the end]",
)
@click.option("--keep", is_flag=True, help="Keep the new folder, too.")
def demo(*, port: int, once: bool, home: Path | None, keep: bool) -> None:
    """Crawl, read, file and show a sample news site of our own writing, all on this machine."""
    if not once:
        check_port(HOST, port)
    console = Console(stderr=True, highlight=False)
    with interrupted_by_sigterm(), _home(home, keep=keep) as folder, serve_site() as site:
        settings = _settings(folder, site)
        for number, (told, words, visit) in enumerate(STEPS, start=1):
            console.print(f"[bold]{number}/{len(STEPS)} {told}[/bold]")
            site.visit = visit
            _step(words, settings)
        _print_counts(settings)
        if home or keep:
            console.print(f"Database and archive are kept in {folder}", soft_wrap=True)
        if not once:
            _serve(port, settings, console)


@contextmanager
def _home(given: Path | None, *, keep: bool) -> Iterator[Path]:
    folder = given.resolve() if given else Path(tempfile.mkdtemp(prefix="onrecord-demo-"))
    try:
        yield usable_folder(folder)
    finally:
        if not (given or keep):
            shutil.rmtree(folder, ignore_errors=True)


def _settings(folder: Path, site: SampleSite) -> Mapping[str, str]:
    """The variables that make each command work on the demo's home and on loopback alone."""
    outlets = folder / "sample-outlets.toml"
    outlets.write_text(site.outlets_toml(), encoding="utf-8")
    return {
        "ONRECORD_HOME": str(folder),
        "ONRECORD_ARCHIVE": "",  # a person's own archive and database are never touched
        "ONRECORD_DATABASE_URL": "",
        "ONRECORD_OUTLETS": str(outlets),
        "ONRECORD_ALLOWED_NETWORKS": "127.0.0.0/8",
        "ONRECORD_CONTACT": "https://onrecord.invalid/demo",
        "NO_PROXY": HOST,
        "no_proxy": HOST,
    }


def _step(words: tuple[str, ...], settings: Mapping[str, str]) -> None:
    status = run_command(*words, settings=settings)
    if status not in {DONE, DONE_IN_PART}:
        raise DemoError(f"`onrecord {words[0]}` ended with status {status}: the line above says why")


def _print_counts(settings: Mapping[str, str]) -> None:
    with opened_store(read_settings(dict(settings)))() as session:
        counts = ", ".join(
            f"{session.scalar(select(func.count()).select_from(table))} {name}" for name, table in _COUNTED.items()
        )
    click.echo(f"Filed: {counts}")


def _serve(port: int, settings: Mapping[str, str], console: Console) -> None:
    with started_command("serve", "--host", HOST, "--port", str(port), settings=settings) as web_app:
        console.print("[bold]Open this address in a browser; Ctrl-C stops the demo[/bold]")
        wait_for_web_app(web_app)
