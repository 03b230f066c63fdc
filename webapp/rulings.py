"""What an event did to a matter, as part of a sentence; a ruling is never told stronger than its source has it."""

from store.models import Event
from store.vocabulary import EventKind, InFavourOf, Outcome, PartyRole
from webapp.words import lowered, money, names

# What a court did, by how it decided; None where the source does not say how.
_RULINGS: dict[EventKind, dict[Outcome | None, str]] = {
    EventKind.ORDER: {
        None: "which has ruled on a question",
        Outcome.GRANTED: "which granted a request",
        Outcome.DENIED: "which refused a request",
        Outcome.GRANTED_IN_PART: "which granted a request in part",
        Outcome.MIXED: "which ruled partly for each side",
    },
    EventKind.DISMISSAL: {
        None: "which dismissed it",
        Outcome.DENIED: "which refused to dismiss it",
        Outcome.GRANTED_IN_PART: "which dismissed a part of it",
        Outcome.MIXED: "which dismissed a part of it",
    },
    EventKind.INJUNCTION: {
        None: "which decided on an injunction",
        Outcome.GRANTED: "which granted an injunction",
        Outcome.DENIED: "which refused an injunction",
    },
    EventKind.CLASS_CERTIFICATION: {
        None: "which certified a class",
        Outcome.DENIED: "which refused to certify a class",
    },
    EventKind.JUDGMENT: {
        None: "which has given judgment",
        Outcome.GRANTED_IN_PART: "which has given judgment in part",
        Outcome.MIXED: "which has given judgment partly for each side",
        Outcome.DENIED: "which refused judgment",
    },
    EventKind.VERDICT: {None: "where a jury has decided"},
    EventKind.HEARING: {None: "which has heard the parties"},
    EventKind.MOTION_FILED: {None: "where a motion was filed"},
    EventKind.SERVED: {None: "where the complaint was served"},
    EventKind.AMENDED_COMPLAINT: {None: "where the complaint was amended"},
    EventKind.ANSWER_FILED: {None: "where an answer was filed"},
    EventKind.STAY_LIFTED: {None: "where a pause has ended"},
    EventKind.MDL_CENTRALISATION: {None: "where cases were joined"},
    EventKind.REMAND: {None: "which got it back from another court"},
}
# The forms that end a matter, as a sentence begins with them.
_ENDINGS = {
    EventKind.DISMISSAL: "Dismissed by the court",
    EventKind.VOLUNTARY_DISMISSAL: "Ended by the claimant",
    EventKind.FINAL_APPROVAL: "Settled, as the court approved",
}
# Kinds of which it matters for whom they were decided; of others the words say it already.
_DECIDING = frozenset({EventKind.JUDGMENT, EventKind.VERDICT})
_ON_APPEAL = {
    Outcome.AFFIRMED: "the decision below stands",
    Outcome.AFFIRMED_IN_PART: "a part of the decision below stands",
    Outcome.REVERSED: "the decision below was turned round",
    Outcome.VACATED: "the decision below was set aside",
    Outcome.REMANDED: "it goes back to the court below",
}


def ruling(event: Event) -> str:
    """What the court did, as it follows "Before the court, "; the label of the kind where no words are kept for it."""
    told = _RULINGS.get(event.kind, {})
    if event.kind is EventKind.DISMISSAL and event.leave_to_amend:
        words = "which dismissed it with leave to amend"
    else:
        words = told.get(event.outcome) or told.get(None) or f"after this: {lowered(event.kind.label)}"
    if event.kind is EventKind.ORDER and event.outcome is None and _favour(event):
        return f"which ruled{_favour(event)}"
    return words + (_favour(event) if event.kind in _DECIDING else "")


def ending(event: Event) -> str | None:
    """How a matter ended, as a sentence begins with it; None where the event has no words of its own."""
    if event.kind is EventKind.DISMISSAL and event.with_prejudice is not None:
        return f"{_ENDINGS[event.kind]} {'with' if event.with_prejudice else 'without'} prejudice"
    words = _ENDINGS.get(event.kind)
    return words and words + sum_of(event)


def on_appeal(event: Event) -> str:
    """How an appeal was decided."""
    words = _ON_APPEAL.get(event.outcome) if event.outcome else None
    return f"Decided on appeal: {words}" if words else f"Decided on appeal{_favour(event)}"


def settlement(event: Event) -> str:
    """A settlement that a court has still to approve, or has approved for now."""
    if event.kind is EventKind.PRELIMINARY_APPROVAL:
        return f"A settlement{sum_of(event)} is approved for now"
    return f"A settlement{sum_of(event)} awaits the court"


def sum_of(event: Event) -> str:
    """The sum of money of an event, as it follows a noun."""
    return f" of {money(event.amount, event.currency)}" if event.amount is not None else ""


def settled_by(event: Event) -> str:
    """Who settled, where some parties of a matter did and the others go on."""
    sides = [p.entity.name for p in event.parties if p.role in {PartyRole.ACCUSER, PartyRole.ACCUSED}]
    by = f" of {names(dict.fromkeys(sides))}" if sides else ""
    return f"{'A licence' if event.kind is EventKind.LICENCE_DEAL else 'A settlement'}{by}"


def _favour(event: Event) -> str:
    if event.in_favour_of in {InFavourOf.CLAIMANT, InFavourOf.ACCUSED}:
        return f" in favour of {event.in_favour_of.label}"
    return ""
