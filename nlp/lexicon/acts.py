"""Wordings of the acts; matched without regard to case on the clause that alleges."""

import re

from store.vocabulary import Act

# What is taken, what is built of it, and what that gives back.
WORKS = (
    r"(?:articles?|stories|journalism|reporting|books?|e-?books?|novels?|texts?|textbooks?|titles|manuscripts?"
    r"|scripts?"
    r"|songs?|lyrics|recordings?|tracks?|music|albums?|photos?|photographs?|pictures?|images?|stills|films?|movies?"
    r"|videos?|clips|footage|artworks?|drawings?|paintings?|portfolios?|works?|content|materials?|posts|headnotes"
    r"|entries|definitions|recipes|passages|chapters|copies|catalogu?e?|archives?|pages|poems|podcasts|audiobooks)"
)
_MODEL = (
    r"(?:ai\b|a\.i\.|artificial intelligence|(?:language |ai |image |video )?models?\b|chatbots?|assistants?|llms?\b"
    r"|generators?|machines?\b|systems?\b|algorithms?|software|apps?\b|tools?\b|products?\b|(?-i:[A-Z][\w.-]+)"
    r"|generative)"
)
_ANSWERS = r"(?:outputs?|answers?|repl(?:y|ies)|responses?)"
_GAP = r"[^.;]{0,60}?"
_NEAR = r"[^.;,]{0,40}?"
# What makes a visit by a machine a charge.
_UNBIDDEN = (
    r"(?:stay away|go away|\bstop\b|regardless|despite|in spite|ignor|block|turned away|shut|closed|notices?\b"
    r"|\bterms\b"
    r"|permission|disguis|hidden|archive|million|restrict)"
)
_TRAINS = r"(?:train(?:s|ed|ing)?|teach(?:es|ing)?|taught|learn(?:s|ed|t|ing)?)"

