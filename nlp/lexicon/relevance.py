"""Words of the gate: who, over what, and that it is disputed."""

import re


def _any_of(*wordings: str, ignore_case: bool = True) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(wordings) + r")\b", re.IGNORECASE if ignore_case else 0)


# What makes a party without such a name, or a text, one about AI.
AI_WORD = _any_of(
    "AI",
    r"A\.I\.",
    "[Aa]rtificial intelligence",
    "[Gg]enerative",
    "[Gg]en ?AI",
    r"AI-\w+",
    "LLMs?",
    "[Ll]arge[- ]language models?",
    "[Ll]anguage models?",
    "[Cc]hatbots?",
    "[Dd]eepfakes?",
    "ChatGPT",
    "GPT-?\\d?",
    "Claude",
    "Gemini",
    "Llama",
    "Grok",
    "Copilot",
    "Sora",
    "Veo",
    "DALL-E",
    "Apple Intelligence",
    "Stable Diffusion",
    "Bard",
    "NotebookLM",
    "AI Overviews",
    "Firefly",
    "OpenELM",
    "[Mm]achine[- ]learning",
    "[Ff]oundation models?",
    "[Ii]mage generators?",
    "[Vv]ideo generators?",
    "[Mm]usic generators?",
    "[Tt]raining data",
    ignore_case=False,
)

# The matter: protected things and what may be done to them without leave.
IP_MATTER = _any_of(
    r"copyright\w*",
    r"(?<!privacy-)infring\w+",
    r"pirat(?:ed|ing|acy)",
    r"pirate (?:site|librar|source|websites?)\w*",
    r"plagiari\w+",
    "trade[- ]secrets?",
    r"trademark\w*",
    r"service marks?",
    "intellectual property",
    "DMCA",
    "Digital Millennium Copyright Act",
    "fair[- ]use",
    r"distill(?:ed|ing|ation)",
    r"distillation (?:attack|campaign)s?",
    r"scrap(?:e|es|ed|ing|ers?)",
    r"stealth[- ]crawl\w*",
    r"(?:undeclared|stealthy?|unauthori[sz]ed) (?:web )?crawl\w*",
    r"robots\.txt",
    "shadow librar(?:y|ies)",
    "LibGen",
    "Library Genesis",
    "Books3",
    "Z-Library",
    "Anna[’']s Archive",
    r"torrent(?:ed|ing)",
    "likeness(?:es)?",
    "right of publicity",
    "voice clon\\w+",
    r"without (?:(?:an? |the |their |its |his |her |our |any |prior |explicit |proper )*)"
    r"(?:permission|licen[cs](?:e|ing)|authori[sz]ation|compensation|consent|paying|payment|credit|attribution)",
    r"unauthori[sz]ed (?:use|copies|copy|copying|access|reproductions?|celebrity|voice|videos?|AI|training|scraping)",
    r"unlicensed (?:use|works?|material|content|music|songs|books)",
    r"patent(?:s|ed)?(?! office)",
    r"proprietary (?:models?|technology|code)",
    r"(?:stole|stolen|stealing|steals?|theft of|misappropriat\w+|exfiltrat\w+) (?:\w+ ){0,4}"
    r"(?:content|works?|books?|music|songs|audio|code|data|secrets?|models?|weights|technology|art|"
    r"artwork|articles|IP|videos|voices?)",
    r"misus\w+ (?:\w+ ){0,2}content",
    r"(?:used|using|use|copied|copies|copying|ingest\w*) (?:\w+[’']?s? ){0,5}(?:articles|books|"
    r"content|works?|songs|music|lyrics|photos|"
    r"images|videos|films|posts|"
    r"data|reporting|journalism|recordings|writing|reporters) (?:\w+ ){0,3}(?:to train|for training|without)",
    r"(?:benefit\w*|profit\w*) from (?:\w+ ){0,5}(?:reporters|journalis[mt]s?|publishers)[’']?",
    r"licen[cs]e (?:breach|violation)s?",
    "over (?:the use of )?the name",
    r"licen[cs](?:e|es|ing) (?:\w+[’']?s? ){1,3}(?:catalog\w*|music|songs|content|works|archive|library)",
    r"regurgitat\w+",
    r"memori[sz]\w+ (?:\w+ ){0,3}(?:copyrighted|lyrics|books|works?|articles)",
)

