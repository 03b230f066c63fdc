"""What an editor may decide."""

from store.vocabulary.term import Term

_RECORD = "This record"


class EditorialActionKind(Term):
    """What an editor decided; every decision is signed, has a reason, and can be undone."""

    CONFIRM = ("confirm", "confirmed", "What the machine read is right.", _RECORD)
    CORRECT = ("correct", "corrected", "A value was set by hand; the machine does not change it again.", _RECORD)
    REJECT = ("reject", "rejected", "What the machine read is wrong; it is not shown.", _RECORD)
    MERGE = ("merge", "merged", "Two are the same; both addresses lead to one.", _RECORD)
    NOT_SAME = ("not_same", "judged not the same", "Two are different, however alike they look.", _RECORD)
    SPLIT = ("split", "split", "Some sentences belong to a claim, event or dispute of their own.", _RECORD)
    DEPRECATE = ("deprecate", "withdrawn", "It does not stand any more; it stays readable with the reason.", _RECORD)
    REOPEN = ("reopen", "reopened", "What was withdrawn stands again.", _RECORD)
    WORD = ("word", "worded", "A claim got its wording by hand.", _RECORD)
    PUBLISH = ("publish", "published", "A party's answer to this record is printed as it was sent.", _RECORD)
    EXPLAIN = ("explain", "explained", "Why two sources do not say the same is known; both stay.", _RECORD)
    TAKEDOWN = ("takedown", "taken down", "Words were dropped for good; id, hash and reason stay.", _RECORD)
    UNDO = ("undo", "undone", "An earlier decision was taken back.", _RECORD)
