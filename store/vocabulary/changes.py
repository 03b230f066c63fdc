"""What the log of changes says: of which kind of thing, and what became of it."""

from store.vocabulary.term import Term

_RECORD = "This record"


class ThingKind(Term):
    """The kinds of things that have an address and a row of their own for readers and programs."""

    CLAIM = ("claim", "claim", "An allegation, with the sentences that carry it.", _RECORD)
    EVENT = ("event", "event", "What happened in a dispute or before a court.", _RECORD)
    RESPONSE = ("response", "answer", "What a party answered, or that it had not.", _RECORD)
    DISPUTE = ("dispute", "dispute", "The matter: its parties, its cases, where it stands.", _RECORD)
    ENTITY = ("entity", "party", "A company, person in a public role, group or public body.", _RECORD)


class ChangeOp(Term):
    """What became of a row that the public sees."""

    ADD = ("add", "added", "It is on record for the first time.", _RECORD)
    MODIFY = ("modify", "changed", "It says something else than before.", _RECORD)
    MERGE = ("merge", "merged", "It is one with another, which `replaced_by` names.", _RECORD)
    WITHDRAW = ("withdraw", "withdrawn", "It does not stand any more; the reason stays.", _RECORD)
    RESTORE = ("restore", "restored", "What was merged or withdrawn stands again.", _RECORD)
    TAKEDOWN = ("takedown", "taken down", "Words that it rested on were dropped for good; copies should be.", _RECORD)
