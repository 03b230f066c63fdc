"""Every vocabulary of the record: codes with label, definition and origin.."""

from store.vocabulary.accounts import AccountRole
from store.vocabulary.acts import Act, LegalTheory
from store.vocabulary.answers import SILENCES, ResponseBasis, ResponseKind
from store.vocabulary.changes import ChangeOp, ThingKind
from store.vocabulary.contradictions import ContradictionKind, ContradictionState, ProceedingLinkKind
from store.vocabulary.editing import EditorialActionKind
from store.vocabulary.proceedings import AmountKind, EventKind, InFavourOf, Outcome, PartyRole, State
from store.vocabulary.records import (
    ArticleKind,
    ArticleState,
    AssertionState,
    CaptureKind,
    EntityKind,
    OutletKind,
    PassageKind,
    Precision,
    Rank,
    RelationKind,
)
from store.vocabulary.revisions import ChangeKind, ObservationKind, PageForm, SentenceFate
from store.vocabulary.sources import (
    ClaimStatus,
    Commitment,
    Disclosure,
    EvidenceKind,
    Polarity,
    QuoteKind,
    SpeakerKind,
)
from store.vocabulary.term import Term

VOCABULARIES: tuple[type[Term], ...] = (
    Act, LegalTheory, Commitment, Polarity, ClaimStatus, SpeakerKind, QuoteKind, EvidenceKind, Disclosure,
    ResponseKind, ResponseBasis, EventKind, Outcome, InFavourOf, AmountKind, PartyRole, State, OutletKind,
    ArticleKind, ArticleState, CaptureKind, RelationKind, EntityKind, PassageKind, Precision, AssertionState, Rank,
    ChangeKind, SentenceFate, ObservationKind, PageForm, EditorialActionKind, ContradictionKind, ContradictionState,
    ProceedingLinkKind, ThingKind, ChangeOp,
)  # fmt: skip

__all__ = [
    "SILENCES",
    "VOCABULARIES",
    "AccountRole",
    "Act",
    "AmountKind",
    "ArticleKind",
    "ArticleState",
    "AssertionState",
    "CaptureKind",
    "ChangeKind",
    "ChangeOp",
    "ClaimStatus",
    "Commitment",
    "ContradictionKind",
    "ContradictionState",
    "Disclosure",
    "EditorialActionKind",
    "EntityKind",
    "EventKind",
    "EvidenceKind",
    "InFavourOf",
    "LegalTheory",
    "ObservationKind",
    "Outcome",
    "OutletKind",
    "PageForm",
    "PartyRole",
    "PassageKind",
    "Polarity",
    "Precision",
    "ProceedingLinkKind",
    "QuoteKind",
    "Rank",
    "RelationKind",
    "ResponseBasis",
    "ResponseKind",
    "SentenceFate",
    "SpeakerKind",
    "State",
    "Term",
    "ThingKind",
]
