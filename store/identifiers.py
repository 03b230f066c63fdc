"""Slugs and public identifiers: made once from what they stand for, never reused."""

import hashlib
import re
import unicodedata
from collections.abc import Callable

LARGEST_ID = 2**31 - 1
"""The largest number of a row that each database takes; a larger one names nothing."""
_ALPHABET = "23456789abcdefghjkmnpqrstvwxyz"  # no 0/o, 1/i/l, u: they are misread on paper


def slugify(words: str) -> str:
    """Lower-case ASCII words joined by hyphens; never empty."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")[:80] or "unnamed"


def free_slug(words: str, is_taken: Callable[[str], bool]) -> str:
    """The slug of `words`, numbered from 2 if it is taken."""
    slug, number = slugify(words), 1
    while is_taken(slug if number == 1 else f"{slug}-{number}"):
        number += 1
    return slug if number == 1 else f"{slug}-{number}"


def public_id(prefix: str, seed: str, is_taken: Callable[[str], bool]) -> str:
    """`prefix`, a hyphen and five or more letters and digits drawn from `seed`, so that filing anew gives it again."""
    number = int.from_bytes(hashlib.sha256(seed.encode()).digest())
    letters = ""
    while len(letters) < 5 or is_taken(f"{prefix}-{letters}"):
        number, rest = divmod(number, len(_ALPHABET))
        letters += _ALPHABET[rest]
    return f"{prefix}-{letters}"


def address_of(prefix: str, seed: str) -> str:
    """The public id that `seed` gives as long as no other row has it."""
    return public_id(prefix, seed, lambda _: False)


def fold(name: str) -> str:
    """What names are compared by: no case, accents, article, possessive, quotes, or legal form at the end."""
    plain = unicodedata.normalize("NFKD", name.replace("’", "'")).casefold()
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    plain = re.sub(r"'s\b|[\"'.,()]", " ", plain)
    plain = re.sub(r"^\s*the\s+", "", " ".join(plain.split()))
    return (
        re.sub(r"(\s(inc|llc|ltd|limited|corp|corporation|co|pbc|plc|gmbh|ag|sa|lp))+$", "", plain) or name.casefold()
    )
