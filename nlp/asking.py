"""Which outlet asked a party, where the sentence says so."""

import re

from nlp.document import Name, ReadText, Sentence
from nlp.lexicon.responses import OWN_OUTLET
from store.vocabulary import EntityKind

_SAID_ALOUD = re.compile(r"^[“\"]|[”\"]\s*$")
_ASKED_BEFORE = re.compile(
    r"(?:\btold|\b[Aa]sked by|\bspeaking to|\bstatement to|\bresponse to|\brespond(?:ed)? to|\brepl(?:y|ied) to|"
    r"\b[Cc]onsulted by|\b[Ww]hen|\bquestions from|\bcontacted by|\b(?:traced|reached) by|\b[Tt]o|\bmails? of|"
    r"\brequests? (?:for comment )?from|"
    r"\bcomment to|\binterview with|\be-?mail(?:ed)? to|\breturn(?:ed)?) (?:the |The |a )?$"
)
_ASKED_AFTER = re.compile(
    r"^(?:[’']s?)? (?:has |have |had |also )*(?:requests?|reached out|contacted|approached|asked|tried to|inquir\w+"
    r"|questions?|e-?mails?|called|rang)\b"
)
# "did not respond to a request for comment, A reported": the request was A's.
_REPORTED = re.compile(r"^,? (?:reported|said|reports)\b")
_QUESTION_PUT = re.compile(
    r"\b(?:reached out|contacted|our (?:request|question|inquir|e-?mail|call)|told us|asked|to us|approached|sent"
    r"|heard back)\b",
    re.IGNORECASE,
)


def asked_by(sentence: Sentence, read_text: ReadText, who: str) -> str | None:
    """The outlet that asked, where the sentence says so; "we" is the outlet of the article."""
    for name in sentence.names:
        if name.kind is EntityKind.OUTLET and name.name != who and _asks(name, sentence):
            return name.name
    is_own = OWN_OUTLET.search(sentence.text) and _QUESTION_PUT.search(sentence.text)
    return read_text.source.outlet if is_own and not _SAID_ALOUD.search(sentence.text) else None


def _asks(name: Name, sentence: Sentence) -> bool:
    start, end = name.start_char - sentence.start_char, name.end_char - sentence.start_char
    before, after = sentence.text[max(0, start - 40) : start], sentence.text[end : end + 40]
    is_report = "comment" in sentence.text and _REPORTED.match(after)
    return bool(_ASKED_BEFORE.search(before) or _ASKED_AFTER.match(after) or is_report)
