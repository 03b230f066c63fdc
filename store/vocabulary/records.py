"""Kinds and states of the record's own rows: outlets, articles, entities, passages, dates."""

from store.vocabulary.term import Term

_RECORD = "This record"
_W3C = "W3C Web Annotation Data Model"


class OutletKind(Term):
    """What sort of publisher an outlet is."""

    NEWSPAPER = ("newspaper", "newspaper", "A newspaper or its site.", _RECORD)
    MAGAZINE = ("magazine", "magazine", "A magazine or its site.", _RECORD)
    NEWS_SITE = ("news_site", "news site", "A publisher of news that has no printed edition.", _RECORD)
    WIRE = ("wire", "news agency", "An agency whose reports others reprint.", _RECORD)
    TECH = ("tech", "technology site", "A site about technology.", _RECORD)
    TRADE = ("trade", "trade press", "A site for a profession, such as law.", _RECORD)
    BROADCASTER = ("broadcaster", "broadcaster", "A broadcaster's site.", _RECORD)
    UNKNOWN = ("unknown", "unknown", "Nothing says who published it.", _RECORD)


class ArticleKind(Term):
    """What sort of text an article is."""

    REPORTAGE = ("reportage", "report", "News reporting.", _RECORD)
    ANALYSIS = ("analysis", "analysis", "Reporting that explains.", _RECORD)
    OPINION = ("opinion", "opinion", "A view, marked as one.", _RECORD)
    PRESS_RELEASE = ("press_release", "press release", "A party's own release.", _RECORD)
    COURT_DOCUMENT = ("court_document", "court document", "A filing or decision.", _RECORD)
    AGGREGATION = ("aggregation", "aggregation", "A summary of others' reports.", _RECORD)
    UNKNOWN = ("unknown", "unknown", "Nothing says what it is.", _RECORD)


class ArticleState(Term):
    """Whether an article can still be read at its address."""

    USABLE = ("usable", "usable", "It was there when last fetched.", _RECORD)
    WITHHELD = ("withheld", "withheld", "Its text is not kept here any more.", _RECORD)
    GONE = ("gone", "gone", "The outlet withdrew it.", _RECORD)


class CaptureKind(Term):
    """What an archived answer is to the record."""

    PAGE = ("page", "page", "A page that was asked for to be read, or bytes that were handed in.", _RECORD)
    LISTING = ("listing", "listing", "A feed or a sitemap, asked for to find pages.", _RECORD)
    ROBOTS = ("robots", "robots.txt", "The rules of a host, by which it was decided what may be fetched.", _RECORD)
    HOP = ("hop", "on the way", "A redirect, or a try that was repeated.", _RECORD)
    FOUND = ("found", "found", "It lay in a file of the archive, and a broken-off run had not noted it.", _RECORD)


class RelationKind(Term):
    """How two articles hang together."""

    SYNDICATED_COPY = ("syndicated_copy", "copy", "The same text under another address.", _RECORD)
    REWRITE = ("rewrite", "rewrite", "It takes over a large part of the other's words.", _RECORD)
    CITES = ("cites", "cites", "One names the other as its source.", _RECORD)
    UPDATES = ("updates", "updates", "One carries the story on.", _RECORD)
    CORRECTS = ("corrects", "corrects", "One corrects the other.", _RECORD)


class EntityKind(Term):
    """What a name stands for."""

    COMPANY = ("company", "company", "A company or laboratory.", "schema.org Corporation")
    PERSON = ("person", "person", "A person in a public role.", "schema.org Person")
    GROUP = (
        "group",
        "group",
        "A group of people or organisations without one name.",
        "schema.org Organization",
    )
    PUBLIC_BODY = (
        "public_body",
        "public body",
        "A government, agency or parliament.",
        "schema.org GovernmentOrganization",
    )
    COURT = ("court", "court", "A court of law.", "schema.org GovernmentOrganization")
    OUTLET = ("outlet", "outlet", "A publisher of news.", "schema.org NewsMediaOrganization")
    PRODUCT = ("product", "product or model", "A product or a model.", "schema.org Product")
    DATASET = ("dataset", "data set", "A collection of data.", "schema.org Dataset")
    WORK = ("work", "work", "A book, film, song or picture.", "schema.org CreativeWork")
    PLACE = ("place", "place", "A place.", "schema.org Place")


class PassageKind(Term):
    """What sort of slice of a text a passage is."""

    SENTENCE = ("sentence", "sentence", "One sentence.", _W3C)
    HEADLINE = ("headline", "headline", "A headline or heading; it makes no claim.", _W3C)
    QUOTE = ("quote", "quotation", "Quoted words.", _W3C)


class Precision(Term):
    """How exactly a date is known; no date is more precise than its source."""

    INSTANT = ("instant", "to the minute", "Date and time are given.", "ISO 8601")
    DAY = ("day", "day", "The day is given.", "ISO 8601")
    MONTH = ("month", "month", "The month is given.", "ISO 8601")
    QUARTER = ("quarter", "part of a year", "A season or part of a year is given.", "EDTF, ISO 8601-2")
    YEAR = ("year", "year", "The year is given.", "ISO 8601")
    RANGE = ("range", "range", "A first and a last day are given.", "EDTF, ISO 8601-2")
    UNKNOWN = ("unknown", "unknown", "The source gives no date.", _RECORD)


class AssertionState(Term):
    """Whether a person has looked at what the machine read."""

    PROPOSED = ("proposed", "read by machine, not yet reviewed", "No person has looked at it.", _RECORD)
    CONFIRMED = ("confirmed", "confirmed", "An editor confirmed it.", _RECORD)
    REJECTED = ("rejected", "rejected", "An editor rejected it.", _RECORD)
    SUPERSEDED = (
        "superseded",
        "superseded",
        "A newer version of the article, or a newer reading of it, no longer says it.",
        _RECORD,
    )


class Rank(Term):
    """Whether a row stands or was withdrawn; nothing is ever deleted."""

    NORMAL = ("normal", "normal", "It stands.", "Wikidata ranks")
    DEPRECATED = ("deprecated", "deprecated", "It was withdrawn, with a reason.", "Wikidata ranks")
