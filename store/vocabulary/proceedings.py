"""What happens in a dispute or proceeding, and the states these events lead to."""

from store.vocabulary.term import Term

_FRCP = "Federal Rules of Civil Procedure"
_CL = "CourtListener and RECAP, kinds of docket entry"
_PRESS = "Coverage of AI disputes, 2023-2026"
_RECORD = "This record"


class EventKind(Term):
    """A thing that happened, with a date of its own."""

    INVESTIGATION_REPORTED = (
        "investigation_reported",
        "Inquiry reported",
        "Someone other than the investigator says that one runs.",
        _PRESS,
    )
    INVESTIGATION_CONFIRMED = (
        "investigation_confirmed",
        "Inquiry confirmed",
        "The investigator itself says that it investigates.",
        _PRESS,
    )
    INVESTIGATION_CLOSED = ("investigation_closed", "Inquiry closed", "An investigation ended.", _PRESS)
    DEMAND_SENT = ("demand_sent", "Demand sent", "A cease-and-desist or demand letter was sent.", _PRESS)
    COMPLAINT_FILED = ("complaint_filed", "Lawsuit filed", "A lawsuit was begun.", _FRCP + ", rule 3")
    AMENDED_COMPLAINT = (
        "amended_complaint",
        "Complaint amended",
        "A complaint was amended.",
        _FRCP + ", rule 15",
    )
    SERVED = ("served", "Served", "A defendant was served.", _FRCP + ", rule 4")
    ANSWER_FILED = ("answer_filed", "Answer filed", "A defendant answered in court.", _FRCP + ", rule 12")
    MOTION_FILED = (
        "motion_filed",
        "Motion filed",
        "A party asked the court for an order.",
        _FRCP + ", rule 7",
    )
    HEARING = ("hearing", "Hearing", "A court heard the parties.", _CL)
    ORDER = ("order", "Court order", "A court ruled on a motion or question.", _CL)
    CLASS_CERTIFICATION = (
        "class_certification",
        "Class certified",
        "A class was certified.",
        _FRCP + ", rule 23",
    )
    INJUNCTION = (
        "injunction",
        "Injunction",
        "A court ordered or refused an injunction.",
        _FRCP + ", rule 65",
    )
    STAY = ("stay", "Stayed", "A case was paused.", _CL)
    STAY_LIFTED = ("stay_lifted", "Stay lifted", "A pause ended.", _CL)
    TRANSFER = (
        "transfer",
        "Transferred",
        "A case went to another court; it is not an ending.",
        "28 USC 1404",
    )
    MDL_CENTRALISATION = (
        "mdl_centralisation",
        "Centralised",
        "Cases were joined for pretrial.",
        "28 USC 1407",
    )
    REMAND = ("remand", "Sent back", "A case was sent back to another court.", "28 USC 1447")
    TRIAL_BEGAN = ("trial_began", "Trial began", "A trial began.", _CL)
    VERDICT = ("verdict", "Verdict", "A jury decided.", _FRCP + ", rule 49")
    JUDGMENT = ("judgment", "Judgment", "A court decided the case or a part of it.", _FRCP + ", rule 54")
    SETTLEMENT_ANNOUNCED = (
        "settlement_announced",
        "Settlement announced",
        "Parties said they settled.",
        _PRESS,
    )
    PRELIMINARY_APPROVAL = (
        "preliminary_approval",
        "Settlement preliminarily approved",
        "A court approved a settlement for now.",
        _FRCP + ", rule 23(e)",
    )
    FINAL_APPROVAL = (
        "final_approval",
        "Settlement approved",
        "A court approved it finally.",
        _FRCP + ", rule 23(e)",
    )
    DISMISSAL = ("dismissal", "Dismissed", "A court dismissed a case or claims.", _FRCP + ", rules 12 and 41")
    VOLUNTARY_DISMISSAL = (
        "voluntary_dismissal",
        "Withdrawn",
        "The claimant ended its case.",
        _FRCP + ", rule 41(a)",
    )
    NOTICE_OF_APPEAL = (
        "notice_of_appeal",
        "Appeal begun",
        "A party appealed.",
        "Federal Rules of Appellate Procedure",
    )
    APPEAL_ARGUED = (
        "appeal_argued",
        "Appeal argued",
        "An appeal was heard.",
        "Federal Rules of Appellate Procedure",
    )
    APPEAL_DECIDED = (
        "appeal_decided",
        "Appeal decided",
        "An appeal was decided.",
        "Federal Rules of Appellate Procedure",
    )
    LICENCE_DEAL = ("licence_deal", "Licence agreed", "The parties agreed on a licence.", _PRESS)
    STATEMENT = ("statement", "Statement", "A party spoke in public on the dispute.", _PRESS)
    TESTIMONY_OR_MEMO = ("testimony_or_memo", "Testimony or memo", "A party told a public body.", _PRESS)


