"""The command `onrecord`: each command is a module of this folder, loaded only when it is asked for."""

import importlib
import sys

import click

from store.errors import OnRecordError

# command: (module, one line of help); the help stands here so that `onrecord --help` loads nothing.
COMMANDS = {
    "demo": ("cli.demo.command", "Crawl, read, file and show a sample news site"),
    "crawl": ("cli.crawl", "One polite round of the named outlets, or of all that are due"),
    "ingest": ("cli.ingest", "Take in a URL, an HTML or text file, a WARC file, or a folder"),
    "read": ("cli.read", "Read what is unread and file it"),
    "analyse": ("cli.analyse", "Read one text, store nothing, print the findings"),
    "serve": ("cli.serve", "The web app"),
    "run": ("cli.run", "The web app and the clock"),
    "outlets": ("cli.outlets", "The outlets we know; `outlets check` tries one out, or a new one"),
    "status": ("cli.status", "Per outlet: last round, pages, failures; queue lengths"),
    "release": ("cli.release", "Cut a release of the feed, with what changed since the one before"),
    "export": ("cli.export", "Write the claims that match a search as NDJSON or CSV"),
    "webhook": ("cli.webhook", "Tell other programs of changes: signed messages for a saved search"),
    "edit": ("cli.edit", "What editors decide: confirm, correct, merge, split, undo"),
    "user": ("cli.user", "Accounts of the review desk: add, list, password, disable, enable"),
    "check": ("cli.check", "Recompute digests, passages and invariants"),
    "archive": ("cli.archive", "Find what the archive holds of an address, mend its index"),
    "upgrade": ("cli.upgrade", "Bring the database up to this version"),
}
DONE, FAILED, WRONG_USE, DONE_IN_PART = 0, 1, 2, 3


class LazyGroup(click.Group):
    """A group whose commands are imported when they are run, for Scrapy and spaCy take a second each."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Commands in the order of COMMANDS."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command `cmd_name`, found as the attribute of that name in its module."""
        if cmd_name not in COMMANDS:
            return None
        command = getattr(importlib.import_module(COMMANDS[cmd_name][0]), cmd_name)
        assert isinstance(command, click.Command)  # noqa: S101
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """List the commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in COMMANDS.items()])


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--debug", is_flag=True, help="Show a traceback when something fails.")
@click.version_option(package_name="onrecord")
def onrecord(*, debug: bool) -> None:
    """Who is on record saying what in disputes over AI and intellectual property."""


def main() -> None:
    """Run the command line; an error a person can mend is one line on stderr and exit status 1."""
    try:
        onrecord.main(standalone_mode=False, prog_name="onrecord")
    except OnRecordError as error:
        if "--debug" in sys.argv:
            raise
        click.echo(f"onrecord: {error}", err=True)
        sys.exit(FAILED)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        click.echo("onrecord: stopped; what was done is kept, run the same command again to go on", err=True)
        sys.exit(130)
