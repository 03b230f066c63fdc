"""Wordings of the steps of a case that decide nothing: papers, classes, moves, stays, settlements, appeals."""

from nlp.lexicon.wording import EventWording, said
from store.vocabulary import EventKind, Outcome

_APPEALS_COURT = (
    r"(?:[Aa]ppeals? court|[Cc]ircuit|[Cc]ourts? of [Aa]ppeals?|appellate (?:court|panel|judges)"
    r"|Court of Appeal|[Jj]ustices)"
)

E = EventKind

PROCEDURE: tuple[EventWording, ...] = (
    # --- what parties ask and file
    said(
        E.AMENDED_COMPLAINT,
        "A amended its complaint",
        r"{accusers}{after}{aux} (?:amended|widened|expanded) (?:its|their|the|his|her) (?:\w+ )?(?:complaint|law "
        r"?suit|suit|case)"
        r"(?: against {lead}{accused})?",
    ),
    said(
        E.AMENDED_COMPLAINT,
        "an amended complaint",
        r"(?:amended (?:[\w-]+ ){{0,3}}complaint\b(?! (?:would|could|might|may|can|will)\b)"
        r"|have (?:widened|amended) their complaint)(?:{gap}(?:against|with) {lead}{accused})?",
    ),
    said(
        E.SERVED,
        "B was served",
        r"(?:{accused}{after}{aux} |{case}\b{gap}(?:was |were )?)served\b(?! with an? (?:cease|letter))"
        r"(?={gap}(?:complaint|China|Convention|on|with))",
    ),
    said(
        E.ANSWER_FILED,
        "B answered",
        r"(?:{accused}{after}{aux} |[Ii]n (?:the|its|an?) )(?:(?:filed|submitted|lodged) {words}(?:answer"
        r"|defen[cs]e|reply)\b|answer (?:that )?it filed)",
    ),
    said(E.ANSWER_FILED, "B answered the complaint", r"{accused}{after}{aux} answered {words}complaint"),
    said(
        E.ANSWER_FILED,
        "the answer was filed",
        r"(?:reply to|answer to) {lead}(?:{accusers}|the complaint){gap} (?:filed|received)"
        r"|received the answer to the complaint",
    ),
    said(
        E.VOLUNTARY_DISMISSAL,
        "A dropped its suit",
        r"{accusers}{after}{aux} (?:dropped|drops|withdrew|withdrawn|gave up|walked away from|abandoned"
        r"|(?:voluntarily )?dismiss(?:ed|es)) "
        r"(?:its|their|his|her) {words}(?:{case}|action)(?: against {lead}{accused})?",
    ),
    said(
        E.VOLUNTARY_DISMISSAL,
        "the suit was dropped",
        r"voluntar(?:y dismissal|ily dismissed)|dismissed it voluntarily|(?:suit|case|action) (?:was|has been) "
        r"(?:dropped|withdrawn)",
    ),
    said(
        E.VOLUNTARY_DISMISSAL,
        "they dropped it",
        r"\b(?:withdrew|dropped) (?:it|the (?:law ?suit|suit|case|complaint))\b",
    ),
    # --- classes, joining and moving of cases
    said(
        E.ORDER,
        "class refused",
        r"\b(?:refused|declined|denied) (?:to certify|{gap}class certification)",
        outcome=Outcome.DENIED,
    ),
    said(
        E.CLASS_CERTIFICATION,
        "class certified",
        r"\b(?:certified {any}(?:class|one comprising)|granted {gap}class (?:certification|status))"
        r"|certified (?:as )?(?:a|the) (?:\w+ )?class",
        beside="{judge}",
    ),
    said(
        E.ORDER,
        "joining refused",
        r"(?:refused|declined|denied) to (?:centrali[sz]e|consolidate|transfer|remand)",
        outcome=Outcome.DENIED,
    ),
    said(
        E.MDL_CENTRALISATION,
        "cases centralised",
        r"(?:(?:cases|lawsuits|suits|actions)\b|{judge}|[Pp]anel\b){any} (?:were |was |have been |are |had "
        r")?(?:consolidated|centrali[sz]ed)",
    ),
    said(
        E.MDL_CENTRALISATION,
        "a panel joined cases",
        r"\bpanel\b{any} (?:sent|joined|moved|combined|transferred) {any}(?:cases|suits|actions)|"
        r"(?:cases|suits|actions)\b{any} (?:will be heard together|(?:were )?sent to a single judge)",
    ),
    said(
        E.REMAND,
        "case sent back",
        r"(?:remanded|\b(?:sent|sending|return(?:ed|ing)|went)\b {any}\bback\b(?! for trial)(?={any}(?:[Cc]ourt"
        r"|County|judge|San Francisco|Chancery))|(?:returned|returning|sent) (?:it|the case) to (?:the "
        r")?{words}(?:court|Court|District)"
        r"|(?:case|suit|lawsuit|dispute) (?:was |were )?(?:sent )?back\b(?! for trial)|{judge}{any} sent "
        r"{gap}(?:case|suit|lawsuit|dispute){gap} back\b(?! for trial))",
    ),
    said(
        E.ORDER,
        "transfer refused",
        r"(?:motion|bid|request) to (?:transfer|move){any} (?:was )?(?:denied|refused|failed)"
        r"|(?:lost|failed in) {words}(?:bid|motion|attempt) to (?:move|transfer)|denying {words}motion to transfer",
        outcome=Outcome.DENIED,
    ),
    said(
        E.TRANSFER,
        "case transferred",
        r"(?:transferred|(?:case|lawsuit|suit|action)\b{any} (?:was |were |has been |have been "
        r")moved)\b{any}(?:\bto|\bfrom)\b"
        r"|granted {any}motion{any}to transfer",
    ),
    # --- money agreed
    said(
        E.PRELIMINARY_APPROVAL,
        "preliminary approval",
        r"(?:granted|gave|given|received|won|secured|issued|obtained) {any}preliminary (?:approval|blessing)"
        r"|preliminarily approved",
    ),
    said(
        E.FINAL_APPROVAL,
        "final approval",
        r"(?:granted|gave|given|received|won|secured|issued|obtained) {any}final approval|finally approved"
        r"|[Ff]inal approval\b{any}"
        r" (?:came|was entered|was given|was granted)|[Aa]pproved, finally|signed off on {words}(?:settlement|deal)",
    ),
    said(
        E.ORDER,
        "settlement rejected",
        r"\b(?:rejected (?:the |a )?{gap}settlement|refused to approve|declined{gap} to approve|denied approval of"
        r"|put off (?:his|her|its|the) approval)\b",
        outcome=Outcome.DENIED,
    ),
    # --- stays
    said(
        E.ORDER,
        "stay refused",
        r"(?:refused|denied|declined) {any}\b(?:a|to) stay\b|\bstay of {gap}(?:was|were) (?:refused|denied)",
        outcome=Outcome.DENIED,
    ),
    said(E.STAY_LIFTED, "stay lifted", r"\blifted\b{any} (?:stay|pause)\b"),
    said(
        E.STAY,
        "case stayed",
        r"\b(?:stayed|paused|froze) (?:the|its|their|all|[^.;]{{0,40}}) ?{words}(?:case|lawsuit|suit|proceedings"
        r"|litigation|action|claims)"
        r"|(?:[Cc]ase|[Ll]awsuit|[Ss]uit|[Pp]roceedings){any} (?:was|were|has been|have been) (?:stayed|paused|on "
        r"hold|put on hold)"
        r"|\bstay that had frozen",
    ),
    # --- appeals
    said(
        E.ORDER,
        "leave to appeal given",
        r"(?:gave|granted|allowed|given) {lead}{either} (?:(?:permission|leave) )?to appeal|accepted {any}(?:appeal)\b"
        r"|agreed to hear {any}appeal",
        outcome=Outcome.GRANTED,
    ),
    said(
        E.ORDER,
        "leave to appeal refused",
        r"(?:(?:refused|denied) {lead}{either}|{either}{after}{any} was (?:refused|denied)) (?:permission|leave) "
        r"to (?:appeal|challenge)",
        outcome=Outcome.DENIED,
    ),
    said(
        E.APPEAL_DECIDED,
        "appeal decided",
        r"(?:"
        + _APPEALS_COURT
        + r"\b{any} (?:affirmed|reversed|vacated|upheld|overturned|revived|rejected (?:an|the|its) appeal)\b"
        r"|[Aa]ffirmed: )",
    ),
    said(
        E.APPEAL_ARGUED,
        "appeal heard",
        _APPEALS_COURT + r"\b{any} (?:heard|spent)\b{any}(?:argument|appeal|asking)|\bappeal of {any} was heard"
        r"|(?:oral )?argument(?:s)? (?:took place|was heard)|[Aa]t oral argument",
    ),
    said(
        E.NOTICE_OF_APPEAL,
        "a side appealed",
        r"{either}{after}{aux} (?:appealed|is appealing|are appealing|appealing|(?:filed|lodged) (?:an?|its|"
        r"their|notice of) {words}appeal)",
    ),
    said(
        E.NOTICE_OF_APPEAL,
        "they appealed",
        r"\b(?:has|have|had) (?:since )?appealed\b|notice of appeal|[’']s? appeal from",
    ),
)