# That somebody disputes it, in court or out of it.
DISPUTED = _any_of(
    r"su(?:e|es|ed|ing)",
    r"lawsuits?",
    r"law suits?",
    r"suits?",
    r"class[- ]actions?",
    "litigation",
    r"complaints?",
    r"alleg(?:e|es|ed|edly|ing|ations?)",
    r"accus(?:e|es|ed|ing|ations?)",
    r"cease[- ]and[- ]desist",
    "legal action",
    "took .{1,30} to court",
    r"injunctions?",
    "restraining order",
    r"court (?:order|ruling|filing)s?",
    r"rul(?:ed|es|ing)(?! out)",
    "judges?",
    "jury",
    "verdict",
    r"settle(?:d|s)?",
    r"settlements?",
    r"plaintiffs?",
    r"defendants?",
    r"infringed",
    "demand(?:ed|s)? (?:that|letter)",
    r"investigat(?:e|es|ed|ing) (?:whether|if|claims)",
    r"claim(?:s|ed|ing)? (?:that|to have|in the suit|damages)?",
    "suspects",
    r"unlawful(?:ly)?",
    r"illegal(?:ly)?",
    "called out",
    "(?:has|have|had) (?:found|seen) (?:\\w+ )?evidence",
    "(?:evidence|proof|indications|signs) that",
    "meritless",
    "sent a letter",
    "controversy",
    r"(?:issued|sent) (?:a |\w+ )?takedown notices?",
    "demanding",
    r"violat(?:es|ed|ing|ion)",
)

# Words that say it was wrong: with these, somebody's report or blame is an allegation too.
WRONG = _any_of(
    r"(?<!privacy-)infring\w+",
    r"pirat(?:ed|ing)",
    r"plagiari[sz]\w+",
    r"(?:stole|stolen|stealing)",
    r"unauthori[sz]ed",
    r"without (?:(?:an? |the |their |its |his |her |any )*)(?:permission|authori[sz]ation|consent)",
    "stealth[- ]crawl\\w*",
)
BLAMED = _any_of(
    "according to", "reportedly", "revelations?", "critici[sz]\\w+", r"condemn\w+", "blatant", "pushing back"
)

# A company's own rules: only a dispute where it names another company that is said to have broken them.
OWN_RULES = _any_of("(?:terms|conditions) of (?:service|use)")

# A letter that bids a maker or user of AI to stop; over what need not be said.
DEMAND = _any_of(r"cease[- ]and[- ]desist")

# Words that are the matter and the charge in one.
CHARGE = _any_of(
    r"(?:call|brand|label|describ|denounc|condemn)\w* (?:\w+ ){0,4}(?:as )?[\"“‘'](?:outright |sheer |pure )?"
    r"(?:theft|stealing|plagiarism|piracy|robbery|larceny)",
    r"(?:theft of|st(?:ole|eals?|ealing|olen)) (?:our|my|their|his|her|(?:artists|authors|creators|writers|musicians"
    r"|journalists|publishers)[’']) (?:[\w-]+ ){0,2}(?:works?|art|artwork|content|music|songs|voices?|books|IP|writing"
    r"|journalism|likeness\w*)",
    r"(?:crib(?:bed|bing|s) |(?:copied|lifted|lifting) (?:directly|straight|verbatim|wholesale|word-for-word) )"
    r"(?:\w+ )?from",
    r"(?:legal (?:action|challenge|threats?|letters?|notices?)|lawsuit|sued|threatened to sue|complaint)"
    r" (?:[\w’']+ ){0,4}(?:over|about|because of) (?:its|the|their) (?:[\w’']+ )?"
    r"(?:similarity|resemblance|names?|naming|branding|logo)",
    r"(?:chang|drop|alter)\w* (?:its|the|their|his) (?:\w+ )?(?:name|branding|brand)(?: [\w’']+){0,6}"
    r" (?:legal (?:action|challenge|threats?|letters?|notices?|request|reasons)|copyright|trademark)",
)

