"""Values as JSON has them, and a value as the one text that is stored, hashed and printed."""

import hashlib
import json
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

Json = dict[str, Any]


def iso(value: date | datetime | None) -> str | None:
    """A day as YYYY-MM-DD, an instant as RFC 3339 in UTC, nothing as null."""
    if value is None:
        return None
    text = value.isoformat(timespec="seconds") if isinstance(value, datetime) else value.isoformat()
    return text.replace("+00:00", "Z")


def span(row: Any, name: str) -> Json:
    """The four columns of a span of days that begin with `name`."""
    return {
        "from": iso(getattr(row, f"{name}_first")),
        "to": iso(getattr(row, f"{name}_last")),
        "precision": getattr(row, f"{name}_precision"),
        "text": getattr(row, f"{name}_text"),
    }


def web_address(text: str) -> str | None:
    """An address that may be shown as a link; None for any other scheme."""
    return text if text.startswith(("https://", "http://")) else None


def canonical(value: Mapping[str, Any]) -> str:
    """The one text of a value: keys in their order, no spaces."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def sha256(text: str) -> str:
    """The SHA-256 of a text in UTF-8, in hexadecimal digits."""
    return hashlib.sha256(text.encode()).hexdigest()
