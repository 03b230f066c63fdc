"""Wordings of what courts and parties to a case do, and the words that tell whom a ruling favours."""

import re

from nlp.frames import SIGN
from nlp.lexicon.wording import EventWording, said
from store.vocabulary import EventKind, InFavourOf, Outcome

_DISMISSED = (
    r"(?:[Dd]ismiss(?:ed|es|ing)?|threw out|throws out|thrown out|[Tt]hrowing out|toss(?:ed|es|ing)(?: out)?"
    r"|struck(?: out| down)?)"
)
_REFUSED = (
    r"(?:[Dd]en(?:ied|ies|ying)|[Rr]eject(?:ed|s|ing)|[Rr]efus(?:ed|es|ing)|[Dd]eclin(?:ed|es|ing)|rebuffed"
    r"|turned down)"
)
_GRANTED = r"(?:grant(?:ed|s|ing)|g[ai]ven?|gives|issued?|issuing|entered|imposed|awarded|won|obtained|secured|wins)"
_STOPS = r"(?:injunctions?|(?:temporary )?restraining orders?|temporary orders?)"
_RULER = r"(?:{judge}|[Mm]agistrate\b|\b[Hh]e\b|\b[Ss]he\b|\b[Rr]uling\b|\b[Oo]rder\b|\b[Dd]ecision\b)"
_CLAIMS = (
    r"(?:law ?suits?|suits?|complaints?|class[- ]actions?|cases?|actions?|claims?|counts?|theor(?:y|ies)|demand"
    r"|most of it"
    r"|charges?|allegations?|petition|litigation)"
)
_MOTION = r"(?:motions?|requests?|bids?|applications?|petitions?|objections?|attempts?|efforts?|challenge)"
_DISCLOSE = (
    r"(?:hand over|turn over|hand|produce|preserve|keep|give|share|disclose|release|provide|submit|answer|pay|face"
    r"|retain"
    r"|unseal|search|explain|remove|stop|delete|take down)"
)
_TO_END = r"(?:dismiss(?:al|ing)?|throw(?:ing)? out|toss(?:ing)?|strike|end|get rid of|throw)"

E, F = EventKind, InFavourOf

