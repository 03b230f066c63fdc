"""Wordings of what courts and parties to a case do, and the words that tell whom a ruling favours."""

import re

from nlp.lexicon.wording import EventWording, said
from store.vocabulary import EventKind, InFavourOf, Outcome

_DISMISSED = r"(?:dismissed|dismisses|threw out|throws out|tossed(?: out)?)"
_REFUSED = r"(?:denied|rejected|refused|declined|rebuffed|turned down)"
_STOPS = r"(?:injunction|(?:temporary )?restraining order)"

E, F = EventKind, InFavourOf

RULINGS: tuple[EventWording, ...] = (
    # --- rulings
    said(
        E.CLASS_CERTIFICATION,
        "class certified",
        r"{judge}\b{any} (?:certified {gap}class|granted {gap}class (?:certification|status))",
    ),
    said(
        E.JUDGMENT,
        "fair use refused",
        r"{judge}\b{any} (?:rejected|denied|refused) {any}fair[- ]use (?:defen[cs]e|arguments?|claims?)",
        in_favour_of=F.CLAIMANT,
    ),
    said(
        E.NOTICE_OF_APPEAL,
        "leave to appeal given",
        r"(?:gave|granted|allowed) {lead}{either} (?:(?:permission|leave) )?to appeal",
        outcome=Outcome.GRANTED,
    ),
    said(
        E.ORDER,
        "leave to appeal refused",
        r"(?:refused|denied) {lead}{either} (?:permission|leave) to appeal",
        outcome=Outcome.DENIED,
    ),
    said(
        E.DISMISSAL,
        "motion to dismiss granted",
        r"{judge}\b{any} granted {any}motions?\b{any} to (?:dismiss|throw out)",
    ),
    said(
        E.ORDER,
        "motion to dismiss refused",
        r"{judge}\b{any} " + _REFUSED + r" {any}(?:to dismiss|to throw out|dismissal|to toss)",
        outcome=Outcome.DENIED,
        in_favour_of=F.CLAIMANT,
    ),
    said(
        E.DISMISSAL, "judge dismissed", r"{judge}\b{any}(?<!to) (?:partially |largely )?" + _DISMISSED + r" {any}{case}"
    ),
    said(
        E.DISMISSAL,
        "suit dismissed",
        r"{case}{gap} (?:was|were|has been|have been)(?: [a-z]+ly)* (?:dismissed|thrown out|tossed(?: out)?)",
    ),
    said(
        E.VOLUNTARY_DISMISSAL,
        "A dropped its suit",
        r"{accusers}{after}{aux} (?:dropped|withdrew|withdrawn|(?:voluntarily )?dismissed) (?:its|"
        r"their|the) {words}{case}(?: against {lead}{accused})?",
    ),
    said(
        E.INJUNCTION,
        "A won an injunction",
        r"{accusers}{after}{aux} (?:wins|won|obtained|secured|was granted|were granted) {words}"
        + _STOPS
        + r" against {lead}{accused}",
        outcome=Outcome.GRANTED,
        in_favour_of=F.CLAIMANT,
    ),
    said(
        E.INJUNCTION,
        "injunction refused",
        r"{judge}\b{any} " + _REFUSED + r" {any}" + _STOPS,
        outcome=Outcome.DENIED,
        in_favour_of=F.ACCUSED,
    ),
    said(
        E.INJUNCTION,
        "injunction granted",
        r"{judge}\b{any} (?:granted|issued|entered|imposed|awarded) {any}" + _STOPS,
        outcome=Outcome.GRANTED,
        in_favour_of=F.CLAIMANT,
    ),
    said(
        E.INJUNCTION,
        "an injunction for A",
        _STOPS + r" (?:that |which )?(?:was |were |has been )?(?:granted|issued|entered) (?:on behalf of|to|"
        r"for|in favou?r of) {lead}{accusers}",
        outcome=Outcome.GRANTED,
        in_favour_of=F.CLAIMANT,
    ),
    said(
        E.INJUNCTION,
        "an injunction was granted",
        _STOPS + r" (?:that |which )?(?:was|were|has been) (?:granted|issued|entered)",
        outcome=Outcome.GRANTED,
        in_favour_of=F.CLAIMANT,
    ),
    said(E.STAY_LIFTED, "stay lifted", r"{judge}\b{any} lifted {gap}stay"),
    said(
        E.STAY,
        "case stayed",
        r"{judge}\b{any} (?:stayed|paused) (?:the|its|their|all) {words}(?:case|lawsuit|suit|proceedings|litigation)",
    ),
    said(
        E.STAY,
        "case stayed",
        r"(?:[Cc]ase|[Ll]awsuit|[Ss]uit|[Pp]roceedings) (?:was|were|has been|have been) (?:stayed|paused)",
    ),
    said(
        E.MDL_CENTRALISATION,
        "cases centralised",
        r"(?:(?:cases|lawsuits|suits)\b|{judge}\b){any} (?:were |was |have been )?(?:consolidated|centrali[sz]ed)",
    ),
    said(
        E.TRANSFER,
        "case transferred",
        r"(?:(?:case|lawsuit|suit)s?\b{gap}|{judge}\b{any}) (?:was |were |has been |have been "
        r")?(?:transferred|moved) {gap}\bto (?:the |a )?{gap}(?:[Cc]ourt|[Dd]istrict|California|New York|Delaware)",
    ),
    said(E.REMAND, "case sent back", r"{judge}\b{any} (?:remanded|sent) {gap}(?:case|lawsuit|suit|dispute) back"),
    said(
        E.JUDGMENT,
        "summary judgment for B",
        r"{judge}\b{any} (?:granted|entered|awarded) {any}summary judgment",
        outcome=Outcome.GRANTED,
    ),
    said(E.JUDGMENT, "judgment given", r"{judge}\b{any} (?:issued|handed down|delivered|gave) {gap}judgment"),
    said(E.VERDICT, "jury decided", r"\b[Jj]ury{any} (?:found|awarded|sided|returned|ruled|decided)\b"),
    said(
        E.TRIAL_BEGAN,
        "trial began",
        r"\b[Tt]rial\b{any} (?:began|begun|opened|started|got under way|kicked off|is under way)",
    ),
    said(
        E.APPEAL_DECIDED,
        "appeal decided",
        r"(?:[Aa]ppeals? court|[Cc]ircuit|[Cc]ourt of [Aa]ppeals?)\b{any} (?:affirmed|reversed|"
        r"vacated|upheld|overturned|revived)",
    ),
    said(
        E.APPEAL_ARGUED,
        "appeal heard",
        r"(?:[Aa]ppeals? court|[Cc]ircuit|[Cc]ourt of [Aa]ppeals?)\b{any} heard {gap}argument",
    ),
    said(
        E.NOTICE_OF_APPEAL,
        "a side appealed",
        r"{either}{after}{aux} (?:appealed|is appealing|are appealing|(?:filed|lodged) (?:an?|its|"
        r"their|notice of) {words}appeal)",
    ),
    said(
        E.HEARING,
        "hearing held",
        r"(?:[Dd]uring|[Aa]t) (?:a|the) (?:[\w-]+ )?(?:court )?hearing\b|[Hh]earing (?:was held|took place)",
    ),
    said(E.ORDER, "court ordered", r"{judge}\b{any} ordered {lead}{either} to"),
    said(
        E.ORDER,
        "court allowed the suit",
        r"{judge}\b{any} (?:let|allowed) {any}(?:{case}|suits?) (?:to )?(?:move|go|proceed) ?(?:forward|ahead)?"
        r"(?! ?after (?:ruling|finding|holding))(?! ?forward| ?ahead)",
        in_favour_of=F.CLAIMANT,
    ),
    said(
        E.JUDGMENT,
        "court sided",
        r"{judge}\b{any} (?:sided with|(?:ruled|found|decided)(?: \w+ly)? (?:for|in fav(?:o|ou)r of)) {lead}{either}",
    ),
    said(E.JUDGMENT, "court ruled against", r"{judge}\b{any} (?:ruled|decided) against {lead}{either}"),
    said(
        E.JUDGMENT,
        "court ruled",
        r"{judge}\b{any} (?:ruled|(?<!a )(?<!the )(?<!its )(?<!after )ruling|held|found|finding|concluded|determined|"
        r"asserted)\b(?:{gap}(?: that| it)|,| in|{gap}) {any}"
        r"(?:fair use|infring|copyright|\blegal\b(?! team| action| battle| fight| fees)|lawful|"
        r"unlawful|illegal|liable|transformative|"
        r"training|pirat)",
    ),
    said(
        E.MOTION_FILED,
        "a side moved",
        r"{either}{after}{aux} (?:filed|submitted|brought) {words}motion (?:to|for|seeking|asking)",
    ),
    said(
        E.MOTION_FILED,
        "a side asked the court",
        r"{either}{after}{aux} (?:asked|urged|moved for|petitioned) (?:the|a|an) (?:[\w.-]+ "
        r")?(?:[\w.-]+ )?(?:judge|court) (?:to|for)",
    ),
)

