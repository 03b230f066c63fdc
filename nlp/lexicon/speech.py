"""Words that attribute: verbs by what may follow them as content, then nouns and adjectives.

All are base forms; a verb may stand in several tables. `nlp/quotation/frames.py` looks them up.
"""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _frames(text: str) -> dict[str, frozenset[str]]:
    """Each line is a preposition and the words that take it; the words of a preposition may fill several lines."""
    found: dict[str, set[str]] = {}
    for line in text.strip().splitlines():
        preposition, words = line.split(":")
        for word in words.split():
            found.setdefault(word, set()).add(preposition)
    return {word: frozenset(taken) for word, taken in found.items()}


# What the small model gives as the base form, and what it should be.
LEMMAS = {
    "hop": "hope", "retweete": "retweet", "tweete": "tweet", "allegee": "allege", "contende": "contend", "told": "tell",
    "wrote": "write", "says": "say", "said": "say", "believed": "believe", "fearing": "fear", "concluded": "conclude",
    "pleade": "plead", "suing": "sue", "denie": "deny", "implie": "imply", "testifie": "testify", "sayin": "say",
    "criticise": "criticize", "apologise": "apologize", "characterise": "characterize", "emphasise": "emphasize",
    "recognise": "recognize", "realise": "realize", "summarise": "summarize", "scrutinise": "scrutinize",
}  # fmt: skip

# Verbs that a quotation may be the content of, and a clause with or without "that".
SAYING = _words("""
acknowledge add admit advise affirm agree allege announce answer argue ask assert assure attest aver blog boast brag
caution certify chant charge chime claim comment complain concede conclude concur confess confirm contend continue
counter cry deadpan declare demand deny disclose email emphasize exclaim explain gush guess inform insist instruct
interject joke lament maintain message muse note observe offer opine post plead predict proclaim promise pronounce
protest question quip rant read reason rebut recall recite recount reiterate rejoin remark remind repeat reply report
respond retort reveal rule sayeth say scoff scream scrawl shout sigh snap sneer speculate state stipulate stress
submit suggest summarize swear sympathize tell testify text think threaten thunder tweet underline underscore urge vow
warn whisper wonder write yell
""")
# These are followed by a quotation, or follow one, and take no clause.
QUOTING = SAYING | _words("begin call chime describe dub fire label put quote shoot sing start sum")
# These do not stand in the middle of what is said: "the plan, he added, ..." but not "the plan, he answered, ...".
PARENTHETIC = (SAYING | {"point"}) - _words("""
add agree answer ask begin continue deny fear offer read reply respond suggest think wonder
""")

# After these a clause without "that" begins at the next word, whatever the parse says.
PLAIN = _words("add argue claim contend insist say suggest")

CLAUSE = SAYING | _words("""
accuse anticipate believe bet calculate clarify consider convince demonstrate dictate discover discuss dispute
doubt estimate expect fear find foresee forecast foretell forget fret hint hope hypothesize imagine imply
indicate insinuate intimate learn notify order outline persuade pledge point posit prefer presume project
propose reassure realize reckon recognize recommend relay reflect request show signal suspect theorize
wish worry recollect conjecture
""") - _words("offer continue threaten answer urge reflect advise")

# Verbs that make an aside of the relative clause they stand in: ", which he called theft".
CUES = QUOTING | CLAUSE

# With these particles the verbs say nothing: "showed up", "called off".
PARTICLES = _frames("up: call hold show\noff: call show\nin: call")

# Verbs with an infinitive: "declined to comment", "urged the court to dismiss".
INFINITIVE = _words("""
advise agree aim ask beg beseech call caution challenge claim command consider decline demand direct encourage entreat
exhort expect hope implore instruct invite like love order persuade petition plan pledge plead plot prefer
press profess promise propose recommend refuse report seek swear threaten urge vote vow warn wish
""") - _words("direct invite challenge press")
# The object of these is who is told; that of the others belongs to the content.
TELLING_TO = _words("tell remind inform assure promise warn advise caution")

PASSIVE_INFINITIVE = _words("""
allege assume believe claim declare deem estimate expect intend order predict presume project report rumor rumour say
think understand urge
""")

# Verbs whose object is content.
OBJECT = _words("""
accuse acknowledge admire announce applaud articulate assail attack attribute bemoan blame blast brand cite
characterize chide commend concede condemn confirm congratulate contest credit criticize decry defend denounce deride
describe despise disavow disclose discuss dismiss disparage dispute downplay emphasize endorse explain express extol
excoriate fault hail herald highlight identify justify lambast lambaste lament laud liken list loathe
mention mock note oppose outline paint portray praise prefer propose question quote rebuke rebut recite recommend
recount reaffirm reference refute regard regret reiterate reject relay repeat repudiate resent retell reveal ridicule
scorn skewer slam stress suggest thank tout trumpet underline voice vow protest bash peg slate
""")
# Shorter objects than this are too often no statement ("mentioned him").
SHORTEST_OBJECT = 3
# With these objects the verb attributes, however short they are: "denied wrongdoing", "made the accusation".
OBJECTS_OF = {
    "deny": _words("""
        accusation allegation assertion charge claim report rumor rumour suggestion wrongdoing involvement liability
        knowledge responsibility any everything it infringement copying theft guilt having role violation
        """),
    "admit": _words("wrongdoing guilt liability infringement copying mistake responsibility"),
    "claim": _words("responsibility ownership infringement right privilege immunity"),
    "allege": _words("infringement violation breach theft misappropriation fraud negligence misuse conduct copying"),
    "report": _words("finding theft loss breach violation"),
}  # fmt: skip

