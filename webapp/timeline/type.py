"""How wide words are in the pictures' type, so that a label is drawn only where it has room."""

import unicodedata

# Advance widths of Public Sans at weight 400, in thousandths of the size, from the space to the tilde.
_PRINTABLE = (
    242, 251, 426, 603, 658, 904, 708, 248, 302, 309, 394, 555, 242, 378, 225, 350, 612, 406, 596, 630, 628, 640, 622,
    600, 648, 624, 226, 240, 546, 555, 546, 520, 832, 710, 670, 688, 694, 621, 594, 733, 766, 284, 388, 682, 578, 886,
    754, 734, 636, 748, 676, 670, 593, 701, 672, 954, 688, 608, 637, 303, 350, 303, 473, 518, 218, 552, 596, 543, 596,
    566, 396, 622, 577, 247, 262, 562, 303, 864, 577, 566, 596, 596, 390, 506, 389, 581, 504, 780, 564, 535, 481, 328,
    264, 332, 568,
)  # fmt: skip
_WIDTHS = dict(zip(map(chr, range(32, 127)), _PRINTABLE, strict=True))
_WIDTHS |= {"–": 555, "’": 231, "“": 420, "”": 410, "…": 768, "×": 540, "\u00a0": 242}
_UNKNOWN = (
    1000  # as wide as high: letters that are not of our type come from another, and the widest of them are square
)
_STRONG = 1.06  # the widths at weight 620 by those at 400, on average over running text
LABEL, NAME, HEAD = 12.5, 14.0, 13.0


def width_of(words: str, size: float = LABEL, *, strong: bool = False) -> float:
    """The width of words of one line, in the units of `size`."""
    plain = unicodedata.normalize("NFD", words)
    thousandths = sum(_WIDTHS.get(each, _UNKNOWN) for each in plain if not unicodedata.combining(each))
    return thousandths * size / 1000 * (_STRONG if strong else 1)


def fitted(words: str, room: float, size: float = LABEL, *, strong: bool = False) -> str:
    """The words, cut after a word, else within one, and ended by an ellipsis where they are wider than `room`."""
    if width_of(words, size, strong=strong) <= room:
        return words
    kept = words
    while kept and width_of(f"{kept}…", size, strong=strong) > room:
        kept = kept[:-1]
    whole = kept.rpartition(" ")[0] if " " in kept and words[len(kept) :][:1] != " " else kept
    return f"{whole.rstrip(' ,;:–-')}…"


def wrapped(words: str, room: float, size: float = LABEL, *, most: int = 2, strong: bool = False) -> list[str]:
    """The words in `most` lines or fewer; what they cannot hold ends in an ellipsis."""
    first, rest = _broken(words, room, size, strong=strong)
    if most == 1 or not first or not rest:
        return [fitted(words, room, size, strong=strong)]
    return [first, *wrapped(rest, room, size, most=most - 1, strong=strong)]


def _broken(words: str, room: float, size: float, *, strong: bool) -> tuple[str, str]:
    """The words that one line holds, and those after them."""
    parts = words.split(" ")
    taken = 0
    while taken < len(parts) and width_of(" ".join(parts[: taken + 1]), size, strong=strong) <= room:
        taken += 1
    return " ".join(parts[:taken]), " ".join(parts[taken:])
