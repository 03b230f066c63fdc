"""Wordings of events, with places for parties; `nlp.frames` says what the places stand for."""

import re

from nlp.frames import SIGN
from nlp.lexicon.rulings import RULINGS
from nlp.lexicon.wording import EventWording, said
from store.vocabulary import EventKind, InFavourOf, Outcome

_SENT = r"(?:sent|issued|served|fired off|delivered)"
_LETTER = r"(?:cease[- ]and[- ]desist(?: letters?| orders?| notices?| demands?)?|demand letters?|legal letters?)"
_FILED = r"(?:filed|files|brought|launched|lodged|initiated|is filing|are filing|is bringing|are bringing|joined)"
_DEAL = r"(?:licensing|licence|license)(?: and \w+)? (?:deal|agreement|partnership|pact)s?"
_SETTLED = r"(?:settled|settles|resolved|has settled|have settled|agreed to settle|agrees to settle|is settling)"
_AGREED_SETTLEMENT = r"(?:reached|reaches|struck|announced|agreed to|signed|entered into)"
_PAYS = r"(?:will pay|is paying|is to pay|agreed to pay|agrees to pay|has agreed to pay|pays|paid)"
_ACCUSING = r"(?:accus\w+|alleg\w+|about|that|claim\w+|warn\w+|saying)"
_PROBING = r"(?:investigating|probing|looking into|examining|reviewing)"
_PROBED = r"(?:opened|launched|began|begun|started)"
_PROBE = r"(?:investigation|probe|inquiry|enquiry)"

E, F = EventKind, InFavourOf

