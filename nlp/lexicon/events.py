"""Wordings of events, one a line, with places for parties; `nlp.frames` says what the other places stand for."""

import re
from dataclasses import dataclass

from nlp.frames import SIGN, frame
from store.vocabulary import EventKind, InFavourOf, Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class EventWording:
    """A wording, the event it tells and what else it says of it.

    `is_background` is true where a suit is only spoken of ("A's suit against B"): it tells that there is one, but not
    where the sentence goes on to tell something of it.
    """

    name: str
    kind: EventKind
    pattern: re.Pattern[str]
    outcome: Outcome | None = None
    in_favour_of: InFavourOf | None = None
    confidence: float = 0.9
    is_background: bool = False


def _said(
    kind: EventKind,
    name: str,
    wording: str,
    *,
    outcome: Outcome | None = None,
    in_favour_of: InFavourOf | None = None,
    confidence: float = 0.9,
    is_background: bool = False,
) -> EventWording:
    return EventWording(
        name=f"{kind}: {name}",
        kind=kind,
        pattern=frame(wording),
        outcome=outcome,
        in_favour_of=in_favour_of,
        confidence=confidence,
        is_background=is_background,
    )


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
_DISMISSED = r"(?:dismissed|dismisses|threw out|throws out|tossed(?: out)?)"
_REFUSED = r"(?:denied|rejected|refused|declined|rebuffed|turned down)"
_STOPS = r"(?:injunction|(?:temporary )?restraining order)"

E, F = EventKind, InFavourOf

