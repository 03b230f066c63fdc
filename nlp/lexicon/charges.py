"""Words that make the telling of an act a charge: that it was done to another, against right or leave."""

import re

from nlp.lexicon.acts import WORKS
from nlp.lexicon.triggers import forms_of
from store.vocabulary import Act

# Acts that makers of AI tell of themselves and of each other every day; only done to somebody are they a charge.
EVERYDAY = frozenset({
    Act.REPRODUCTION_IN_OUTPUT, Act.SUBSTITUTIVE_SUMMARY, Act.TRAINING_ON_PROTECTED_WORKS, Act.VOICE_OR_LIKENESS_USE,
    Act.DERIVATIVE_OR_CHARACTER_OUTPUT, Act.SCRAPING_AGAINST_TERMS, Act.BULK_API_EXTRACTION, Act.DATABASE_RIGHT,
    Act.MEMORISATION_IN_MODEL, Act.TRADEMARK_IN_OUTPUT, Act.INSIDER_EXFILTRATION_OR_POACHING,
    Act.IMPORTING_INFRINGING_ARTICLE, Act.PATENT_INFRINGEMENT,
})  # fmt: skip
# Verbs that blame for anything at all.
BLAMES = forms_of(
    "reproach", "fault", "blame", "denounce", "condemn", "slam/slams/slammed/slamming", "criticize", "criticise",
    "decry",
)  # fmt: skip
# Verbs and nouns of saying that say a charge is made.
CHARGING = re.compile(
    r"alleg|accus|claim|complain|contend|argu|suspect|charg|object|protest|plead|fear|believ|assert|suit|evidence|sue",
    re.IGNORECASE,
)
PRODUCT_NEWS = re.compile(
    r"\b(?:roll(?:s|ed|ing)? out|launch(?:es|ed|ing)?|introduc(?:es|ed|ing)|unveil(?:s|ed|ing)?|debut(?:s|ed|ing)?"
    r"|new (?:tools?|features?|apps?|options?|settings?))\b",
    re.IGNORECASE,
)
WRONGFUL = re.compile(
    r"\b(?:copyright\w*|infring\w+|pira(?:t|cy)\w*|plagiar\w+|st(?:ole|olen|eal|eals|ealing)|theft|thie(?:f|ves)"
    r"|unauthori[sz]ed|unlicen[cs]ed|unlawful\w*|illegal\w*|illicit\w*|improper\w*|wrong(?:ful)?\w*|without|violat\w+"
    r"|breach\w*|broke|broken|mis(?:us|appropriat)\w+|unfair\w*|fraud\w*|decepti\w+|decei\w+|fake|false|falsely"
    r"|pretend\w*|disguis\w+|stealth\w*|evad\w+|bypass\w*|circumvent\w*|ignor\w+|despite|against|terms|robots\.txt"
    r"|block\w*|banned|forbid\w*|forbad\w*|prohibit\w*|permission|consent|licen[cs]\w+|unpaid|paying|paid|pay"
    r"|compensat\w+|credit\w*|rip(?:s|ped|ping)?|harm\w*|damag\w+|exploit\w*|plunder\w*|siphon\w*|harvest\w*"
    r"|free[- ]rid\w+|replac\w+|substitut\w+|divert\w*|verbatim|word[- ]for[- ]word|regurgitat\w+|distil\w+"
    r"|cop(?:y|ies|ied|ying)|secret\w*|confidential|proprietary|trademarks?|patents?|rights?|protected|laws?"
    r"|lawsuits?|suits?|sued|suing|complaint|court|imitat\w+|clon\w+|evidence|suspect\w*|belie\w+)\b",
    re.IGNORECASE,
)
# What is somebody's own.
OWNED = re.compile(
    rf"\b(?:their|its|his|her|our|my|whose|[\w.]+[’']s) (?:[\w’'-]+ ){{0,2}}"
    rf"(?:{WORKS}|voices?|faces?|likeness\w*|code)\b"
    r"|\b(?:took|takes|taken|taking|keep|keeps|kept)\b",
    re.IGNORECASE,
)
# Sentences that think of a charge, ask for one or deny it: what the network takes for one there is none.
NO_CHARGE = re.compile(
    r"\b(?:consider|weigh|mull|threaten|contemplat|plan|prepar|intend)\w*[^.;]{0,30}?"
    r"\b(?:su(?:e|ing)|lawsuits?|legal action|(?:to|in|into) court|proceedings|litigation)\b"
    r"|\b(?:could|may|might|would) (?:\w+ ){0,2}(?:sue|be sued|go to court|take .{1,30} to court)\b"
    # a class is no accused
    r"|\b(?:compan(?:y|ies)|firms|start-?ups|developers|makers|giants|labs) (?:like|such as)\b"
    r"|\b(?:ask|wonder)(?:ed|s|ing)? (?:whether|if)\b|\bpicture a\b|\bimagin(?:e|ing)\b|\bsuppos(?:e|ing)\b"
    r"|\b(?:(?:had|has|have|was|were|is|are|did|does|do) not|n[’']t) (?:\w+ ){0,2}?"
    r"(?:cop(?:y|ied|ying)|use[ds]?|train(?:ed)?|infring\w+|scrap(?:e|ed)|st(?:eal|olen)|distil\w*)\b",
    re.IGNORECASE,
)