# act: its wordings. A clause may carry several acts; UNSPECIFIED counts only where no other is found.
_WORDINGS: dict[Act, str] = {
    Act.MODEL_OUTPUT_DISTILLATION: (
        r"\bdistil\w*"
        rf"|replicat\w+ {_NEAR}capabilit|reverse[- ]engineer\w*"
        rf"|\b(?:{_TRAINS}|develop\w*|buil[dt]\w*) {_GAP}\b(?:on|with|from|using) {_NEAR}{_ANSWERS}\b"
        rf"|\b{_ANSWERS} {_GAP}\b(?:to|for|into) {_NEAR}\b(?:{_TRAINS}|mak\w+|develop\w*|build\w*) "
        rf"|\bus(?:ed|es|ing) {_NEAR}(?:model|ai|chatbot|assistant)s? to (?:build|develop|create|train)\w* {_NEAR}"
        r"\b(?:competing|competitors?|rivals?|own)\b"
        rf"|\b{_TRAINS} {_NEAR}to give the same {_ANSWERS}"
    ),
    Act.BULK_API_EXTRACTION: (
        r"(?:extract|exfiltrat|siphon|harvest|pull|draw|drew|skim|collect|leav|took|taken|taking|mined|mining)\w*"
        rf" {_GAP}(?:\bapis?\b|programming interface|\binterface|data feed)"
        rf"|(?:extract|exfiltrat|siphon|harvest|pull|draw|drew)\w* {_GAP}\b(?:{_ANSWERS}|exchanges)\b"
        r"|(?:\bapis?\b|programming interface|through an interface) [^.;]{0,40}(?:extract|exfiltrat|drawn"
        r"|large)"
        rf"|\d {_NEAR}million exchanges"
    ),
    Act.USAGE_LIMIT_OR_IDENTITY_EVASION: (
        r"(?:fraudulent|fake|false|sham|bogus|shell|rented|borrowed|invented|secret|throwaway|burner|dummy"
        r"|thousands of) (?:\w+ ){0,2}accounts?"
        r"|accounts (?:opened|registered|set up) (?:in|with|under) "
        rf"|\bprox(?:y|ies)\b|routers\b|shell (?:firms|companies) {_GAP}access"
        r"|(?:hid(?:es?|ing|den)?|disguis\w+|mask(?:s|ed|ing)?|obscur\w+|conceal\w+) (?:\w+ )?(?:its|their|the|who"
        r"|where|as)\b"
        rf"|\b(?:pretend\w*|pos(?:ed|es|ing)) (?:to be|as) |(?:swap|chang|spoof)\w* {_NEAR}(?:name|user[- ]agent"
        rf"|identit\w+)"
        r"|undeclared|stealth\w* (?:\w+ ){0,2}(?:crawl|scrap|bot)\w*"
        rf"|(?:rotat|cycl|switch)\w* {_NEAR}\bip addresses|under (?:a )?(?:new|false|different|other) names?\b"
        rf"|(?:to avoid|so as not to|without) being (?:caught|noticed|blocked|detected)"
        r"|(?:evad|got round|get(?:ting)? (?:a?round)|dodg|bypass)\w*[^.;]{0,30}(?:bans?|limits?"
        r"|access restrictions)\b"
    ),
    Act.SCRAPING_AGAINST_TERMS: (
        r"(?<!skyscr)\bscrap(?:ed|es|ing|e)\b|robots\.txt|robots files?|no-crawl"
        rf"|\b(?:crawl\w*|bots|spiders)\b [^.;]{{0,80}}{_UNBIDDEN}|{_UNBIDDEN}[^.;]{{0,80}}\b(?:crawl\w*|bots"
        rf"|spiders)\b"
        r"|accessed [^.;]{0,40}\btimes\b|skirting restrictions|technical (?:barriers"
        r"|measures meant to keep)"
        rf"|\bharvest(?:ed|ing|s)? {_NEAR}(?:{WORKS}|data)\b"
        r"|(?:collect|gather|fetch|visit|read|copied|download)\w* [^.;]{0,40}\bby (?:robot|machine|bot)s?"
        rf"|(?:fetch|visit(?!s? to\b)|access)\w* {_NEAR}(?:pages|posts|content|(?:blocked )?(?:web)?sites)|ripp(?:ed"
        rf"|ing) content"
    ),
    Act.ACCESS_CONTROL_CIRCUMVENTION: (
        r"circumvent\w*|technological protection"
        r"|(?:bypass|evad|break|broke|defeat|crack|dodg|(?:get|got|gets|getting|slip\w*|go|going|went|sneak\w*)"
        r" (?:a?round|past))\w*[^.;]{0,40}?"
        r"(?:paywall|technolog|encryption|protection|measures|defen[cs]es|controls|\blocks?\b|cipher|controlled"
        r"|barrier)"
        rf"|stream[- ]ripp\w*|\bripp(?:ed|ing) {_NEAR}(?:songs|tracks|music|recordings|streams|videos)|ripped streams"
        r"|(?:from|reach\w*|took|taken|tak(?:es|ing)) [^.;]{0,30}behind (?:a )?(?:registration|login|pay)[- ]?(?:wall"
        r"|page)|passwords?\b|subscriber-only"
    ),
    Act.DISTRIBUTION_OF_PIRATED_COPIES: (
        r"\bseed(?:ed|ing)\b"
        r"|(?:distribut|shar|upload|hand|pass)\w+ [^.;]{0,30}(?:pirated|torrent)"
        r"|(?:pass(?:ed|es|ing)?|hand(?:ed|s|ing)?|gave|giving|shar(?:ed|ing)|upload\w*|left"
        r"|distribut\w*) [^.;]{0,50}"
        r"\b(?:to strangers|(?:to|for) (?:other|others|other users|anyone)\b)"
        r"|torrent\w* [^.;]{0,30}(?:distribut|upload|shar)\w+"
    ),
    Act.ACQUISITION_FROM_PIRATE_SOURCE: (
        r"\bpira(?:te|ted|tes|ting|cy)\b|shadow librar\w+|\btorrent(?:s|ed|ing)?\b|bittorrent|libgen|library genesis"
        r"|z-library|anna[’']s archive|bibliotik"
        r"|(?:illegally|unlawfully) (?:download|acquir|obtain)\w+"
    ),
    Act.TRAINING_ON_PROTECTED_WORKS: (
        r"\btrain(?:ed|ing|s)?\b|machine[- ]learning"
        r"|\b(?:fed|feed(?:s|ing)?) (?!reader)|\bingest(?:ed|ing|s)?\b"
        rf"|\b(?:teach(?:es|ing)?|taught) (?!at\b|in\b|the public){_NEAR}"
        r"|\b(?:learn(?:s|ed|t|ing)?) (?:from|on)\b|for (?:machine )?learning\b"
        rf"|\b(?:pour(?:ed|ing)|put|copied|copying|went|gone|go|goes) (?:{_NEAR} )?into (?:its|their|the|an?|it)\b"
        rf"|\b(?:us|tak|took|cop|rel)\w+ (?![^.;]{{0,40}}(?:proprietary|technolog)){_GAP}\b(?:to|in order to)"
        r" (?:build|develop|creat|power|improve|mak|run)\w* "
        rf"{_NEAR}{_MODEL}"
        rf"|\b(?:us(?:e[ds]?|ing)|copied|copying) {_GAP}\bfor (?:its|their|an?|the|legal) {_NEAR}"
        r"(?:\bai\b|models?|chatbots?)"
        rf"|\b(?:built|builds?|building|creat(?:e[sd]?|ing)|develop(?:s|ed|ing)?|mak(?:es|ing)"
        rf"|made) {_NEAR}(?:on(?! the (?:promise|idea|premise|assumption|belief))|from|with|by copying"
        rf"|using|out of)"
        rf" {_NEAR}\b{WORKS}\b"
        rf"|\b(?:to|in|by|for) (?:build|develop|creat|power)(?:e|ing)? {_NEAR}\b(?:language models?|llms?"
        rf"|ai models?|chatbots?|generative ai)\b"
        rf"|\bmaking of (?-i:[A-Z])|scrap\w+ {_GAP}for (?-i:[A-Z]\w+)"
    ),
    Act.MEMORISATION_IN_MODEL: (
        r"memori[sz]\w+|compressed (?:form|cop(?:y|ies))|has stored (?:whole|entire)"
        r"|(?:sits?|stor(?:es?|ed|ing)|baked|keep(?:s|ing)?|kept|holds?|holding|contain(?:s|ed|ing)?|carr(?:y|ies)"
        r"|(?:is|are))"
        r" (?:[\w’']+ ){0,4}(?:inside|in|into) (?:[\w’']+ ){0,2}(?:models?|weights|parameters)\b"
        r"|(?:lyrics?|words|articles|copies|works) (?:is|are|sit|sits) inside"
    ),
    Act.REPRODUCTION_IN_OUTPUT: (
        r"verbatim|regurgitat\w+|word[- ]for[- ]word|note[- ]for[- ]note|reproduc(?:e|es|ed|ing"
        r"|tion)\b"
        r"|\brecit(?:e|es|ed|ing)\b|regenerat\w+"
        rf"|\b(?:spit(?:s|ting)?|spat) (?:\w+ )?out\b|\b(?:repeat(?:s|ed|ing)?|sing(?:s|ing)?|play(?:s"
        rf"|ing)?) (?:{_NEAR} )?"
        rf"(?:them|back|{WORKS})\b"
        rf"|\b(?:hand(?:s|ed|ing)?|giv(?:es|ing)|print(?:s|ed|ing)?|put(?:s|ting)?) (?:them "
        rf"|it )?out (?:{_GAP})(?:\b{WORKS}\b|in full)"
        rf"|\b(?:output\w*|generat(?:e|es|ing)|display\w*|republish\w*|print(?:s|ed|ing)?|serv(?:es|ing)"
        rf"|pass(?:es)?) {_NEAR}"
        r"(?:lyrics|words of|articles|passages|copies of|whole pages|full)"
        r"|(?:in full|almost whole|near[- ](?:exact|identical|verbatim|perfect)|(?:almost|nearly) (?:entire"
        r"|identical)|whole (?:pieces|pages|passages|chapters))"
        r"|(?:confusingly|closely) (?:like|similar|resembl)|close copies|(?:generat"
        r"|produc)\w* (?:[\w’]+ ){0,4}copies of|come(?:s)? (?:back )?out of|coming back out"
        rf"|almost as they are|(?:imitations|replicas|clones) of {_NEAR}{WORKS}"
    ),
    Act.SUBSTITUTIVE_SUMMARY: (
        r"(?<!case )(?<!its )(?<!court )(?<!legal )(?<!\d )\bsummar(?:y|ies|i[sz](?:e(?!,)|ed|es|ing|ation\w*"
        r"|ers?))\b(?! judg)|repackag\w+"
        r"|ai overviews?|\bdigests?\b|substitut\w+"
        r"|click(?:ing)?[- ]?through"
        r"|skip the links|boil(?:s|ed|ing)? down|\bretell(?:s|ing)?\b|\bretold\b|rewrit(?:es?|ing)"
        r"|rewritten(?! (?:[\w-]+ )?(?:rules|standards|policy|policies|terms|guidelines))"
        r"|paraphras\w+"
        r"|(?:divert|siphon|reduc|depriv|starv|los[et]|fell|fall|drop)\w*[^.;]{0,40}(?:traffic|readers|visits|clicks)"
        r"|keep\w* (?:people|readers|users|visitors) (?:away )?from|take\w* (?:readers|users|visitors"
        r"|traffic) away|(?:no|without|had no|no longer ha\w+ an?) (?:need|reason) to (?:visit"
        r"|click|open|read)"
        r"|nobody (?:opens|need visit|need open)|(?:traffic|visits)[^.;]{0,50}(?:fell|fallen|drop\w*|down|plung\w*)"
        r"|stand(?:s|ing)? in for|tak(?:e|es|ing) the place of"
    ),
    Act.DERIVATIVE_OR_CHARACTER_OUTPUT: (
        r"\bcharacters?\b(?! system)|\bhero(?:es)?\b|derivative works?|knock-?offs?|look-?alikes?"
        r"|sequels\b"
        r"|low-quality imitations|in the (?:style|manner) of|mascots?"
        r"|(?:imitat|resembl|counterfeit)\w+ (?:recordings|their|its|the style)|pictures of the studios"
        r"|best-known figures"
        rf"|\b(?:depict(?:s|ing)?|draws?|drew|animat\w+|turns? out) {_NEAR}(?:characters?|heroes?|figures|its|their"
        rf"|the (?-i:[A-Z]))"
    ),
    Act.CMI_REMOVAL: (
        r"copyright[- ]management|section 1202|\bcmi\b"
        r"|(?:remov|strip|delet|eras|cut|crop|shorn|tak(?:e|ing|en) off|wip)\w*[^.;]{0,60}"
        r"(?:copyright (?:notice|info|line|page|detail)|credits?\b|credit lines?|notices?\b|author(?:ship)?\b"
        r"|bylines?"
        r"|attribution|names?\b|licen[cs]e header|metadata|signatures?|information that identif)"
        r"|(?:credits?|bylines?|notices?|names?|header|copyright (?:lines?|notices?))(?: [\w’]+){0,5} (?:cut off"
        r"|stripped|removed|blank|gone)\b"
        r"|(?:captions|notices|rights lines)[^.;]{0,60}(?:are gone|taking off)|without the (?:names|bylines) of"
        r""
    ),
    Act.TRADE_SECRET_MISAPPROPRIATION: (
        r"trade secrets?|\bsecrets (?:about|of|on)\b|industrial secrets"
        r"|(?:st(?:ole|eal\w*|olen)|took|taking|misappropriat\w*|misus\w+|shar\w+|cop(?:y|ied|ying))"
        r"[^.;]{0,40}(?:confidential|proprietary) (?:information|data|documents|files)|confidentiality agreement"
    ),
    Act.INSIDER_EXFILTRATION_OR_POACHING: (
        r"\bpoach\w*|\b(?:went|go(?:es|ing)?) after (?:people|engineers|employees|staff) who\b"
        r"|\blur(?:e|ed|ing) (?:away|engineers)|hir(?:e|es|ed|ing) (?:away|\w+ (?:of its )?(?:people"
        r"|engineers|employees))"
        r"|(?:former|ex-|departing|by hiring|hired|recruited|\w+ of its|one of the)(?:[^.;]{0,30})(?:employees?"
        r"|engineers?|staff"
        r"|researchers?|people|scientists?)[^.;]{0,80}(?:took|stole|taking|stealing|copied|download\w+|upload\w+"
        r"|carr\w+|brought"
        r"|bring)"
        r"|(?:engineers?|employees?|researchers?|founder|he|she) (?:who |it |[^.;,]{0,20})(?:defected|walked (?:out"
        r"|off)|recruited|changed sides)"
        r"|through an? (?:engineer|employee)|before (?:he|she|they) (?:handed in|left)|walked out [^.;]{0,20}with"
    ),
    Act.WEIGHTS_OR_CODE_THEFT: (
        r"\bsource code\b|\bweights\b|weight for weight"
        r"|(?:st(?:ole|eal(?:s|ing)?|olen)|theft of|took|tak(?:es|ing|en)|copied|copying|lift(?:s|ed|ing)"
        r"|helped themselves to)"
        r" (?:[\w’']+ ){0,3}(?:code|codebase|software)\b(?! (?:giant|company|maker|firm|group|start))"
        r"|\bupcycl\w+"
    ),
    Act.OPEN_SOURCE_LICENCE_BREACH: (
        r"open[- ]source (?:licen[cs]es?|snippets)|open licen[cs]es?|openly licensed|\b(?:gpl|affero|copyleft)\b"
        r"|licen[cs]es? (?:of|on|for) (?:the )?(?:code|open)|(?:without"
        r"|shorn of) [^.;]{0,40}(?:licen[cs]es? they carry|licen[cs]e that obliges)"
        r"|licen[cs]e (?:header|suit)|broken licen[cs]e terms"
    ),
    Act.CONTRACT_OR_LICENCE_BREACH: (
        r"(?:breach|broke|broken|breaking|breaks|violat|ignor|contrary to|disregard)\w*(?: of)?[^.;,]{0,40}?"
        r"(?:contract|terms\b|agreement|licen[cs]e|promise|clause|user policy)"
        r"|(?:sued|suit|claim)[^.;]{0,20}on contract|promise not to"
    ),
    Act.TRADEMARK_FALSE_ATTRIBUTION: (
        r"(?:false(?:ly)?|wrong(?:ly)?|mis)[- ]?attribut\w+|false designation|falsely credit\w*"
        r"|(?:attribut|credit|pin|present|publish|put|pass|nam)\w*[^.;]{0,70}(?:hallucinat|fabricat|false|made[- ]up"
        r"|invented|never"
        r"|bogus|fictitious|wrong\b)"
        r"|(?:hallucinat|fabricat|made[- ]up|makes? up|made up|invent|bogus|false"
        r"|fictitious)\w*[^.;]{0,60}(?:attribut"
        r"|under (?:its|their|the)|names?\b"
        r"|credit|byline|as (?:if|though)|as the (?:paper|newspaper|publisher)|to the (?:paper|newspaper|publisher))"
        r"|\b(?:put(?:s|ting)?|attach\w*|sign\w*) (?:its|their|the|our|[\w’']+[’']s)(?: \w+)? names? (?:on|to|under)"
        r"|things? it never|never (?:wrote|printed|published|ran)"
    ),
    Act.TRADEMARK_IN_OUTPUT: (
        r"(?:put|print|stamp|produc|generat|reproduc|show|come|bear|includ|paint|carr)\w*[^.;]{0,60}"
        r"(?:\blogos?|watermarks?|\bbadge|\bmark\b)"
        r"|(?:logos?|watermarks?)[^.;]{0,40}(?:in|on|over) (?:[\w’]+ ){0,3}(?:pictures?|images?|output|corner)"
    ),
    Act.VOICE_OR_LIKENESS_USE: (
        r"\bvoices?\b|likeness(?:es)?|right of publicity|publicity rights|\bclon(?:e|es|ed|ing)\b|digital (?:double"
        r"|replica|twin)s?"
        r"|deep-?fakes?"
        r"|(?<!disguising )(?<!masking )(?<!hiding )\b(?:my|his|her|their|member[’']s) (?:own )?"
        r"(?:face|image|identit(?:y|ies)|delivery|persona)s?\b"
        r"|sounds? (?:just |exactly |eerily )?like"
        r"|\bappear(?:s|ed|ing)? in (?:[\w’'.-]+ ){0,4}(?:ai[- ]generated|deepfaked?) (?:videos?|images?|clips?)"
        r"|eerily similar|imitat\w+ (?:him|her)\b"
    ),
    Act.DATABASE_RIGHT: (
        r"database rights?|sui generis|database claim|(?:right|rule|protect)[^.;]{0,40}(?:databases|compiling data)"
        r"|(?:extract|lift|tak|took|cop)\w*[^.;]{0,70}\bdatabase\b"
    ),
    Act.IMPORTING_INFRINGING_ARTICLE: (
        r"\bimport(?:s|ed|ing|ation)?\b[^.;]{0,40}(?:infring|article|model)|infringing (?:article|copy)\b"
        r"|secondary infringement"
        r"|(?:brought|bringing|brings?|shipped|lands?|landed) (?:it |them )?(?:in|into|in to) (?:the country|Britain"
        r"|Europe|the UK)\b|unlawful copy"
    ),
    Act.PATENT_INFRINGEMENT: (r"\bpatent(?:s|ed)?\b|\binventions?\b"),
    Act.EVIDENCE_DESTRUCTION: (
        r"(?:delet|destroy|destruct|eras|wip|purg|discard|shred|overwr)\w*[^.;]{0,50}"
        r"(?:evidence|\blogs\b|records\b|\bchats\b|conversations|search data|backups?|messages)"
        r"|(?:evidence|logs|chats|records)[^.;]{0,60}(?:wiped|deleted|destroyed|erased|purged)"
    ),
    Act.UNSPECIFIED_UNAUTHORISED_USE: (
        r"without (?:its |their |his |her |the |any |prior |asking |seeking )?(?:\w+[’']s? )?(?:authori[sz]ation"
        r"|(?:knowledge (?:or|and) )?permission"
        r"|consent|compensation|paying|pay|licen[cs]e|leave|asking|agreement)"
        r"|infring\w*|intellectual propert\w+|\bst(?:ole|eal|ealing|olen)\b|\btheft\b|unauthori[sz]ed"
        r"|\bcop(?:ied|ying|ies|y)\b"
        r"|\bmisus\w+|copyright|plagiar\w+|trademark\w*|rip(?:ped|ping)?[- ]off"
        r"|(?:illegal|improper|unlawful|wrongful)ly (?:us|cop|tak|benefit|appropriat)\w+|misappropriat\w+|help(?:ed"
        r"|ing|s) itself"
        r"|use of (?:its|their|our|his|her) (?:technology|models?|work|works|content|data|code|songs|books|articles)"
        r"|us(?:ed|ing) (?:its|their|his|her|our) (?:\w+ )?(?:works?|content|articles|books|journalism|name)"
    ),
}
ACTS = {act: re.compile(wording, re.IGNORECASE) for act, wording in _WORDINGS.items()}
# Of two acts in one clause the first says all that the second would.
IMPLIED: dict[Act, frozenset[Act]] = {
    Act.MODEL_OUTPUT_DISTILLATION: frozenset({Act.TRAINING_ON_PROTECTED_WORKS}),
    Act.DERIVATIVE_OR_CHARACTER_OUTPUT: frozenset({Act.REPRODUCTION_IN_OUTPUT}),
    Act.PATENT_INFRINGEMENT: frozenset({Act.TRAINING_ON_PROTECTED_WORKS, Act.VOICE_OR_LIKENESS_USE}),
    Act.SCRAPING_AGAINST_TERMS: frozenset({Act.CONTRACT_OR_LICENCE_BREACH}),
    Act.OPEN_SOURCE_LICENCE_BREACH: frozenset(
        {Act.CONTRACT_OR_LICENCE_BREACH, Act.TRAINING_ON_PROTECTED_WORKS, Act.REPRODUCTION_IN_OUTPUT}
    ),
    Act.IMPORTING_INFRINGING_ARTICLE: frozenset({Act.TRAINING_ON_PROTECTED_WORKS}),
    Act.EVIDENCE_DESTRUCTION: frozenset({Act.TRAINING_ON_PROTECTED_WORKS, Act.CMI_REMOVAL}),
    Act.VOICE_OR_LIKENESS_USE: frozenset({Act.REPRODUCTION_IN_OUTPUT}),
    Act.MEMORISATION_IN_MODEL: frozenset({Act.WEIGHTS_OR_CODE_THEFT}),
}
# A second act is no separate allegation where these words open its clause: who says it is not clear.
LOOSE = re.compile(r"\b(?:potentially|possibly|perhaps|essentially|presumably)\W+(?:\w+\W+){0,2}$", re.IGNORECASE)
# "this method": what it is stands in a sentence before.
POINTS_BACK = re.compile(r"\bthis (?:method|technique|practice|process|approach)\b", re.IGNORECASE)

