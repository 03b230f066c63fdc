"""Wordings of the grounds in law; matched without regard to case on the sentence that alleges."""

import re

from store.vocabulary import LegalTheory

_THEORIES = {
    LegalTheory.COPYRIGHT_CONTRIBUTORY: r"contributor\w+ (?:copyright )?infring|contributory",
    LegalTheory.COPYRIGHT_VICARIOUS: r"vicarious",
    LegalTheory.COPYRIGHT_INDUCEMENT: r"induc(?:ing|ement)[^.;]{0,20}infring",
    LegalTheory.COPYRIGHT_DIRECT: r"copyright infring\w*|infring\w*[^.;]{0,30}copyright"
    r"|violat\w+[^.;]{0,20}copyright|copyright violation",
    LegalTheory.DMCA_1202: r"section 1202|copyright[- ]management information",
    LegalTheory.DMCA_1201: r"section 1201|digital millennium copyright act|\bdmca\b",
    LegalTheory.TRADE_SECRET: r"trade secret",
    LegalTheory.COMPUTER_MISUSE: r"computer fraud and abuse|\bcfaa\b|trespass to chattels",
    LegalTheory.BREACH_OF_CONTRACT: r"breach(?:ed|ing)?(?: of)? (?:its |the |a )?contract",
    LegalTheory.UNJUST_ENRICHMENT: r"unjust(?:ly)? enrich",
    LegalTheory.UNFAIR_COMPETITION: r"unfair competition",
    LegalTheory.LANHAM_FALSE_DESIGNATION: r"lanham|false designation",
    LegalTheory.TRADEMARK_DILUTION: r"dilution",
    LegalTheory.PUBLICITY_RIGHT: r"right of publicity|publicity rights",
    LegalTheory.EU_DATABASE: r"database right",
    LegalTheory.PATENT: r"patent infring",
}
THEORIES = {theory: re.compile(wording, re.IGNORECASE) for theory, wording in _THEORIES.items()}
