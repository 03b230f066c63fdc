"""Wordings of answers and of silences; the four kinds of silence each have their own and are never merged."""

import re
from dataclasses import dataclass

from nlp.frames import SIGN, frame
from store.vocabulary import ResponseBasis, ResponseKind


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponseWording:
    """A wording, the answer it tells and how that is known."""

    name: str
    kind: ResponseKind
    basis: ResponseBasis
    pattern: re.Pattern[str]
    confidence: float = 0.9


def _told(
    kind: ResponseKind, basis: ResponseBasis, name: str, wording: str, *, confidence: float = 0.9
) -> ResponseWording:
    return ResponseWording(
        name=f"{kind}: {name}", kind=kind, basis=basis, pattern=frame(wording), confidence=confidence
    )


_WHO = r"{accused}{after},?(?:[’']s? (?:representatives?|lawyers?|attorneys?|spokes\w+))?"
_NOT = (
    r"(?: (?:also|both|each|reportedly|still|so far))*(?: (?:did|has|have|had|does|do|was|were) "
    r"not| (?:did|has|have|had|does|do)n[’']t)"
)
_YET = r"(?: (?:immediately|yet|so far|initially|publicly|directly|formally|officially|right away))*"
_ANSWER = r"(?:respond(?:ed)?|repl(?:y|ied)|answer(?:ed)?|return(?:ed)?)"
_REQUEST = r"(?:requests?|inquir(?:y|ies)|enquir(?:y|ies)|e-?mails?|messages?|questions?|calls?|for comment|ask)"
_CHARGE = (
    r"(?:allegations?|accusations?|claims?|charges?|lawsuits?|suits?|complaints?|reports?|criticism|matter|letter)"
)
_WRONG = (
    r"(?:wrongdoing|liability|infring\w+|it|they|copying|scraping|stealing|training|using|"
    r"trained|used|copied|scraped|stole|distilled|distilling|hired)"
)
_GROUNDLESS = r"(?:baseless|meritless|without merit|no merit|frivolous|false|unfounded|untrue|groundless|absurd|bogus)"
_SPEAKING = (
    r"(?:said|says|told|wrote|argued|argues|added|posted|stated|insisted|maintained|maintains|"
    r"contends|contended|claimed)"
)
_OFFICER = (
    r"(?:spokes\w+|CEO|COO|CTO|chief|president|counsel|lawyers?|attorneys?|executive|head|"
    r"founder|co-founder|representative|director)"
)
_BY = r"{accused}(?:[’']s?)?(?:{any}\b" + _OFFICER + r"\b[^.;]{{0,60}}?)? ?" + _SPEAKING
_DEFENCE = (
    r"(?:fair[- ]use|transformative|legally permitted|lawful\b|allowed under|protected by the "
    r"First Amendment|text and data mining|within (?:its|their) rights|within the exceptions?|(?:do|"
    r"does) not (?:store|contain|hold) (?:training data|copies))"
)
_ACTED = (
    r"(?:removed|pulled|took down|taken down|blocked|disabled|deleted|suspended|paused|stopped|"
    r"pledged to strengthen|retracted|changed|renamed)"
)
_PROMPT = r"(?:in response to|after|following)"

K, B = ResponseKind, ResponseBasis

