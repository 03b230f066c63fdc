"""Wordings of objections that are no accusation in so many words: over a name, or a concern that is voiced."""

from nlp.frames import frame

_RENAMED = (
    r"(?:\b[Rr](?:enamed|ebranded|enaming|ebranding)\b|\b[Cc]hang(?:e|ed|es|ing) (?:its|their|the|his|her) (?:\w+ )?"
    r"(?:names?|brand\w*)|\bnames? (?:was |were |had been )?changed|\b(?:[Ff]ormerly|before that),? (?:known|called))\b"
)
_LEGAL = r"(?:legal|IP|trademark|copyright|cease-and-desist|intellectual property)"
_THREAT = r"(?:challenge|threats?|action|nudge|request|complaint|dispute|notice|letter|pressure|demand|warning)"
# Who is called another name because of whom; whose name it is the text tells before or after.
_AFTER_A_THREAT = (
    r"[^.;]{{0,90}}? (?P<content>(?:after|following|until|because of|due to|amid|under|in response to)"
    r" (?:an? |the )?(?:\w+ )?(?P<cue>" + _LEGAL + r" " + _THREAT + r") (?:from|by|with) {accusers}.*)"
)
_AFTER_A_COMPLAINED = (
    r"[^.;]{{0,60}}? (?P<content>(?:after|because|when) {accusers}{aux} "
    r"(?P<cue>threatened|sent|filed|objected|complained)\b(?=[^.;]{{0,60}}"
    r"\b(?:similar\w*|resembl\w+|too close|trademarks?|names?)\b).*)"
)
_A_MADE_IT_CHANGE = (
    r"{accusers}{aux} (?P<content>(?P<cue>forced|pressed|asked|made|required|told) (?:{accused} "
    r"|[^.;\ue000-\uf8ff]{{0,40}}?\b)to (?:change|drop) (?:its|their|the|his|her) (?:\w+ )?(?:names?|brand\w*)"
    r"(?=[^.;]{{0,60}}\b(?:copyright|trademark|legal|similar\w*|resembl\w+|infring\w+)\b).*)"
)
RENAMINGS = (_RENAMED + _AFTER_A_THREAT, _RENAMED + _AFTER_A_COMPLAINED, _A_MADE_IT_CHANGE)
RENAMED_AFTER = tuple(map(frame, RENAMINGS))
CONCERNED = frame(
    r"{accusers}{aux} (?:expressed|voiced|raised|shared) (?:\w+ ){{0,3}}?(?P<cue>concerns?) "
    r"(?:about|over) (?P<content>{lead}{accused}.*?)(?= (?:ever )?since\b| after\b| when\b|$)"
)
