"""Wordings of answers other than silence.

`TOLD` are read from the verb of a clause whose subject is a party ("denied the claims"), `SAID` in the words that a
party is reported to say.
"""

import re

from nlp.lexicon.answer_words import (
    ACTED,
    ACTIVE,
    AUX_NOT,
    CHARGE,
    DENIES,
    DISTORTED,
    DOING,
    GENERAL,
    GROUNDLESS,
    LAWFUL,
    LOOKING,
    SORRY,
)
from nlp.lexicon.wording import ResponseWording, answered
from store.vocabulary import ResponseBasis, ResponseKind

K, B = ResponseKind, ResponseBasis

TOLD: tuple[ResponseWording, ...] = (
    answered(
        K.DENIED_IN_PART,
        B.STATEMENT,
        "denied some",
        ACTIVE + r"(?:denied|denies|deny|denying|rejected|disputed|disputes) (?:only|some|part|parts|"
        r"most|many|certain)\b",
    ),
    answered(
        K.DISPUTES_CHARACTERISATION,
        B.STATEMENT,
        "disputes how it is put",
        ACTIVE
        + r"(?:disput(?:ed|es|ing)|contest(?:ed|s)|reject(?:ed|s)|challenged) (?:\S+ ){0,3}?(?:characteri[sz]ation|"
        r"figures?|description|portrayal|framing|numbers?|interpretation|wording|terms?)\b",
    ),
    answered(
        K.ADMITTED_IN_PART,
        B.STATEMENT,
        "does not dispute",
        r"^(?:did|does|do|has|have|had)(?: not|n[’']t) (?:dispute|contest)[ed]* (?:that|having|\w+ing)",
    ),
    answered(
        K.ADMITTED, B.STATEMENT, "never denied", r"^(?:has |have |had )?(?:never|not) denied (?:that|having|\w+ing)"
    ),
    answered(
        K.DENIED,
        B.STATEMENT,
        "denied",
        ACTIVE + rf"(?:den(?:ied|ies|y|ying)|reject(?:ed|s|ing)?|refut(?:ed|es|ing|e)|disput(?:ed|es|"
        rf"ing|e)|contest(?:ed|s|ing)?|rebut(?:ted|s)|denounc(?:ed|es)|dismiss(?:ed|es|ing)|"
        rf"brush(?:ed|es) (?:off|aside)|push(?:ed|es|ing)? back(?: on| against)?)(?: strongly|"
        rf" flatly)? (?:\S+ ){{0,9}}?(?:{CHARGE}|{DOING})\b",
    ),
    answered(
        K.DENIED,
        B.STATEMENT,
        "brushed off",
        ACTIVE
        + r"(?:brush(?:ed|es) .{1,60} (?:off|aside)|pleaded not guilty|disagree[sd]?\b(?! with (?:[\w’'-]+ ){0,6}?"
        r"(?:account|characteri|description|portrayal|ruling|decision|verdict|order|judge?ment|arguments?|reading|"
        r"interpretation|views?)))",
    ),
    answered(
        K.DISPUTES_CHARACTERISATION,
        B.STATEMENT,
        "disagrees with the account",
        ACTIVE + r"disagree[sd]? with (?:[\w’'-]+ ){0,6}?"
        r"(?:account|characteri\w+|description|portrayal)",
    ),
    answered(
        K.GENERAL_STATEMENT,
        B.STATEMENT,
        "disagrees with a ruling",
        ACTIVE + r"disagree[sd]? with (?:[\w’'-]+ )"
        r"{0,6}?(?:ruling|decision|verdict|order|judge?ment)",
    ),
    answered(
        K.DENIED,
        B.STATEMENT,
        "called it groundless",
        ACTIVE + rf"(?:call(?:ed|s|ing)?|dismiss(?:ed|es)|describ(?:ed|es|ing)|label(?:led|ed|s)|brand(?:ed|"
        rf"s)|denounc(?:ed|es)|slamm?(?:ed|s)|criticis(?:ed|es)|characteri[sz](?:ed|es)) [^;]{{0,120}}?\b{GROUNDLESS}",
    ),
    answered(
        K.DISPUTES_CHARACTERISATION,
        B.STATEMENT,
        "called it distorted",
        ACTIVE + rf"(?:call(?:ed|s|ing)?|dismiss(?:ed|es)|describ(?:ed|es|ing)|label(?:led|ed|s)|brand(?:ed|"
        rf"s)|denounc(?:ed|es)|slamm?(?:ed|s)) [^;]{{0,120}}?\b{DISTORTED}",
    ),
    answered(
        K.DISPUTES_CHARACTERISATION,
        B.STATEMENT,
        "called a figure wrong",
        ACTIVE + r"call(?:ed|s|ing)? (?:\S+ ){0,3}?(?:figures?|numbers?|sum|amount|estimates?)\b",
    ),
    answered(
        K.DISPUTES_CHARACTERISATION,
        B.STATEMENT,
        "called the charge a name",
        ACTIVE + rf"(?:call(?:ed|s|ing)?|dismiss(?:ed|es)|describ(?:ed|es|ing)) (?:\S+ ){{0,4}}?{CHARGE}\b",
        0.75,
    ),
    answered(
        K.AFFIRMATIVE_DEFENCE,
        B.STATEMENT,
        "defended as allowed",
        ACTIVE + rf"(?:defend(?:ed|s)|invok(?:ed|es)|cit(?:ed|es)|rais(?:ed|es)|pleads?|pleaded|reli(?:ed|"
        rf"es) on|rest(?:ed|s)|contest(?:s|ed)|challeng(?:es|ed)) [^;]{{0,60}}?(?:{LAWFUL}|"
        rf"section \d)",
    ),
    answered(
        K.ADMITTED_IN_PART,
        B.STATEMENT,
        "admitted some",
        ACTIVE + r"(?:admit(?:ted|s|ting)?|conced(?:ed|es)|acknowledg(?:ed|es)|accept(?:ed|s)|confirm(?:ed|"
        r"s))\b[^;]*?\b(?:some|part|parts|certain|(?:small|tiny) (?:share|number)|one of|\d+|"
        r"too near|mistakes?|errors?|rough edges|oversight|but|bugs?|a few|limited|trainee|"
        r"intern)\b",
    ),
    answered(
        K.ADMITTED,
        B.STATEMENT,
        "admitted",
        ACTIVE + r"(?:admit(?:ted|s|ting)?|conced(?:ed|es)|acknowledg(?:ed|es)|accept(?:ed|s)(?= (?:that|"
        r"it|its)\b)) (?:in (?:an?|its|their|the) (?:court )?(?:answer|brief|filing|papers?) )?"
        r"(?:(?:in|on|last|this) (?!an? |its |their |the )\w+ )?"
        r"(?!(?:defeat|receipt|the (?:letter|request|criticism)|no\b|nothing|neither))(?:that\b|"
        r"it\b|they\b|to\b|us(?:ing|ed)\b|having\b|\w+ing\b|the \w+|its\b)",
    ),
    answered(
        K.AFFIRMATIVE_DEFENCE,
        B.STATEMENT,
        "called it allowed",
        ACTIVE + r"(?:call(?:ed|s|ing)?|describ(?:ed|es|"
        r"ing)) (?:[\w’'-]+ ){1,6}?(?:as )?(?:a )?(?:(?<!called )fair use|lawful|legal)\b(?! (?!and\b)\w)",
    ),
    answered(
        K.GENERAL_STATEMENT,
        B.STATEMENT,
        "greets a ruling",
        ACTIVE + r"(?:welcom|prais|criticis|criticiz|applaud)(?:ed|es|s) (?:the |that |this )?(?:[\w’'-]+ ){0,2}?"
        r"(?:ruling|decision|verdict|judge?ment|order|dismissal|outcome)\b",
    ),
    answered(
        K.APOLOGISED,
        B.STATEMENT,
        "apologised",
        ACTIVE + rf"(?:{SORRY}|(?:issued|offered|published|put out|made|posted) (?:an |a )?(?:[\w-]+ )?apology|"
        rf"(?:asked|begged) (?:\S+ )?(?:for )?(?:forgiveness|pardon))",
    ),
    answered(
        K.UNDER_REVIEW,
        B.STATEMENT,
        "reviews it",
        ACTIVE + r"(?:(?:reviewing|investigating|looking into|examining|studying) (?:the |these |those |"
        r"its )?(?:\w+ )?(?:claims?|allegations?|complaint|matter|letter|accusations?|reports?|"
        r"lawsuit)|(?:opened|launched|started|began) (?:an? )?(?:internal )?(?:review|investigation|"
        r"inquiry))",
    ),
    answered(K.REMEDIAL_ACTION, B.OBSERVED, "changed something", ACTIVE + ACTED, 0.8),
    answered(
        K.COUNTER_CLAIM,
        B.FILING,
        "countersued",
        ACTIVE + r"(?:counter-?sued|counter-?sues|counter-?suing|sued back|(?:filed|brought|made) (?:[\w’'-]+ )"
        r"{0,6}?counter-?(?:claim|suit)s?|(?:answered|responded|replied) with (?:[\w’'-]+ ){0,6}?(?:counter-?claims?|"
        r"claim of (?:its|their) own))",
    ),
    answered(
        K.ANSWER_FILED,
        B.FILING,
        "asked for dismissal",
        ACTIVE
        + r"(?:mov(?:ed|es|ing) to (?:dismiss|strike|toss)|(?:ask|urg)(?:ed|es|ing) (?:\S+ ){1,10}?to (?:dismiss|"
        r"throw out|toss|end|reject)|asked for (?:[\w’' ]{0,40})to be dismissed|(?:filed|lodged|"
        r"submitted) (?:[\w’'-]+ ){0,8}?motions? to (?:dismiss|reject|strike))",
    ),
    answered(
        K.ANSWER_FILED,
        B.FILING,
        "answered in court",
        ACTIVE + r"(?:(?:filed|submitted|lodged) (?:its|their|a|an|the)(?: \w+)? (?:answer|defen[cs]e)\b|"
        r"answered (?:\S+ ){0,3}?complaint)",
    ),
    answered(
        K.WITHDREW_ALLEGATION,
        B.STATEMENT,
        "withdrew",
        ACTIVE + r"(?:withdr(?:ew|awn|aws)|dropped|drops|retracted|retracts|abandoned|gave up|given up|"
        r"took back|let go of|taken back|taken it all back) (?:(?:its|the|their|her|his|that|"
        r"this)\b(?:[\w’'-]+ ){0,3} ?)?(?:claims?|allegations?|accusations?|charges?)\b",
    ),
)
"""Read at the beginning of a clause's verb, in this order; the first that fits is the answer."""

