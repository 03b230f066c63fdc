"""Wordings that tell of a suit: that it was brought, or only that there is one; a side may be left out."""

from nlp.frames import frame
from nlp.lexicon.wording import EventWording, said
from store.vocabulary import EventKind, InFavourOf

_FILED = (
    r"(?:filed|files|filing|brought|brings|bringing|launched|lodged|lodging|initiated|begun|began|started|commenced"
    r"|mounted|submitted|pursued|joined|issued)"
)
# What a suit is called where nothing else need tell that it is one, and where a party owns or brings it.
_SUIT = (
    r"(?:law ?suits?|suits?|complaints?|class[- ]actions?|legal (?:action|proceedings|battle|fight|case|challenge)"
    r"|litigation|proceedings|writ|court (?:case|action|battle|fight)s?)"
)
_CASE = r"(?:" + _SUIT + r"|cases?(?! studies| study)|actions?|claims?(?! to fame)|pleading|petition)"
_CHARGING = r"(?:accus\w+|alleg\w+|charg\w+|claim\w+|contend\w*|sa(?:y|ys|id|ying)|argu\w+|complain\w*|blam\w+)"
_COURT = r"(?:courts?|tribunal|judges?|District|High Court)"
_OF_COURT = r"(?:[\w’-]+ ){{0,4}}?" + _COURT
_BY = r"(?:brought|filed|lodged|launched|started|begun|pursued)"

# "sued tech companies for a century": companies as such, and none that the text names.
_NOBODY_NAMED = (
    r"(?! (?:(?!the\b|these\b|those\b|both\b|all\b|its\b|their\b|two\b|three\b|four\b|several\b)[\w-]+ ){{0,3}}"
    r"(?:companies|firms|start-?ups|labs|developers|makers|giants)\b)"
)

# The words for a suit, and those that say that it was brought.
SUIT_NOUNS = frozenset(
    {"lawsuit", "lawsuits", "suit", "suits", "complaint", "complaints", "case", "cases", "action", "actions",
     "litigation", "claim", "claims", "proceedings", "writ", "pleading", "petition", "challenge"}
)  # fmt: skip
FILING = frozenset(
    {
        "sued",
        "suing",
        "sues",
        "sue",
        "filed",
        "brought",
        "lodged",
        "named",
        "hit",
        "took",
        "taken",
        "went",
        "gone",
        "asked",
        "launched",
    }
)

E = EventKind


# These speak of a suit that there is.
_KNOWN = frozenset(
    {"A's suit against B", "A's suit", "the A or B suit", "the suit", "a suit which A filed against B",
     "a suit in which A accuses B"}
)  # fmt: skip


def _told(name: str, wording: str, confidence: float = 0.9) -> EventWording:
    return said(E.COMPLAINT_FILED, name, wording, confidence=confidence, is_known=name in _KNOWN)


