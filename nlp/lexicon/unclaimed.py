"""Wordings of allegations that no party of their sentence puts forward: inquiries, observers, speakers carried over."""

import re

from nlp.frames import frame

INVESTIGATED = (
    frame(
        r"{accusers}[^.;\ue000-\uf8ff]{{0,60}}? (?P<cue>investigating|reviewing|looking into|examining) "
        r"(?:whether|indications|evidence|signs|reports|claims)(?: that)? (?P<content>{lead}{accused}.*)"
    ),
    frame(
        r"{accusers}{after}(?:(?<=[—–])(?:are|is|were|was|has|have)(?: been)?)?{aux} (?P<cue>investigat\w+"
        r"|looking into|examining|probing|reviewing)(?: \w+){{0,5}}? whether "
        r"(?P<content>{lead}{accused}.*)"
    ),
    frame(
        r"{accusers}{after}(?:(?<=[—–])(?:are|is|were|was|has|have)(?: been)?)?{aux} (?P<cue>investigat\w+"
        r"|probing|looking into|reviewing indications that|reviewing evidence that)"
        r" (?P<content>{lead}{accused}.*)"
    ),
)
# Unnamed people of a named organisation who saw something.
OBSERVED = frame(
    r"(?P<group>(?:[A-Z]?[\w-]+ )?(?:[Rr]esearchers|[Ee]ngineers|[Ee]mployees|[Ss]taff|[Aa]nalysts"
    r"|[Ee]xperts|[Ii]nvestigators|[Ee]xecutives) (?:within|at|inside|from)"
    r" {accusers})(?P<aux>(?: (?:has|have|had|also|then|reportedly|recently|allegedly))*) "
    r"(?P<cue>identified|found|detected|observed|noticed|discovered|spotted|saw|flagged|uncovered"
    r"|suspect(?:ed)?|believed?) (?P<content>.*)"
)
# "individuals they believe may be linked to B": B itself is not accused.
ONLY_LINKED = frame(
    r"(?P<worded>(?:an? |the |some |several )?(?:individuals|people|persons?|users|accounts|actors|hackers|groups?"
    r"|companies|firms|entit\w+|parties|researchers|engineers)(?: [\w’-]+){{0,6}}? "
    r"(?:linked|tied|connected|related|affiliated|associated|belonging) (?:to|with) {lead}{accused})"
)
# Said by the investigator itself, and not told of a time "when it was" looking into something.
SAYS_ITSELF = re.compile(
    r"^[^.;,]{0,40}?\b(?P<cue>said|says|confirmed|confirms|announced|acknowledged)\b(?!.*\bwhen\b)"
)
# "The allegations? That X may have ...": the next sentence goes on in the voice of who was named before.
ASKED = re.compile(r"\b(?:allegations?|claims?|accusations?|charges?|complaints?|suspicions?)\?\W*$", re.IGNORECASE)
GOES_ON = frame(r"^(?P<content>That {lead}{accused}.*)")
RAISES = frame(
    r"{accusers}{after}{aux} (?:raises?|raised|raising|voic(?:es|ed|ing)|express(?:es|ed|ing)|mak(?:es|ing)"
    r"|made|level(?:s|ed|ing)?|accus\w+)"
)