# A court that rules is said to judge the use itself only where these words come, and none of the next before them.
OF_THE_USE = re.compile(
    r"\bfair[- ]use\b|\binfring\w+|\b(?:un)?lawful(?:ly)?\b|\bliable\b|\btransformative\b"
    r"|\b(?:il)?legal(?:ly)?\b(?! team| action| battle| fight| fees)|\bwithin its (?:legal )?rights\b"
    r"|\bcopyright (?:law ?suit|suit|case|claims?|dispute|fight)\b",
    re.IGNORECASE,
)
OF_PROCEDURE = re.compile(
    r"\bdiscovery\b|\blogs\b|\bmotions?\b(?! for summary)|\bjurisdiction\b|\bvenue\b|\bstanding\b|\bplausibl\w+"
    r"|\binjunction\b|\b(?:hand|turn) over\b|\bproduce\b|\bpreserve\b|\bdisclose\b|\bdepositions?\b|\bprivilege\w*"
    r"|\bunseal\w*|\bclass action\b|\b(?:can|could|may|must|should|would need to) (?:also )?"
    r"(?:proceed|go|move|pursue|continue|bring|face|stay|be heard)\b",
    re.IGNORECASE,
)
# A text that tells of these tells of what came after a trial, unless a motion is decided in it.
AFTER_TRIAL = re.compile(r"\b(?:trial|High Court|judgment)\b")
ON_MOTION = re.compile(r"\bmotions?\b|\bbid to dismiss\b", re.IGNORECASE)
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
