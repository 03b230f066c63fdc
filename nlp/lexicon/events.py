"""Wordings of events, with places for parties; `nlp.frames` says what the places stand for."""

import re

from nlp.frames import SIGN
from nlp.lexicon.objecting import RENAMINGS
from nlp.lexicon.procedure import PROCEDURE
from nlp.lexicon.relevance import IP_MATTER
from nlp.lexicon.rulings import RULINGS
from nlp.lexicon.suits import SUITS
from nlp.lexicon.wording import EventWording, said
from store.vocabulary import EventKind

_SENT = r"(?:sent|sends|issued|served|fired off|delivered|mailed|posted)"
_LETTER = (
    r"(?:cease[- ]and[- ]desist(?: letters?| orders?| notices?| demands?)?|demand letters?|legal letters?"
    r"|legal notices?|warning letters?|formal demands?|letters? (?:before|of) (?:action|claim|demand))"
)
_SENDER = r"(?:{accusers}(?:[’']s? (?:own )?(?:lawyers|attorneys|solicitors|counsel))?{after}{aux}(?: each)? )?"
_STOP = (
    r"(?:about|to (?:stop|cease|remove|take|delete|explain|pay)|demand\w*|threaten\w*|accus\w+|complain\w*|warn\w*"
    r"|saying|to say"
    r"|that (?:it|its|the|he|she|" + SIGN + r"))"
)
_DEAL = r"(?:licensing|licence|license)(?: and \w+)? (?:deal|agreement|partnership|pact|contract)s?"
_ACCUSING = r"(?:accus\w+|alleg\w+|about|that|claim\w+|warn\w+|saying)"
_PROBING = r"(?:investigating|probing|looking (?:into|at)|examining|reviewing|investigates?|examines?)"
_PROBED = r"(?:opened|launched|began|begun|started)"
_PROBE = r"(?:investigation|probe|inquiry|enquiry)"
_MATTERS = r"(?:whether|if|claims|allegations?|an allegation|how|indications|evidence|reports)"
_AGREED = (
    r"(?:reached|reaches|struck|announced|agreed to|agreed on|signed|entered into|found|have|has|had|come to|came to)"
)
_PAYS = r"(?:will pay|is paying|is to pay|agreed to pay|agrees to pay|has agreed to pay|pays|paid|to pay)"
_LITIGATION = (
    r"(?:{suit}|{case}|disputes?|matter|legal (?:battle|fight|action|case)|battle|fight|feud|litigation|differences)"
)
_SETTLED = r"(?:settled|settles|resolved|agreed to settle|agrees to settle|is settling|are settling)"
_SUM = r"(?:[$€£]\d[\d.,]*(?: (?:million|billion))?|\d[\d.,]*[- ](?:million|billion)[- ](?:dollar|euro|pound))"
_LAWMAKERS = r"(?:lawmakers|Congress|committee|senators?|regulators?|Senate|Parliament|House|MPs|peers|{body})"

E = EventKind
RENAMING = "a name changed because of A"

