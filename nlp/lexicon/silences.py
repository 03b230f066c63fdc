"""Wordings of the four silences, each kind with its own: they are never merged.

`SILENT` are read from the verb of a clause whose subject is a party ("declined to comment"), `ASKED` in a sentence
where the party stands in another place ("we reached out to A").
"""

from nlp.lexicon.answer_words import ACTIVE, AUX_NOT, REQUEST, YET
from nlp.lexicon.wording import ResponseWording, answered, asked
from store.vocabulary import ResponseBasis, ResponseKind

K, B = ResponseKind, ResponseBasis

SILENT: tuple[ResponseWording, ...] = (
    answered(
        K.DECLINED_TO_COMMENT,
        B.ASKED,
        "declined to comment",
        ACTIVE + r"(?:declin|refus)(?:ed|es|ing) (?:[a-z]+ly )?(?:(?:further )?comment|an interview|"
        r"(?:\S+ ){0,4}?requests? for|to (?:[a-z]+ly )?(?:comment|discuss|elaborate|answer|"
        r"talk|speak|respond|be interviewed|say(?! how much)"
        r"|provide (?:a |any |further )?(?:comment|statement|details)|make (?:a |any )?(?:comment|"
        r"statement)|offer (?:a |any )?comment|address|go into))",
    ),
    answered(
        K.DECLINED_TO_COMMENT,
        B.ASKED,
        "would not comment",
        r"^(?:would|will|could|does|do)(?: not|n[’']t) (?:[a-z]+ly )?(?:comment|discuss|"
        r"elaborate|talk about|be drawn|say whether|want to talk|speak about)",
    ),
    answered(
        K.DECLINED_TO_COMMENT,
        B.ASKED,
        "had no comment",
        ACTIVE + r"(?:had|have|has|offered|gave|made) (?:absolutely )?no (?:further |immediate )?comment",
    ),
    answered(
        K.DECLINED_TO_COMMENT,
        B.ASKED,
        "referred questions",
        ACTIVE + r"(?:referred|directed|redirected) (?:all )?(?:questions|inquiries|requests|enquiries)",
    ),
    answered(
        K.COULD_NOT_BE_REACHED,
        B.ASKED,
        "could not be reached",
        r"^(?:could|can)(?: not|n[’']t)" + YET + r"(?: able to)?" + YET + r" (?:reached|contacted|traced|located)",
    ),
    answered(
        K.COULD_NOT_BE_REACHED, B.ASKED, "not available", AUX_NOT + YET + r" (?:available|reachable)(?: for comment)?"
    ),
    answered(K.COULD_NOT_BE_REACHED, B.ASKED, "not available", ACTIVE + r"unavailable for comment"),
    answered(
        K.NO_PUBLIC_RESPONSE,
        B.OBSERVED,
        "has not answered in public",
        AUX_NOT + YET + r" (?:respond(?:ed)?|comment(?:ed)?|react(?:ed)?|repl(?:y|ied)|spoken|spoke|sa(?:id|"
        r"y)|address(?:ed)?|answer(?:ed)?|acknowledged?)\b[^.;]*\b(?:public(?:ly)?|so far)\b",
    ),
    answered(
        K.NO_PUBLIC_RESPONSE,
        B.OBSERVED,
        "has not answered in public",
        AUX_NOT + r"(?: yet| so far)* publicly",
    ),
    answered(
        K.NO_RESPONSE_TO_REQUEST,
        B.ASKED,
        "no answer to a request",
        AUX_NOT + YET + r" (?:respond(?:ed)?|repl(?:y|ied)|answer(?:ed)?|return(?:ed)?|acknowledged?|come back|"
        r"c[ao]me back to|got back|gotten back|get back|provided? (?:a )?comment)\b[^.;]*?\b" + REQUEST,
    ),
    answered(
        K.NO_RESPONSE_TO_REQUEST,
        B.ASKED,
        "nor answered a request",
        AUX_NOT + r"\b[^.;]*\bn?or (?:did it )?(?:respond|reply) to [^.;]*?\b" + REQUEST,
    ),
    answered(
        K.NO_RESPONSE_TO_REQUEST,
        B.ASKED,
        "did not immediately respond",
        AUX_NOT + r"(?: yet)? immediately (?:respond|reply|comment|answer|return)",
    ),
    answered(
        K.NO_RESPONSE_TO_REQUEST,
        B.ASKED,
        "yet to answer a request",
        r"^(?:has|have|had) (?:so far )?yet to (?:respond|reply|answer|return|get back|come back)[^.;]*?\b" + REQUEST,
    ),
    answered(
        K.NO_RESPONSE_TO_REQUEST,
        B.ASKED,
        "had not answered by publication",
        AUX_NOT + YET + r" (?:respond(?:ed)?|repl(?:y|ied)|answer(?:ed)?)\b[^.;]*?\b(?:by|before|at) (?:the )?(?:time "
        r"of )?(?:publi\w+|press|deadline|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|"
        r"Sunday)",
    ),
    answered(
        K.NO_RESPONSE_TO_REQUEST,
        B.ASKED,
        "went unanswered",
        ACTIVE + r"ignored (?:\S+ ){0,3}(?:requests?|questions|e-?mails|calls)",
    ),
    answered(
        K.NO_PUBLIC_RESPONSE,
        B.OBSERVED,
        "has not answered the charge",
        AUX_NOT + YET + r" (?:respond(?:ed)?(?! in court)|comment(?:ed)?|react(?:ed)?|repl(?:y|ied)|addressed|"
        r"issued (?:a |any )?statement|said (?:anything|a word|a thing)|made (?:any|a) (?:public )?(?:statement|"
        r"comment))(?!\w)",
    ),
    answered(
        K.NO_PUBLIC_RESPONSE,
        B.OBSERVED,
        "yet to respond",
        r"^(?:has|have|had) (?:so far )?yet to (?:publicly )?(?:respond|comment|reply|address|"
        r"react|issue a|make a|say)",
    ),
    answered(
        K.NO_PUBLIC_RESPONSE,
        B.OBSERVED,
        "silent",
        ACTIVE + r"(?:remained|stayed|kept|been|fallen) (?:publicly |largely )?(?:silent|quiet|mum|silence)\b",
    ),
    answered(
        K.NO_PUBLIC_RESPONSE,
        B.OBSERVED,
        "said nothing",
        ACTIVE + r"(?:said|made|issued|posted|uttered|offered) (?:nothing|no (?:public )?(?:statement|comment|word))"
        r"(?! (?:had|has|have|was|were|would|of|\w+ed)\b)",
    ),
)
"""Read at the beginning of a clause's verb, in this order; the first that fits tells the silence."""

