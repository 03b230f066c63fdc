"""What is said to support a claim, in its sentence or in the next one."""

import re

from nlp.document import ReadText, Sentence
from store.records import EvidenceFinding
from store.vocabulary import Disclosure, EvidenceKind

_KINDS = {
    EvidenceKind.API_TELEMETRY: r"api (?:usage|activity|traffic|records|logs|calls)|usage (?:patterns|logs)"
    r"|patterns of (?:api )?us",
    EvidenceKind.COURT_EXHIBIT: r"\bexhibits?\b",
    EvidenceKind.OUTPUT_COMPARISON: r"side[- ]by[- ]side|(?:example|sample|screenshot|instance)s? of [^.;]{0,40}"
    r"(?:output|response|image|video|summar|generated)|next to [^.;]{0,40}(?:original|images)",
    EvidenceKind.DATASET_INSPECTION: r"found in (?:the |a )?(?:data ?set|training data)|search(?:ed"
    r"|ing) the data ?set",
    EvidenceKind.DOCUMENT_OR_MESSAGE: r"internal (?:e-?mails?|documents?|messages|memos?|communications)|unsealed",
    EvidenceKind.EXPERT_REPORT_OR_STUDY: r"\bstud(?:y|ies)\b|researchers? found|\btests? (?:showed|found)"
    r"|in [\w’' ]{2,30} tests",
    EvidenceKind.WATERMARK_OR_CANARY: r"\bwatermarks?\b|honeypot|canary|test post",
    EvidenceKind.MODEL_SELF_IDENTIFICATION: r"(?:identif|introduc)\w+ itself as",
}
_WORDINGS = {kind: re.compile(wording, re.IGNORECASE) for kind, wording in _KINDS.items()}
_HAS = re.compile(
    r"\b(?:has|have|had|having|seen|holds?|gathered|found)\b(?: \w+){0,3} (?:evidence|proof)\b", re.IGNORECASE
)
_WITHHELD = re.compile(r"(?:declin|refus)\w+ to (?:share|give|provide|disclose)|under seal|redacted", re.IGNORECASE)
_NEXT = re.compile(
    r"^(?:This|That|The|Such|Its|Their) (?:evidence|proof)\b[^.;]*\b(?:includ|consist|compris|is|was|shows?)",
    re.IGNORECASE,
)


def evidence_of(sentence: Sentence, read_text: ReadText, holder: str | None) -> EvidenceFinding | None:
    """The evidence for what `sentence` alleges; None where the source names none."""
    following = _following(sentence, read_text)
    if following and _NEXT.match(following.text) and (kind := _kind(following.text)):
        return EvidenceFinding(kind=kind, disclosure=Disclosure.DESCRIBED, holder=holder, passage=following.passage)
    kind = _kind(sentence.text)
    if kind:
        return EvidenceFinding(kind=kind, disclosure=Disclosure.DESCRIBED, holder=holder)
    if _HAS.search(sentence.text):
        disclosure = Disclosure.WITHHELD if _WITHHELD.search(sentence.text) else Disclosure.ASSERTED_ONLY
        return EvidenceFinding(kind=EvidenceKind.NONE_STATED, disclosure=disclosure, holder=holder)
    return None


def _following(sentence: Sentence, read_text: ReadText) -> Sentence | None:
    """The next sentence of the same paragraph."""
    rest = read_text.sentences[sentence.index + 1 : sentence.index + 2]
    return rest[0] if rest and rest[0].paragraph == sentence.paragraph else None


def _kind(words: str) -> EvidenceKind | None:
    return next((kind for kind, wording in _WORDINGS.items() if wording.search(words)), None)
