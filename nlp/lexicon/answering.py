"""Who answers, by which words, and with which verbs: plain tables of forms, all in lower case."""

OFFICERS = frozenset({
    "spokesperson", "spokesman", "spokeswoman", "spokespeople", "spokespersons", "spokesmen", "representative",
    "representatives", "lawyer", "lawyers", "attorney", "attorneys", "counsel", "barrister", "barristers",
    "solicitor", "solicitors", "ceo", "coo", "cto", "cfo", "chief", "president", "executive", "executives", "head",
    "founder", "co-founder", "cofounder", "founders", "chairman", "chairwoman", "chair", "director", "officer",
    "manager", "official", "officials", "lobbyist", "secretary", "boss", "vice-president",
})  # fmt: skip
PARTS = frozenset({
    "office", "offices", "headquarters", "statement", "response", "reply", "answer", "rejoinder", "filing",
    "filings", "motion", "brief", "post", "board", "team", "unit", "arm", "division", "parent", "owner", "owners",
    "maker", "lab", "papers", "website", "defence", "defense", "rep", "reps", "service", "press-office",
    "witnesses", "management", "comments",
})  # fmt: skip
REPRESENTING = frozenset({"represents", "representing", "represented", "defends", "defending"})
# spaCy takes "start-up" apart, and its head is "up".
ONE_PARTY = frozenset({
    "company", "firm", "corporation", "startup", "start-up", "lab", "laboratory", "giant", "maker", "developer",
    "chipmaker", "platform", "service", "generator", "defendant", "business", "conglomerate", "app", "accused", "up",
})  # fmt: skip
SEVERAL_PARTIES = frozenset({
    "companies", "firms", "startups", "start-ups", "labs", "giants", "defendants", "developers", "makers",
})  # fmt: skip
FORCING = frozenset({
    "force", "forces", "forced", "forcing", "prompted", "prompting", "prompts", "compelled", "compelling", "led",
    "leading", "pushed", "pushing", "caused", "causing",
})  # fmt: skip
"""After them stands whom somebody made do what is told next."""
SIDES = frozenset({"sides", "parties", "companies", "two", "both", "they", "pair"})
NOBODY = frozenset({"neither", "none", "no"})
NOT_MEANT = frozenset({
    "court", "judge", "tribunal", "panel", "jury", "complaint", "suit", "lawsuit", "letter", "filing", "case",
})  # fmt: skip
"""Subjects after which "it" is none of the companies told beside them."""
ALL_OF_THEM = frozenset({"they", "both", "all", *NOBODY})

NUMBERS = {"both": 2, "neither": 2, "two": 2, "three": 3, "four": 4, "five": 5}
# adjective of a description: tags of whom it can mean
DESCRIBING = {"chinese": ("chinese",), "japanese": ("japanese",), "american": ("us",), "british": ("british",)}

ACCUSING = frozenset({
    "accuse", "accuses", "accused", "accusing", "allege", "alleges", "alleged", "alleging", "sue", "sues", "sued",
    "suing", "suspect", "suspects", "suspected", "complains", "complained",
})  # fmt: skip
SAYING = frozenset({
    "said", "says", "say", "saying", "told", "tells", "telling", "wrote", "writes", "writing", "added", "adds",
    "adding", "posted", "posts", "stated", "states", "stating", "announced", "announces", "explained", "explains",
    "replied", "replies", "reply", "answered", "answers", "responded", "responds", "stressed", "stresses", "noted",
    "notes", "observed", "observes", "declared", "declares", "testified", "retorted", "countered", "tweeted",
    "commented", "insisted", "insists", "insisting", "maintained", "maintains", "maintaining", "contends",
    "contended", "contending", "argue", "argued", "argues", "arguing", "insist", "contend", "maintain", "claim",
    "claimed", "claims", "claiming", "asserted", "asserts", "asserting", "pleads", "pleaded", "pleading", "hold",
    "holds", "held", "believes", "vowed", "vows", "promised", "promises", "emphasised", "emphasized", "reiterated",
    "repeated", "repeats", "confirmed", "confirms", "suggested", "suggests", "pointed", "points", "protested",
    "protests", "objected", "objects",
})  # fmt: skip
VERBS = SAYING | frozenset({
    "denied", "denies", "disputes", "disputed", "rejects", "rejected", "refuted", "refutes", "contests",
    "contested", "dismissed", "dismisses", "called", "calls", "describes", "described", "admits", "admitted",
    "concedes", "conceded", "acknowledged", "acknowledges", "accepts", "accepted", "apologised", "apologized",
    "regrets", "declined", "declines", "refuses", "refused", "removed", "pulled", "blocked", "disabled", "deleted",
    "suspended", "added", "paused", "settled", "withdrew", "dropped",
})  # fmt: skip
"""What a party does first of all in a sentence, whatever the parse takes it for."""