RESPONSES: tuple[ResponseWording, ...] = (
    # --- the four silences
    _told(
        K.DECLINED_TO_COMMENT,
        B.ASKED,
        "declined to comment",
        _WHO + r"{active}(?: both)?{active} (?:declined|refused)(?: [a-z]+ly)? (?:to (?:provide (?:a |any "
        r")?|offer )?comment|comment|an interview|{any}requests? for comment)",
    ),
    _told(
        K.DECLINED_TO_COMMENT,
        B.ASKED,
        "no comment",
        _WHO + r"(?:{active} had no comment| (?:would not|wouldn[’']t) comment)",
    ),
    _told(
        K.COULD_NOT_BE_REACHED,
        B.ASKED,
        "could not be reached",
        _WHO + r" (?:could not|couldn[’']t|was not able to|were not able to)" + _YET + r" be (?:reached|contacted)",
    ),
    _told(
        K.COULD_NOT_BE_REACHED,
        B.ASKED,
        "not available",
        _WHO + r" (?:was|were)(?: not|n[’']t)" + _YET + r" (?:available|reachable)(?: for comment)?",
    ),
    _told(
        K.NO_RESPONSE_TO_REQUEST,
        B.ASKED,
        "no answer to a request",
        _WHO + _NOT + _YET + r" " + _ANSWER + _YET + r" (?:to )?{any}" + _REQUEST,
    ),
    _told(
        K.NO_RESPONSE_TO_REQUEST,
        B.ASKED,
        "yet to answer a request",
        _WHO + r" (?:has|have|had) yet to " + _ANSWER + r" to {any}" + _REQUEST,
    ),
    _told(
        K.NO_RESPONSE_TO_REQUEST,
        B.ASKED,
        "did not immediately respond",
        _WHO + _NOT + r" immediately (?:respond|reply|comment|answer)",
    ),
    _told(
        K.NO_RESPONSE_TO_REQUEST,
        B.ASKED,
        "neither answered",
        r"[Nn]either {accused} nor {other}{aux} (?:responded|replied|returned|answered) {any}" + _REQUEST,
    ),
    _told(
        K.NO_RESPONSE_TO_REQUEST,
        B.ASKED,
        "asked, and waiting",
        r"(?:[Rr]eached out to|[Cc]ontacted|[Aa]sked) {lead}{accused} (?:for (?:comment|more|further|"
        r"a)|and (?:will|we)|to (?:comment|clarify))",
        confidence=0.7,
    ),
    _told(
        K.NO_PUBLIC_RESPONSE,
        B.OBSERVED,
        "has not responded in public",
        _WHO
        + _NOT
        + r"(?: yet| so far)? publicly (?:responded|commented|addressed|spoken|replied|answered|acknowledged)",
    ),
    _told(
        K.NO_PUBLIC_RESPONSE,
        B.OBSERVED,
        "has not commented in public",
        _WHO
        + _NOT
        + _YET
        + r" (?:respond(?:ed)?|comment(?:ed)?|repl(?:y|ied)|spoken|address(?:ed)?) (?:{gap} )?publicly",
    ),
    _told(
        K.NO_PUBLIC_RESPONSE,
        B.OBSERVED,
        "has not answered the charge",
        _WHO + _NOT + _YET + r" (?:respond(?:ed)? to|comment(?:ed)? on|address(?:ed)?|repl(?:y|ied) to|answer(?:ed)?) "
        r"(?:the|these|those|this|its|their|any of the) (?:[\w-]+ )?" + _CHARGE,
    ),
    _told(
        K.NO_PUBLIC_RESPONSE,
        B.OBSERVED,
        "yet to respond",
        _WHO + r" (?:has|have|had) yet to (?:publicly )?(?:respond|comment|reply|address|issue a statement|"
        r"make a statement)",
    ),
    _told(
        K.NO_PUBLIC_RESPONSE,
        B.OBSERVED,
        "silent",
        _WHO + r"{active} (?:remained|stayed|kept|been) (?:publicly )?(?:silent|quiet)",
    ),
    _told(
        K.NO_PUBLIC_RESPONSE,
        B.OBSERVED,
        "no statement",
        _WHO + r"{active} (?:made|issued) no public (?:statement|comment)",
    ),
    # --- answers
    _told(
        K.DENIED_IN_PART,
        B.STATEMENT,
        "denied some",
        _WHO + r"{active} (?:denied|denies|rejected) (?:some|parts?|most) of",
    ),
    _told(
        K.DENIED,
        B.STATEMENT,
        "denied",
        _WHO
        + r"(?:{active}| is| are) (?:denied|denies|deny|denying|rejected|rejects|refuted|refutes|disputed|disputes|"
        r"contested|contests|pushed back (?:on|against)) (?:(?:\w+|"
        + SIGN
        + r")(?:[’']s?)? ){{0,6}}?(?:"
        + _WRONG
        + r"\b|"
        + _CHARGE
        + r")",
    ),
    _told(
        K.DENIED,
        B.STATEMENT,
        "called it groundless",
        _WHO + r"{active} (?:called|calls|dismissed|described) {any}" + _CHARGE + r"{any}" + _GROUNDLESS,
    ),
    _told(K.DENIED, B.STATEMENT, "says there is no merit", _BY + r"{any}" + _GROUNDLESS),
    _told(
        K.DISPUTES_CHARACTERISATION,
        B.STATEMENT,
        "disputes how it is put",
        _BY + r"{any}(?:mischaracteri[sz]\w+|misrepresent\w+|misunderst\w+|misleading|based on "
        r"{any}errors|taken out of context)",
    ),
    _told(
        K.DISPUTES_CHARACTERISATION,
        B.STATEMENT,
        "disagrees",
        _BY + r"{any}\b(?:disagrees?|disagreed) with {words}" + _CHARGE,
    ),
    _told(
        K.AFFIRMATIVE_DEFENCE,
        B.STATEMENT,
        "says it is allowed",
        _WHO + r"{active} (?:argued|argues|arguing|maintains|maintained|contends|contended|says|said|"
        r"claims|claimed|insists|insisted) {any}" + _DEFENCE,
    ),
    _told(
        K.AFFIRMATIVE_DEFENCE,
        B.STATEMENT,
        "defended as fair use",
        _WHO + r"{active} (?:defended|defends|invoked|cited|raised) {any}" + _DEFENCE,
    ),
    _told(
        K.ADMITTED_IN_PART,
        B.STATEMENT,
        "admitted some",
        _WHO + r"{active} (?:admitted|conceded|acknowledged) (?:to )?(?:some|parts?) of",
    ),
    _told(
        K.ADMITTED,
        B.STATEMENT,
        "admitted",
        _WHO + r"{active}(?: even)? (?:admitted|admits|conceded|concedes|acknowledged|acknowledges)\b{gap} "
        r"(?:that|it|they|to|using|having|" + SIGN + r")(?!\w)",
    ),
    _told(
        K.APOLOGISED,
        B.STATEMENT,
        "apologised",
        _WHO + r"{active} (?:apologi[sz]ed|said (?:it|he|she|they) (?:was|were) sorry)",
    ),
    _told(
        K.REMEDIAL_ACTION,
        B.OBSERVED,
        "changed something",
        _WHO
        + r"{active} "
        + _ACTED
        + r" {any}"
        + _PROMPT
        + r" {any}(?:cease[- ]and[- ]desist|letter|lawsuit|suit|complaint|allegations?|accusations?|"
        r"backlash|order|notice)",
    ),
    _told(
        K.UNDER_REVIEW,
        B.STATEMENT,
        "says that it reviews it",
        _BY + r"{any}(?:is|are|was|were) (?:currently )?(?:reviewing|looking into|evaluating|examining) "
        r"(?:the|these|its|our|their)? ?(?:{words})?(?:complaint|claims|allegations|lawsuit|suit|"
        r"options|matter|ruling|decision|report)",
    ),
    _told(
        K.COUNTER_CLAIM,
        B.FILING,
        "countersued",
        _WHO + r"{active} (?:countersued|counter-sued|filed {words}counter-?(?:claim|suit)s?)",
    ),
    _told(
        K.ANSWER_FILED,
        B.FILING,
        "asked for dismissal",
        _WHO + r"{active} (?:moved|asked (?:the|a) (?:\w+ )?(?:\w+ )?(?:judge|court)|filed {words}motion) "
        r"to (?:dismiss|throw out|toss)",
    ),
    _told(
        K.ANSWER_FILED, B.FILING, "answered in court", _WHO + r"{active} (?:filed {words}answer|answered the complaint)"
    ),
    _told(
        K.GENERAL_STATEMENT,
        B.STATEMENT,
        "made a statement",
        r"{accused}(?:[’']s?)?(?:{any}\b"
        + _OFFICER
        + r"\b[^.;]{{0,60}}?)? (?:said|says|told|wrote|defended|responded|replied)\b{any}(?:statement|"
        + r"spokes\w+"
        + r"|blog post|told)",
        confidence=0.75,
    ),
    _told(
        K.GENERAL_STATEMENT,
        B.STATEMENT,
        "a spokesperson for it told",
        r"(?:spokes\w+|representatives?|lawyers?|attorneys?) (?:for|of) {lead}{accused}{aux} (?:said|"
        r"says|told|wrote)\b",
        confidence=0.75,
    ),
    _told(
        K.GENERAL_STATEMENT,
        B.STATEMENT,
        "in a statement",
        r"[Ii]n (?:an? |its )?(?:[\w-]+ )?statement{gap}, {accused}{aux} (?:said|says|wrote)\b",
        confidence=0.75,
    ),
    _told(
        K.GENERAL_STATEMENT,
        B.STATEMENT,
        "a spokesperson told",
        r"{accused}(?:[’']s?)?{any}\bspokes\w+[^.;]{{0,60}}? (?:said|says|told|wrote|defended|confirmed|described)\b",
        confidence=0.75,
    ),
)

