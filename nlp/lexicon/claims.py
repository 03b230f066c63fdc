"""Wordings that tell a suit from none, and whose it is; the words on which an allegation hangs are in `triggers`."""

import re

from nlp.frames import frame

# A suit whose plaintiff only the next sentence names.
COMES_FROM = frame(
    r"\b[Tt]he (?:new |class[- ]action )?(?:law ?suit|suit|complaint|case)[^.;]{{0,60}}? (?:comes from"
    r"|was (?:filed|brought) by|is from|"
    r"filed by|brought by) {lead}{accusers}"
)
# What private plaintiffs make tells who they are: "Jane Doe sued B over her novels" is a suit of authors.
MADE_BY = {
    who: re.compile(rf"\b(?:her|his|their) (?:own )?(?:\w+ ){{0,3}}?(?:{works})\b", re.IGNORECASE)
    for who, works in {
        "authors": "books?|novels?|memoirs?|stories|writings?|essays",
        "artists": "paintings?|drawings?|illustrations?|artworks?|art",
        "photographers": "photographs?|photos",
        "musicians": "songs?|music|recordings?|albums?",
        "voice actors": "voices?",
        "developers": "code|software",
        "YouTubers": "videos|channels?",
    }.items()
}
# Said of a time that has not come, or not said at all.
NOT_SO = re.compile(
    r"\b(?:not|never|n[’']t|no longer|denie[sd]|den(?:y|ying)|threaten\w*|consider\w*|plan(?:s|ned|ning)? to"
    r"|could|would|might|may|weigh\w*"
    r"|refus\w+|declin\w+|dismiss\w*|drop(?:s|ped)|withdr\w+|tri(?:ed|es) to|if|to avoid|instead of"
    r"|rather than)\b[^,;]{0,30}$"
)
CLAUSE_NOT_SO = re.compile(
    r"\b(?:did|does|do|has|have|had|was|were|is|are) ?(?:not|n[’']t)\b|\bnever\b|\bdenie[sd]\b|\bden(?:y|ying)\b",
    re.IGNORECASE,
)
COURT_PAPER = re.compile(
    r"\b(?:law ?suit|suit|complaint|court (?:filing|document|paper|record)s?|filing|petition)s?\b", re.I
)
