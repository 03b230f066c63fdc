"""Wordings in which an allegation is told, with places for who accuses and who is accused; first match wins a pair."""

import re
from dataclasses import dataclass

from nlp.frames import SIGN, frame
from store.vocabulary import ClaimStatus, SpeakerKind


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimWording:
    """A wording; groups: accusers, accused, cue, content (the words that allege).

    `is_case` tells of a suit, after which "the complaint" means this one. `status` is None where the cue decides.
    """

    pattern: re.Pattern[str]
    rule: str
    status: ClaimStatus | None = ClaimStatus.ALLEGED
    speaker: SpeakerKind = SpeakerKind.NAMED_ORG_SPOKESPERSON
    is_case: bool = False
    needs_act: bool = False
    confidence: float = 0.85


_COURT = SpeakerKind.COURT_DOCUMENT
_REST = r"(?=(?P<content>.*))"
_TELLS = (
    r"(?P<cue>says?|said|claims?|claimed|claiming|alleges?|alleged|alleging|argues?|argued|contends?"
    r"|contended|asserts?|asserted"
    r"|believes?|believed|suspects?|suspected|complain(?:s|ed)|found|discovered|told (?:the )?\S+|maintains?"
    r"|warn(?:s|ed))"
)
_SUES = (
    r"(?P<cue>sued|sues|(?:is|are|was|were) suing|(?<!by )suing|(?<=first )(?:[\w ]{{0,40}})to sue"
    r"|(?<=latest )(?:[\w ]{{0,40}})to sue)"
)
_FILES = r"(?P<cue>filed|files|filing|brought|brings|launched|lodged|began|begun)"
_HOW = (
    r"(?:accusing|alleging|claiming|which accuses|that accuses|which alleges|that alleges|accused|accuses|alleges"
    r"|claims|argues|says|arguing|saying)"
)
_OFFICER = (
    r"(?:(?:[’']s)?(?: [\w-]+){{0,2}} (?:spokes\w+|CEO|president|counsel|executive|officer)(?: [A-Z][\w’.-]+){{0,3}}"
    r"(?: " + SIGN + r")?)?"
)
_DOCUMENT = r"(?:law ?suits?|suits?|complaints?|filings?|class[- ]actions?|court documents?|court papers)"


def _suit(wording: str, rule: str, *, confidence: float = 0.9) -> ClaimWording:
    return ClaimWording(pattern=frame(wording), rule=rule, speaker=_COURT, is_case=True, confidence=confidence)


