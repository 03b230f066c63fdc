"""What the search for attributions gives: who is said to say what, and the words that say so."""

from dataclasses import dataclass
from typing import NamedTuple


class Extent(NamedTuple):
    """A piece of the text, by offsets of the original."""

    start_char: int
    end_char: int

    def overlaps(self, other: "Extent") -> bool:
        """Whether the two have a character in common."""
        return self.start_char < other.end_char and other.start_char < self.end_char

    def widened(self, other: "Extent") -> "Extent":
        """The piece with `other` too, where they overlap."""
        if not self.overlaps(other):
            return self
        return Extent(min(self.start_char, other.start_char), max(self.end_char, other.end_char))


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """`source` is said by `cue` to say, write, deny or promise `content`.

    `source` is None where nobody is named ("was accused of"); a pronoun stands as it is written. `content` is in pieces
    where the cue stands between them, in order of the text, with or without the quotation marks.
    `rule` names the frame or the sign that found it. `is_nested` marks what stands inside the content of another:
    "X claims" in "A report suggests that X claims to have evidence".
    """

    source: Extent | None
    cue: Extent
    content: tuple[Extent, ...]
    rule: str
    is_nested: bool = False
