"""The shapes of the marks: one for each kind of line, drawn round (0, 0) in a square of 14 units.

A filled shape is a party speaking for itself, a hollow one is said of it by others. Colour is never the only sign.
"""

from dataclasses import dataclass
from enum import StrEnum

from flask import Flask


@dataclass(frozen=True, slots=True)
class Shape:
    """One path of a mark and how it is painted: filled, or as a line."""

    path: str
    filled: bool = True


class Mark(StrEnum):
    """What a mark stands for; the value is its class in the style sheet."""

    ALLEGATION = "allegation"
    ALLEGED_BY_NOBODY = "alleged"
    DENIAL = "denial"
    ANSWER = "answer"
    SILENCE = "silence"
    INQUIRY_REPORTED = "inquiry-reported"
    INQUIRY_CONFIRMED = "inquiry-confirmed"
    COURT = "court"


_RING = "M-5 0A5 5 0 1 1 5 0A5 5 0 1 1-5 0Z"
_TRIANGLE = "M0-6L6.6 5.6H-6.6Z"

SHAPES: dict[Mark, tuple[Shape, ...]] = {
    Mark.ALLEGATION: (Shape(_TRIANGLE),),
    Mark.ALLEGED_BY_NOBODY: (Shape("M0-4.6L5.4 4.7H-5.4Z", filled=False),),
    Mark.DENIAL: (Shape("M-5.7-5.7H5.7V5.7H-5.7Z"),),
    Mark.ANSWER: (Shape("M-6.2 0A6.2 6.2 0 1 1 6.2 0A6.2 6.2 0 1 1-6.2 0Z"),),
    Mark.SILENCE: (Shape(_RING, filled=False),),
    Mark.INQUIRY_REPORTED: (Shape("M-2.6-5.4H-1.4A5.4 5.4 0 0 1-1.4 5.4H-2.6Z", filled=False),),
    Mark.INQUIRY_CONFIRMED: (Shape(_RING, filled=False), Shape("M0-5A5 5 0 0 1 0 5Z")),
    Mark.COURT: (Shape("M0-7L7 0L0 7L-7 0Z"),),
}

NAMES: dict[Mark, str] = {
    Mark.ALLEGATION: "Allegation",
    Mark.ALLEGED_BY_NOBODY: "Alleged, in no party’s name",
    Mark.DENIAL: "Denial",
    Mark.ANSWER: "Other answer",
    Mark.SILENCE: "No answer found",
    Mark.INQUIRY_REPORTED: "Inquiry reported",
    Mark.INQUIRY_CONFIRMED: "Inquiry confirmed",
    Mark.COURT: "Court event",
}

# What several marks of a kind are called under one.
PLURALS: dict[Mark, str] = {
    Mark.ALLEGATION: "allegations",
    Mark.ALLEGED_BY_NOBODY: "in nobody’s name",
    Mark.DENIAL: "denials",
    Mark.ANSWER: "answers",
    Mark.SILENCE: "silences",
    Mark.INQUIRY_REPORTED: "reports of inquiry",
    Mark.INQUIRY_CONFIRMED: "inquiries confirmed",
    Mark.COURT: "court events",
}

# For pictures that stand alone, without the style sheet; the same values as in style.css.
COLOURS: dict[Mark, str] = {
    Mark.ALLEGATION: "#a8401a",
    Mark.ALLEGED_BY_NOBODY: "#a8401a",
    Mark.DENIAL: "#5b3a9e",
    Mark.ANSWER: "#0c6b68",
    Mark.SILENCE: "#5d584e",
    Mark.INQUIRY_REPORTED: "#855c00",
    Mark.INQUIRY_CONFIRMED: "#855c00",
    Mark.COURT: "#2d6a34",
}


def install(app: Flask) -> None:
    """Let templates draw the marks and name them."""
    app.jinja_env.globals.update(mark_shapes=SHAPES, mark_names=NAMES)