RULINGS: tuple[EventWording, ...] = (
    # --- juries and trials
    said(
        E.VERDICT,
        "jury decided",
        r"\b[Jj]ur(?:y|ors)\b{any} (?:found|awarded|sided|returned|ruled|decided|cleared|convicted|answered"
        r"|split)\b|\b[Vv]erdict awarded",
    ),
    said(
        E.TRIAL_BEGAN,
        "trial began",
        r"\b[Tt]rial\b{any} (?:began|begun|opened|started|got under way|kicked off|is under way)|[Cc]ourt{gap} "
        r"begun hearing"
        r"|\bcase opened in|court cases?\b[^.;]{{0,60}} has begun|began{any} the trial",
    ),
    # --- what stops a side
    said(
        E.INJUNCTION,
        "injunction refused",
        r"(?:{judge}|\b[Hh]e\b|\b[Ss]he\b|"
        + SIGN
        + r"|\bfor\b){any} (?:"
        + _REFUSED
        + r" {any}"
        + _STOPS
        + r"|(?:declined|refused) to (?:bar|block|stop|enjoin|prohibit)|denied them)"
        r"|failed{any} to get an? " + _STOPS + r"|request for an (?:order|injunction){any} was (?:refused|denied)",
        outcome=Outcome.DENIED,
        in_favour_of=F.ACCUSED,
    ),
    said(
        E.INJUNCTION,
        "A won an injunction",
        r"{accusers}{after}{aux} (?:wins|won|obtained|secured|was granted|were granted) {words}"
        + _STOPS
        + r"(?: against {lead}{accused})?",
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
        "injunction granted",
        r"\b"
        + _GRANTED
        + r" {any}"
        + _STOPS
        + r"|"
        + _STOPS
        + r"{gap} (?:was|were|has been|had) (?:granted|issued|entered)"
        r"|" + _STOPS + r" which{any} (?:granted|issued|entered)|converted{any} into an? (?:\w+ )?injunction",
        outcome=Outcome.GRANTED,
        in_favour_of=F.CLAIMANT,
        beside="{judge}",
    ),
    said(
        E.INJUNCTION,
        "B was barred",
        r"(?:{judge}|{judge} {either}){any} (?:barred|enjoined|blocked|banned|forbade|prohibited) {lead}{either} from"
        r"|{judge}{any} ordered {lead}{accused} to stop|may no longer{any} (?:judge|court){any} (?:ordered|ruled)"
        r"|{judge}{any} (?:barred|enjoined) (?:him|her|it|them) from",
        outcome=Outcome.GRANTED,
        in_favour_of=F.CLAIMANT,
    ),
    # --- rulings
    said(
        E.JUDGMENT,
        "fair use refused",
        r"\b(?:rejected|denied|refused) {any}fair[- ]use (?:defen[cs]e|arguments?|claims?)",
        in_favour_of=F.CLAIMANT,
        beside="{judge}",
    ),
    said(
        E.JUDGMENT,
        "summary judgment for B",
        r"(?:granted|entered|awarded|won|wins|lost) {any}(?:summary )?judgment|lost (?:on|at) summary judgment"
        r"|granted {any}summary judgment",
        outcome=Outcome.GRANTED,
    ),
    said(
        E.DISMISSAL,
        "motion to dismiss granted",
        r"\bgranted {any}motions?\b{any} to (?:dismiss|throw out)|won (?:the )?dismissal of",
        beside="{judge}",
    ),
    said(
        E.ORDER,
        "motion to dismiss refused",
        r"\b" + _REFUSED + r" {any}(?:\bto |\b)" + _TO_END + r"\b",
        beside=_RULER,
        outcome=Outcome.DENIED,
        in_favour_of=F.CLAIMANT,
    ),
    said(
        E.ORDER,
        "motion refused",
        r"(?:\b"
        + _REFUSED
        + r" (?!our\b|to comment|an? request for comment){any}\b"
        + _MOTION
        + r"\b(?! for (?:comment|an interview))|\b"
        + _MOTION
        + r"\b{any} (?:was|were|has been) (?:denied|refused|rejected)"
        r"|[Dd]enying {any}\bmotion|dismissed {words}(?:objection|challenge|bid|motion|request)|(?:attempt|bid"
        r"|effort|motion)\b{any} (?:failed|has failed)"
        r"|lost its (?:bid|motion)|failed{any} to rid)",
        outcome=Outcome.DENIED,
    ),
    said(
        E.ORDER,
        "motion granted",
        r"(?:\bgrant(?:ed|ing) {any}\b(?:motions?|requests?|bids?|applications?)\b|\b(?:motion|request"
        r"|application)\b{any} was granted"
        r"|[Gg]ranted in part|persuaded {any}judge{any} to drop)",
        outcome=Outcome.GRANTED,
    ),
    said(
        E.JUDGMENT,
        "a claim fell at trial",
        r"(?:court|tribunal|Court)\b(?! of appeal){any} (?:dismissed|thrown out|threw out) (?:an?|the) "
        r"{words}claim\b(?! (?:of|that|for))",
    ),
    said(
        E.DISMISSAL,
        "judge dismissed",
        r"(?<!to )(?<!"
        + SIGN
        + r" )(?<!"
        + SIGN
        + r" has )\b"
        + _DISMISSED
        + r"(?: (?!as\b){any}| )"
        + _CLAIMS
        + r"\b(?! as\b)",
        beside=_RULER,
    ),
    said(
        E.DISMISSAL,
        "suit dismissed",
        r"(?:"
        + _CLAIMS
        + r")\b{gap} (?:was|were|has been|have been)(?: [a-z]+ly)* (?:dismissed|thrown out|tossed(?: out)?)"
        r"|dismissed (?:it|them|most of it|nearly everything)\b|tossed most of it|dismissed with(?:out)? prejudice"
        r"|{judge}{any} dismissed,? with(?:out)? prejudice",
    ),
    said(
        E.HEARING,
        "hearing held",
        r"(?:[Dd]uring|[Aa]t(?: the end of)?) (?:a|an|the) (?:[\w-]+ ){{0,2}}(?:hearing|sitting)\b|[Hh]earing "
        r"(?:was held|took place|on (?:Mon|Tues|Wednes|Thurs|Fri)day)"
        r"|court\b{any} heard the case|[Ll]awyers\b{any} (?:argued|arguing)",
    ),
    said(
        E.HEARING,
        "a side told a court",
        r"{either}{after}{aux} told (?:the|a|an) (?:[\w.-]+ ){{0,2}}(?:judge|court|tribunal) on "
        r"\w+day\b(?!{any}(?:letter|filing|complaint|brief))",
    ),
    said(
        E.ORDER,
        "court ordered",
        r"(?:{judge}|[Mm]agistrate\b|\b[Hh]e\b|\b[Ss]he\b){any} (?:ordered|directed|told|instructed|asked) "
        r"(?:{lead}{either}|it|them|the (?:[\w-]+ ){{1,3}}){when} ?to "
        r"(?:"
        + _DISCLOSE
        + r")|(?:must|has to|have to) "
        + _DISCLOSE
        + r"\b{any}(?:judge|court|magistrate)\b{any} (?:ruled|ordered|held|said)"
        r"|{either}{after}(?: has| have| had)? (?:was|were|been) ordered to "
        + _DISCLOSE
        + r"|filed an? (?:new )?order|court had ordered that|[Bb]y order of|{judge}{any} ordered "
        r"{lead}{either}{when} to",
    ),
    said(
        E.ORDER,
        "court allowed the suit",
        r"(?:{judge}|"
        + SIGN
        + r"){any} (?:let|allowed|cleared) {any}(?:{case}|suits?|{either}) (?:to )?(?:move|go|proceed|continue"
        r"|press) ?(?:forward|ahead|on)?"
        r"(?! ?after (?:ruling|finding|holding))(?! ?forward| ?ahead)",
        in_favour_of=F.CLAIMANT,
    ),
    said(
        E.ORDER,
        "the suit may go on",
        r"(?:may|can|could) (?:pursue|press on|proceed|continue|go ahead|add|move forward|sue)\b{any}(?:judge"
        r"|court|{either}){any} (?:ruled|held|found|said)"
        r"|set out why {any} may continue|may plausibly infringe",
    ),
    said(
        E.JUDGMENT,
        "court sided",
        r"\b(?:sided with|(?:ruled|found|decided)(?: \w+ly| in part)? (?:for|in fav(?:o|ou)r of)) {lead}{either}",
        beside="{judge}",
    ),
    said(
        E.JUDGMENT,
        "court ruled against",
        r"\b(?:ruled|decided) against (?:{lead}{either}|him\b|her\b|it\b|them\b)",
        beside="{judge}",
    ),
    said(
        E.JUDGMENT,
        "B lost",
        r"{either}{after}{aux} (?:lost|won) (?:most of |part of )?(?:its|their|the|his|her) {words}(?:battle|case"
        r"|suit|lawsuit|fight)",
    ),
    said(
        E.JUDGMENT,
        "court ruled",
        r"(?:{judge}|\bit\b|\b[Hh]e\b){any} (?:ruled|(?<!a )(?<!the )(?<!its )(?<!after )ruling|held|found|finding"
        r"|concluded|determined|"
        r"asserted)\b(?:{gap}(?: that| it)|,| in|{gap}) {any}"
        r"(?:fair use|infring|copyright|\blegal\b(?! team| action| battle| fight| fees)|lawful|"
        r"unlawful|illegal|liable|transformative|"
        r"training|pirat)",
    ),
    said(
        E.JUDGMENT,
        "the ruling came first",
        r"(?:fair use|infring\w+|lawful|unlawful|\brights\b)[^;]{{0,200}}, (?:an?|the) {words}(?:court"
        r"|judge){any} (?:ruled|found|held)",
    ),
    said(
        E.JUDGMENT,
        "a ruling of before",
        r"(?<!after )(?:ruling|judgment|decision) (?:that|which) {any}(?:fair use|\blawful|infring|cleared|let "
        r"{either} off|\bwon\b)"
        r"|(?:ruling|judgment|victory) (?:for|in favou?r of|over) {lead}{either}",
        confidence=0.75,
    ),
    said(E.JUDGMENT, "judgment given", r"\b(?:issued|handed down|delivered|gave) {gap}judgment"),
    # --- what parties ask
    said(
        E.MOTION_FILED,
        "a side moved",
        r"(?:{either}{after}{aux} |\b)(?:filed|submitted|brought|made) {words}motion (?:to|for|seeking|asking)"
        r"|motion{any} was filed",
    ),
    said(
        E.MOTION_FILED,
        "a side's motion",
        r"[Ii]n (?:its|their|a|the) motion\b|{either}[’']s? motion,? (?:filed|docketed|lists)|[Mm]otions? landed",
    ),
    said(
        E.MOTION_FILED,
        "a side moved for it",
        r"{either}{after}{aux} moved (?:in \w+ )?(?:for|to (?:dismiss|strike|compel))|\b(?:had|has|have) moved "
        r"(?:to dismiss|for)",
    ),
    said(
        E.MOTION_FILED,
        "a side asked the court",
        r"(?:{either}{after}{aux} |\b(?:[Tt]he companies|[Tt]hey|[Ii]t|[Tt]he company)(?: has| have| had)? "
        r"?)(?:each )?(?:asked|asks|urged|moved for|petitioned) "
        r"(?:(?:the|a|an) (?:[\w.-]+ ){{0,3}}(?:judge|court|tribunal)(?: in \w+(?: \w+)?)?|[Jj]udge {either}|him"
        r"|her)(?: on \w+)? (?:for|to(?! (?:(?:find|declare|rule) that|stop|bar|block|make|seize)\b))",
    ),
    said(
        E.MOTION_FILED,
        "a side asked for a ruling",
        r"asked for (?:a ruling|most of|the (?:case|suit|claims)|dismissal)",
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
