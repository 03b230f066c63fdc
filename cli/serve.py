"""`onrecord serve`: the web app under gunicorn, with threads, on one address."""

import errno
import logging
import os
import socket
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click
from flask import Flask

from cli.opened import opened_store
from cli.reading import lazy_reader
from cli.settings import CONTACT_NOT_SET, Settings, read_settings
from store.errors import OnRecordError

if TYPE_CHECKING:
    from webapp.desk.pages import Desk

_THREADS = 8


class AddressError(OnRecordError):
    """The address cannot be listened on."""


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535), help="Port; 0 for a free one.")
@click.option("--analyse/--no-analyse", "analyses", default=True, help="Have the page where a text can be pasted.")
def serve(*, host: str, port: int, analyses: bool) -> None:
    """The web app, until it is stopped with Ctrl-C."""
    from webapp.app import create_app

    settings = read_settings()
    # Opened here for the one clear line; the worker opens its own, for no connection may be carried through a fork.
    opened_store(settings).kw["bind"].dispose()
    listening = listen(host, port)
    click.echo(address_of(listening))
    click.echo("Serving the record; stop with Ctrl-C", err=True)
    read_text = lazy_reader(settings) if analyses else None
    run(
        lambda: create_app(
            opened_store(settings),
            read_text=read_text,
            rate_limit=settings.rate_limit,
            proxies=settings.proxies,
            contact=None if settings.contact == CONTACT_NOT_SET else settings.contact,
            releases_in=settings.releases,
            hub=settings.hub,
            desk=_desk(settings),
        ),
        listening,
    )


def _desk(settings: Settings) -> "Desk | None":
    from webapp.desk.pages import Desk

    return Desk(key=settings.desk_key, sessions=opened_store(settings, writes=True)) if settings.desk_key else None


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens on that address; raises AddressError with the mend if it cannot."""
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        return socket.create_server((host, port), family=family, backlog=512)
    except OSError as error:
        raise AddressError(f"cannot listen on {host} port {port} ({_reason(error)}): {_mend(error)}") from error


def address_of(listening: socket.socket) -> str:
    """The address a browser is given."""
    host, port = listening.getsockname()[:2]
    return f"http://{f'[{host}]' if ':' in host else host}:{port}/"


def run(make_app: Callable[[], Flask], listening: socket.socket) -> None:
    """Serve the app that the worker makes on a listening socket, until the process is told to stop."""
    from gunicorn.app.base import BaseApplication  # type: ignore[import-untyped]

    class Server(BaseApplication):  # type: ignore[misc]  # gunicorn has no types
        def load_config(self) -> None:
            for name, value in _configuration(listening).items():
                self.cfg.set(name, value)

        def load(self) -> Any:
            return make_app()

    logging.getLogger("gunicorn.error").setLevel(logging.WARNING)
    Server().run()


def _configuration(listening: socket.socket) -> dict[str, Any]:
    return {
        "bind": [f"fd://{listening.fileno()}"],
        "worker_class": "gthread",
        "threads": _THREADS,
        "loglevel": "warning",
        "timeout": 60,
        "graceful_timeout": 5,
        "control_socket_disable": True,
    }


def _reason(error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return "in use"
    return os.strerror(error.errno).lower() if error.errno and error.errno > 0 else error.strerror or str(error)


def _mend(error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return "stop what listens there, or choose another with --port"
    if error.errno == errno.EACCES:
        return "choose a port above 1023 with --port"
    return "choose another address with --host"