ASKED: tuple[ResponseWording, ...] = (
    asked(
        K.NO_RESPONSE_TO_REQUEST,
        "asked, and waiting",
        r"(?:[Rr]eached out to|[Cc]ontacted|[Aa]pproached|[Aa]sked|[Ee]-?mailed|[Ss]ent (?:\w+ )?(?:questions|"
        r"requests) to) {lead}{accused}(?:[’']s? \w+)? ?(?:(?:and|but) (?:will|we|has not|"
        r"have not|haven[’']t|did)|for (?:\w+ )?(?:comment|more|further|a (?:comment|response|"
        r"statement))|to (?:comment|clarify)|two days ago)",
    ),
    asked(
        K.NO_RESPONSE_TO_REQUEST,
        "unanswered",
        r"(?:[Cc]alls?|[Ee]-?mails?|[Mm]essages?|[Ll]etters?|[Qq]uestions?|[Rr]equests?|[Ii]nquiries)(?: "
        r"[\w-]+){{0,3}}? (?:to|sent to|put to|with) {lead}{accused}{any}(?:unanswered|not (?:been )?(?:immediately "
        r")?(?:returned|answered)|no (?:reply|response|answer))",
    ),
    asked(
        K.NO_RESPONSE_TO_REQUEST,
        "no word back",
        r"(?:heard (?:nothing )?back|no (?:reply|response|answer)(?: came| has come| yet| back)*) from "
        r"{lead}{accused}",
    ),
    asked(
        K.COULD_NOT_BE_REACHED,
        "attempts failed",
        r"(?:[Aa]ttempts?|[Ee]fforts?)(?: by [^.;]{{1,30}})? to (?:reach|contact) {lead}{accused}{any}(?:fail|"
        r"unsuccessful|in vain|no success)",
    ),
    asked(
        K.COULD_NOT_BE_REACHED,
        "unable to reach",
        r"(?:unable to (?:reach|contact)|(?:could not|couldn[’']t) (?:immediately )?(?:reach|"
        r"contact)|not (?:been )?able to (?:reach|contact)) {lead}{accused}",
    ),
    asked(
        K.COULD_NOT_BE_REACHED,
        "nobody answered",
        r"[Nn]obody (?:picked up|answered)(?: [\w-]+){{0,3}}? (?:at|for) {lead}{accused}",
    ),
    asked(
        K.NO_PUBLIC_RESPONSE,
        "no statement",
        r"[Nn]o (?:statement|word|comment)(?: has| had)?(?: come| came| yet| so far)* from {lead}{accused}",
    ),
    asked(K.NO_PUBLIC_RESPONSE, "silence", r"{accused}[^.;]{{0,60}}?: no (?:public )?comment\b"),
)
"""Looked for in the whole sentence, with the party as one sign."""
