"""`onrecord outlets`: the outlets we know, and a first look at one of them or at a new one."""

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cli.crawl import crawled_outlet, known_outlets
from cli.main import DONE, DONE_IN_PART, FAILED
from cli.settings import Settings, read_settings

if TYPE_CHECKING:
    from crawler.archive_files import ArchiveFiles
    from crawler.outlet import Outlet
    from crawler.outlet_check import Look
    from store.records import Extract

_outlets_option = click.option(
    "--outlets",
    "outlets_file",
    type=click.Path(dir_okay=False, path_type=Path),
    help="TOML file of further outlets (default: ONRECORD_OUTLETS).",
)


@click.group(invoke_without_command=True)
@_outlets_option
@click.pass_context
def outlets(context: click.Context, *, outlets_file: Path | None) -> None:
    """List the outlets we know, or look at one of them: `onrecord outlets check --help`.

    An outlet is a few lines of data: where it lists its articles, and what is odd about its pages. To add one, write
    an outlet file and check it; docs/outlets.md shows how, in ten minutes.
    """
    if context.invoked_subcommand:
        return
    known = sorted(known_outlets(read_settings(), outlets_file).values(), key=lambda one: (bool(one.refuses), one.slug))
    width = max(len(one.slug) for one in known)
    for one in known:
        click.echo(f"{one.slug:{width}}  {one.country or '--'}  {one.kind.label:16}  {_listed(one)}")


@outlets.command()
@click.argument("what")
@click.option("--url", help="The page to read  [default: the newest listed; with --offline, a made-up address].")
@click.option(
    "--offline",
    "saved",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Read this saved page and ask nobody anything.",
)
def check(*, what: str, url: str | None, saved: Path | None) -> None:
    r"""Show what is read from an outlet, field by field; nothing is stored.

    WHAT is the slug of an outlet we know, or a TOML file of outlets, all of which are checked. robots.txt is asked
    first and obeyed, then each feed and sitemap, then one page, with a pause between two requests.

    \b
    onrecord outlets check the-verge
    onrecord outlets check my-outlets.toml
    onrecord outlets check my-outlets.toml --offline saved.html --url https://example.com/2025/01/a-story

    Exit status: 0 all was read, 3 a listing or a field is missing, 1 no article was read.
    """
    settings = read_settings()
    chosen = _chosen(settings, what)
    looks = [_offline(one, saved, url) for one in chosen] if saved else _live(settings, chosen, url)
    for look in looks:
        click.echo("\n".join(_told(look)))
    sys.exit(max((_status(look) for look in looks), key=[DONE, DONE_IN_PART, FAILED].index))


def _listed(outlet: "Outlet") -> str:
    """Where an outlet's articles come from, in a few words, or why they do not."""
    if outlet.refuses:
        return f"never crawled: {outlet.refuses}"
    counted = {"feed": outlet.feeds, "sitemap": outlet.sitemaps, "archive": outlet.archives}
    told = [f"{len(urls)} {word}{'s' if len(urls) > 1 else ''}" for word, urls in counted.items() if urls]
    return ", ".join([*told, *(["itself a party"] if outlet.suits else [])])


def _chosen(settings: Settings, what: str) -> "list[Outlet]":
    from crawler.outlet_file import read_outlets

    if what.endswith(".toml"):
        return list(read_outlets(Path(what)).values())
    return [crawled_outlet(known_outlets(settings), what)]


def _offline(outlet: "Outlet", saved: Path, url: str | None) -> "Look":
    from crawler.outlet_check import Look, read_look, saved_page

    look = Look(outlet=outlet)
    read_look(look, saved_page(outlet, url or f"https://{outlet.domain}/saved-page", saved.read_bytes()))
    return look


def _live(settings: Settings, chosen: "list[Outlet]", url: str | None) -> "list[Look]":
    from crawler.archive import Archive
    from crawler.outlet_check import OutletLook, read_look
    from crawler.run import run_jobs

    looks = [OutletLook(outlet, url) for outlet in chosen]
    with tempfile.TemporaryDirectory() as folder, Archive(_thrown_away(Path(folder)), settings.contact) as archive:
        run_jobs(
            [one.run for one in looks],
            archive=archive,
            contact=settings.contact,
            allowed_networks=settings.allowed_networks,
        )
    for one in looks:
        if one.page:
            read_look(one.look, one.page)
    return [one.look for one in looks]


def _thrown_away(folder: Path) -> "ArchiveFiles":
    from crawler.archive_files import ArchiveFiles

    return ArchiveFiles(str(folder / "archive"), folder)


def _told(look: "Look") -> Iterator[str]:
    yield f"{look.outlet.name} ({look.outlet.slug})"
    for seen in look.discovery.listings:
        yield _line("listing", f"{seen.url}: {seen.entries} entries, {seen.dated} dated, {seen.articles} articles")
    for url in look.discovery.passed_over:
        yield _line("no article", url)
    for error in look.discovery.errors:
        yield _line("error", error)
    if look.robots_decision:
        yield _line("robots.txt", look.robots_decision)
    if look.url:
        yield _line("page", look.url)
    if look.extract:
        yield from _fields(look, look.extract)
    if look.problem:
        yield _line("error", look.problem)


def _fields(look: "Look", extract: "Extract") -> Iterator[str]:
    if look.outlet.articles and not look.is_article_address:
        yield _line("warning", f"{look.outlet.articles.pattern!r} in `articles` does not match this address")
    published = f"{extract.published.isoformat(' ')} ({extract.published_precision.label})" if extract.published else ""
    free = {True: "yes", False: "no, for subscribers", None: "not stated"}[extract.is_free]
    fields = {
        "title": extract.title,
        "authors": ", ".join(extract.authors),
        "published": published,
        "modified": extract.modified.isoformat(" ") if extract.modified else "not stated",
        "canonical": extract.canonical_url,
        "language": extract.language,
        "kind": extract.kind.label,
        "free": free,
        "correction": extract.correction_notice or "none",
    }
    for name, value in fields.items():
        yield _line(name, value or "MISSING")
    yield from _text(look, extract)


def _text(look: "Look", extract: "Extract") -> Iterator[str]:
    from crawler.outlet_check import word_count

    words = word_count(extract)
    alone = f"; without `body` the general extractor finds {look.unaided}" if look.outlet.body else ""
    yield _line("text", f"{words} words{alone}")
    paragraphs = extract.body.split("\n\n")
    for name, paragraph in (("first", paragraphs[0]), ("last", paragraphs[-1])):
        yield _line(name, paragraph if len(paragraph) <= 100 else f"{paragraph[:99]}…")


def _line(name: str, value: str) -> str:
    return f"  {name:11} {value}"


def _status(look: "Look") -> int:
    if look.problem or look.extract is None:
        return FAILED
    is_whole = look.extract.title and look.extract.authors and look.extract.published and not look.discovery.errors
    return DONE if is_whole else DONE_IN_PART