SUITS = (
    _suit(r"{accusers}{after}{aux}[^.;\ue000-\uf8ff]{{0,40}}? " + _SUES + r" {lead}{accused}" + _REST, "claim:sued"),
    _suit(
        r"{accusers}{after}(?:{aux}| (?:has |have )?[\w ]{{3,30}} and) "
        + _FILES
        + r" {words}{suit}{gap} ?(?:against|over [^.;]{{0,40}}against) {lead}{accused}"
        + _REST,
        "claim:filed_suit",
    ),
    _suit(
        r"{accusers}{after}{aux} (?P<cue>slapped|hit|served|took) {lead}{accused}"
        r" (?:with (?:an? )?{words}{suit}|to court)" + _REST,
        "claim:hit_with_suit",
    ),
    _suit(
        r"{accused}{after}{aux} (?:been |being |getting )?(?P<cue>sued|hit with (?:an? )?{words}{suit}"
        r"|taken to court)"
        r"(?P<content>{gap}) (?:by|from) {lead}{accusers}",
        "claim:was_sued_by",
    ),
    _suit(
        r"{accused}{after}{aux} (?:faces|facing|fighting|battling|(?:currently )?the (?:subject|target) of"
        r"|hit with|settled|settles|resolved)"
        r" {words}(?P<cue>{suit})(?: (?:brought|filed|lodged|back|that was))*{gap} (?:by|from) {lead}{accusers}"
        + _REST,
        "claim:faces_suit_of",
    ),
    _suit(
        r"(?P<cue>{suit}){words}(?: (?:brought|filed|lodged))? ?(?:by|from) {lead}{accusers}"
        r"{after},? (?:against|" + _HOW + r")(?: against)? {lead}{accused}" + _REST,
        "claim:suit_by",
    ),
    _suit(
        r"(?P<cue>{suit}) (?:that|which) {lead}{accusers}{aux} (?:brought|filed"
        r"|launched) {gap} ?against {lead}{accused}" + _REST,
        "claim:suit_brought",
    ),
    _suit(
        r"{accusers}(?:[’']s?)? (?:[\w-]+ ){{0,3}}(?P<cue>lawsuits?|suits?|complaints?|cases?) (?:against"
        r"|targeting|to target) {lead}{accused}" + _REST,
        "claim:suit_against",
    ),
    _suit(
        r"{accused}{after}{aux} (?:[\w$.,’'-]+ ){{0,12}}?(?:to settle|settling|settle|to resolve|resolving"
        r"|to end|ending) "
        r"(?:[\w$.,’'-]+ ){{0,6}}?(?P<cue>{suit})(?: (?:brought|filed|lodged))?{gap} (?:by|from"
        r"|with) {lead}{accusers}" + _REST,
        "claim:settles_suit_of",
    ),
    _suit(
        r"{accusers}[^.;\ue000-\uf8ff]{{0,60}}? (?:settled|settling|resolved|resolving|dropped|revived"
        r"|expanded|amended) "
        r"(?:[\w-]+ ){{0,4}}(?P<cue>{suit}) (?:against|with) {lead}{accused}" + _REST,
        "claim:suit_against",
    ),
    _suit(
        r"{accusers}[^.;\ue000-\uf8ff]{{0,60}}? (?:as a result of|because of|amid|due to) (?:its|their) "
        r"(?:[\w-]+ ){{0,3}}(?P<cue>{suit}) (?:against|with) {lead}{accused}" + _REST,
        "claim:suit_against",
    ),
    _suit(
        r"{accusers}{after}{aux} " + _FILES + r" {words}(?:complaints?) (?:with|to|before) (?:[\w’-]+ ){{0,3}}?{body}"
        r"[^.;\ue000-\uf8ff]{{0,40}}? (?:over|about|against) {lead}{accused}" + _REST,
        "claim:complained_of",
        confidence=0.8,
    ),
    _suit(r"(?<!\w){accusers} (?P<cue>v\.?|vs\.?) {accused}" + _REST, "claim:case_name", confidence=0.7),
)
SPEECH = (
    ClaimWording(
        pattern=frame(
            r"{accusers}{after}{aux} (?P<cue>accus(?:ed|es|ing)) {lead}{accused}"
            r"(?P<content>[^.;\ue000-\uf8ff]{{0,40}}? (?:of|over|for)\b.*)"
        ),
        rule="claim:accused",
    ),
    ClaimWording(
        pattern=frame(
            r"{accusers}{after}{aux} (?P<cue>sent|issued|served"
            r"|fired off) (?:[\w-]+ ){{0,4}}(?:cease[- ]and[- ]desist|demand letter)"
            r"[^.;\ue000-\uf8ff]{{0,40}}? (?:to|against|on) {lead}{accused}" + _REST
        ),
        rule="claim:demand",
        speaker=SpeakerKind.ORG_DOCUMENT,
        needs_act=True,
    ),
    ClaimWording(
        pattern=frame(
            r"{accused}{after}{aux} (?:been |being )?(?P<cue>accused"
            r"|criticized) (?P<content>of .*?) by {lead}{accusers}"
        ),
        rule="claim:was_accused_by",
    ),
    ClaimWording(
        pattern=frame(
            r"{accusers}{after}{aux} (?P<cue>claims?|claimed|says|said)(?: to have| it has| it had"
            r"| they have| having)(?: \w+){{0,3}}"
            r" evidence (?:of|that) (?P<content>(?:\w+ ){{0,2}}{accused}.*)"
        ),
        rule="claim:has_evidence",
        status=None,
        needs_act=True,
    ),
    ClaimWording(
        pattern=frame(
            r"{accusers}{after}{aux} (?P<cue>said|says|told|tells)(?: (?:the )?{other})?(?: in an? [^,;]{{2,30}}?)?"
            r"(?: (?:on|last) \w+)?(?: that)? (?:there|it|they|he|she|we|"
            + SIGN
            + r") (?:is|was|had|has|have)(?: \w+){{0,3}} "
            r"(?:evidence|proof) (?:of|that) (?P<content>(?:\w+ ){{0,2}}{lead}{accused}.*)"
        ),
        rule="claim:has_evidence",
        status=ClaimStatus.ASSERTED,
        needs_act=True,
    ),
    ClaimWording(
        pattern=frame(
            r"{accusers}"
            + _OFFICER
            + r"{after}{aux} "
            + _TELLS
            + r"(?: in (?:(?! that )[^,]){{3,60}})?,?(?: that)? [“\"]?(?P<content>{lead}{accused}.*)"
        ),
        rule="claim:said",
        status=None,
        needs_act=True,
        confidence=0.75,
    ),
    ClaimWording(
        pattern=frame(
            r"^(?P<content>(?:[^.;\n]{{0,90}} )?{accused}.*?),[”\"’']? {accusers}{aux} "
            r"(?P<cue>said|says|told|alleged|alleges|claimed|claims|argued|argues|wrote|added)\b"
        ),
        rule="claim:said_after",
        status=None,
        needs_act=True,
        confidence=0.75,
    ),
)
# What a complaint says, where the text told before whose complaint it is.
OF_THE_CASE = (
    ClaimWording(
        pattern=frame(
            r"\b(?:[Tt]he|[Ii]ts|[Tt]heir|[Tt]his)(?: [\w-]+)?(?: [\w-]+)? "
            + _DOCUMENT
            + r"(?: also| further| then| filed [^,;]*?,?)*"
            r" (?P<cue>alleges?|alleged|claims?|claimed|argues?|argued|contends?|says|said|states?|stated"
            r"|accuses?|accused|asserts?)"
            r" (?P<content>.*)"
        ),
        rule="claim:complaint_says",
        speaker=_COURT,
        needs_act=True,
    ),
    ClaimWording(
        pattern=frame(
            r"\b(?:[Tt]he|[Ii]ts|[Tt]heir|[Tt]his)(?: [\w-]+)? "
            + _DOCUMENT
            + r"{gap}(?P<cue>accus(?:es|ing)|alleging|claiming|revolves around|cent(?:er|re)s (?:on|around)"
            r"|focuses on|takes aim at|targets) "
            r"(?P<content>.*)"
        ),
        rule="claim:complaint_says",
        speaker=_COURT,
        needs_act=True,
    ),
    ClaimWording(
        pattern=frame(
            r"^(?P<content>[\"“‘'].*[\"”’'].*?)\b(?:the|its|their) (?:\w+ )?"
            + _DOCUMENT
            + r" (?P<cue>alleges?|claims?|argues?|contends?|says|said|states?|stated|reads?|added?)"
        ),
        rule="claim:complaint_quoted",
        speaker=_COURT,
        needs_act=True,
    ),
    ClaimWording(
        pattern=frame(
            r"^(?:They|It|The (?:plaintiffs|companies|studios|publishers|authors|artists|labels|writers"
            r"|musicians))(?: are| were| have| had)?(?: also)?"
            r" (?P<cue>allege[sd]?|alleging|claim(?:s|ed)?|argue[sd]?|contend(?:s|ed)?|said|says?|accuse[sd]?"
            r"|wrote) (?P<content>.*)"
        ),
        rule="claim:plaintiffs_say",
        speaker=_COURT,
        needs_act=True,
    ),
    ClaimWording(
        pattern=frame(
            r"{accusers}{after}{aux} (?P<cue>argued?|argues|claim(?:s|ed)?|contend(?:s|ed)|said|says|wrote"
            r"|alleges?|alleged|maintains?|noted?|accus(?:ed|es))"
            r" (?P<content>.*)"
        ),
        rule="claim:plaintiff_says",
        needs_act=True,
    ),
    ClaimWording(
        pattern=frame(
            r"^(?P<content>[\"“‘'].*[\"”’'].*?)\b(?P<accusers>"
            + SIGN
            + r") (?P<cue>said|says|wrote|added|argued|argues|claimed|claims|alleged)"
        ),
        rule="claim:plaintiff_quoted",
        needs_act=True,
    ),
)
# "A says B's accusations are false" answers B, and accuses it of nothing.
OF_THEIR_CHARGE = re.compile(
    SIGN + r"(?:[’']s?)? (?:[\w“”\"‘’'-]+ ){0,3}?(?:accusations?|allegations?|claims?|charges?|complaints?|law ?suits?"
    r"|suits?|arguments?|criticisms?|assertions?|findings|reports?|case)\b"
)
# "A said it tested B": what the speaker did itself, unless the words go on to say why.
OWN_DEED = re.compile(
    r"(?:it|they|he|she|we|"
    + SIGN
    + r")(?: [a-z]+ly)? (?!(?:has |had |have )?(?:believ\w+|suspect\w*|seen|found|caught"
    r"|detected|identified|discovered|observed|evidence|noticed|thinks?)\b)\w+"
)
ITS_REASON = re.compile(
    r"\b(?:because|after|since|over|for (?:violat|breach|infring|st|scrap|copy|distill|us)\w*ing|saying|alleging"
    r"|accusing|which)\b"
)
# "sued X, as did Y": Y sued X too.
AS_DID = frame(r"(?:,| and)? as (?:did|has|have) {lead}{accusers}")
# "A, B and six other newspapers": those with a name come first.
AND_OTHERS = frame(r"{accusers},? and (?:[\w-]+ ){{1,2}}other $")
# "film studios: A and B": the names after the collective word are the claimants.
NAMELY = frame(r"(?::| ?[—–-]| such as| including| like|,) ?{lead}{accusers}")
PLAINTIFFS_SUE = frame(
    r"\b[Tt]he (?:plaintiffs?|companies|pair|duo|trio|group)(?: have| has| are| were| had| also| then)*"
    r" (?P<cue>sued|suing|filed (?:an? |the )?(?:[\w-]+ )?(?:suit|lawsuit"
    r"|complaint) against) {lead}{accused}(?P<content>.*)"
)
OPENING = frame(r"^(?:\w+ )?{accusers}")
# A suit whose plaintiff only the next sentence names.
FACED = frame(
    r"{accused}{after}{aux} (?:faces|facing|hit with|fighting|slapped with) {words}(?P<cue>{suit})(?P<content>{gap}"
    + _HOW + r"\b.*)"
)  # fmt: skip
COMES_FROM = frame(
    r"\b[Tt]he (?:new |class[- ]action )?(?:law ?suit|suit|complaint|case)[^.;]{{0,60}}? (?:comes from"
    r"|was (?:filed|brought) by|is from|"
    r"filed by|brought by) {lead}{accusers}"
)
# What private plaintiffs make tells who they are: "Jane Doe sued B over her novels" is a suit of authors.
MADE_BY = {
    who: re.compile(rf"\b(?:her|his|their) (?:own )?(?:\w+ ){{0,3}}?(?:{works})\b", re.IGNORECASE)
    for who, works in {
        "authors": "books?|novels?|memoirs?|stories|writings?|essays",
        "artists": "paintings?|drawings?|illustrations?|artworks?|art",
        "photographers": "photographs?|photos",
        "musicians": "songs?|music|recordings?|albums?",
        "voice actors": "voices?",
        "developers": "code|software",
        "YouTubers": "videos|channels?",
    }.items()
}
# Said of a time that has not come, or not said at all.
NOT_SO = re.compile(
    r"\b(?:not|never|n[’']t|no longer|denie[sd]|den(?:y|ying)|threaten\w*|consider\w*|plan(?:s|ned|ning)? to"
    r"|could|would|might|may|weigh\w*"
    r"|refus\w+|declin\w+|dismiss\w*|drop(?:s|ped)|withdr\w+|tri(?:ed|es) to|if|to avoid|instead of"
    r"|rather than)\b[^,;]{0,30}$"
)
CLAUSE_NOT_SO = re.compile(
    r"\b(?:did|does|do|has|have|had|was|were|is|are) ?(?:not|n[’']t)\b|\bnever\b|\bdenie[sd]\b|\bden(?:y|ying)\b",
    re.IGNORECASE,
)
COURT_PAPER = re.compile(
    r"\b(?:law ?suit|suit|complaint|court (?:filing|document|paper|record)s?|filing|petition)s?\b", re.I
)