# Suits of other kinds: they carry no claim of this record unless the clause speaks of intellectual property too.
OTHER_MATTER = re.compile(
    r"antitrust|anti-trust|monopol\w+|privacy|defam\w+|libel|wrongful[- ]death|suicide|self-harm|discriminat\w+"
    r"|securities|shareholders?|investors (?:sued|allege)|harass\w+|retaliat\w+|wrongful(?:ly)? (?:terminat"
    r"|dismiss)\w*"
    r"|non-?profit mission|charitable|gig workers|minimum wage|unpaid wages|biometric|facial recognition|tariffs?"
    r"|first amendment|sherman act|app store|cartel|conspir\w+|suspension|overdos\w+|\bkill\w*|\bdeaths?\b|\bdied\b"
    r"|undress\w*|bikini|air permits?|turbines|parents of|attorney general|labou?r complaint|deepfake|csam|pollut\w+"
    r"|personal data|user data|fraud\b|data breach|jailbreak",
    re.IGNORECASE,
)
IP_MATTER = re.compile(
    r"copyright\w*|infring\w*(?! on (?:his|her|their|the) (?:first|constitution|right))|intellectual property"
    r"|trade secrets?|pirat\w+|trademarks?|patents?|plagiar\w+"
    r"|scrap(?:ed|ing)|us(?:e|ed|ing) (?:of )?(?:[\w’'-]+ ){0,3}(?:content|articles|works|books|songs)|misus(?:ed?|es"
    r"|ing) (?:of )?(?:[\w’']+ )?(?:content|articles|works?|data)"
    r"|distill\w+|train(?:ed|ing)?\b[^.;]{0,60}\bon\b|without (?:permission"
    r"|consent|authori[sz]ation)",
    re.IGNORECASE,
)