SAID: tuple[ResponseWording, ...] = (
    answered(
        K.GENERAL_STATEMENT,
        B.STATEMENT,
        "greets or regrets a ruling",
        r"\b(?:pleased|grateful|delighted|disappoint\w+|gratified|glad|welcom\w+)\b.*",
        0.75,
    ),
    answered(
        K.DECLINED_TO_COMMENT,
        B.ASKED,
        "said that it does not comment",
        r"\bno comments?\b|(?:not|n[’']t|never) (?:comment|discuss|talk about|speak about)|"
        r"refrain from|nothing to add(?! to what)|sub judice",
    ),
    answered(K.DENIED, B.STATEMENT, "says there is nothing in it", rf"\b{GROUNDLESS}"),
    answered(K.APOLOGISED, B.STATEMENT, "says it is sorry", rf"(?<!nothing to ){SORRY}"),
    answered(K.AFFIRMATIVE_DEFENCE, B.STATEMENT, "says it is allowed", LAWFUL),
    answered(
        K.DISPUTES_CHARACTERISATION,
        B.STATEMENT,
        "says it is distorted",
        rf"\b{DISTORTED}|disagree[sd]? with (?:that|the|this) (?:account|characteri|description|portrayal)",
    ),
    answered(
        K.DENIED_IN_PART,
        B.STATEMENT,
        "says that what it sells has none",
        rf"{DENIES}[^.;]{{0,80}}?\b(?:(?:publicly|commercially) (?:released|available)|commercial (?:products?|"
        rf"models?))",
        0.75,
    ),
    answered(K.DENIED, B.STATEMENT, "says it did not", DENIES, 0.8),
    answered(
        K.ADMITTED_IN_PART,
        B.STATEMENT,
        "says that mistakes were made",
        r"mistakes? (?:was|were|had been) made|made (?:a )?mistakes?|(?:was|were) a mistake|"
        r"\bhad found [“\"]?(?:a|some|two|three|four|\d+)\b|\bpart of\b.*\bright\b|missed the mark|"
        r"was an accident|fell short|"
        r"should not have been possible",
        0.75,
    ),
    answered(
        K.ADMITTED,
        B.STATEMENT,
        "says that it was wrong",
        r"got (?:it|this|that)(?: one)? wrong|should have (?:asked|checked|known)|should(?: not|"
        r"n[’']t) have|we made a|\badmits?\b",
        0.75,
    ),
    answered(K.UNDER_REVIEW, B.STATEMENT, "says that it looks into it", LOOKING),
    answered(
        K.REMEDIAL_ACTION,
        B.STATEMENT,
        "says that it changed something",
        rf"\b(?:has|had|have|[’']ve|already|since|we|is|are|it|they|would|will)(?: been| be|"
        rf" now| since| already)? {ACTED}|(?:was|were) (?:removed|deleted|taken down) from (?:its|our|the)|"
        rf"(?:has|have|had) been (?:removed|deleted|blocked|"
        rf"fixed|taken (?:down|out)|disabled|suspended|shut)",
        0.8,
    ),
    answered(
        K.GENERAL_STATEMENT,
        B.STATEMENT,
        "made a statement",
        rf"{GENERAL}|^\w+ (?:that )?(?:the|this|that) (?:ruling|decision|verdict|judge?ment) \w+",
        0.75,
    ),
)
"""Looked for in what a party is said to say; all that are found and do not overlap are answers."""

STATED = answered(
    K.GENERAL_STATEMENT,
    B.STATEMENT,
    "spoke after all",
    r"\bin an? (?:[\w-]+ ){0,2}statement\b|\bspokes(?:man|woman|person)\b.{0,60}\b(?:told|said)\b",
    0.75,
)
"""Looked for where somebody speaks of whom the text said before that nothing came."""

NOT_SAID = re.compile(rf"{AUX_NOT}|^(?:could|would|may|might|should|can|must)\b", re.IGNORECASE)
"""The beginning of a clause that tells what was not said."""
CHARGES = re.compile(rf"\b{CHARGE}\b", re.IGNORECASE)
IN_COMPLAINT = re.compile(r"\b[Ii]n (?:a|its|the|their) (?:[\w-]+ )?(?:complaint|law ?suit|suit|petition)\b")
"""Where an accuser speaks, whoever it is."""
OWN_OUTLET = re.compile(r"\b(?:[Ww]e|[Ww]e[’']ve|our|us|I|me)\b")
"""Where the article speaks of its own outlet: "we have reached out", "our request"."""
