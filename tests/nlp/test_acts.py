import pytest

from nlp.acts import acts_in
from store.vocabulary import Act


@pytest.mark.parametrize(
    ("words", "acts"),
    [
        ("scraped its photos to train a model", {Act.TRAINING_ON_PROTECTED_WORKS}),
        ("scraped its photos against its terms to train a model",
         {Act.SCRAPING_AGAINST_TERMS, Act.TRAINING_ON_PROTECTED_WORKS}),
        ("scraped its photos", {Act.SCRAPING_AGAINST_TERMS}),
        ("trained on Books3", {Act.TRAINING_ON_PROTECTED_WORKS}),
        ("trained on Books3, a set of pirated books",
         {Act.TRAINING_ON_PROTECTED_WORKS, Act.ACQUISITION_FROM_PIRATE_SOURCE}),
        ("stripped the bylines before it used the pages to train a model", {Act.CMI_REMOVAL}),
        ("stripped the bylines and used the pages to train a model",
         {Act.CMI_REMOVAL, Act.TRAINING_ON_PROTECTED_WORKS}),
        ("pirated and seeded its films", {Act.ACQUISITION_FROM_PIRATE_SOURCE, Act.DISTRIBUTION_OF_PIRATED_COPIES}),
        ("passed pirated copies on to strangers", {Act.DISTRIBUTION_OF_PIRATED_COPIES}),
        ("downloaded 9,000 summaries", set()),
        ("showed summaries of its reviews", {Act.SUBSTITUTIVE_SUMMARY}),
        ("takes readers away", {Act.SUBSTITUTIVE_SUMMARY}),
        ("to summarize, it dismissed its founders and put off their game", set()),
        ("rewrote nothing but its rewritten community standards", set()),
        ("gave out rewritten articles", {Act.SUBSTITUTIVE_SUMMARY}),
        ("built its name on the promise that its products work", set()),
        ("copied its source code", {Act.WEIGHTS_OR_CODE_THEFT}),
        ("went after people who knew its source code", {Act.INSIDER_EXFILTRATION_OR_POACHING}),
        ("took the software giant to court", set()),
        ("opened dozens of throwaway accounts", {Act.USAGE_LIMIT_OR_IDENTITY_EVASION}),
        ("opened dozens of offices", set()),
        ("altered its maps without its knowledge or permission", {Act.UNSPECIFIED_UNAUTHORISED_USE}),
        ("of its developer, who paused work on the tool for video", set()),
        ("generates endless copies of its drawings", {Act.REPRODUCTION_IN_OUTPUT}),
    ],
)  # fmt: skip
def test_a_clause_tells_what_was_done_and_no_more(words: str, acts: set[Act]) -> None:
    assert {found.act for found in acts_in(words)} == acts
