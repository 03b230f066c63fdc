"""Where readers write to: a letter that says what it is about, or the page that says how to write one."""

from collections.abc import Callable
from urllib.parse import quote

from flask import Flask

from webapp.words import web_link

_HOW_TO = "/method#replies"


def install(app: Flask, contact: str | None) -> None:
    """Let templates link to `contact`, a mail or web address; without one, to how replies are taken."""
    app.jinja_env.globals["report_href"] = _href(contact)


def _href(contact: str | None) -> Callable[[str, str], str]:
    def report_href(subject: str, address: str) -> str:
        """Where to write about something: `subject` and the `address` of its page are filled in where that can be."""
        if contact and "@" in contact and not web_link(contact):
            return f"mailto:{quote(contact, safe='@')}?subject={quote(subject)}&body={quote(address)}"
        return web_link(contact) or _HOW_TO

    return report_href
