"""Wordings in which an outlet tells what it found out itself, and what of it is a charge."""

import re

from nlp.frames import frame

_FOUND = r"(?P<cue>found|finds|discovered|noticed|observed|established|determined|traced|uncovered|showed|revealed)"
_STUDY = r"(?:investigation|analysis|tests?|testing|review|probe|examination)"

BY_OUTLET = (
    frame(r"{accusers}{after}{aux} " + _FOUND + r" (?P<content>.*)"),
    frame(r"{accusers}[’']s? (?:own )?(?:\w+ ){{0,2}}" + _STUDY + r"{gap} " + _FOUND + r" (?P<content>.*)"),
    frame(r"\b" + _STUDY + r" (?:by|from|in) (?:the |The )?{accusers}{gap} " + _FOUND + r" (?P<content>.*)"),
)
# The reporter's own eyes: whom it is of is told in the sentence or before.
BY_REPORTER = frame(
    r"^[^“”\"]*?\b(?:I|[Ww]e)(?:[’']ve| have| had)?(?: also| already| even)? "
    r"(?P<cue>found|seen|saw|noticed|discovered|spotted) (?P<content>.*)"
)
# A verb that no writer uses for what a product ought to do, with copies as its object.
IN_OWN_VOICE = frame(
    r"^(?P<before>[^“”\"]*?){accused}(?: (?:will|can|could|would|also|still|even|happily|readily))* "
    r"(?P<content>(?P<cue>spits?|churns?|pumps?|cranks?) out [^“”\"]*"
    r"\b(?:imitations|copies|clones|knock-?offs|rip-?offs|replicas) of .*)"
)
# Somebody else's words: what he says is his.
OTHERS_WORDS = re.compile(
    r"\b(?:sa(?:y|ys|id)|claim\w*|alleg\w*|argu\w*|accus\w*|according|warn\w*|told|show\w*|if|whether)\b", re.IGNORECASE
)
# What was found is a charge only where something of others was copied or taken against their will.
COPYING = re.compile(
    r"\bwithout (?:\w+ ){0,2}(?:permission|consent|credit|licen[cs]e|paying|asking)\b|\bidentical\b"
    r"|\b(?:word|line)[- ]for[- ](?:word|line)\b|\bverbatim\b|\bplagiari\w+|\bcrib\w+|\blifted\b|\bripp(?:ed|ing) off\b"
    r"|\b(?:imitations?|copies|clones?|knock-?offs?) of\b|\bcop(?:ied|ying)\b|\bpirated\b|\bstolen\b|\brobots\.txt\b"
    r"|\b(?:ignor|evad|bypass|circumvent)\w* (?:\w+ ){0,4}(?:blocks?|paywalls?|rules?|instructions|requests?)\b",
    re.IGNORECASE,
)