# What is the subject of these is said by the agent: "the deal was first reported by the Herald".
PASSIVE_BY = _words("report claim write say allege reveal")
# Verbs with "if" and "whether".
ASKING = _words("ask inquire question wonder")

# Verbs with a gerund: "denied using the books".
GERUND = _words("acknowledge admit deny propose recommend report suggest")

# The object is who is told, where a clause follows.
TELLING = _words("tell remind inform assure warn advise notify email text message convince persuade reassure ask")

# Verbs with a second predicate: "called the suit baseless", "deemed it theft".
PREDICATE = _words("call deem declare dub label brand title rule pronounce vote proclaim")

# A quotation may be the second predicate or the end of the object of these.
NAMING = PREDICATE | _words(
    "blast criticize denounce describe dismiss slam praise pledge promise decry condemn label term"
)

PREPOSITIONS = _frames("""
about: apologize ask boast brag comment complain fret gripe gush hint joke muse opine rant rave speak talk warn wonder
of: boast complain learn speak warn talk think
on: agree comment elaborate touch call opine expand
for: advocate apologize argue call campaign hope plead push vouch
to: admit allude confess object plead testify
with: agree disagree side sympathize concur
against: argue caution rail speak testify warn
at: balk hint scoff
over: fret gush
""")
# Only where it is denied: "did not respond to a request for comment".
NEGATED = _frames("to: respond reply")
# The object and the phrase after it are content together: "accused A of theft", "blamed B for the leak".
OBJECT_WITH = _frames("""
of: accuse assure inform suspect warn remind
as: attack brand cast characterize cite condemn criticize defend denounce depict deride describe dismiss frame hail
as: identify list mock paint peg portray praise present quote refer regard reject see slam tout view
for: accuse ask attack blame blast chide commend condemn congratulate credit criticize denounce fault indict knock
for: lambast mock praise press rebuke slam sue thank
over: attack condemn confront criticize rebuke slam sue
on: blame call press congratulate
to: attribute liken compare
with: charge credit
about: warn inform press
against: defend warn caution
""")

# In the passive these are how something is taken, not what somebody says: "is seen as".
SEEN = _words("attribute cast compare identify see view")

# After "said A," or "said A and" these go on with the saying of the same source.
ADDING = _words("""
accuse acknowledge add allege announce argue assert blame blast call characterize cite claim compare conclude contend
criticize declare deny denounce describe dismiss emphasize explain insist joke liken mention note pledge praise predict
promise question recall refer say state stress suggest tell tweet urge vow warn write
""")
# What is written by the subject of "issued ... saying".
DOCUMENTS = _words("""
ad advertisement affidavit article brief column complaint editorial email filing lawsuit letter memo message motion note
op-ed petition post press resolution response speech release report series statement suit tweet video
""")

NOUN_CLAUSE = _words("""
accusation admission acknowledgement acknowledgment allegation announcement argument assertion assumption assurance
belief charge claim comment complaint conclusion confession contention conviction declaration demand denial doubt
finding hint hope insistence message opinion pledge prediction promise proposal remark report request revelation
rumor rumour sense speculation statement suggestion suspicion testimony theory vow warning worry view
""")
NOUN_INFINITIVE = _words("call demand desire inclination pledge promise proposal refusal reluctance request threat vow")
NOUN_PREPOSITIONS = _frames("""
of: accusation admission allegation announcement assertion chant claim condemnation criticism denial denunciation
of: mention praise prediction promise rejection warning
for: call demand praise proposal
about: comment complaint doubt joke remark warning claim
on: remark comment
against: accusation charge
""")

ADJECTIVE_CLAUSE = _words(
    "adamant afraid aware certain clear concerned confident convinced glad hopeful optimistic "
    "sceptical skeptical uncertain unsure worried"
)
ADJECTIVE_PREPOSITIONS = _frames("""
about: concerned confident optimistic sceptical skeptical worried angry
of: certain confident convinced critical dismissive sceptical skeptical supportive wary
to: opposed
""")

# Past forms that are verbs of saying whatever the tagger makes of them next to a quotation.
PAST = _words("""
added argued asked concluded continued declared explained insisted joked noted recalled replied responded said says
stated told tells tweeted warned wrote writes
""")
# Who is no source, and what makes of a cue what somebody might say.
NOBODY = _words("you one anyone nobody")
UNSAID = _words("can could may might must should")
# These stand between a quotation and its verb of saying and are no part of the source.
LINKING = _words("and as but however also later then still yet is was are were has have had do did does not n't to")
