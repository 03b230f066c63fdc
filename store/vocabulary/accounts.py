"""What somebody may do at the review desk."""

from store.vocabulary.term import Term

_RECORD = "This record"


class AccountRole(Term):
    """What an account is for; an editor may do whatever a reviewer may."""

    REVIEWER = (
        "reviewer",
        "reviewer",
        "Says whether sentences were read right, and takes back what they said.",
        _RECORD,
    )
    EDITOR = (
        "editor",
        "editor",
        "Also merges, parts, withdraws, prints replies, and takes back any decision.",
        _RECORD,
    )