class Outcome(Term):
    """How a motion, an appeal or a case was decided."""

    GRANTED = ("granted", "granted", "The court gave what was asked.", _CL)
    DENIED = ("denied", "denied", "The court refused what was asked.", _CL)
    GRANTED_IN_PART = ("granted_in_part", "granted in part", "The court gave part of what was asked.", _CL)
    AFFIRMED = ("affirmed", "affirmed", "The decision below stands.", _CL)
    REVERSED = ("reversed", "reversed", "The decision below was turned round.", _CL)
    VACATED = ("vacated", "vacated", "The decision below was set aside.", _CL)
    REMANDED = ("remanded", "remanded", "The matter goes back.", _CL)
    AFFIRMED_IN_PART = ("affirmed_in_part", "affirmed in part", "Part of the decision below stands.", _CL)
    FOR_CLAIMANT = ("for_claimant", "for the claimant", "The court found for the claimant.", _CL)
    FOR_ACCUSED = ("for_accused", "for the accused", "The court found for the accused.", _CL)
    MIXED = ("mixed", "mixed", "Each side won a part.", _CL)


class InFavourOf(Term):
    """Whom a decision favours. A partial win is not a win."""

    CLAIMANT = ("claimant", "the claimant", "The decision favours the claimant.", _RECORD)
    ACCUSED = ("accused", "the accused", "The decision favours the accused.", _RECORD)
    MIXED = ("mixed", "each in part", "Each side won a part.", _RECORD)


class AmountKind(Term):
    """What a sum of money is."""

    SETTLEMENT = ("settlement", "settlement", "Agreed in a settlement.", _RECORD)
    DEMANDED = ("demanded", "demanded", "Asked for by a claimant.", _RECORD)
    AWARDED = ("awarded", "awarded", "Awarded by a court.", _RECORD)
    LICENCE = ("licence", "licence fee", "Agreed for a licence.", _RECORD)
    FINE = ("fine", "fine", "Imposed by a public body.", _RECORD)


class PartyRole(Term):
    """What a party is to a dispute."""

    ACCUSER = ("accuser", "accuser", "Makes the allegation.", _RECORD)
    ACCUSED = ("accused", "accused", "The allegation is about it.", _RECORD)
    INVESTIGATOR = ("investigator", "investigator", "Looks into the matter.", _RECORD)
    INTERVENER = ("intervener", "intervener", "Joins or speaks to a court for a side.", _RECORD)
    AFFECTED = ("affected", "affected", "Touched by the matter without being a side.", _RECORD)


class State(Term):
    """Where a dispute or proceeding stands; derived from cited events, never typed in."""

    ALLEGED = ("alleged", "Alleged", "An allegation was made in public; no more is known.", _RECORD)
    INVESTIGATION_REPORTED = (
        "investigation_reported",
        "Investigation reported",
        "Others say that it is investigated.",
        _RECORD,
    )
    INVESTIGATION_CONFIRMED = (
        "investigation_confirmed",
        "Investigation confirmed",
        "The investigator says so itself.",
        _RECORD,
    )
    INVESTIGATION_CLOSED = (
        "investigation_closed",
        "Investigation closed",
        "The investigation ended.",
        _RECORD,
    )
    DEMAND_SENT = ("demand_sent", "Demand sent", "A demand was sent; no case is known.", _RECORD)
    LICENSED = ("licensed", "Licensed", "The parties agreed on a licence.", _RECORD)
    SETTLED = ("settled", "Settled", "The parties settled.", _RECORD)
    WITHDRAWN = ("withdrawn", "Withdrawn", "The allegation was taken back.", _RECORD)
    PROCEEDING_OPENED = ("proceeding_opened", "In court", "The matter went to court.", _RECORD)
    FILED = ("filed", "Filed", "A case was begun.", _FRCP)
    PLEADINGS = ("pleadings", "Pleadings", "The sides argue over the complaint.", _FRCP)
    DISCOVERY = ("discovery", "Discovery", "The sides exchange evidence.", _FRCP)
    SUMMARY_JUDGMENT = ("summary_judgment", "Summary judgment", "Judgment without trial was asked.", _FRCP)
    TRIAL = ("trial", "Trial", "The case is being tried.", _FRCP)
    JUDGMENT = ("judgment", "Judgment", "The court decided.", _FRCP)
    STAYED = ("stayed", "Stayed", "The case is paused.", _CL)
    TRANSFERRED = ("transferred", "Transferred", "The case went to another court.", _CL)
    SETTLEMENT_PENDING = ("settlement_pending", "Settlement pending", "A settlement awaits approval.", _FRCP)
    CLOSED = ("closed", "Closed", "The case ended.", _CL)
    APPEAL_PENDING = ("appeal_pending", "Appeal pending", "An appeal was begun.", _CL)
    APPEAL_ARGUED = ("appeal_argued", "Appeal argued", "An appeal was heard.", _CL)
    APPEAL_DECIDED = ("appeal_decided", "Appeal decided", "An appeal was decided.", _CL)
    REOPENED = ("reopened", "Reopened", "The case runs again.", _CL)
