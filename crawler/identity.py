"""Who we say we are, to servers and in the archive."""

from crawler.robots import AGENT

VERSION = "0.1"
SOFTWARE = f"{AGENT}/{VERSION}"


def user_agent(contact: str) -> str:
    """The User-Agent of every request; `contact` is an address or URL that a publisher can write to."""
    return f"{SOFTWARE} (+{contact})"