EVENTS: tuple[EventWording, ...] = (
    *SUITS,
    # --- outside court
    *(said(E.DEMAND_SENT, RENAMING, wording, confidence=0.8) for wording in RENAMINGS),
    said(
        E.DEMAND_SENT,
        "A sent a letter to B",
        _SENDER + _SENT + r" {words}" + _LETTER + r"{gap}\bto {lead}{accused}",
    ),
    said(E.DEMAND_SENT, "A sent B a letter", _SENDER + _SENT + r" (?:{lead}{accused} )?{words}" + _LETTER),
    said(
        E.DEMAND_SENT,
        "B got a letter from A",
        r"{accused}{after}{aux} (?:received|hit with|got|served with) {words}"
        + _LETTER
        + r"(?:{gap} (?:from|by) {lead}{accusers})?",
    ),
    said(E.DEMAND_SENT, "letters from A", _LETTER + r"{gap}\b(?:from|by) {lead}{accusers}", confidence=0.8),
    said(
        E.DEMAND_SENT,
        "A wrote to B",
        r"{accusers}(?:[’']s? (?:\w+ )?(?:lawyers|attorneys|solicitors|counsel|manager|chairman))?{after}{aux} "
        r"(?:wrote|written) to (?:{lead}{accused}|(?:the|a|an) (?:[\w.’-]+ ){{1,4}}?|it\b){any}" + _STOP,
        confidence=0.8,
    ),
    said(
        E.DEMAND_SENT,
        "A told B to stop",
        r"{accusers}{after}{aux} (?:told|ordered|warned|demanded that|asked) {lead}{accused} (?:to )?(?:stop|cease)\b",
        confidence=0.8,
    ),
    said(
        E.DEMAND_SENT,
        "A says in a letter to B",
        r"(?:[Ii]n|sent|published) (?:an? |its |their )(?:\w+ )?letters?{gap}\bto (?!(?:the|a) (?:court|judge"
        r"|lawmakers)\b){lead}{accused}{any}" + _STOP,
        confidence=0.75,
    ),
    said(
        E.TESTIMONY_OR_MEMO,
        "A sent a memo",
        r"{accusers}{after}{aux} (?:sent|submitted|wrote) {words}(?:memo|letter|written testimony){gap} to {words}"
        + _LAWMAKERS
        + r"(?:{gap}"
        + _ACCUSING
        + r" {lead}{accused})?",
    ),
    said(
        E.TESTIMONY_OR_MEMO,
        "in a memo to lawmakers",
        r"[Ii]n (?:an?|its|the) (?:[\w-]+ )?memo{gap}\bto {words}" + _LAWMAKERS + r"{any}{accusers} (?:says|said|told|"
        r"accused|claimed|warned)(?:{gap}{accused})?",
    ),
    said(
        E.TESTIMONY_OR_MEMO,
        "A accused B in a memo to lawmakers",
        r"{accusers}{after}{aux} (?:accused|accuses|alleged|alleges) (?:{lead}{accused}{gap} )?in (?:an?|its) "
        r"(?:[\w-]+ )?memo{gap}\bto {words}" + _LAWMAKERS + r"(?:{gap}\bthat {lead}{accused})?",
    ),
    said(
        E.TESTIMONY_OR_MEMO,
        "A told lawmakers",
        r"{accusers}{after}{aux} (?:told|warned|briefed|testified (?:before|to)) {words}" + _LAWMAKERS + r"(?:{gap}"
        r"" + _ACCUSING + r" {lead}{accused})?",
    ),
    said(
        E.TESTIMONY_OR_MEMO,
        "A filed comments",
        r"(?:(?:[Ii]n comments)(?: that)? (?:{accusers}|it|they){aux} (?:filed|submitted) (?:with|to)|"
        r"{either}{after}{aux} (?:filed|submitted) comments (?:with|to)) (?:the )?{words}{body}",
    ),
    # --- inquiries
    said(
        E.INVESTIGATION_CONFIRMED,
        "A says that it investigates",
        r"{investigators}{after}{aux} (?:said|says|confirmed|confirms|announced|told)"
        r"(?:(?! when| while| as\b| where)[^;,]){{0,60}}?(?:\bit\b|they|he|she|" + SIGN + r") "
        r"(?:is|was|are|were|has been|had begun|had opened)(?: [a-z]+ly| also| now)* "
        + _PROBING
        + r"(?: since \w+)? (?:"
        + _MATTERS
        + r"(?: that)? )?{words}{accused}",
    ),
    said(
        E.INVESTIGATION_REPORTED,
        "A investigates whether B",
        r"{investigators}(?:[’']s?(?: \w+){{1,3}})?{after}(?: for \w+)?"
        r"(?: (?:is|are|has been|have been|was|were|have for months been))?(?: [a-z]+ly| also| now| jointly)* "
        + _PROBING
        + r" "
        + _MATTERS
        + r"(?: that)? {words}{accused}",
    ),
    said(
        E.INVESTIGATION_CONFIRMED,
        "officials say that they investigate B",
        r"(?:[Pp]rosecutors|[Oo]fficials|[Ii]nvestigators|[Rr]egulators|[Pp]olice|[Oo]ffice|[Dd]epartment"
        r"|[Mm]inistry|[Cc]ommission"
        r"|[Aa]uthority)\b{any} (?:confirmed|said|says|announced)\b{any}(?:they|it) (?:is|are|was|were|has been"
        r"|have been) " + _PROBING + r"(?: since \w+)? (?:" + _MATTERS + r"(?: that)? )?{words}{accused}",
        confidence=0.8,
    ),
    said(
        E.INVESTIGATION_REPORTED,
        "officials investigate whether B",
        r"(?:[Pp]rosecutors|[Oo]fficials|[Ii]nvestigators|[Rr]egulators|[Pp]olice|[Rr]esearchers)\b{gap}"
        r"(?: (?:is|are|has been|have been|was|were|have for months been))(?: [a-z]+ly| also| now| jointly)* "
        + _PROBING
        + r" "
        + _MATTERS
        + r"(?: that)? {words}{accused}",
        confidence=0.8,
    ),
    said(
        E.INVESTIGATION_REPORTED,
        "A investigates B",
        r"{investigators}{after}(?: (?:is|are|has been|have been))(?: [a-z]+ly| also| now| jointly)* "
        r"(?:investigating|probing) {lead}{accused}",
    ),
    said(
        E.INVESTIGATION_REPORTED,
        "A opened an inquiry into B",
        r"{investigators}{after}{aux} " + _PROBED + r" {words}" + _PROBE + r" into {words}{accused}",
    ),
    said(
        E.INVESTIGATION_REPORTED,
        "A investigates the matter",
        r"{investigators}{after} (?:is|are)(?: [a-z]+ly| also| now| jointly)* (?:investigating|"
        r"probing) the (?:matter|allegations?|claims)",
    ),
    said(
        E.INVESTIGATION_CLOSED,
        "the inquiry was closed",
        r"(?:{investigators}{after}{aux} |[Pp]rosecutors{gap} )(?:closed|ended|dropped|concluded) (?:its|their|the"
        r"|an?) {words}" + _PROBE + r"(?:{gap} into {words}{accused})?",
    ),
    # --- settlements and licences
    said(
        E.SETTLEMENT_ANNOUNCED,
        "B settled a suit brought by A",
        r"{accused}{after}{aux} "
        + _SETTLED
        + r" {words}{case} {gap}(?:brought by|filed by|from|by|with) {lead}{accusers}",
    ),
    said(
        E.SETTLEMENT_ANNOUNCED,
        "A settled its suit against B",
        r"(?:{accusers}{after}{aux} |had |has |have )"
        + _SETTLED
        + r" {words}{case} {gap}(?:against|with) {lead}{accused}",
    ),
    said(
        E.SETTLEMENT_ANNOUNCED,
        "B reached a settlement with A",
        r"{either}{after}{aux} "
        + _AGREED
        + r" {words}(?:settlement|terms|accord)\b(?! talks)(?:{gap}with {lead}{other})?",
    ),
    said(
        E.SETTLEMENT_ANNOUNCED,
        "B pays to settle",
        r"{accused}{after}{aux} "
        + _PAYS
        + r" {any}(?:to (?:settle|resolve|end)|ending|settling|(?<=landmark )settlement|in settlement|in a settlement)",
    ),
    said(
        E.SETTLEMENT_ANNOUNCED,
        "B agreed to pay, to settle",
        r"{accused}{after}{aux} (?:reached|struck) an? (?:agreement|deal) to (?:pay|settle) {any}settle",
    ),
    said(
        E.SETTLEMENT_ANNOUNCED,
        "A and B settled",
        r"(?:{either}{after}{aux} |[Tt]he two{gap} |they (?:had |have ))"
        + _SETTLED
        + r"(?: (?:with|their|its|the|a|an|on|that) {gap}(?:{other}|"
        + _LITIGATION
        + r")|\b(?=[,.;]| and\b| out of court| a week))",
    ),
    said(
        E.SETTLEMENT_ANNOUNCED,
        "the dispute ended",
        r"{either}{after}{aux} (?:ended|agreed to end|put an end to|bought (?:its|their) peace) {words}(?:"
        + _LITIGATION
        + r"\b(?:{gap}(?:with|against) {lead}{other})?|with {lead}{accusers})",
    ),
    said(
        E.SETTLEMENT_ANNOUNCED,
        "it ended in a settlement",
        r"(?:case|suit|lawsuit|dispute)\b{gap} (?:was|has been|have been|is) (?:settled|finished|resolved)\b"
        r"|agreement under which {accused} is to pay|(?:ended|ending|resolved) (?:in|with|through) (?:an? )(?:\w+ "
        r")?settlement|deal in principle",
    ),
    said(E.SETTLEMENT_ANNOUNCED, "a settlement between A and B", r"settlement between {lead}{either}", confidence=0.8),
    said(
        E.SETTLEMENT_ANNOUNCED,
        "B's settlement with A",
        r"{accused}(?:[’']s?)? (?:[\w$.,’-]+ ){{0,6}}?settlement (?:with {lead}{accusers}|of)",
        confidence=0.75,
    ),
    said(
        E.SETTLEMENT_ANNOUNCED,
        "B's settlement of a sum",
        r"{accused}[’']s (?:[\w-]+ )?" + _SUM + r" (?:[\w-]+ )?(?:settlement|accord)\b"
        r"|\b[Tt]he (?:[\w-]+ )?" + _SUM + r" (?:{accused} )?(?:[\w-]+ )?settlement\b"
        r"(?: (?:that |which )?{accused}{aux} (?:reached|agreed|struck|announced|signed))?",
        confidence=0.75,
        is_known=True,
    ),
    said(
        E.LICENCE_DEAL,
        "A and B agreed on a licence",
        r"{either}{after}{aux} (?:signed|signs|struck|inked|reached|announced|agreed to|concluded|got|bought|taken"
        r"|took) "
        r"{words}(?:" + _DEAL + r"|licen[cs]e)(?:{gap}(?:with|from|between) {lead}{other})?",
    ),
    said(
        E.LICENCE_DEAL,
        "the parties made a licence",
        r"(?:[Tt]he two|the companies|they|both sides|it)\b{gap} (?:signed|struck|reached|agreed (?:to|on)) {words}(?:"
        + _DEAL
        + r"|licen[cs]e)|(?:pay|paid|dollars|euros|pounds|million)[^.;]{{0,60}} and (?:take |took )?an? "
        r"(?:[\w-]+ ){{0,2}}licen[cs]e\b|settled{any}licensed",
    ),
    *PROCEDURE,
    *RULINGS,
)

