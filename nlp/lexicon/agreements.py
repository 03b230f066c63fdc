"""Wordings of settlements, licences and motions: answers of the accused that either side may be the subject of."""

from nlp.lexicon.answer_words import ACTIVE
from nlp.lexicon.wording import answered
from store.vocabulary import ResponseBasis, ResponseKind

K, B = ResponseKind, ResponseBasis

SETTLING = answered(
    K.SETTLED,
    B.STATEMENT,
    "settled",
    ACTIVE
    + r"(?:settled\b(?! (?:on|in|down|into|for|upon)\b)|agreed (?:[\w’'-]+ ){0,4}?to (?:pay [^;.]{1,60} to )?(?:settle|"
    r"resolve|end) (?:[\w’'$.-]+ ){0,8}?(?:(?:law)?suits?|cases?|claims?|disputes?|litigation|action)\b|"
    r"(?:resolved|ended) (?:[\w’'-]+ ){0,4}?(?:case|(?:law)?suit|claims?|dispute|litigation|fight)\b|"
    r"reached (?:[\w’'$.-]+ ){0,5}?settlement\b|(?:reached|signed|struck|licensed)\b[^.;]*\b(?:ending|ends?|"
    r"resolving|settling|settles?)\b[^.;]{0,30}(?:suit|case|dispute|fight|litigation)\b)",
    0.8,
)
"""A settlement told by who settled, whichever side that is."""

MOVING = answered(
    K.ANSWER_FILED,
    B.FILING,
    "says in its motion",
    r"\bin (?:a|an|its|their) (?:[\w-]+ )?(?:motion (?:to (?:dismiss|strike)|for summary judgment)|answer to the "
    r"(?:complaint|(?:law)?suit))\b",
)
"""Looked for in a sentence in which the accused says something."""

LICENSING = answered(
    K.LICENSED,
    B.STATEMENT,
    "licensed",
    ACTIVE
    + r"(?:licensed (?:its|their|the) (?:[\w’'-]+ ){1,5}?(?:to|for)\b|(?:reached|signed|struck|agreed) (?:[\w’'-]+ )"
    r"{0,4}?licen[cs]ing (?:deal|agreement|partnership|pact)\b)",
    0.8,
)
"""A licence told by who gave or got it, between two who are in dispute."""
