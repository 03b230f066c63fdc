"""What an event is called by its kind and outcome, on every page."""

from store.vocabulary import EventKind, Outcome

# A label such as "Dismissed" would say the contrary of what was ruled; these pairs have words of their own.
_RULED: dict[tuple[EventKind, Outcome | None], str] = {
    (EventKind.DISMISSAL, Outcome.GRANTED_IN_PART): "Dismissed in part",
    (EventKind.DISMISSAL, Outcome.MIXED): "Dismissed in part",
    (EventKind.DISMISSAL, Outcome.DENIED): "Dismissal refused",
    (EventKind.INJUNCTION, Outcome.GRANTED): "Injunction granted",
    (EventKind.INJUNCTION, Outcome.DENIED): "Injunction refused",
    (EventKind.CLASS_CERTIFICATION, Outcome.DENIED): "Class refused",
    (EventKind.ORDER, Outcome.DENIED): "Court order, request refused",
    (EventKind.ORDER, Outcome.GRANTED): "Court order, request granted",
}


def ruled_words(kind: EventKind, outcome: Outcome | None) -> str:
    """The kind of an event with its outcome, such as "Injunction refused"."""
    told = [kind.label, *([outcome.label] if outcome else [])]
    return _RULED.get((kind, outcome)) or ", ".join(told)