# Law in the making, and products that look for copies, use the same words and are no dispute.
NO_DISPUTE = _any_of(
    r"(?:detect|flag|report|remove|request the removal of)\w* (?:\w+ ){0,4}(?:likeness|unauthori[sz]ed)",
    "likeness[- ]detection",
    "executive order",
    "(?:the|a|this|draft|federal|state|new) bill",
    "lawmakers?",
    "legislation",
    "would be (?:illegal|required)",
    r"cyber-?attacks?",
    "ransomware",
    "wrongful death",
    "suicide",
    "antitrust law",
    "defamation",
    "non-?consensual",
    r"sexual\w*",
    "intimate images?",
    r"undress\w*",
    r"nudif\w+",
    "bikinis?",
    "explicit (?:images?|deepfakes?)",
    "CSAM",
    "attorneys? general",
    "child sexual abuse",
    "user data",
    "personal data",
)

# An outlet's note about its owner, also where a feed cut it off before its closing bracket.
DISCLOSURE = re.compile(r"\bdisclosure:", re.IGNORECASE)

# The first, wide gate: a text in which no paragraph has one of each is not even parsed.
COULD_MATTER = re.compile(
    r"\b(?:copyright|infring|pira(?:t|cy)|plagiar|secret|trademark|intellectual property|IP\b|DMCA"
    r"|fair[- ](?:use|dealing)|distill?|scrap(?:e|es|ed|ing|er|ers)\b|crawl|robots\.txt|librar(?:y|ies)|LibGen|Books3"
    r"|torrent|likeness|publicity right|right of publicity|voices?\b|clon(?:e|ed|ing)\b|licen[cs]|unauthori[sz]ed"
    r"|without (?:\w+ ){0,3}(?:permission|consent|authori|pay|compensat|credit|licen|asking)|patent|proprietary|stole"
    r"|steal|theft|misappropriat|exfiltrat|took|taking|tak(?:en|es)\b|poach|confidential|source code|weights|misus"
    r"|train(?:ed|ing|s)?\b|lyrics|catalog|archive|verbatim|word for word|regurgitat|memori[sz]|reproduc|cop(?:y|ied)"
    r"|copies|copying|imitat|mimic|watermark|paywall|terms of (?:service|use)|database|API\b|accounts|logs|outputs?\b"
    r"|summar|character|byline|metadata|attribut|open[- ]source|breach|extract|siphon|harvest|mark\b|name\b|works?\b"
    r"|content|fed\b|ingest|learn(?:ed|t|ing)|fetch|download|lifted|rip(?:ped|ping)?\b|data\b|files\b|songs?\b"
    r"|tunes?\b|pictures?\b|photo|recordings?\b|books?\b|novels?\b|articles?\b|journalism|pulled|drawn?\b|credits?\b"
    r"|protected|weights|engineers|formerly known|rebrand|renam)",
    re.IGNORECASE,
)
COULD_DISPUTE = re.compile(
    r"\b(?:su(?:e|es|ed|ing)\b|lawsuits?|law suits?|suits?\b|class[- ]action|litigat|complain|alleg|accus"
    r"|cease[- ]and[- ]desist|legal (?:action|claim|threat|proceeding|notice|letter|dispute|challenge)|court"
    r"|injunction|restraining"
    r"|rul(?:ed|es|ing)\b|judges?\b|jury|jurors|verdict|settle|plaintiff|defendant|claimant|den(?:y|ies|ied|ying|ial)"
    r"|demand|investigat|inquiry|probe|claim|suspect|unlawful|illegal|without merit|baseless|letters?\b|violat|appeal"
    r"|dismiss|arbitrat|stay|hearing|trial|docket|stole|theft|steal|infring|evidence|apologi|believ|declin|respond"
    r"|comment|blam|suspic|arrest|examin|look(?:s|ed|ing)? into|whether|charge|indict|takedown|object|protest|petition"
    r"|argu|contend|says?\b|said|report|found\b|asked|imitations of|word[- ]for[- ]word)",
    re.IGNORECASE,
)