EVENTS: tuple[EventWording, ...] = (
    # --- a suit begins
    said(
        E.COMPLAINT_FILED,
        "A sued B",
        r"{accusers}{after}(?:{active} (?:sued|sues)|{aux} suing)(?! by\b) {lead}{accused}",
    ),
    said(
        E.COMPLAINT_FILED,
        "the plaintiffs sued B",
        r"[Tt]he plaintiffs(?:{active} (?:sued|sues)|{aux} suing) {lead}{accused}",
    ),
    said(E.COMPLAINT_FILED, "B was sued by A", r"{accused}{after}{passive} sued (?:{gap}\b)?by {lead}{accusers}"),
    said(
        E.COMPLAINT_FILED,
        "A filed a suit against B",
        r"{accusers}{after}{aux} "
        + _FILED
        + r" {words}{suit}\b{gap} (?:against|targeting|accusing|alleging that|claiming that) "
        r"{lead}{accused}",
    ),
    said(
        E.COMPLAINT_FILED,
        "A complained of B to a public body",
        r"{accusers}{after}{aux} " + _FILED + r" {words}complaints? (?:with|to|before) (?:[\w’-]+ ){{0,3}}?{body}{gap} "
        r"(?:over|about|against) {lead}{accused}",
        confidence=0.8,
    ),
    said(
        E.COMPLAINT_FILED,
        "a suit filed by A against B",
        r"{suit},?(?: that| which)?(?: was| were)?(?: [a-z]+ly)? (?:filed|brought|launched|lodged) "
        r"{gap}\bby {lead}{accusers}{gap}"
        r"(?:against|accuses|alleges|accusing|alleging)(?: that)? {lead}{accused}",
        confidence=0.8,
        is_background=True,
    ),
    said(
        E.COMPLAINT_FILED,
        "a suit against B was filed by A",
        r"{suit} against {lead}{accused}(?:,? (?:was |were )?(?:filed|brought|launched|lodged){gap})? "
        r"by {lead}{accusers}",
        confidence=0.8,
        is_background=True,
    ),
    said(
        E.COMPLAINT_FILED,
        "a suit was filed against B",
        r" (?:filed|brought|launched|lodged) {words}(?:law ?suits?|suits?|complaints?|class[- "
        r"]actions?)\b{gap} against {lead}{accused}",
        confidence=0.75,
    ),
    said(
        E.COMPLAINT_FILED,
        "B faces a suit from A",
        r"{accused}{after}{aux} (?:faces|facing|(?:been )?hit with|the (?:subject|target) of|named in|"
        r"defending) {words}{suit} "
        r"{gap}(?:from|by|brought by|filed by) {lead}{accusers}",
    ),
    said(
        E.COMPLAINT_FILED,
        "B faces a new suit",
        r"{accused}{after}{aux} (?:faces|facing|(?:been )?hit with) {words}(?:new|another) {words}{suit}",
    ),
    said(E.COMPLAINT_FILED, "B was sued", r"{accused}{after}{passive} sued (?:for|over|after|in|on)\b"),
    said(E.COMPLAINT_FILED, "A took B to court", r"{accusers}{after}{aux} (?:took|taken) {lead}{accused} to court"),
    said(
        E.COMPLAINT_FILED,
        "A is the first to sue B",
        r"{accusers}{after}{aux}(?: (?:become|became))?(?: one of)? the (?:first|latest){gap} to "
        r"(?:sue|file {words}{suit} against) {lead}{accused}",
    ),
    said(
        E.COMPLAINT_FILED,
        "A's suit against B",
        r"{accusers}(?:[’']s?)? {mods}{suit} against {lead}{accused}",
        confidence=0.8,
        is_background=True,
    ),
    said(
        E.COMPLAINT_FILED,
        "a suit from A",
        r"(?:[Tt]he|[Tt]his) (?:new )?{suit} (?:comes from|was filed by|was brought by) {lead}{accusers}",
    ),
    said(
        E.COMPLAINT_FILED,
        "over a suit from A",
        r"(?:due to|after|following|over|amid) {words}{suit} (?:from|by) {lead}{accusers}",
        confidence=0.8,
        is_background=True,
    ),
    said(
        E.COMPLAINT_FILED,
        "a suit by A against B",
        r"{suit} (?:by|from) {lead}{accusers} (?:against|accusing|over) {lead}{accused}",
        confidence=0.8,
        is_background=True,
    ),
    said(
        E.AMENDED_COMPLAINT,
        "A amended its complaint",
        r"{accusers}{after}{aux} (?:amended (?:its|their|the)|(?:filed|submitted) an? (?:\w+ "
        r")?amended) (?:complaint|lawsuit|suit)(?: against {lead}{accused})?",
    ),
    said(
        E.AMENDED_COMPLAINT,
        "an amended complaint was filed",
        r"amended complaint (?:was filed|filed (?:on|in|last|this))",
    ),
    # --- outside court
    said(
        E.DEMAND_SENT,
        "A sent B a letter",
        r"{accusers}{after}{aux} " + _SENT + r" {words}" + _LETTER + r" {gap}to {lead}{accused}",
    ),
    said(
        E.DEMAND_SENT, "A sent B a letter", r"{accusers}{after}{aux} " + _SENT + r" {lead}{accused} {words}" + _LETTER
    ),
    said(
        E.DEMAND_SENT,
        "A's lawyers sent a letter",
        r"(?:law firm|lawyers?|attorneys?|legal team)(?: representing| for) {accusers}{aux} "
        + _SENT
        + r" {words}"
        + _LETTER,
    ),
    said(
        E.DEMAND_SENT,
        "B got a letter from A",
        r"{accused}{after}{aux} (?:received|hit with|got|served with) {words}"
        + _LETTER
        + r"{gap} (?:from|by) {lead}{accusers}",
    ),
    said(
        E.DEMAND_SENT,
        "B got a letter",
        r"{accused}{after}{aux} (?:received|hit with|got|served with) {words}" + _LETTER,
    ),
    said(E.DEMAND_SENT, "letters from A", _LETTER + r" from {lead}{accusers}", confidence=0.8),
    said(
        E.TESTIMONY_OR_MEMO,
        "A sent a memo",
        r"{accusers}{after}{aux} (?:sent|submitted|wrote) {words}(?:memo|letter|written testimony){gap} to {words}"
        r"(?:lawmakers|Congress|committee|senators?|regulators?|Senate|Parliament|House|{body})(?:{gap}"
        + _ACCUSING
        + r" {lead}{accused})?",
    ),
    said(
        E.TESTIMONY_OR_MEMO,
        "A told lawmakers",
        r"{accusers}{after}{aux} (?:told|warned|testified (?:before|to)) {words}(?:lawmakers|Congress|"
        r"committee|senators|Parliament|{body})"
        r"(?:{gap}" + _ACCUSING + r" {lead}{accused})?",
    ),
    # --- inquiries
    said(
        E.INVESTIGATION_CONFIRMED,
        "A says that it investigates",
        r"{investigators}{after}{aux} (?:said|says|confirmed|confirms|announced|told)"
        r"(?:(?! when| while| as\b| where)[^;,]){{0,60}}?(?:\bit\b|they|he|she|" + SIGN + r") "
        r"(?:is|was|are|were)(?: [a-z]+ly| also| now)* "
        + _PROBING
        + r" (?:whether|if|claims|how|indications|evidence|reports)(?: that)? "
        r"{words}{accused}",
    ),
    said(
        E.INVESTIGATION_REPORTED,
        "A investigates whether B",
        r"{investigators}{after}(?: (?:is|are|has been|have been|was|were))(?: [a-z]+ly| also| now| jointly)* "
        + _PROBING
        + r" (?:whether|if|claims|allegations|how|indications|evidence|reports)(?: that)? {words}{accused}",
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
        "A closed its inquiry",
        r"{investigators}{after}{aux} (?:closed|ended|dropped|concluded) (?:its|their|the|an?) {words}" + _PROBE,
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
        r"{accusers}{after}{aux} " + _SETTLED + r" {words}{case} {gap}against {lead}{accused}",
    ),
    said(
        E.SETTLEMENT_ANNOUNCED,
        "it settled a suit against B",
        r"(?:announced|said|confirmed) {gap}(?:had|has) (?:settled|resolved) {words}{case} "
        r"{gap}against {lead}{accused}",
    ),
    said(
        E.SETTLEMENT_ANNOUNCED, "a settlement between A and B", r"settlement between {lead}{either}", is_background=True
    ),
    said(
        E.SETTLEMENT_ANNOUNCED,
        "B reached a settlement with A",
        r"{either}{after}{aux} " + _AGREED_SETTLEMENT + r" {words}settlement {gap}with {lead}{other}",
    ),
    said(
        E.SETTLEMENT_ANNOUNCED,
        "B pays to settle",
        r"{accused}{after}{aux} "
        + _PAYS
        + r" {any}(?:to settle|to resolve|(?<=landmark )settlement|in settlement|in a settlement)",
    ),
    said(
        E.SETTLEMENT_ANNOUNCED,
        "B agreed to pay, to settle",
        r"{accused}{after}{aux} (?:reached|struck) an? (?:agreement|deal) to (?:pay|settle) {any}settle",
    ),
    said(
        E.SETTLEMENT_ANNOUNCED,
        "A and B settled",
        r"{either}{after}{aux} " + _SETTLED + r" (?:with|their|its|the|a|an|on) {gap}"
        r"(?:{other}|{case}|dispute|matter|battle)",
    ),
    said(
        E.SETTLEMENT_ANNOUNCED,
        "A and B reached a settlement",
        r"{either}{after}{aux} " + _AGREED_SETTLEMENT + r" (?:an?|the) (?:[\w’$.-]+ )?(?:[\w’$.-]+ )?settlement",
    ),
    said(
        E.LICENCE_DEAL,
        "A and B agreed on a licence",
        r"{either}{after}{aux} (?:signed|signs|struck|inked|reached|announced|agreed to) {words}"
        + _DEAL
        + r" {gap}with {lead}{other}",
    ),
    said(
        E.PRELIMINARY_APPROVAL,
        "preliminary approval",
        r"(?:granted|gave|given|received|won|secured|issued) {any}preliminary approval|preliminarily approved",
    ),
    said(
        E.FINAL_APPROVAL,
        "final approval",
        r"(?:granted|gave|given|received|won|secured|issued) {any}final approval|finally approved",
    ),
    said(
        E.ORDER,
        "settlement rejected",
        r"{judge}\b{any} (?:rejected|refused to approve|declined to approve|denied approval of) {gap}settlement",
        outcome=Outcome.DENIED,
    ),
    *RULINGS,
)

