"""Words on which an allegation hangs, as forms and not lemmas: verbs and nouns of suing, accusing and saying."""

import re


def forms_of(*verbs: str) -> frozenset[str]:
    """The forms of regular verbs ("accuse" gives accuses, accused, accusing); others are given with all their forms."""
    return frozenset(form for verb in verbs for form in (verb if "/" in verb else _regular(verb)).split("/"))


def _regular(verb: str) -> str:
    stem = verb.removesuffix("e")
    past = f"{stem[:-1]}ied" if stem.endswith("y") else f"{stem}ed"
    third = f"{stem[:-1]}ies" if stem.endswith("y") else f"{verb}s"
    return f"{verb}/{third}/{past}/{stem}ing"


SUES = forms_of("sue")
# "took B to court": a verb of taking with "to" and one of these.
TAKES = forms_of(
    "take/takes/took/taken/taking", "haul", "drag/drags/dragged/dragging", "bring/brings/brought/bringing",
)  # fmt: skip
BEFORE_COURT = frozenset({"court", "tribunal", "judge", "justice"})
ACCUSES = forms_of(
    "accuse", "charge", "reproach", "fault", "blame", "denounce", "condemn", "slam/slams/slammed/slamming",
    "criticize", "criticise", "decry",
)  # fmt: skip
# "called it theft".
CALLS = forms_of(
    "call", "label/labels/labeled/labelled/labeling/labelling", "brand", "dub/dubs/dubbed/dubbing", "describe",
)  # fmt: skip
THEFTS = frozenset({"theft", "plagiarism", "piracy", "stealing", "robbery", "larceny", "looting"})
# What is condemned and names its doer behind "by".
WRONGS = frozenset(
    {"infringement", "theft", "piracy", "plagiarism", "misuse", "copying", "scraping", "misappropriation"}
)
# "legal action", "legal challenge": a suit where "legal" stands before it.
LEGAL = frozenset({"action", "challenge", "dispute", "battle", "fight", "proceedings"})
# Verbs that make somebody a plaintiff when a suit is their object.
FILES = forms_of(
    "file", "bring/brings/brought/bringing", "launch", "lodge", "submit", "refile", "open", "start", "commence",
    "pursue", "revive", "expand", "amend", "drop/drops/dropped/dropping",
    "withdraw/withdraws/withdrew/withdrawn/withdrawing", "join", "slap/slaps/slapped/slapping", "register",
    "announce", "serve", "raise", "institute", "take/takes/took/taken/taking",
)  # fmt: skip
# ... and those that make somebody a defendant.
FACES = forms_of(
    "face", "fight/fights/fought/fighting", "battle", "answer", "contest", "resist", "defend", "settle", "resolve",
    "escape", "dismiss",
)  # fmt: skip
# "drew criticism for copying", "came under fire over": what is said of somebody by nobody in particular.
BLAME = frozenset({
    "criticism", "controversy", "backlash", "scrutiny", "fire", "heat", "flak", "outcry", "outrage", "accusations",
    "allegations"
})  # fmt: skip
DRAWS = forms_of(
    "face", "draw/draws/drew/drawn/drawing", "spark", "attract", "provoke", "catch/catches/caught/catching",
    "come/comes/came/coming", "meet/meets/met/meeting", "receive", "weather", "stir/stirs/stirred/stirring",
)  # fmt: skip
SUITS = frozenset({
    "lawsuit", "lawsuits", "suit", "suits", "complaint", "complaints", "case", "cases", "action", "actions",
    "litigation", "proceedings", "countersuit", "counterclaim", "petition", "claim", "claims"
})  # fmt: skip
# What a plaintiff or an accuser writes, and what it says is said by them.
PAPERS = SUITS | frozenset({
    "filing", "filings", "letter", "letters", "memo", "notice", "pleading", "pleadings", "brief", "motion",
    "statement", "post", "report", "declaration", "papers"
})  # fmt: skip
CHARGES = frozenset({
    "accusation", "accusations", "allegation", "allegations", "claim", "claims", "charge", "charges", "assertion",
    "assertions", "complaint", "complaints", "contention", "argument", "suspicion", "theory", "point", "case",
    "suit", "lawsuit", "belief", "view", "finding", "findings"
})  # fmt: skip
SAYS = forms_of(
    "say/says/said/saying", "claim", "allege", "argue", "contend", "assert", "maintain", "complain", "insist",
    "state", "tell/tells/told/telling", "write/writes/wrote/written/writing", "believe", "suspect",
    "find/finds/found/finding", "conclude", "discover", "warn", "report", "object", "estimate", "note", "add",
    "think/thinks/thought/thinking", "plead/pleads/pleaded/pled/pleading", "show/shows/showed/shown/showing",
    "declare", "protest", "fear", "reckon", "notice", "see/sees/saw/seen/seeing", "identify",
    "infer/infers/inferred/inferring", "testify",
)  # fmt: skip
# "wrote to B that", "told B to stop".
WRITES = forms_of("write/writes/wrote/written/writing", "send/sends/sent/sending", "issue", "serve", "fire")
TELLS = forms_of("tell/tells/told/telling", "ask", "order", "demand", "warn", "call", "urge", "request")
STOPS = re.compile(r"\b(?:stop|cease|refrain|desist|halt|quit|take down|remove|delete|explain|name)\b", re.IGNORECASE)
LETTERS = re.compile(r"\b(?:letters?|cease[- ]and[- ]desists?|demands?|notices?|warnings?)\b", re.IGNORECASE)
# People who speak for the one named beside them.
SPOKESMEN = frozenset({
    "lawyer", "lawyers", "attorney", "attorneys", "counsel", "solicitors", "solicitor", "spokesman", "spokeswoman",
    "spokesperson", "spokespeople", "chief", "boss", "head", "president", "executive", "executives", "ceo",
    "founder", "co-founder", "director", "chairman", "chair", "chairwoman", "editor", "editors", "representatives",
    "team", "officials", "managers", "arm", "unit", "division", "engineers", "researchers", "staff", "employees",
    "people", "manager"
})  # fmt: skip
# Nouns beside which a name stands for the whole: "the start-up Example".
ORGANISED = frozenset({
    "company", "companies", "firm", "firms", "start-up", "startup", "startups", "ups", "up", "maker", "makers",
    "developer", "developers", "giant", "giants", "lab", "labs", "laboratory", "label", "labels", "publisher",
    "publishers",
    "agency", "group", "groups", "studio", "studios", "generator", "union", "guild", "association", "society",
    "platform", "site", "network", "newspaper", "newspapers", "magazine", "service", "rival", "rivals", "owner",
    "parent", "broker", "chain", "forum", "corporation", "broadcaster", "body", "organisation", "organization",
    "charity", "arm", "unit", "engine"
})  # fmt: skip
# Things that act for their owner: "Example's crawler copied".
THINGS = frozenset({
    "crawler", "crawlers", "bot", "bots", "robot", "robots", "model", "models", "chatbot", "chatbots", "app",
    "apps", "engine", "assistant", "assistants", "software", "tool", "tools", "generator", "system", "systems",
    "service", "program", "programme", "programs", "product", "products", "feature", "features", "network",
    "machine", "machines", "overviews", "summaries", "answers", "engineers", "staff", "employees", "servers",
    "computers", "ai", "practices"
})  # fmt: skip
# Descriptions and pronouns that can mean the accused told of before.
_OTHERS = frozenset({"it", "they", "them", "both", "defendant", "defendants", "pair", "trio", "two"})
WHOM = (ORGANISED | THINGS | _OTHERS) - frozenset({
    "label", "labels", "publisher", "publishers", "agency", "union", "guild", "association", "society", "newspaper",
    "newspapers", "magazine", "forum", "body", "charity", "broadcaster"
})  # fmt: skip
# What somebody may say of its own mind before it says what another did: "said it believes that B copied".
MINDS = forms_of(
    "believe", "think/thinks/thought/thinking", "suspect", "have/has/had/having", "find/finds/found/finding",
    "see/sees/saw/seen", "discover", "detect", "identify", "notice", "sue", "file", "accuse", "fear", "conclude",
    "know/knows/knew/known", "learn",
)  # fmt: skip
# "a group of authors": those who follow "of" are meant.
MANY = frozenset({
    "group", "groups", "pair", "trio", "number", "dozens", "hundreds", "thousands", "coalition", "band", "class",
    "members", "handful", "most", "some", "many", "several", "collection", "maker", "makers", "developer",
    "creator", "creators", "company", "firm", "start-up", "startup", "owner", "series", "string", "likes"
})  # fmt: skip
# Pronouns and descriptions that mean whoever sued or accused before.
WHO_SUED = frozenset({
    "it", "they", "she", "he", "lawyers", "lawyer", "attorneys", "plaintiff", "plaintiffs", "claimant", "claimants",
    "agency", "newspaper", "newspapers", "paper", "papers", "union", "label", "labels", "studio", "studios",
    "publisher", "publishers", "society", "association", "foundation", "guild", "federation", "coalition", "group",
    "groups", "pair", "trio", "duo", "companies", "authors", "writers", "artists", "musicians", "photographers",
    "developers", "organisation", "organization", "network", "site", "forum", "platform", "corporation",
    "broadcaster", "magazine", "magazines", "company", "firm", "actors", "novelists", "author", "writer", "artist",
    "photographer", "estate", "charity", "outlets"
})  # fmt: skip
# People without a name who tell of something.
UNNAMED = frozenset({
    "people", "person", "persons", "sources", "source", "employees", "employee", "official", "officials",
    "insiders", "insider", "executives", "investor", "investors", "engineer", "manager", "researcher", "someone",
    "somebody"
})  # fmt: skip
# Threats and plans: a verb under one of these has not happened.
NOT_YET = forms_of(
    "threaten", "consider", "plan/plans/planned/planning", "weigh", "refuse", "decline", "want", "intend", "hope",
    "try/tries/tried/trying", "prepare", "mull", "deny", "stop/stops/stopped/stopping", "avoid", "let/lets/letting",
    "allow", "need", "decide", "choose/chooses/chose/choosing", "seek/seeks/sought/seeking",
)  # fmt: skip
MIGHT = frozenset({
    "could", "would", "might", "may", "will", "shall", "should", "can", "’d", "'d", "’ll", "'ll"
})  # fmt: skip
NEGATIONS = frozenset({"not", "n't", "n’t", "never", "no"})