EVENTS: tuple[EventWording, ...] = (
    # --- a suit begins
    _said(
        E.COMPLAINT_FILED,
        "A sued B",
        r"{accusers}{after}(?:{active} (?:sued|sues)|{aux} suing)(?! by\b) {lead}{accused}",
    ),
    _said(
        E.COMPLAINT_FILED,
        "the plaintiffs sued B",
        r"[Tt]he plaintiffs(?:{active} (?:sued|sues)|{aux} suing) {lead}{accused}",
    ),
    _said(E.COMPLAINT_FILED, "B was sued by A", r"{accused}{after}{passive} sued (?:{gap}\b)?by {lead}{accusers}"),
    _said(
        E.COMPLAINT_FILED,
        "A filed a suit against B",
        r"{accusers}{after}{aux} "
        + _FILED
        + r" {words}{suit}\b{gap} (?:against|targeting|accusing|alleging that|claiming that) "
        r"{lead}{accused}",
    ),
    _said(
        E.COMPLAINT_FILED,
        "a suit filed by A against B",
        r"{suit},?(?: that| which)?(?: was| were)?(?: [a-z]+ly)? (?:filed|brought|launched|lodged) "
        r"{gap}\bby {lead}{accusers}{gap}"
        r"(?:against|accuses|alleges|accusing|alleging)(?: that)? {lead}{accused}",
        confidence=0.8,
        is_background=True,
    ),
    _said(
        E.COMPLAINT_FILED,
        "a suit against B was filed by A",
        r"{suit} against {lead}{accused}(?:,? (?:was |were )?(?:filed|brought|launched|lodged){gap})? "
        r"by {lead}{accusers}",
        confidence=0.8,
        is_background=True,
    ),
    _said(
        E.COMPLAINT_FILED,
        "a suit was filed against B",
        r" (?:filed|brought|launched|lodged) {words}(?:law ?suits?|suits?|complaints?|class[- "
        r"]actions?)\b{gap} against {lead}{accused}",
        confidence=0.75,
    ),
    _said(
        E.COMPLAINT_FILED,
        "B faces a suit from A",
        r"{accused}{after}{aux} (?:faces|facing|(?:been )?hit with|the (?:subject|target) of|named in|"
        r"defending) {words}{suit} "
        r"{gap}(?:from|by|brought by|filed by) {lead}{accusers}",
    ),
    _said(
        E.COMPLAINT_FILED,
        "B faces a new suit",
        r"{accused}{after}{aux} (?:faces|facing|(?:been )?hit with) {words}(?:new|another) {words}{suit}",
    ),
    _said(E.COMPLAINT_FILED, "B was sued", r"{accused}{after}{passive} sued (?:for|over|after|in|on)\b"),
    _said(E.COMPLAINT_FILED, "A took B to court", r"{accusers}{after}{aux} (?:took|taken) {lead}{accused} to court"),
    _said(
        E.COMPLAINT_FILED,
        "A is the first to sue B",
        r"{accusers}{after}{aux}(?: (?:become|became))?(?: one of)? the (?:first|latest){gap} to "
        r"(?:sue|file {words}{suit} against) {lead}{accused}",
    ),
    _said(
        E.COMPLAINT_FILED,
        "A's suit against B",
        r"{accusers}(?:[’']s?)? {mods}{suit} against {lead}{accused}",
        confidence=0.8,
        is_background=True,
    ),
    _said(
        E.COMPLAINT_FILED,
        "a suit from A",
        r"(?:[Tt]he|[Tt]his) (?:new )?{suit} (?:comes from|was filed by|was brought by) {lead}{accusers}",
    ),
    _said(
        E.COMPLAINT_FILED,
        "over a suit from A",
        r"(?:due to|after|following|over|amid) {words}{suit} (?:from|by) {lead}{accusers}",
        confidence=0.8,
        is_background=True,
    ),
    _said(
        E.COMPLAINT_FILED,
        "a suit by A against B",
        r"{suit} (?:by|from) {lead}{accusers} (?:against|accusing|over) {lead}{accused}",
        confidence=0.8,
        is_background=True,
    ),
    _said(
        E.AMENDED_COMPLAINT,
        "A amended its complaint",
        r"{accusers}{after}{aux} (?:amended (?:its|their|the)|(?:filed|submitted) an? (?:\w+ "
        r")?amended) (?:complaint|lawsuit|suit)(?: against {lead}{accused})?",
    ),
    _said(
        E.AMENDED_COMPLAINT,
        "an amended complaint was filed",
        r"amended complaint (?:was filed|filed (?:on|in|last|this))",
    ),
    # --- outside court
    _said(
        E.DEMAND_SENT,
        "A sent B a letter",
        r"{accusers}{after}{aux} " + _SENT + r" {words}" + _LETTER + r" {gap}to {lead}{accused}",
    ),
    _said(
        E.DEMAND_SENT, "A sent B a letter", r"{accusers}{after}{aux} " + _SENT + r" {lead}{accused} {words}" + _LETTER
    ),
    _said(
        E.DEMAND_SENT,
        "A's lawyers sent a letter",
        r"(?:law firm|lawyers?|attorneys?|legal team)(?: representing| for) {accusers}{aux} "
        + _SENT
        + r" {words}"
        + _LETTER,
    ),
    _said(
        E.DEMAND_SENT,
        "B got a letter from A",
        r"{accused}{after}{aux} (?:received|hit with|got|served with) {words}"
        + _LETTER
        + r"{gap} (?:from|by) {lead}{accusers}",
    ),
    _said(
        E.DEMAND_SENT,
        "B got a letter",
        r"{accused}{after}{aux} (?:received|hit with|got|served with) {words}" + _LETTER,
    ),
    _said(E.DEMAND_SENT, "letters from A", _LETTER + r" from {lead}{accusers}", confidence=0.8),
    _said(
        E.TESTIMONY_OR_MEMO,
        "A sent a memo",
        r"{accusers}{after}{aux} (?:sent|submitted|wrote) {words}(?:memo|letter|written testimony){gap} to {words}"
        r"(?:lawmakers|Congress|committee|senators?|regulators?|Senate|Parliament|House|{body})(?:{gap}"
        + _ACCUSING
        + r" {lead}{accused})?",
    ),
    _said(
        E.TESTIMONY_OR_MEMO,
        "A told lawmakers",
        r"{accusers}{after}{aux} (?:told|warned|testified (?:before|to)) {words}(?:lawmakers|Congress|"
        r"committee|senators|Parliament|{body})"
        r"(?:{gap}" + _ACCUSING + r" {lead}{accused})?",
    ),
    # --- inquiries
    _said(
        E.INVESTIGATION_CONFIRMED,
        "A says that it investigates",
        r"{investigators}{after}{aux} (?:said|says|confirmed|confirms|announced|told){any}(?:\bit\b|they|he|she|"
        + SIGN
        + r") "
        r"(?:is|was|are|were)(?: [a-z]+ly| also| now)* "
        + _PROBING
        + r" (?:whether|if|claims|how|indications|evidence|reports)(?: that)? "
        r"{words}{accused}",
    ),
    _said(
        E.INVESTIGATION_REPORTED,
        "A investigates whether B",
        r"{investigators}{after}(?: (?:is|are|has been|have been|was|were))(?: [a-z]+ly| also| now| jointly)* "
        + _PROBING
        + r" (?:whether|if|claims|allegations|how|indications|evidence|reports)(?: that)? {words}{accused}",
    ),
    _said(
        E.INVESTIGATION_REPORTED,
        "A investigates B",
        r"{investigators}{after}(?: (?:is|are|has been|have been))(?: [a-z]+ly| also| now| jointly)* "
        r"(?:investigating|probing) {lead}{accused}",
    ),
    _said(
        E.INVESTIGATION_REPORTED,
        "A opened an inquiry into B",
        r"{investigators}{after}{aux} " + _PROBED + r" {words}" + _PROBE + r" into {words}{accused}",
    ),
    _said(
        E.INVESTIGATION_REPORTED,
        "A investigates the matter",
        r"{investigators}{after} (?:is|are)(?: [a-z]+ly| also| now| jointly)* (?:investigating|"
        r"probing) the (?:matter|allegations?|claims)",
    ),
    _said(
        E.INVESTIGATION_CLOSED,
        "A closed its inquiry",
        r"{investigators}{after}{aux} (?:closed|ended|dropped|concluded) (?:its|their|the|an?) {words}" + _PROBE,
    ),
    # --- settlements and licences
    _said(
        E.SETTLEMENT_ANNOUNCED,
        "B settled a suit brought by A",
        r"{accused}{after}{aux} "
        + _SETTLED
        + r" {words}{case} {gap}(?:brought by|filed by|from|by|with) {lead}{accusers}",
    ),
    _said(
        E.SETTLEMENT_ANNOUNCED,
        "A settled its suit against B",
        r"{accusers}{after}{aux} " + _SETTLED + r" {words}{case} {gap}against {lead}{accused}",
    ),
    _said(
        E.SETTLEMENT_ANNOUNCED,
        "it settled a suit against B",
        r"(?:announced|said|confirmed) {gap}(?:had|has) (?:settled|resolved) {words}{case} "
        r"{gap}against {lead}{accused}",
    ),
    _said(
        E.SETTLEMENT_ANNOUNCED, "a settlement between A and B", r"settlement between {lead}{either}", is_background=True
    ),
    _said(
        E.SETTLEMENT_ANNOUNCED,
        "B reached a settlement with A",
        r"{either}{after}{aux} " + _AGREED_SETTLEMENT + r" {words}settlement {gap}with {lead}{other}",
    ),
    _said(
        E.SETTLEMENT_ANNOUNCED,
        "B pays to settle",
        r"{accused}{after}{aux} "
        + _PAYS
        + r" {any}(?:to settle|to resolve|(?<=landmark )settlement|in settlement|in a settlement)",
    ),
    _said(
        E.SETTLEMENT_ANNOUNCED,
        "B agreed to pay, to settle",
        r"{accused}{after}{aux} (?:reached|struck) an? (?:agreement|deal) to (?:pay|settle) {any}settle",
    ),
    _said(
        E.SETTLEMENT_ANNOUNCED,
        "A and B settled",
        r"{either}{after}{aux} " + _SETTLED + r" (?:with|their|its|the|a|an|on) {gap}"
        r"(?:{other}|{case}|dispute|matter|battle)",
    ),
    _said(
        E.SETTLEMENT_ANNOUNCED,
        "A and B reached a settlement",
        r"{either}{after}{aux} " + _AGREED_SETTLEMENT + r" (?:an?|the) (?:[\w’$.-]+ )?(?:[\w’$.-]+ )?settlement",
    ),
    _said(
        E.LICENCE_DEAL,
        "A and B agreed on a licence",
        r"{either}{after}{aux} (?:signed|signs|struck|inked|reached|announced|agreed to) {words}"
        + _DEAL
        + r" {gap}with {lead}{other}",
    ),
    _said(
        E.PRELIMINARY_APPROVAL,
        "preliminary approval",
        r"(?:granted|gave|given|received|won|secured|issued) {any}preliminary approval|preliminarily approved",
    ),
    _said(
        E.FINAL_APPROVAL,
        "final approval",
        r"(?:granted|gave|given|received|won|secured|issued) {any}final approval|finally approved",
    ),
    _said(
        E.ORDER,
        "settlement rejected",
        r"{judge}\b{any} (?:rejected|refused to approve|declined to approve|denied approval of) {gap}settlement",
        outcome=Outcome.DENIED,
    ),
    # --- rulings
    _said(
        E.CLASS_CERTIFICATION,
        "class certified",
        r"{judge}\b{any} (?:certified {gap}class|granted {gap}class (?:certification|status))",
    ),
    _said(
        E.ORDER,
        "fair use refused",
        r"{judge}\b{any} (?:rejected|denied|refused) {any}fair[- ]use (?:defen[cs]e|arguments?|claims?)",
        in_favour_of=F.CLAIMANT,
    ),
    _said(
        E.ORDER,
        "leave to appeal given",
        r"(?:gave|granted|allowed) {lead}{either} (?:(?:permission|leave) )?to appeal",
        outcome=Outcome.GRANTED,
    ),
    _said(
        E.ORDER,
        "leave to appeal refused",
        r"(?:refused|denied) {lead}{either} (?:permission|leave) to appeal",
        outcome=Outcome.DENIED,
    ),
    _said(
        E.DISMISSAL,
        "motion to dismiss granted",
        r"{judge}\b{any} granted {any}motions?\b{any} to (?:dismiss|throw out)",
    ),
    _said(
        E.ORDER,
        "motion to dismiss refused",
        r"{judge}\b{any} " + _REFUSED + r" {any}(?:to dismiss|to throw out|dismissal|to toss)",
        outcome=Outcome.DENIED,
        in_favour_of=F.CLAIMANT,
    ),
    _said(
        E.DISMISSAL, "judge dismissed", r"{judge}\b{any}(?<!to) (?:partially |largely )?" + _DISMISSED + r" {any}{case}"
    ),
    _said(
        E.DISMISSAL,
        "suit dismissed",
        r"{case}{gap} (?:was|were|has been|have been)(?: [a-z]+ly)* (?:dismissed|thrown out|tossed(?: out)?)",
    ),
    _said(
        E.VOLUNTARY_DISMISSAL,
        "A dropped its suit",
        r"{accusers}{after}{aux} (?:dropped|withdrew|withdrawn|(?:voluntarily )?dismissed) (?:its|"
        r"their|the) {words}{case}(?: against {lead}{accused})?",
    ),
    _said(
        E.INJUNCTION,
        "A won an injunction",
        r"{accusers}{after}{aux} (?:wins|won|obtained|secured|was granted|were granted) {words}"
        + _STOPS
        + r" against {lead}{accused}",
        outcome=Outcome.GRANTED,
        in_favour_of=F.CLAIMANT,
    ),
    _said(
        E.INJUNCTION,
        "injunction refused",
        r"{judge}\b{any} " + _REFUSED + r" {any}" + _STOPS,
        outcome=Outcome.DENIED,
        in_favour_of=F.ACCUSED,
    ),
    _said(
        E.INJUNCTION,
        "injunction granted",
        r"{judge}\b{any} (?:granted|issued|entered|imposed|awarded) {any}" + _STOPS,
        outcome=Outcome.GRANTED,
        in_favour_of=F.CLAIMANT,
    ),
    _said(
        E.INJUNCTION,
        "an injunction for A",
        _STOPS + r" (?:that |which )?(?:was |were |has been )?(?:granted|issued|entered) (?:on behalf of|to|"
        r"for|in favou?r of) {lead}{accusers}",
        outcome=Outcome.GRANTED,
        in_favour_of=F.CLAIMANT,
    ),
    _said(
        E.INJUNCTION,
        "an injunction was granted",
        _STOPS + r" (?:that |which )?(?:was|were|has been) (?:granted|issued|entered)",
        outcome=Outcome.GRANTED,
        in_favour_of=F.CLAIMANT,
    ),
    _said(E.STAY_LIFTED, "stay lifted", r"{judge}\b{any} lifted {gap}stay"),
    _said(
        E.STAY,
        "case stayed",
        r"{judge}\b{any} (?:stayed|paused) (?:the|its|their|all) {words}(?:case|lawsuit|suit|proceedings|litigation)",
    ),
    _said(
        E.STAY,
        "case stayed",
        r"(?:[Cc]ase|[Ll]awsuit|[Ss]uit|[Pp]roceedings) (?:was|were|has been|have been) (?:stayed|paused)",
    ),
    _said(
        E.MDL_CENTRALISATION,
        "cases centralised",
        r"(?:(?:cases|lawsuits|suits)\b|{judge}\b){any} (?:were |was |have been )?(?:consolidated|centrali[sz]ed)",
    ),
    _said(
        E.TRANSFER,
        "case transferred",
        r"(?:(?:case|lawsuit|suit)s?\b{gap}|{judge}\b{any}) (?:was |were |has been |have been "
        r")?(?:transferred|moved) {gap}\bto (?:the |a )?{gap}(?:[Cc]ourt|[Dd]istrict|California|New York|Delaware)",
    ),
    _said(E.REMAND, "case sent back", r"{judge}\b{any} (?:remanded|sent) {gap}(?:case|lawsuit|suit|dispute) back"),
    _said(
        E.JUDGMENT,
        "summary judgment for B",
        r"{judge}\b{any} (?:granted|entered|awarded) {any}summary judgment",
        outcome=Outcome.GRANTED,
    ),
    _said(E.JUDGMENT, "judgment given", r"{judge}\b{any} (?:issued|handed down|delivered|gave) {gap}judgment"),
    _said(E.VERDICT, "jury decided", r"\b[Jj]ury{any} (?:found|awarded|sided|returned|ruled|decided)\b"),
    _said(
        E.TRIAL_BEGAN,
        "trial began",
        r"\b[Tt]rial\b{any} (?:began|begun|opened|started|got under way|kicked off|is under way)",
    ),
    _said(
        E.APPEAL_DECIDED,
        "appeal decided",
        r"(?:[Aa]ppeals? court|[Cc]ircuit|[Cc]ourt of [Aa]ppeals?)\b{any} (?:affirmed|reversed|"
        r"vacated|upheld|overturned|revived)",
    ),
    _said(
        E.APPEAL_ARGUED,
        "appeal heard",
        r"(?:[Aa]ppeals? court|[Cc]ircuit|[Cc]ourt of [Aa]ppeals?)\b{any} heard {gap}argument",
    ),
    _said(
        E.NOTICE_OF_APPEAL,
        "a side appealed",
        r"{either}{after}{aux} (?:appealed|is appealing|are appealing|(?:filed|lodged) (?:an?|its|"
        r"their|notice of) {words}appeal)",
    ),
    _said(
        E.HEARING,
        "hearing held",
        r"(?:[Dd]uring|[Aa]t) (?:a|the) (?:[\w-]+ )?(?:court )?hearing\b|[Hh]earing (?:was held|took place)",
    ),
    _said(E.ORDER, "court ordered", r"{judge}\b{any} ordered {lead}{either} to"),
    _said(
        E.ORDER,
        "court allowed the suit",
        r"{judge}\b{any} (?:let|allowed) {any}(?:{case}|suits?) (?:to )?(?:move|go|proceed) ?(?:forward|ahead)?",
        in_favour_of=F.CLAIMANT,
    ),
    _said(
        E.ORDER,
        "court sided",
        r"{judge}\b{any} (?:sided with|(?:ruled|found|decided)(?: \w+ly)? (?:for|in fav(?:o|ou)r of)) {lead}{either}",
    ),
    _said(E.ORDER, "court ruled against", r"{judge}\b{any} (?:ruled|decided) against {lead}{either}"),
    _said(
        E.ORDER,
        "court ruled",
        r"{judge}\b{any} (?:ruled|(?<!a )(?<!the )(?<!its )ruling|held|found|finding|concluded|determined|"
        r"asserted)\b(?:{gap}(?: that| it)|,| in|{gap}) {any}"
        r"(?:fair use|infring|copyright|\blegal\b(?! team| action| battle| fight| fees)|lawful|"
        r"unlawful|illegal|liable|transformative|"
        r"training|pirat)",
    ),
    _said(
        E.MOTION_FILED,
        "a side moved",
        r"{either}{after}{aux} (?:filed|submitted|brought) {words}motion (?:to|for|seeking|asking)",
    ),
    _said(
        E.MOTION_FILED,
        "a side asked the court",
        r"{either}{after}{aux} (?:asked|urged|moved for|petitioned) (?:the|a|an) (?:[\w.-]+ "
        r")?(?:[\w.-]+ )?(?:judge|court) (?:to|for)",
    ),
)