# Where what a court said begins; what is denied there is part of its ruling.
CONTENT = re.compile(r"\b(?:ruled|ruling|held|found|finding|concluded|determined|asserted|that)\b")
# Before a wording in its clause, these make it a plan, a wish, a case supposed or a thing denied.
NOT_HAPPENED = re.compile(
    r"\b(?:could|may|might|would|should|if|whether|unless|plans? to|planning|threaten\w*|consider\w*|potential\w*|"
    r"possibl[ey]|expected|likely|intend\w*|want\w*|hopes?|prepar\w*|never|not|no|n[’']t|cannot|"
    r"before|until|once|had to decide|"
    r"rumou?red|speculat\w*)\b[^,;]*$|n[’']t\b[^,;]*$",
    re.IGNORECASE,
)
NEGATED = re.compile(r"\b(?:not|never|could|might|would|should|may|threaten\w*|consider\w*|plann\w*)\b|n[’']t\b")
# "dismissed Meta's bid to ..." dismisses no case.
OF_A_BID = re.compile(
    r"\bdismiss\w* [^.;]{0,50}\b(?:bid|motion|request|effort|attempt|arguments?|concerns|objections?|"
    r"idea|claims? that)\b"
)

# Matters that this record does not hold, told beside those it does.
OTHER_MATTER = re.compile(
    r"\b(?:antitrust|monopol\w+|wrongful[- ]death|suicide|defamation|defamed|libel|privacy|data breach|securities|"
    r"discriminat\w+|harass\w+|child safety|sexual\w*|non-?consensual|personal data|supply[- ]chain "
    r"risk|for-profit|nonprofit)\b",
    re.IGNORECASE,
)
