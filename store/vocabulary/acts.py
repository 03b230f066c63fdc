"""What an accused party is said to have done, and the legal theories it is put under."""

from store.vocabulary.term import Term

_CASE_LAW = "Complaints in US, UK and EU disputes over AI, 2020-2026"
_TERMS = "Terms of use of model providers"
_USC17 = "United States Code, title 17"
_PRESS = "Coverage of AI disputes, 2023-2026"


class Act(Term):
    """The alleged act of a claim."""

    MODEL_OUTPUT_DISTILLATION = (
        "model_output_distillation",
        "Training on the output of another's model",
        "A model is said to have been trained on what another party's model answered.",
        "Hinton, Vinyals and Dean (2015); " + _TERMS,
    )
    BULK_API_EXTRACTION = (
        "bulk_api_extraction",
        "Taking data out in bulk through an API",
        "Large amounts of data are said to have been drawn through a programming interface.",
        _TERMS,
    )
    USAGE_LIMIT_OR_IDENTITY_EVASION = (
        "usage_limit_or_identity_evasion",
        "Evading limits or hiding identity",
        "Accounts, routers or proxies are said to have hidden who used a service or how much.",
        _TERMS,
    )
    SCRAPING_AGAINST_TERMS = (
        "scraping_against_terms",
        "Scraping against the terms",
        "Pages are said to have been collected automatically against terms or robots.txt.",
        "RFC 9309; terms of use of publishers",
    )
    ACCESS_CONTROL_CIRCUMVENTION = (
        "access_control_circumvention",
        "Getting round an access control",
        "A technical measure, such as a paywall or stream protection, is said to have been bypassed.",
        _USC17 + ", section 1201",
    )
    TRAINING_ON_PROTECTED_WORKS = (
        "training_on_protected_works",
        "Training on protected works",
        "Works under copyright are said to have been used to train a model without permission.",
        _CASE_LAW,
    )
    ACQUISITION_FROM_PIRATE_SOURCE = (
        "acquisition_from_pirate_source",
        "Acquiring works from a pirate source",
        "Works are said to have been obtained from a shadow library, torrent or other pirate source.",
        "Bartz v. Anthropic; Kadrey v. Meta",
    )
    DISTRIBUTION_OF_PIRATED_COPIES = (
        "distribution_of_pirated_copies",
        "Passing on pirated copies",
        "Pirated copies are said to have been uploaded or shared, for instance by seeding a torrent.",
        "Kadrey v. Meta",
    )
    REPRODUCTION_IN_OUTPUT = (
        "reproduction_in_output",
        "Reproducing works in the output",
        "A system is said to give back protected works, whole or in part.",
        _CASE_LAW,
    )
    MEMORISATION_IN_MODEL = (
        "memorisation_in_model",
        "Holding works in the model",
        "A model is said to hold copies of works in its parameters.",
        "GEMA v. OpenAI; Getty Images v. Stability AI",
    )
    SUBSTITUTIVE_SUMMARY = (
        "substitutive_summary",
        "Summaries that replace the source",
        "Summaries or answers are said to stand in for the publisher's own pages.",
        "Dow Jones v. Perplexity; Penske v. Google",
    )
    DERIVATIVE_OR_CHARACTER_OUTPUT = (
        "derivative_or_character_output",
        "Output with protected characters or adaptations",
        "A system is said to make pictures, films or texts of protected characters or adaptations.",
        "Disney and Universal v. Midjourney",
    )
    CMI_REMOVAL = (
        "cmi_removal",
        "Removing copyright information",
        "Author, title or licence notices are said to have been stripped from works.",
        _USC17 + ", section 1202",
    )
    TRADE_SECRET_MISAPPROPRIATION = (
        "trade_secret_misappropriation",
        "Taking trade secrets",
        "Secret know-how is said to have been acquired, used or disclosed without right.",
        "Defend Trade Secrets Act, 18 USC 1836",
    )
    INSIDER_EXFILTRATION_OR_POACHING = (
        "insider_exfiltration_or_poaching",
        "Insiders taking material along",
        "Staff are said to have carried material to a rival, or to have been hired away for it.",
        "xAI v. OpenAI",
    )
    WEIGHTS_OR_CODE_THEFT = (
        "weights_or_code_theft",
        "Taking weights or code",
        "Model weights or source code are said to have been taken.",
        _PRESS,
    )
    OPEN_SOURCE_LICENCE_BREACH = (
        "open_source_licence_breach",
        "Breaching an open licence",
        "Openly licensed code or data is said to have been used against its licence.",
        "Doe v. GitHub",
    )
    CONTRACT_OR_LICENCE_BREACH = (
        "contract_or_licence_breach",
        "Breaching a contract, licence or terms",
        "A contract, licence or terms of service are said to have been broken.",
        _CASE_LAW,
    )
    TRADEMARK_FALSE_ATTRIBUTION = (
        "trademark_false_attribution",
        "Attributing false content to a mark",
        "Made-up content is said to have been put under another's name.",
        "Lanham Act, 15 USC 1125",
    )
    TRADEMARK_IN_OUTPUT = (
        "trademark_in_output",
        "Marks in the output",
        "A system is said to show another's mark in what it makes.",
        "Getty Images v. Stability AI",
    )
    VOICE_OR_LIKENESS_USE = (
        "voice_or_likeness_use",
        "Using a voice or likeness",
        "A person's voice or likeness is said to have been copied.",
        "Right of publicity; Lehrman v. Lovo",
    )
    DATABASE_RIGHT = (
        "database_right",
        "Taking from a database",
        "A substantial part of a protected database is said to have been extracted.",
        "Directive 96/9/EC",
    )
    IMPORTING_INFRINGING_ARTICLE = (
        "importing_infringing_article",
        "Importing an infringing article",
        "A model trained abroad is said to be an infringing copy when it is brought in.",
        "Getty Images v. Stability AI",
    )
    PATENT_INFRINGEMENT = (
        "patent_infringement",
        "Using a patented invention",
        "A patented invention is said to be used without a licence.",
        _CASE_LAW,
    )
    EVIDENCE_DESTRUCTION = (
        "evidence_destruction",
        "Destroying evidence",
        "Records that bear on a dispute are said to have been deleted.",
        "New York Times v. Microsoft and OpenAI",
    )
    UNSPECIFIED_UNAUTHORISED_USE = (
        "unspecified_unauthorised_use",
        "Use without authorisation, not specified",
        "Use without permission is alleged; the source does not say how.",
        _PRESS,
    )


