"""Words of the gate: who, over what, and that it is disputed."""

import re


def _any_of(*wordings: str, ignore_case: bool = True) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(wordings) + r")\b", re.IGNORECASE if ignore_case else 0)


# Companies whose business is AI: their name alone is enough. Case matters, for most of these are words too.
AI_COMPANY = _any_of(
    "OpenAI",
    "Anthropic",
    "Midjourney",
    "Perplexity",
    "DeepSeek",
    "Stability AI",
    "xAI",
    "Cohere",
    "Suno",
    "Udio",
    "Uncharted Labs",
    r"Character\.?AI",
    "Character Technologies",
    "Runway(?: AI| ML)?",
    "Mistral(?: AI)?",
    "Moonshot(?: AI)?",
    "MiniMax",
    "ElevenLabs",
    "Eleven Labs",
    "Hugging Face",
    "LAION",
    "EleutherAI",
    "ROSS Intelligence",
    "Ross Intelligence",
    "Lovo",
    "Scale AI",
    "Inflection(?: AI)?",
    "Databricks",
    "MosaicML",
    "Zhipu",
    "Luma AI",
    "Pika Labs",
    "Clearview AI",
    "Safe Superintelligence",
    "Thinking Machines",
    "Figure AI",
    "Windsurf",
    "Cursor",
    "Anysphere",
    "Replit",
    "You\\.com",
    "SerpApi",
    "Hailuo",
    "Kling",
    "Seedance",
    "DeviantArt",
    "Google DeepMind",
    "DeepMind",
    ignore_case=False,
)

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

# Law in the making, and products that look for copies, use the same words and are no dispute.
NO_DISPUTE = _any_of(
    r"(?:detect|flag|report|remove|request the removal of)\w* (?:\w+ ){0,4}(?:likeness|unauthori[sz]ed)",
    "likeness[- ]detection",
    "executive order",
    "(?:the|a|this|draft|federal|state|new) bill",
    "lawmakers?",
    "legislation",
    "would be (?:illegal|required)",
    "wrongful death",
    "suicide",
    "antitrust law",
    "defamation",
    "non-?consensual",
    r"sexual\w*",
    "intimate images?",
    "explicit (?:images?|deepfakes?)",
    "CSAM",
    "attorneys? general",
    "child sexual abuse",
    "user data",
    "personal data",
)

# An outlet's note about its owner, also where a feed cut it off before its closing bracket.
DISCLOSURE = re.compile(r"\bdisclosure:", re.IGNORECASE)
