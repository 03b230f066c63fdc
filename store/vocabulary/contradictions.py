"""Where two sources, or two sentences of one, do not agree, and how proceedings hang together."""

from store.vocabulary.term import Term

_RECORD = "This record"
_FACTBANK = "FactBank 1.0, Saurí and Pustejovsky (2009)"


class ContradictionKind(Term):
    """What two sentences say differently."""

    ACTOR = ("actor", "Who is said to have acted", "One names a party, one only somebody linked to it.", _RECORD)
    STRENGTH = ("strength", "How firmly the speaker stands by it", "One speaker, two degrees of commitment.", _FACTBANK)
    DATE = ("date", "When it happened", "Two days or years for what is told as one event.", _RECORD)
    AMOUNT = ("amount", "How much", "Two sums for what is told as one event.", _RECORD)
    OUTCOME = ("outcome", "How it was decided", "Two outcomes of what is told as one decision.", _RECORD)
    PLACE = ("place", "Before which court", "Two courts or docket numbers for one event.", _RECORD)
    INVESTIGATOR = ("investigator", "Who investigates", "Two sets of investigators of one inquiry.", _RECORD)
    ANSWER = ("answer", "What was answered", "One answer, told in words that do not say the same.", _RECORD)


class ContradictionState(Term):
    """What is held of a contradiction that the machine found."""

    PROPOSED = ("proposed", "found by machine, not yet reviewed", "No person has looked at it.", _RECORD)
    CONFIRMED = ("confirmed", "confirmed", "An editor holds that the sources disagree.", _RECORD)
    EXPLAINED = ("explained", "explained", "An editor knows why both are printed.", _RECORD)
    REJECTED = ("rejected", "rejected", "An editor holds that they do not disagree; it is not shown.", _RECORD)


class ProceedingLinkKind(Term):
    """How a proceeding hangs together with an earlier one."""

    APPEAL = ("appeal", "appeal from", "A higher court looks at what the other decided.", "28 USC 1291")
    TRANSFER = ("transfer", "transferred from", "The case went on in another court.", "28 USC 1404")
    MDL = ("mdl", "centralised from", "The case was joined with others for pretrial.", "28 USC 1407")
    REMAND = ("remand", "sent back from", "The case went back to the court it came from.", "28 USC 1447")
    REFILED = ("refiled", "filed again after", "A case that had ended was brought anew.", _RECORD)
    PARALLEL = ("parallel", "runs beside", "Two courts hear the same dispute.", _RECORD)