# Where what a court said begins; what is denied there is part of its ruling.
CONTENT = re.compile(
    r"\b(?:threatening|demanding|telling|saying|accusing|ruled|ruling|held|found|finding|concluded|determined"
    r"|asserted|that)\b"
)
# Before a wording in its clause, these make it a plan, a wish, a case supposed or a thing denied.
NOT_HAPPENED = re.compile(
    r"\b(?:could|(?-i:may)|might|would|should|if|whether|unless|plans? to|planning|threaten\w*|consider\w*"
    r"|potential\w*|"
    r"possibl[ey]|can|nobody|no one|none|thought about|is to be|expected|likely|intend\w*|want\w*|hopes?|prepar\w*"
    r"|never|not|no|n[’']t|cannot|"
    r"before|until|once|had to decide|"
    r"rumou?red|speculat\w*)\b[^,;]*$|n[’']t\b[^,;]*$"
    # what is appealed was decided before
    r"|\bappeal(?:s|ed|ing)? (?:against |from |of )?(?:an?|the|that|this|his|her|its|their) (?:[\w-]+ ){0,2}$",
    re.IGNORECASE,
)
# Before any wording, a suit known from the text too: it has yet to come.
TO_COME = re.compile(r"\bgoing to\b[^,;]*$", re.IGNORECASE)
NEGATED = re.compile(
    r"\b(?:not|never|could|might|would|should|may|threaten\w*|consider\w*|plann\w*|hopes? for)\b|n[’']t\b"
)
# "dismissed Meta's bid to ..." dismisses no case.
OF_A_BID = re.compile(
    r"\bdismiss\w* [^.;]{0,50}\b(?:bid|motion|request|effort|attempt|arguments?|concerns|objections?|"
    r"idea|claims? that)\b"
)