# Words of a quotation that answer the charge when the one who speaks is told before or after it.
_QUOTED = (
    (
        K.DENIED,
        re.compile(
            _GROUNDLESS
            + r"\b|\bwe (?:did not|didn[’']t|do not|don[’']t|have never|never) (?:use|train|copy|scrape|steal)",
            re.IGNORECASE,
        ),
    ),
    (K.AFFIRMATIVE_DEFENCE, re.compile(r"\bfair use\b|\btransformative\b|\btext and data mining\b", re.IGNORECASE)),
    (
        K.DISPUTES_CHARACTERISATION,
        re.compile(
            r"\b(?:we (?:do not|don[’']t|strongly|respectfully) (?:agree|disagree)|"
            r"mischaracteri[sz]\w+|misrepresent\w+)",
            re.IGNORECASE,
        ),
    ),
    (
        K.UNDER_REVIEW,
        re.compile(r"\bwe(?: are|[’']re) (?:currently )?(?:reviewing|looking into|evaluating)\b", re.IGNORECASE),
    ),
)
IN_QUOTATION = {
    kind: ResponseWording(name=f"{kind}: in a quotation", kind=kind, basis=B.STATEMENT, pattern=pattern, confidence=0.8)
    for kind, pattern in _QUOTED
}
SPEAKER = frame(
    r"{accused}(?:[’']s?)?(?:{any}\b"
    + _OFFICER
    + r"\b[^.;]{{0,60}}?)?,? (?:"
    + _SPEAKING
    + r"\b|spokes\w+ [^.;:]{{0,40}}:$|"
    + r"[^.;\ue000-\uf8ff]{{1,80}}?, (?:stating|saying|writing|adding)\b)|"
    r"\b(?:said|says|wrote) (?:an? )?(?:spokes\w+ for )?{other}"
)
CHARGES = re.compile(r"\b" + _CHARGE + r"\b", re.IGNORECASE)
OWN_OUTLET = re.compile(r"\b(?:[Ww]e|[Ww]e[’']ve|our|us)\b")
"""Where the article speaks of its own outlet: "we have reached out", "our request"."""
