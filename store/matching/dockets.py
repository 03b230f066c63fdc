"""Docket numbers in one form, however a source prints them."""

import re

_DOCKET = re.compile(r"(\d\d)-(cv|md|mc|cr)-0*(\d+)", re.IGNORECASE)


def clean_docket(words: str) -> str:
    """A docket number without division, judge's initials and leading zeros: "1:23-cv-11195 (SHS)" -> "23-cv-11195"."""
    found = _DOCKET.search(words)
    return f"{found[1]}-{found[2].lower()}-{found[3]}" if found else " ".join(words.split())