# Before a wording in its clause, these make it a plan, a wish, a case supposed or a thing denied.
# Where what a court said begins; what is denied there is part of its ruling.
CONTENT = re.compile(r"\b(?:ruled|ruling|held|found|finding|concluded|determined|asserted|that)\b")
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

# What a court said of the use: taken together they tell whom a ruling favours.
FOR_ACCUSED = re.compile(
    r"(?<!not )(?<!n[’']t )(?:\bfair use\b|\btransformative\b|\blegal\b|\blawful\b|\bpermissible\b)|"
    r"\bdid not infringe\b|\bnot an? infring\w+|\bnot liable\b",
    re.IGNORECASE,
)
FOR_CLAIMANT = re.compile(
    r"\bnot (?:constitute |count as |be |a )?(?:fair use|transformative|lawful|legal)\b|\b(?:unlawful|"
    r"illegal)(?:ly)?\b|\bliable for\b|"
    r"(?<!not )\binfring(?:ed|es)\b|\bpirated\b.{0,60}\bnot\b",
    re.IGNORECASE,
)
BUT_NOT_ALL = re.compile(r"\bbut\b.{0,100}\b(?:not|no|liable|pirated|infring\w+)\b", re.IGNORECASE)
MIXED = re.compile(r"\bmixed\b|\bin part\b|\bpartial(?:ly)?\b|\bpartly\b", re.IGNORECASE)
SOME_OF_IT = re.compile(
    r"\b(?:some|part|parts|several|many|most|portions?|certain|one|two|three|partially|partly)\b", re.IGNORECASE
)
