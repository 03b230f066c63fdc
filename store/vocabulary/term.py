"""What every vocabulary is made of: a code that programs use, and the words that explain it to people."""

from enum import StrEnum
from typing import Self


class Term(StrEnum):
    """A code with its label, its definition and the anchor it comes from; the value is the code itself."""

    label: str
    definition: str
    origin: str

    def __new__(cls, code: str, label: str = "", definition: str = "", origin: str = "") -> Self:
        member = str.__new__(cls, code)
        member._value_ = code
        member.label, member.definition, member.origin = label, definition, origin
        return member