SUITS: tuple[EventWording, ...] = (
    # --- "sue"
    _told("B was sued by A", r"{accused}{after}{passive} sued (?:{gap}\b)?by {lead}{accusers}"),
    _told(
        "A sued B",
        r"{accusers}{after}(?:{active} (?:sued|sues)|{aux} suing)(?! by\b)(?: {gap}\b(?:and|at))? {lead}{accused}",
    ),
    _told(
        "A is the first to sue B",
        r"{accusers}{after}{aux}(?: (?:become|became))?(?: one of)? the (?:first|latest){gap} to "
        r"(?:sue|file {words}{suit} against) {lead}{accused}",
    ),
    _told(
        "A joined forces to sue B",
        r"{accusers}{after}{aux} (?:joined|banded|teamed)[^.;]{{0,30}} to sue {lead}{accused}",
    ),
    _told(
        "B, both sued by A",
        r"{accused},? (?:both|all|each|two|three) of (?:which|whom){passive} sued {gap}\bby {lead}{accusers}",
    ),
    _told(
        "A continues to sue B",
        r"{accusers}{after}{aux} (?:continues?|continued|goes on|went on) (?:to sue|suing) {lead}{accused}",
    ),
    _told("B, which A sued", r"{accused},?(?: [^.;,]{{0,60}})? (?:which|whom) {lead}{accusers}{aux} (?:sued|suing)"),
    _told("sued by A", r"\b[Ss]ued (?:{gap}\b)?by {lead}{accusers}", 0.8),
    _told(
        "B was sued",
        r"{accused}{after}{passive} (?:(?<=was )|(?<=were )|(?<=been )|(?<=being )|(?<=is )|(?<=got ))sued\b",
    ),
    _told("A sued", r"{accusers}{after}(?:{active} (?:sued|sues)|{aux} suing)\b(?! for peace)" + _NOBODY_NAMED, 0.8),
    _told("they sued B", r"\b(?:sued|suing|sues) (?!by\b){lead}{accused}", 0.8),
    _told(
        "they sued",
        r"(?<!being )(?<!been )(?<!are )(?<!be )(?<!was )(?<!were )\b(?:sued|is suing|are suing|who sue|suing)\b"
        r"(?! for peace)" + _NOBODY_NAMED,
        0.7,
    ),
    # --- to court
    _told(
        "A took B to court",
        r"{accusers}{after}{aux} (?:took|taken|taking|takes|dragged|hauled|brought) {lead}{accused} (?:back )?"
        r"(?:to|before|into|in front of) (?:the )?" + _OF_COURT,
    ),
    said(
        E.JUDGMENT,
        "A sued B and prevailed",
        r"{accusers}{after}{aux} (?:sued|took) {lead}{accused}[^.;]{{0,80}} and (?:prevailed|won)\b(?! an?\b)",
        in_favour_of=InFavourOf.CLAIMANT,
    ),
    _told(
        "B was taken to court by A",
        r"{accused}{after}{aux} (?:taken|dragged|hauled) (?:to|before|into) (?:the )?"
        + _OF_COURT
        + r"(?: {gap}by {lead}{accusers})?",
    ),
    _told(
        "they took B to court",
        r"(?:took|taken|dragged|hauled) {lead}{accused} (?:to|before|into) (?:the )?" + _OF_COURT,
        0.8,
    ),
    _told("B, whom A took to court", r"{accusers}{aux} (?:took|taken) to (?:the )?court", 0.8),
    _told(
        "A went to court",
        r"{accusers}{after}{aux} (?:went|gone|going|turned) to {words}"
        + _COURT
        + r"(?:{gap}(?:against|over|with) {lead}{accused})?",
    ),
    _told("they went to court", r"\b(?:went|gone) to (?:[\w-]+ ){{0,3}}court\b(?:{gap}against {lead}{accused})?", 0.75),
    _told(
        "A asked a court to stop B",
        r"(?:{accusers}{after}{aux} |\b)asked {words}"
        + _COURT
        + r"[^.;]{{0,40}} to (?:(?:rule|find|declare) that|stop|bar|block|make|order|seize) {lead}{accused}",
    ),
    # --- "file a suit"
    _told(
        "A filed suits against many",
        r"{accusers}{after}{aux} " + _FILED + r" {words}" + _CASE + r"\b[^.;]{{0,60}}? including {accused}",
    ),
    _told(
        "A filed a suit against B",
        r"{accusers}{after}{aux} " + _FILED + r" {words}" + _CASE + r"\b{gap} "
        r"(?:against|targeting|aimed at|with [^.;]{{0,60}} (?:over|about)|"
        + _CHARGING
        + r")(?: that)? {lead}{accused}",
    ),
    _told(
        "A, with others, filed a suit against B",
        r"{accusers}, [^.;]{{0,90}},{aux} " + _FILED + r" {words}" + _CASE + r"\b{gap} against {lead}{accused}",
        0.8,
    ),
    _told(
        "a suit filed by A against B",
        _CASE + r"\b,?(?: that| which)?(?: was| were)?(?: [a-z]+ly)? " + _BY + r" {gap}\bby "
        r"{lead}{accusers}(?:{gap}(?:against|accuses|alleges|accusing|alleging)(?: that)? {lead}{accused})?",
        0.85,
    ),
    _told(
        "a suit which A filed against B",
        _CASE
        + r"\b,?(?: (?:over|about) [^.;,\ue000-\uf8ff]{{1,40}}?)?(?: that| which)? (?!against\b){lead}{accusers}{aux} "
        + _BY
        + r"(?:{gap} against {lead}{accused})?",
        0.85,
    ),
    _told(
        "a suit against B filed by A",
        _CASE
        + r" against {lead}{accused}(?:,? (?:that |which )?(?:was |were )?"
        + _BY
        + r"{gap})? by {lead}{accusers}",
        0.85,
    ),
    _told(
        "A brought one too",
        r"{accusers}{after}{aux} (?:filed|brought|lodged) (?:theirs|its own|their own|one|another|a second one)\b"
        r"(?:{gap} against {lead}{accused})?",
        0.8,
    ),
    _told("as did A", r"\bas (?:did|has|have) {lead}{accusers}", 0.75),
    said(E.COMPLAINT_FILED, "as is A", r"\bas (?:is|are) {lead}{accusers}", beside=r"\bsuing\b", confidence=0.75),
    _told(
        "A has a case against B",
        r"{accusers}{after} (?:has|have|had) (?:an? |its |their )?{mods}"
        + _CASE
        + r"\b(?: of (?:its|their) own)? against {lead}{accused}",
        0.85,
    ),
    _told("A filed a suit", r"{accusers}{after}{aux} " + _FILED + r" {words}" + _CASE + r"\b", 0.8),
    _told(
        "a suit was filed against B",
        r"(?:"
        + _FILED
        + r" {words}"
        + _SUIT
        + r"|"
        + _CASE
        + r"(?: was| were)? "
        + _BY
        + r")\b{gap} against {lead}{accused}",
        0.75,
    ),
    _told(
        "a suit was filed",
        _CASE + r"\b,?(?:{gap} (?:was|were|has been|have been))?(?: [a-z]+ly)? (?:filed|brought|lodged)\b",
        0.7,
    ),
    _told(
        "they filed a suit",
        r"\b(?:filed|filing|brought|lodged|launched|begun|commenced) (?:[\w-]+ ){{0,4}}?" + _SUIT + r"\b",
        0.7,
    ),
    # --- there is a suit
    _told(
        "B faces a suit from A",
        r"{accused}{after}{aux} (?:faces|facing|(?:been )?hit with|the (?:subject|target) of|named in|"
        r"defending|fighting) {words}" + _CASE + r"(?:\b{gap}(?:from|by) {lead}{accusers})?",
    ),
    _told(
        "A's suit against B",
        r"{accusers}(?:[’']s?)? {mods}" + _CASE + r"\b,?(?: [^.;,]{{0,60}},)? "
        r"(?:against|targeting|accusing|to target) {lead}{accused}",
        0.85,
    ),
    _told(
        "a suit in which A accuses B",
        _CASE
        + r",? (?:in which|where|by which|with which|that|which) {lead}{accusers}{after}{aux} "
        + _CHARGING
        + r"(?: that)? {lead}{accused}",
        0.85,
    ),
    _told(
        "a suit by A against B",
        _CASE
        + r"\b{gap} (?:by|from|of) {lead}{accusers}(?:,? (?:against|over|"
        + _CHARGING
        + r")(?: that)? {lead}{accused})",
        0.85,
    ),
    _told(
        "a suit by A",
        r"(?:" + _SUIT + r"|cases?|actions?|[Tt]he (?:[a-z]+ )?claim) (?:comes from|by|from|of) {lead}{accusers}",
        0.75,
    ),
    _told("a suit against B", _SUIT + r" (?:[\w-]+ ){{0,2}}(?:against|targeting|accusing|with) {lead}{accused}", 0.75),
    _told("a case against B", r"(?:cases?|actions?) against {lead}{accused}", 0.75),
    _told("A v. B", r"{accusers} vs?\.? {accused}", 0.8),
    _told(
        "A's suit",
        r"{accusers}[’']s? {mods}(?:" + _SUIT + r"|case|action|claim(?=,| of \d))\b(?! that)",
        0.72,
    ),
    # "the Example case" may be that of either side.
    _told(
        "the A or B suit",
        r"{either} {mods}(?:" + _SUIT + r"|case|action|claim(?=,| of \d))\b(?! that)",
        0.72,
    ),
    _told(
        "they filed in court",
        r"(?:{accusers}{after}{aux}|\b[Tt]hey|\b[Ii]t|\b[Hh]e|\b[Ss]he)(?: has| have| had)? filed (?:it )?(?:in|at"
        r"|with|on \w+day in) "
        r"(?:the |a )?" + _OF_COURT,
        0.75,
    ),
    _told("its case", r"\b(?:its|their|his|her) (?:[\w-]+ )?case (?:that|against)\b", 0.7),
    said(
        E.COMPLAINT_FILED,
        "the case in court",
        r"\b(?:[Tt]he|[Tt]his|[Tt]heir|[Ii]ts|[Hh]is|[Hh]er) {mods}(?:case|action)\b|\b(?:cases|actions) "
        r"(?:against|in which|by)\b",
        beside="{judge}",
        confidence=0.6,
    ),
    _told(
        "the suit",
        r"(?:\b(?:[Tt]he|[Ii]ts|[Tt]heir|[Hh]er|[Hh]is|[Tt]his|[Tt]hat)|\w[’']s?) {mods}" + _SUIT + r"\b",
        0.6,
    ),
    _told("a suit", r"\b[Aa]n? {mods}" + _SUIT + r"\b(?! (?:would|could|may|might|can|should|will))", 0.6),
)

# Who accuses whom, without a step of a case: it tells the sides of what the text calls "the suit" elsewhere.
CHARGES = (
    frame(
        r"{accusers}{after}{aux} (?:accus(?:e|es|ed|ing)|blam(?:e|es|ed)|alleg(?:e|es|ed) that|contend(?:s|ed)? "
        r"that) {lead}{accused}"
    ),
    frame(r"{accused}{after}{aux} accused (?:{gap} )?by {lead}{accusers}"),
    frame(
        r"{accusers}{after}{aux} (?:sa(?:y|ys|id)|claim(?:s|ed)?|argu(?:e|es|ed)|maintain(?:s|ed)?)(?: that)? "
        r"{lead}{accused}{aux} "
        r"(?:cop|train|us(?:e|ed|es|ing)\b|scrap|cloned?|stole|took|takes|infring|copies|fed|lifted|pirat|download)"
    ),
)
