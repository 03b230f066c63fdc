"""How firmly a source stands by what it says, who the source is, and what it rests on."""

from store.vocabulary.term import Term

_FACTBANK = "FactBank 1.0, Saurí and Pustejovsky (2009)"
_PRESS = "Coverage of AI disputes, 2023-2026"


class Commitment(Term):
    """How firmly a source stands by its own words. It is no measure of truth."""

    CERTAIN = ("certain", "certain", "The source states it without a hedge.", _FACTBANK)
    PROBABLE = ("probable", "probable", "The source holds it likely: suspects, believes, appears.", _FACTBANK)
    POSSIBLE = ("possible", "possible", "The source holds it possible: may, might, could.", _FACTBANK)
    UNDERSPECIFIED = (
        "underspecified",
        "not committed",
        "The source leaves it open: whether, looking into.",
        _FACTBANK,
    )


class Polarity(Term):
    """Whether the act is said to have happened or not."""

    POSITIVE = ("+", "asserted", "The act is said to have happened.", _FACTBANK)
    NEGATIVE = ("-", "negated", "The act is said not to have happened.", _FACTBANK)


class ClaimStatus(Term):
    """The manner in which one sentence carries a claim."""

    ASSERTED = ("asserted", "asserted", "A party says it outright.", _PRESS)
    ALLEGED = ("alleged", "alleged", "A party alleges it, for instance in a complaint.", _PRESS)
    SUSPECTED = ("suspected", "suspected", "A party suspects or believes it.", _PRESS)
    UNDER_INVESTIGATION = (
        "under_investigation",
        "under investigation",
        "Someone looks into whether it is so; nobody asserts it.",
        _PRESS,
    )
    DENIED = ("denied", "denied", "The sentence carries it only to deny it.", _PRESS)


class SpeakerKind(Term):
    """Who or what speaks in one link of a chain of attribution."""

    NAMED_PERSON = ("named_person", "a named person", "A person who is named.", _PRESS)
    NAMED_ORG_SPOKESPERSON = (
        "named_org_spokesperson",
        "a named organisation",
        "An organisation, or its spokesperson, by name.",
        _PRESS,
    )
    ORG_DOCUMENT = (
        "org_document",
        "a document of a party",
        "A memo, letter, post or paper of a party.",
        _PRESS,
    )
    COURT_DOCUMENT = ("court_document", "a court document", "A complaint, motion, order or exhibit.", _PRESS)
    OFFICIAL_RECORD = ("official_record", "an official record", "A record of a public body.", _PRESS)
    UNNAMED_PEOPLE = (
        "unnamed_people",
        "unnamed people",
        "People not named: people familiar with the matter.",
        _PRESS,
    )
    UNNAMED_GROUP_OF_ORG = (
        "unnamed_group_of_org",
        "an unnamed group of an organisation",
        "Unnamed staff of a named organisation.",
        _PRESS,
    )
    UNNAMED_ANALYSTS = (
        "unnamed_analysts",
        "unnamed analysts",
        "Analysts or experts who are not named.",
        _PRESS,
    )
    OTHER_OUTLET = (
        "other_outlet",
        "another outlet",
        "An outlet other than the one that printed this.",
        _PRESS,
    )
    ARTICLE_VOICE = ("article_voice", "the article itself", "The article speaks in its own voice.", _PRESS)
    MACHINE_GENERATED = ("machine_generated", "a machine", "The text was made by a machine.", _PRESS)


class QuoteKind(Term):
    """The form in which a speaker's words are given."""

    DIRECT = (
        "direct",
        "direct quotation",
        "The words stand between quotation marks.",
        "PARC 3.0, Pareti (2016)",
    )
    MIXED = (
        "mixed",
        "partly quoted",
        "Some of the words stand between quotation marks.",
        "PARC 3.0, Pareti (2016)",
    )
    INDIRECT = (
        "indirect",
        "indirect speech",
        "The words are reported, not quoted.",
        "PARC 3.0, Pareti (2016)",
    )


class EvidenceKind(Term):
    """What is said to support a claim."""

    API_TELEMETRY = ("api_telemetry", "API records", "Logs or patterns of use of an interface.", _PRESS)
    OUTPUT_COMPARISON = ("output_comparison", "Compared output", "Output set beside the work.", _PRESS)
    DATASET_INSPECTION = ("dataset_inspection", "Inspected data set", "Works found in a data set.", _PRESS)
    WATERMARK_OR_CANARY = (
        "watermark_or_canary",
        "Watermark or canary",
        "Planted text or marks turned up.",
        _PRESS,
    )
    MODEL_SELF_IDENTIFICATION = (
        "model_self_identification",
        "A model naming itself",
        "A model calls itself by another's name.",
        _PRESS,
    )
    DOCUMENT_OR_MESSAGE = (
        "document_or_message",
        "Document or message",
        "Internal papers or messages.",
        _PRESS,
    )
    COURT_EXHIBIT = ("court_exhibit", "Court exhibit", "An exhibit filed in court.", _PRESS)
    EXPERT_REPORT_OR_STUDY = (
        "expert_report_or_study",
        "Expert report or study",
        "A report or a study.",
        _PRESS,
    )
    NAMED_WITNESS = ("named_witness", "Named witness", "A witness who is named.", _PRESS)
    UNNAMED_WITNESS = ("unnamed_witness", "Unnamed witness", "A witness who is not named.", _PRESS)
    OFFICIAL_FINDING = (
        "official_finding",
        "Official finding",
        "A finding of a court or public body.",
        _PRESS,
    )
    ADMISSION = ("admission", "Admission", "The accused said so itself.", _PRESS)
    PUBLIC_STATEMENT = ("public_statement", "Public statement", "A statement made in public.", _PRESS)
    NONE_STATED = ("none_stated", "None stated", "The source names no evidence.", "This record")


class Disclosure(Term):
    """Whether evidence that is spoken of can be seen."""

    SHOWN = ("shown", "shown", "The evidence can be seen.", "This record")
    DESCRIBED = ("described", "described, not shown", "What it consists of is told.", "This record")
    ASSERTED_ONLY = (
        "asserted_only",
        "said to exist, not described",
        "It is said to exist; no more.",
        "This record",
    )
    WITHHELD = ("withheld", "withheld", "Details were asked for and refused, or are sealed.", "This record")
