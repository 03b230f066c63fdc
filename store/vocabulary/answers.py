"""What an accused party answered, and how it is known that it answered nothing."""

from store.vocabulary.term import Term

_NPR = "NPR Ethics Handbook, on who declined and who did not respond"
_COURT = "Federal Rules of Civil Procedure, rules 8, 12, 13 and 41"
_AIID = "AI Incident Database, definition of an incident response"


class ResponseKind(Term):
    """The precise kind of an answer. The four silences are never merged."""

    DENIED = ("denied", "Denied", "The party says that it is not so.", _AIID)
    DENIED_IN_PART = ("denied_in_part", "Denied in part", "The party denies part of it.", _AIID)
    ADMITTED = ("admitted", "Admitted", "The party says that it is so.", _AIID)
    ADMITTED_IN_PART = ("admitted_in_part", "Admitted in part", "The party admits part of it.", _AIID)
    DISPUTES_CHARACTERISATION = (
        "disputes_characterisation",
        "Disputes how it is put",
        "The party neither denies nor admits; it objects to how the matter is described.",
        _AIID,
    )
    GENERAL_STATEMENT = (
        "general_statement",
        "General statement",
        "The party speaks without answering the point.",
        _AIID,
    )
    DECLINED_TO_COMMENT = (
        "declined_to_comment",
        "Declined to comment",
        "Asked, it said that it would not.",
        _NPR,
    )
    NO_RESPONSE_TO_REQUEST = (
        "no_response_to_request",
        "Did not respond to a request",
        "Asked, it had not answered.",
        _NPR,
    )
    COULD_NOT_BE_REACHED = (
        "could_not_be_reached",
        "Could not be reached",
        "An attempt to ask it failed.",
        _NPR,
    )
    NO_PUBLIC_RESPONSE = (
        "no_public_response",
        "No public response",
        "It had said nothing in public; nobody is said to have asked.",
        _NPR,
    )
    UNDER_REVIEW = ("under_review", "Under review", "The party says that it is looking into it.", _AIID)
    AFFIRMATIVE_DEFENCE = (
        "affirmative_defence",
        "Defence in law",
        "The party says that what it did is allowed.",
        _COURT,
    )
    COUNTER_CLAIM = ("counter_claim", "Counterclaim", "The party makes a claim of its own in return.", _COURT)
    ANSWER_FILED = (
        "answer_filed",
        "Answered in court",
        "The party filed an answer or a motion in reply.",
        _COURT,
    )
    REMEDIAL_ACTION = ("remedial_action", "Acted on it", "The party changed something in reply.", _AIID)
    APOLOGISED = ("apologised", "Apologised", "The party said that it was sorry.", _AIID)
    SETTLED = ("settled", "Settled", "The party settled.", _COURT)
    LICENSED = ("licensed", "Took a licence", "The party took a licence.", _AIID)
    WITHDREW_ALLEGATION = ("withdrew_allegation", "Allegation withdrawn", "The accuser took it back.", _COURT)


SILENCES = frozenset(
    {
        ResponseKind.DECLINED_TO_COMMENT,
        ResponseKind.NO_RESPONSE_TO_REQUEST,
        ResponseKind.COULD_NOT_BE_REACHED,
        ResponseKind.NO_PUBLIC_RESPONSE,
    }
)
"""The kinds in which nothing was answered; a later answer supersedes one of these and never erases it."""


class ResponseBasis(Term):
    """How a response is known."""

    ASKED = ("asked", "asked", "An outlet asked, and says what came back.", _NPR)
    OBSERVED = ("observed", "observed", "An outlet noticed; it does not say that it asked.", _NPR)
    STATEMENT = ("statement", "statement", "The party said it, in its own words or in reported ones.", _NPR)
    FILING = ("filing", "court filing", "The party said it in a filing.", _COURT)
