"""What can change in an article, and what can happen to it."""

from store.vocabulary.term import Term

_RECORD = "This record"


class ChangeKind(Term):
    """What differs between a version of an article and the one before."""

    CORRECTION_NOTICE = (
        "correction_notice",
        "correction notice",
        "A notice that the article was corrected appeared, changed or went.",
        _RECORD,
    )
    HEADLINE = ("headline", "headline", "The headline is in other words.", _RECORD)
    BODY = ("body", "text", "Sentences of the text were added, removed, changed or moved.", _RECORD)
    BYLINE = ("byline", "byline", "Other authors are named.", _RECORD)
    DATE = ("date", "date of publication", "Another date of publication is stated.", _RECORD)
    TYPOGRAPHIC = (
        "typographic",
        "typography",
        "Only quotation marks, dashes, spaces, case or punctuation differ.",
        _RECORD,
    )


class SentenceFate(Term):
    """What became of a sentence from one version of an article to the next."""

    KEPT = ("kept", "unchanged", "It stands in both.", _RECORD)
    ADDED = ("added", "added", "It stands only in the newer version.", _RECORD)
    REMOVED = ("removed", "removed", "It stands only in the older version.", _RECORD)
    CHANGED = ("changed", "changed", "It is in other words; at least half of its words are the same.", _RECORD)
    REPLACED = ("replaced", "replaced", "It is gone, and another stands in its place.", _RECORD)
    TYPOGRAPHIC = ("typographic", "set differently", "Its words are the same, its marks or case are not.", _RECORD)


class ObservationKind(Term):
    """What this record saw happen to an article, each with the visit that shows it."""

    RETITLED = ("retitled", "retitled", "The headline was changed.", _RECORD)
    EDITED = ("edited", "edited", "The text was changed, and the page states a later date of change.", _RECORD)
    SILENTLY_EDITED = (
        "silently_edited",
        "edited without a word",
        "The text was changed; the page has no notice of it and states no later date of change.",
        _RECORD,
    )
    CORRECTED = ("corrected", "corrected", "The page says, in a notice, that it was corrected.", _RECORD)
    WITHDRAWN = (
        "withdrawn",
        "withdrawn",
        "The outlet took it back: it answers 410, or a notice says so in its place.",
        _RECORD,
    )
    GONE = ("gone", "gone", "It was missing three times running, over a day or more.", _RECORD)
    RETURNED = ("returned", "back again", "It can be read again after it was gone.", _RECORD)


class PageForm(Term):
    """In which form a page gives its article; two forms differ in ways that are no change of the article."""

    PAGE = ("page", "page", "The article's own page.", _RECORD)
    AMP = ("amp", "AMP page", "A light form for phones, by Google's Accelerated Mobile Pages.", "amp.dev")
    PRINT = ("print", "print form", "A form made to be printed.", _RECORD)
    MOBILE = ("mobile", "mobile page", "A form for phones.", _RECORD)
