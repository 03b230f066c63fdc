"""Wordings around an act that tell whether it is a charge of its own; the acts themselves are in `acts`."""

import re

# An act told only for its time is none of its own, nor is one that describes what was taken from, or the accused.
BEFORE_IT = re.compile(
    r"\bbefore (?:(?:it|they|the company) (?:\w+ )?)?(?:train|us|feed|fed|put)\w*[^,.;]*"
    r"|(?<=from )(?:[\w’'-]+ ){1,3}(?:used|fed) (?:to train|for training)\b[^,.;]*"
    r"|, (?:an?|the) (?:[\w-]+ ){1,4}(?:that|which|who) (?:compil|mak|build|develop)e?s\b[^,.;]*"
    r"|(?<=\bwho )kn[eo]w (?:[\w’'-]+ ){0,3}source code\b",
    re.IGNORECASE,
)
# What makes the getting of copies that are then passed on a charge of its own.
GOT = re.compile(
    r"\bpirated (?:and|its|their|the|thousands|millions|hundreds)\b|\b(?:download|fetch|acquir|obtain"
    r"|collect)\w*|\btook\b",
    re.IGNORECASE,
)
# What makes collecting for training a charge of its own.
FORBIDDEN = re.compile(
    r"\bterms\b|robots|crawl|\bban(?:s|ned)?\b|\bblock\w*|restrict\w*|bypass\w*|forb[ai]d\w*|prohibit\w*"
    r"|circumvent\w*"
    r"|told (?:it )?(?:not )?to|opted out|opt-outs?|barrier|measures",
    re.IGNORECASE,
)
# A suit over what something is called tells its act in these words.
OVER_A_NAME = re.compile(
    r"\b(?:over|about|for) (?:the|its|their|his|her|using (?:the|its)) (?:\w+ )?names?\b", re.IGNORECASE
)
OVER_A_MARK = re.compile(
    r"trademark (?:infring\w+|suit|lawsuit|complaint|dispute|case|violation)|over (?:the|its|a) (?:\w+ )?trademark",
    re.IGNORECASE,
)