class LegalTheory(Term):
    """The ground in law that a claimant names, or the defence that the accused names."""

    COPYRIGHT_DIRECT = (
        "copyright_direct",
        "Direct copyright infringement",
        "The accused itself copied.",
        _USC17,
    )
    COPYRIGHT_CONTRIBUTORY = (
        "copyright_contributory",
        "Contributory infringement",
        "The accused knowingly helped others copy.",
        _CASE_LAW,
    )
    COPYRIGHT_VICARIOUS = (
        "copyright_vicarious",
        "Vicarious infringement",
        "The accused controlled and gained from copying.",
        _CASE_LAW,
    )
    COPYRIGHT_INDUCEMENT = (
        "copyright_inducement",
        "Inducement",
        "The accused encouraged others to copy.",
        "MGM v. Grokster (2005)",
    )
    DMCA_1201 = ("dmca_1201", "Circumvention (DMCA 1201)", "A technical protection was bypassed.", _USC17)
    DMCA_1202 = ("dmca_1202", "Copyright information (DMCA 1202)", "Copyright notices were removed.", _USC17)
    TRADE_SECRET = ("trade_secret", "Trade secrets", "Secret know-how was taken.", "18 USC 1836")
    COMPUTER_MISUSE = (
        "computer_misuse",
        "Computer misuse",
        "A computer was used without right.",
        "18 USC 1030",
    )
    BREACH_OF_CONTRACT = (
        "breach_of_contract",
        "Breach of contract",
        "Contract or terms were broken.",
        _CASE_LAW,
    )
    UNJUST_ENRICHMENT = (
        "unjust_enrichment",
        "Unjust enrichment",
        "A gain was made at another's cost.",
        _CASE_LAW,
    )
    UNFAIR_COMPETITION = (
        "unfair_competition",
        "Unfair competition",
        "Competition was unfair in law.",
        _CASE_LAW,
    )
    LANHAM_FALSE_DESIGNATION = (
        "lanham_false_designation",
        "False designation of origin",
        "Content was put under another's name.",
        "15 USC 1125(a)",
    )
    TRADEMARK_DILUTION = (
        "trademark_dilution",
        "Dilution of a mark",
        "A known mark was weakened.",
        "15 USC 1125(c)",
    )
    PUBLICITY_RIGHT = (
        "publicity_right",
        "Right of publicity",
        "A voice or likeness was used.",
        "State law, USA",
    )
    EU_DATABASE = ("eu_database", "Database right", "A database was extracted.", "Directive 96/9/EC")
    PATENT = ("patent", "Patent", "A patented invention was used.", "United States Code, title 35")
    NONE_STATED = ("none_stated", "None stated", "The source names no ground in law.", "This record")
    FAIR_USE = (
        "fair_use",
        "Fair use (defence)",
        "Use is said to be allowed as fair.",
        _USC17 + ", section 107",
    )
    TDM_EXCEPTION = (
        "tdm_exception",
        "Text and data mining (defence)",
        "Mining is said to be allowed by law.",
        "Directive (EU) 2019/790, articles 3 and 4",
    )
    LICENCE = ("licence", "Licence (defence)", "A licence is said to allow the use.", _CASE_LAW)
    PREEMPTION = ("preemption", "Preemption (defence)", "Federal law is said to displace the claim.", _USC17)
    LIMITATION = ("limitation", "Limitation (defence)", "The claim is said to come too late.", _CASE_LAW)
    STANDING = (
        "standing",
        "Standing (defence)",
        "The claimant is said to have no injury to sue on.",
        _CASE_LAW,
    )
    NO_COPY_IN_MODEL = (
        "no_copy_in_model",
        "No copy in the model (defence)",
        "The model is said to hold no copy.",
        "Getty Images v. Stability AI",
    )
    TERRITORIALITY = (
        "territoriality",
        "Territoriality (defence)",
        "The act is said to lie outside the law's territory.",
        _CASE_LAW,
    )