# Matters that this record does not hold, told beside those it does.
OTHER_MATTER = re.compile(
    r"\b(?:antitrust|monopol\w+|wrongful[- ]death|suicide|defamation|defamed|libel|privacy|data breach|securities|"
    r"discriminat\w+|(?<!campaign of )(?<!pattern of )(?<!ongoing )harass\w+|child safety|sexual\w*"
    r"|non-?consensual|personal data|supply[- ]chain "
    r"risk|for-profit|nonprofit|overdose|turbines|pollution|first amendment|suspension of|took (?:his|her|their) "
    r"own life|teen\w*|"
    r"charity|spied|own safety|victims?|injur\w+|wages|shareholders|subscribers)\b",
    re.IGNORECASE,
)
# What a dispute that this record holds is about; a suit with none of these in or beside its sentence is left out.
MATTER = re.compile(
    IP_MATTER.pattern
    + r"|\b(?:train(?:ed|ing|s)?|cop(?:y|ies|ied|ying)|clon\w+|imitat\w+|lyrics|archives?|crawl\w*|voices?"
    r"|secrets?|lifted|fed|download\w*|verbatim|word for word|reproduc\w+|licen[cs]\w*|trade ?marks?|stole\w*"
    r"|stealing|theft"
    r"|pirac\w+|pirat\w+|books?|songs?|in bulk|extract\w*|recordings|articles|pictures|photographs|source code"
    r"|terms of (?:use|service)|characters|catalogue|pages|posts"
    r"|summar\w+|databases?|weights|headnotes|patents?|chat logs|logs|dictionar\w+|stories|textbooks|scripts"
    r"|portfolios?|byline\w*"
    r"|distil\w+|fetch\w*|harvest\w*|siphon\w*|poach\w*|lured?|conversations|works?|portrait\w*|designs?"
    r"|attribut\w+|notices?)\b",
    re.IGNORECASE,
)
