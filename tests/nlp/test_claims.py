from collections.abc import Callable
from datetime import date

import pytest

from nlp.acts import acts_in
from nlp.reader import Reader
from store.records import ClaimFinding, Reading, TextToRead
from store.vocabulary import (
    Act,
    ClaimStatus,
    Commitment,
    Disclosure,
    EventKind,
    EvidenceKind,
    Precision,
    SpeakerKind,
)

Read = Callable[..., Reading]
# A text that tells of no dispute is not read further: this paragraph lets a bare sentence through the gate.
_CONTEXT = (
    "\n\nCourts have heard many copyright lawsuits by record labels against Suno over the training of its models."
)


def _who(claim: ClaimFinding) -> tuple[tuple[str | None, ...], tuple[str, ...]]:
    return (claim.claimant, *claim.co_claimants), claim.targets


def _claims(read: Read, text: str) -> list[ClaimFinding]:
    return [claim for claim in read(text + _CONTEXT).claims if claim.passage.end_char <= len(text)]


@pytest.mark.parametrize(
    ("text", "claimants", "targets"),
    [
        ("Reddit sued Anthropic for scraping posts to train its models.", ("Reddit",), ("Anthropic",)),
        ("Disney and Universal filed a lawsuit against Midjourney over copies of their characters.",
         ("Disney", "NBCUniversal"), ("Midjourney",)),
        ("Microsoft and OpenAI were sued by The New York Times for training on its copyrighted articles.",
         ("The New York Times",), ("Microsoft", "OpenAI")),
        ("Suno is being sued by Sony Music over copyrighted songs it trained on.", ("Sony Music",), ("Suno",)),
        ("Getty Images, which licenses photographs, has sued Stability AI for copyright infringement.",
         ("Getty Images",), ("Stability AI",)),
        ("A lawsuit by Ziff Davis accuses OpenAI of training on its copyrighted articles.",
         ("Ziff Davis",), ("OpenAI",)),
        ("Cohere faces a copyright lawsuit from Condé Nast and Vox Media.", ("Condé Nast", "Vox Media"), ("Cohere",)),
        ("A class-action lawsuit that a group of authors brought against Apple says it trained on pirated books.",
         ("authors",), ("Apple",)),
        ("Penske Media has become the first publisher to sue Google over summaries of its copyrighted articles.",
         ("Penske Media Corporation",), ("Google",)),
        ("Novelist Jane Penworthy sued Databricks for training on pirated books.", ("authors",), ("Databricks",)),
        ("Getty Images took Stability AI to court over copyrighted photographs.", ("Getty Images",), ("Stability AI",)),
        ("Gemini was trained on stolen songs, and GEMA has sued Google for copyright infringement.",
         ("GEMA",), ("Google",)),
    ],
)  # fmt: skip
def test_a_suit_is_a_claim_of_its_plaintiffs_against_all_defendants(
    read: Read, text: str, claimants: tuple[str, ...], targets: tuple[str, ...]
) -> None:
    claim = _claims(read, text)[0]
    assert _who(claim) == (claimants, targets)
    assert claim.status is ClaimStatus.ALLEGED
    assert claim.attribution[0].speaker_kind is SpeakerKind.COURT_DOCUMENT
    assert claim.passage.exact == text


def test_newspapers_that_sue_under_another_name_are_not_those_who_sued_the_same_before(read: Read) -> None:
    found = _claims(
        read,
        "Chicago Tribune sued Perplexity over copies of its articles. The Wall Street Journal and New York Post sued "
        "Perplexity over copies of their articles too.",
    )

    assert {_who(claim)[0] for claim in found} == {("Chicago Tribune",), ("Dow Jones", "NYP Holdings")}


def test_a_product_that_is_sued_stands_for_its_company(read: Read) -> None:
    claim = read("The New York Times accused ChatGPT of training on its copyrighted articles.").claims[0]
    assert claim.targets == ("OpenAI",)
    assert claim.target_as_worded == "ChatGPT"


def test_each_suit_of_a_roundup_keeps_its_own_sides(read: Read) -> None:
    text = (
        "In June Disney sued Midjourney over copies of its characters, and Reddit sued Anthropic for scraping. "
        "Encyclopedia Britannica sued Perplexity for copyright infringement, as did News Corp."
    )
    assert {(_who(c), c.act) for c in _claims(read, text)} == {
        ((("Disney",), ("Midjourney",)), Act.DERIVATIVE_OR_CHARACTER_OUTPUT),
        ((("Reddit",), ("Anthropic",)), Act.SCRAPING_AGAINST_TERMS),
        ((("Encyclopedia Britannica",), ("Perplexity",)), Act.UNSPECIFIED_UNAUTHORISED_USE),
        ((("Dow Jones", "NYP Holdings"), ("Perplexity",)), Act.UNSPECIFIED_UNAUTHORISED_USE),
    }


@pytest.mark.parametrize(
    "text",
    [
        "Perplexity was accused of copyright infringement by the Wall Street Journal and the New York Post.",
        "News Corp sued Perplexity last year over copyright infringement.",
        "Dow Jones and NYP Holdings have sued Perplexity for copyright infringement.",
    ],
)
def test_a_suit_keeps_one_name_whether_told_of_owner_newspapers_or_companies(read: Read, text: str) -> None:
    assert _who(_claims(read, text)[0]) == (("Dow Jones", "NYP Holdings"), ("Perplexity",))


def test_a_newspaper_that_reports_stays_a_newspaper(read: Read) -> None:
    text = "Reddit sued Anthropic on Monday for scraping, the Wall Street Journal reported."
    assert _claims(read, text)[0].attribution[0].via_outlet == "The Wall Street Journal"


def test_the_head_of_a_page_is_no_part_of_a_passage(reader: Reader) -> None:
    title = "Reddit says Anthropic scraped its forum"
    text = f"Home Business {title} On Monday, Reddit sued Anthropic for scraping its copyrighted posts."
    found = reader.read(TextToRead(id="t", title=title, text=text))
    assert [c.passage.exact for c in found.claims] == [
        "On Monday, Reddit sued Anthropic for scraping its copyrighted posts."
    ]


def test_a_case_is_no_claim_of_the_private_person_it_is_named_after(read: Read) -> None:
    text = "In Penworthy v. Anthropic, Penworthy accused Anthropic of training on pirated copies of novels."
    assert "Penworthy" not in {c.claimant for c in _claims(read, text)}


def test_the_plaintiffs_are_those_named_just_before(read: Read) -> None:
    text = (
        "Merriam-Webster and Encyclopedia Britannica have gone to court. The plaintiffs have sued Perplexity, claiming "
        "that it copies copyrighted entries verbatim. They also allege that Perplexity strips credits from the copies."
    )
    found = _claims(read, text)
    assert {_who(c) for c in found} == {(("Merriam-Webster", "Encyclopedia Britannica"), ("Perplexity",))}
    assert {c.act for c in found} == {Act.REPRODUCTION_IN_OUTPUT, Act.CMI_REMOVAL}


def test_the_complaint_speaks_for_its_plaintiff(read: Read) -> None:
    text = "Disney sued Midjourney on Monday. The complaint alleges that the company trained on its copyrighted films."
    claim = _claims(read, text)[-1]
    assert (_who(claim), claim.act) == ((("Disney",), ("Midjourney",)), Act.TRAINING_ON_PROTECTED_WORKS)
    assert claim.attribution[0].speaker_kind is SpeakerKind.COURT_DOCUMENT


def test_a_speaker_is_carried_over_a_question_fragment(read: Read) -> None:
    text = (
        "Anthropic has voiced alarm about the start-up MiniMax. The accusation? That MiniMax may have used its "
        "proprietary models without permission."
    )
    claim = _claims(read, text)[0]
    assert _who(claim) == (("Anthropic",), ("MiniMax",))
    assert (claim.act, claim.commitment) == (Act.UNSPECIFIED_UNAUTHORISED_USE, Commitment.POSSIBLE)


def test_this_method_is_the_one_described_before(read: Read) -> None:
    text = (
        "Engineers call it distillation: a small model learns from a large one. Anthropic suspects that Moonshot AI "
        "might have used this method on Claude, possibly in breach of its terms."
    )
    claim = _claims(read, text)[0]
    assert (claim.act, claim.commitment) == (Act.MODEL_OUTPUT_DISTILLATION, Commitment.POSSIBLE)
    assert claim.status is ClaimStatus.SUSPECTED
    assert [h.exact for h in claim.hedges] == ["suspects", "might", "possibly"]
    assert len(_claims(read, text)) == 1


def test_an_investigation_is_claimed_by_nobody_and_its_sources_stand_side_by_side(read: Read) -> None:
    text = (
        "According to reports from Reuters and Bloomberg, Anthropic and Google—one of its investors—are investigating "
        "whether MiniMax extracted large amounts of data through the Claude API in early 2025."
    )
    claim = _claims(read, text)[0]
    assert (claim.claimant, claim.targets) == (None, ("MiniMax",))
    assert (claim.act, claim.status) == (Act.BULK_API_EXTRACTION, ClaimStatus.UNDER_INVESTIGATION)
    assert claim.commitment is Commitment.UNDERSPECIFIED
    assert [(s.step_no, s.speaker) for s in claim.attribution] == [(1, "Reuters"), (1, "Bloomberg")]
    assert (claim.happened.first, claim.happened.precision) == (date(2025, 1, 1), Precision.QUARTER)
    relation = read(text + _CONTEXT).relations[0]
    assert (relation.subject, relation.kind, relation.object) == ("Google", "investor_in", "Anthropic")


def test_a_report_that_suggests_what_a_party_claims_is_a_chain_of_two(read: Read) -> None:
    text = (
        "A report from the Financial Times suggests that Anthropic claims to have evidence of MiniMax’s use of its "
        "models without permission. That evidence includes patterns of API usage."
    )
    claim = _claims(read, text)[0]
    origin, relay = claim.attribution
    assert (origin.step_no, origin.speaker, origin.commitment) == (1, "Anthropic", Commitment.CERTAIN)
    assert (relay.step_no, relay.speaker, relay.commitment) == (2, "Financial Times", Commitment.PROBABLE)
    assert origin.via_outlet == "Financial Times"
    assert claim.evidence is not None
    assert (claim.evidence.kind, claim.evidence.disclosure) == (EvidenceKind.API_TELEMETRY, Disclosure.DESCRIBED)
    assert claim.evidence.passage is not None
    assert claim.evidence.passage.exact == "That evidence includes patterns of API usage."


def test_unnamed_observers_accuse_nobody_whom_they_do_not_name(read: Read) -> None:
    text = (
        "Anthropic suspects that MiniMax distilled Claude. "
        "Engineers within Google have reportedly noticed odd API traffic patterns."
    )
    claim = _claims(read, text)[-1]
    assert (claim.claimant, claim.targets) == (None, ())
    assert [s.speaker_kind for s in claim.attribution] == [SpeakerKind.UNNAMED_GROUP_OF_ORG, SpeakerKind.ARTICLE_VOICE]
    assert claim.attribution[0].speaker == "Engineers within Google"


def test_a_person_speaks_for_the_organisation(read: Read) -> None:
    claim = read("Matthew Prince accused Perplexity of scraping sites whose robots.txt forbids it.").claims[0]
    assert _who(claim) == (("Cloudflare",), ("Perplexity",))
    assert (claim.attribution[0].speaker, claim.attribution[0].speaker_kind) == (
        "Matthew Prince",
        SpeakerKind.NAMED_PERSON,
    )


def test_the_outlet_that_prints_it_is_no_claimant(read: Read) -> None:
    text = (
        "Wired found that Perplexity scraped its pages against robots.txt, a copyright lawsuit against Perplexity says."
    )
    assert "Wired" not in {c.claimant for c in read(text, outlet="Wired").claims}


def test_individuals_who_may_be_linked_to_a_company_are_not_that_company(read: Read) -> None:
    text = (
        "Engineers at Google spotted that some accounts believed to be tied to MiniMax were pulling large amounts of "
        "data through the Gemini API."
    )
    claim = _claims(read, text)[0]
    assert claim.targets == ()
    assert claim.target_as_worded == "some accounts believed to be tied to MiniMax"


@pytest.mark.parametrize(
    ("text", "claimant", "outlet"),
    [
        ("Anthropic told the Financial Times that it had found some evidence that MiniMax distilled its models.",
         "Anthropic", "Financial Times"),
        ("David Sacks told Fox News that there was ample evidence that DeepSeek had distilled OpenAI’s models.",
         "David Sacks", "Fox News"),
    ],
)  # fmt: skip
def test_evidence_told_to_an_outlet_is_an_allegation_that_came_through_it(
    read: Read, text: str, claimant: str, outlet: str
) -> None:
    claim = read(text).claims[0]
    assert (claim.claimant, claim.act) == (claimant, Act.MODEL_OUTPUT_DISTILLATION)
    assert [(s.speaker, s.via_outlet) for s in claim.attribution] == [(claimant, outlet)]


def test_evidence_of_which_nothing_is_shown_is_asserted_only(read: Read) -> None:
    text = "Anthropic told the Financial Times that it had found some evidence that MiniMax distilled its models."
    evidence = read(text).claims[0].evidence
    assert evidence is not None
    assert evidence.disclosure is Disclosure.ASSERTED_ONLY


def test_an_investigator_that_says_so_is_the_origin(read: Read) -> None:
    text = "Anthropic said in May that it was reviewing indications that MiniMax may have distilled its models."
    claim = read(text).claims[0]
    assert (claim.claimant, claim.status) == (None, ClaimStatus.UNDER_INVESTIGATION)
    assert [s.speaker for s in claim.attribution] == ["Anthropic"]


def test_private_plaintiffs_are_known_by_what_they_make(read: Read) -> None:
    text = "Jane Penworthy and John Inkwell sued Anthropic on Monday for training on pirated copies of their novels."
    found = read(text)
    assert {_who(c) for c in found.claims} == {(("authors",), ("Anthropic",))}
    assert [e.accusers for e in found.events] == [("authors",)]


def test_a_group_told_with_its_names_speaks_through_its_class_action(read: Read) -> None:
    text = (
        "In May three novelists — Jane Penworthy, Ann Quillman and John Inkwell — alleged that Anthropic had stolen "
        "their copyrighted books. Their class action goes on."
    )
    claim = _claims(read, text)[0]
    assert _who(claim) == (("authors",), ("Anthropic",))
    assert claim.attribution[0].speaker_kind is SpeakerKind.COURT_DOCUMENT


@pytest.mark.parametrize(
    "text",
    [
        "Two film studios, Disney and Warner Bros. Discovery, sued Midjourney for copyright infringement.",
        "Midjourney was sued for copyright infringement by two film studios: Disney and Warner Bros. Discovery.",
    ],
)
def test_studios_that_are_spelled_out_are_the_claimants(read: Read, text: str) -> None:
    assert _who(_claims(read, text)[0])[0] == ("Disney", "Warner Bros. Discovery")


def test_a_suit_told_as_the_reason_of_something_else_is_read(read: Read) -> None:
    text = "The New York Times bars bots because of its suit with OpenAI over the use of its articles to train models."
    claim = read(text).claims[0]
    assert (_who(claim), claim.act) == ((("The New York Times",), ("OpenAI",)), Act.TRAINING_ON_PROTECTED_WORKS)


def test_a_complaint_to_a_public_body_over_content_is_read(read: Read) -> None:
    text = (
        "The Independent Publishers Alliance has filed an antitrust complaint with the European Commission over "
        "Google’s AI Overviews. The complaint accuses Google of misusing web content in summaries."
    )
    found = read(text)
    assert {_who(c) for c in found.claims} == {(("Independent Publishers Alliance",), ("Google",))}
    assert [(str(e.kind), e.accusers, e.accused) for e in found.events] == [
        ("complaint_filed", ("Independent Publishers Alliance",), ("Google",))
    ]


def test_a_breach_of_terms_is_claimed_by_a_spokesperson_of_the_one_whose_terms_they_are(read: Read) -> None:
    text = (
        "In a statement, Anthropic spokesperson Ann Quill said, “OpenAI’s engineers used Claude to build a rival, "
        "which is a violation of our terms of service.”"
    )
    claim = read(text).claims[0]
    assert (_who(claim), claim.act) == ((("Anthropic",), ("OpenAI",)), Act.CONTRACT_OR_LICENCE_BREACH)


@pytest.mark.parametrize(
    "text",
    [
        "Anthropic said it tested OpenAI models for flattery and for supporting human misuse.",
        "MiniMax says Anthropic’s accusations of covert scraping rest on mistakes.",
        "MiniMax said Anthropic copied nobody and was wrong about scraping. Anthropic accused MiniMax of scraping.",
        "Anthropic is one of several developers that authors have read about.",
    ],
)
def test_an_answer_and_an_own_deed_accuse_nobody(read: Read, text: str) -> None:
    assert {_who(c) for c in _claims(read, text)} <= {(("Anthropic",), ("MiniMax",))}


@pytest.mark.parametrize(
    "text",
    [
        "If Disney sues Midjourney for copyright infringement, others will follow.",
        "Did DeepSeek steal from OpenAI?",
        "Disney threatened to sue Midjourney for copying its characters.",
        "Disney has not sued Google over copyright.",
        "Getty Images dropped plans to sue Adobe over its training data.",
        "Should authors win, OpenAI must pay for the pirated books it trained on.",
        "Epic sued Google over its monopoly in app stores.",
        "Parents sued OpenAI for wrongful death after their son’s suicide.",
        "OpenAI denied that it trained its models on pirated books.",
        "The ruling could set a precedent for OpenAI and for authors who may sue it over copyright.",
        "Reddit sues Anthropic for scraping",
    ],
)
def test_what_is_not_alleged_makes_no_claim(read: Read, text: str) -> None:
    assert _claims(read, text) == []


def test_a_quoted_title_of_the_text_is_no_passage(read: Read) -> None:
    found = read("Reddit sues Anthropic over scraping\n\nReddit sued Anthropic on Monday for scraping its posts.")
    assert [c.passage.exact for c in found.claims if c.act is Act.SCRAPING_AGAINST_TERMS] == [
        "Reddit sued Anthropic on Monday for scraping its posts."
    ]


def test_every_passage_is_a_slice_of_the_text(read: Read) -> None:
    text = "Intro…\n\n“It copies us,” said nobody. Reddit sued Anthropic for scraping posts.\nIt hasn’t answered yet."
    found = read(text)
    assert found.claims
    for claim in found.claims:
        assert text[claim.passage.start_char : claim.passage.end_char] == claim.passage.exact
        assert all(text[h.start_char : h.end_char] == h.exact for h in claim.hedges)


def test_the_day_on_which_it_was_said_is_not_when_it_happened(read: Read) -> None:
    text = (
        "OpenAI has accused DeepSeek of distilling its models to train a chatbot, according to a letter sent to "
        "lawmakers on Thursday."
    )

    (claim,) = _claims(read, text)

    assert claim.happened.first is None


@pytest.mark.parametrize(
    ("text", "claimants", "targets"),
    [
        ("Midjourney, which Disney sued in June over copies of its characters, has hired lawyers.",
         ("Disney",), ("Midjourney",)),
        ("Udio, sued by Sony Music for copying recordings, is growing.", ("Sony Music",), ("Udio",)),
        ("In a suit accusing Cohere of copying its articles, Condé Nast asked for damages in copyright.",
         ("Condé Nast",), ("Cohere",)),
        ("The court heard a copyright lawsuit between Ziff Davis and OpenAI.", ("Ziff Davis",), ("OpenAI",)),
        ("Anthropic is a defendant in a copyright lawsuit brought by Reddit.", ("Reddit",), ("Anthropic",)),
        ("OpenAI settled with the authors who sued it over pirated books.", ("authors",), ("OpenAI",)),
        ("Disney joins Universal in suing Midjourney over its characters.", ("Disney",), ("Midjourney",)),
        ("Perplexity was hit with a copyright lawsuit by Reddit and Encyclopedia Britannica.",
         ("Reddit", "Encyclopedia Britannica"), ("Perplexity",)),
        ("Getty Images said on Monday that it had sued Stability AI over copyrighted photographs.",
         ("Getty Images",), ("Stability AI",)),
        ("GEMA has brought Google before a court over copyrighted lyrics.", ("GEMA",), ("Google",)),
    ],
)  # fmt: skip
def test_suits_are_read_from_relative_clauses_participles_and_nouns(
    read: Read, text: str, claimants: tuple[str, ...], targets: tuple[str, ...]
) -> None:
    assert _who(_claims(read, text)[0]) == (claimants, targets)


@pytest.mark.parametrize(
    ("text", "claimants", "targets", "act"),
    [
        ("Reddit says Perplexity scraped its posts.", ("Reddit",), ("Perplexity",), Act.SCRAPING_AGAINST_TERMS),
        ("Midjourney trained its model on films without a licence, Disney alleges.",
         ("Disney",), ("Midjourney",), Act.TRAINING_ON_PROTECTED_WORKS),
        ("The Authors Guild's claim that Meta downloaded pirated novels is before the court.",
         ("Authors Guild",), ("Meta",), Act.ACQUISITION_FROM_PIRATE_SOURCE),
        ("Disney sent a cease-and-desist letter to Character.AI over copies of its characters.",
         ("Disney",), ("Character.AI",), Act.DERIVATIVE_OR_CHARACTER_OUTPUT),
        ("The News/Media Alliance called Google's use of articles theft.",
         ("News/Media Alliance",), ("Google",), Act.UNSPECIFIED_UNAUTHORISED_USE),
        ("OpenAI accused DeepSeek of training its model on the answers of ChatGPT.",
         ("OpenAI",), ("DeepSeek",), Act.MODEL_OUTPUT_DISTILLATION),
        ("According to Cloudflare, Perplexity scraped sites whose robots.txt forbids it.",
         ("Cloudflare",), ("Perplexity",), Act.SCRAPING_AGAINST_TERMS),
        ("Reddit sent Perplexity a cease-and-desist letter. In Reddit’s view, Perplexity breaks the terms of its site.",
         ("Reddit",), ("Perplexity",), Act.CONTRACT_OR_LICENCE_BREACH),
        ("SAG-AFTRA joined the studios in condemning the blatant infringement enabled by ByteDance’s AI video model.",
         ("SAG-AFTRA",), ("ByteDance",), Act.UNSPECIFIED_UNAUTHORISED_USE),
        ("Google showed AI Mode for Search, which news publishers have called “theft”.",
         ("news publishers",), ("Google",), Act.UNSPECIFIED_UNAUTHORISED_USE),
    ],
)  # fmt: skip
def test_accusations_out_of_court_are_read(
    read: Read, text: str, claimants: tuple[str | None, ...], targets: tuple[str, ...], act: Act
) -> None:
    assert (claimants, targets, act) in {(*_who(claim), claim.act) for claim in _claims(read, text)}


@pytest.mark.parametrize(
    "text",
    [
        "Reddit noted that Meta trains its chatbot to be kind. Books on AI are under copyright, and nobody sued.",
        "The Authors Guild criticized Meta’s hasty summaries of the AI debate.",
        "Midjourney faced criticism over the price of its AI video model. Disney owns the copyright in its characters.",
    ],
)
def test_what_is_told_of_a_maker_of_ai_without_a_wrong_is_no_charge(read: Read, text: str) -> None:
    assert [claim for claim in read(text).claims if claim.targets in (("Meta",), ("Midjourney",))] == []


def test_what_is_reportedly_done_by_one_under_fire_is_the_outlets_caution(read: Read) -> None:
    claims = read("Runway has drawn criticism for reportedly training its AI on pirated films.").claims

    assert {(*_who(claim), claim.commitment) for claim in claims} == {((None,), ("Runway",), Commitment.CERTAIN)}


def test_what_a_company_is_said_to_have_done_is_claimed_by_nobody(read: Read) -> None:
    found = read("Apple is said to have trained its model on pirated copies of copyrighted books, which it denied.")
    assert {_who(claim) for claim in found.claims} == {((None,), ("Apple",))}


@pytest.mark.parametrize(
    "text",
    [
        "OpenAI says its models are trained on publicly available copyrighted books.",
        "Disney said it would let OpenAI use its characters under a copyright licence.",
        "Getty Images is considering a copyright lawsuit against Stability AI.",
        "The Federal Trade Commission said OpenAI copied copyrighted articles.",
        "Reuters reported that Anthropic copied copyrighted articles.",
        "The lawyer of nobody here said that copyright law is old and that OpenAI has copied nothing.",
        "Authors said that OpenAI had not copied their copyrighted books.",
    ],
)
def test_own_deeds_offices_outlets_and_denials_accuse_nobody(read: Read, text: str) -> None:
    assert _claims(read, text) == []


def test_a_pronoun_and_the_complaint_mean_the_sides_told_before(read: Read) -> None:
    text = (
        "Concord sued Anthropic in Nashville over song lyrics. It says that Claude recites them word for word. "
        "The complaint also says that the start-up trained its models on them."
    )
    found = _claims(read, text)
    assert {_who(claim) for claim in found} == {(("Concord",), ("Anthropic",))}
    assert {claim.act for claim in found} == {Act.REPRODUCTION_IN_OUTPUT, Act.TRAINING_ON_PROTECTED_WORKS}


def test_a_suit_whose_sentence_tells_no_act_takes_it_from_the_next_one(read: Read) -> None:
    text = "Ziff Davis sued Perplexity on Monday. The suit is about answers that reproduce its articles verbatim."
    claim = _claims(read, text)[0]
    assert (claim.act, claim.passage.exact.startswith("The suit")) == (Act.REPRODUCTION_IN_OUTPUT, True)


def test_similar_suits_have_the_acts_of_the_suit_before(read: Read) -> None:
    text = (
        "A group of authors sued Apple for training its models on pirated books. "
        "Last month the authors filed a similar lawsuit against Nvidia."
    )
    found = _claims(read, text)
    assert {claim.act for claim in found if claim.targets == ("Nvidia",)} == {
        claim.act for claim in found if claim.targets == ("Apple",)
    }


def test_a_suit_that_is_only_named_is_bare_beside_no_act_of_its_pair(read: Read) -> None:
    text = "Reddit sued Anthropic over copyright. Reddit says that Anthropic scraped its posts."
    assert {claim.act for claim in _claims(read, text)} == {Act.SCRAPING_AGAINST_TERMS}


def test_companies_listed_in_the_next_sentence_are_the_accused(read: Read) -> None:
    text = (
        "Anthropic accused three Chinese labs of distilling Claude. "
        "The labs — DeepSeek, Moonshot AI and MiniMax — used fake accounts."
    )
    assert (("Anthropic",), ("DeepSeek", "Moonshot AI", "MiniMax")) in {_who(c) for c in _claims(read, text)}


@pytest.mark.parametrize(
    ("words", "act"),
    [
        ("poured its articles into the models", Act.TRAINING_ON_PROTECTED_WORKS),
        ("taught its chatbot with their novels", Act.TRAINING_ON_PROTECTED_WORKS),
        ("hands out whole pages of its textbooks", Act.REPRODUCTION_IN_OUTPUT),
        ("recites its lyrics", Act.REPRODUCTION_IN_OUTPUT),
        ("leaves readers no reason to click", Act.SUBSTITUTIVE_SUMMARY),
        ("drew its heroes on request", Act.DERIVATIVE_OR_CHARACTER_OUTPUT),
        ("cut the bylines off", Act.CMI_REMOVAL),
        ("put its name to stories it never printed", Act.TRADEMARK_FALSE_ATTRIBUTION),
        ("printed its logo on pictures", Act.TRADEMARK_IN_OUTPUT),
        ("got round its paywall", Act.ACCESS_CONTROL_CIRCUMVENTION),
        ("passed pirated copies on to strangers", Act.DISTRIBUTION_OF_PIRATED_COPIES),
        ("hid who was asking behind proxies", Act.USAGE_LIMIT_OR_IDENTITY_EVASION),
        ("cloned her voice", Act.VOICE_OR_LIKENESS_USE),
        ("wiped chat logs", Act.EVIDENCE_DESTRUCTION),
        ("lifted its code", Act.WEIGHTS_OR_CODE_THEFT),
        ("broke the licence agreement", Act.CONTRACT_OR_LICENCE_BREACH),
        ("uses its inventions", Act.PATENT_INFRINGEMENT),
        ("keeps its songs inside the model", Act.MEMORISATION_IN_MODEL),
    ],
)  # fmt: skip
def test_the_words_of_a_clause_tell_its_act(words: str, act: Act) -> None:
    assert [found.act for found in acts_in(words)] == [act]


@pytest.mark.parametrize("words", ["won summary judgment", "met on training day for staff", "a new feature for users"])
def test_words_that_only_sound_like_an_act_tell_none(words: str) -> None:
    assert not {found.act for found in acts_in(words)} - {Act.TRAINING_ON_PROTECTED_WORKS}


def test_two_studios_are_those_whom_the_text_goes_on_to_name(read: Read) -> None:
    text = (
        "Two film studios have sued Midjourney over copies of their characters. "
        "Disney and Universal say that Midjourney trained its model on their films."
    )
    assert {_who(claim) for claim in _claims(read, text)} == {(("Disney", "NBCUniversal"), ("Midjourney",))}


def test_publishers_beside_two_others_who_accuse_stay_publishers(read: Read) -> None:
    text = (
        "Music publishers sued Anthropic over copyrighted lyrics. Reddit sued Anthropic for scraping. "
        "Concord said that Anthropic trained its models on copyrighted lyrics."
    )
    assert (("music publishers",), ("Anthropic",)) in {_who(claim) for claim in _claims(read, text)}


def test_many_suits_told_at_once_are_a_claim_each(read: Read) -> None:
    text = "YouTubers have also filed lawsuits against Meta, Nvidia, ByteDance and Snap for training on their videos."

    assert [claim.targets for claim in _claims(read, text)] == [("Meta",), ("Nvidia",), ("ByteDance",), ("Snap",)]


def test_one_suit_against_several_is_one_claim(read: Read) -> None:
    text = "YouTubers have filed a lawsuit against Meta, Nvidia, ByteDance and Snap for training on their videos."

    assert [claim.targets for claim in _claims(read, text)] == [("Meta", "Nvidia", "ByteDance", "Snap")]


def test_a_suit_against_companies_as_such_accuses_none_of_those_named_before(read: Read) -> None:
    text = "Perplexity copies articles without permission. Publishers had sued new technology firms for a century."

    assert [claim for claim in _claims(read, text) if claim.claimant == "publishers"] == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("OpenAI accused DeepSeek of distilling its models on Monday.", None),
        ("OpenAI accused DeepSeek of distilling its models in late 2024.", date(2024, 10, 1)),
    ],
)
def test_a_day_of_these_days_is_that_of_the_accusing(read: Read, text: str, said: date | None) -> None:
    assert _claims(read, text)[0].happened.first == said


def test_what_is_rejected_is_no_charge_by_whoever_rejects_it(read: Read) -> None:
    text = (
        "DeepSeek said on Monday that OpenAI has copied publishers' articles for years, rejecting OpenAI's allegation "
        "that it distilled ChatGPT."
    )

    charges = [claim.act for claim in _claims(read, text) if claim.claimant == "DeepSeek"]

    assert Act.MODEL_OUTPUT_DISTILLATION not in charges


@pytest.mark.parametrize(
    ("text", "outlet", "claimant", "target"),
    [
        ("Wired found that Perplexity scraped sites that forbid it in robots.txt.", None, "Wired", "Perplexity"),
        ("An investigation by Forbes found that Perplexity copied its articles almost word for word.", None, "Forbes",
         "Perplexity"),
        ("On many pages of the encyclopedia by xAI we found passages that are identical, word for word, to others.",
         "Example Review", "Example Review", "xAI"),
        ("With a free editor, Suno churns out imitations of songs by well-known bands.", "Example Review",
         "Example Review", "Suno"),
    ],
)  # fmt: skip
def test_what_an_outlet_found_out_itself_is_its_claim(
    read: Read, text: str, outlet: str | None, claimant: str, target: str
) -> None:
    claims = [claim for claim in read(text + _CONTEXT, outlet=outlet).claims if claim.passage.exact == text]

    assert {_who(claim) for claim in claims} == {((claimant,), (target,))}
    assert {claim.rule for claim in claims} == {"claim:found"}


@pytest.mark.parametrize(
    "text",
    [
        "Wired found that Perplexity is slow with long questions.",
        "“We found pages of OpenAI that are identical, word for word, to ours,” the librarian said.",
        "The magazine asked whether Suno churns out imitations of songs by well-known bands.",
        "The Guardian found that Google gave false advice on health.",
    ],
)
def test_what_an_outlet_found_out_of_no_copying_or_others_say_is_no_claim_of_it(read: Read, text: str) -> None:
    found = read(text + _CONTEXT, outlet="Example Review").claims

    assert [claim for claim in found if claim.passage.exact == text] == []


@pytest.mark.parametrize(
    "text",
    [
        "The AI assistant was renamed OpenClaw after a legal challenge from Anthropic.",
        "The makers of OpenClaw changed its name when Anthropic complained of its similarity to Claude.",
        "OpenClaw had another name before. Anthropic asked OpenClaw to change its name on trademark grounds.",
    ],
)
def test_a_name_that_had_to_be_changed_is_a_demand_of_whoever_made_it_so(read: Read, text: str) -> None:
    found = read(text)

    assert {(_who(claim), claim.act) for claim in found.claims} == {
        ((("Anthropic",), ("Peter Steinberger",)), Act.UNSPECIFIED_UNAUTHORISED_USE)
    }
    assert {event.kind for event in found.events} == {EventKind.DEMAND_SENT}


def test_a_name_changed_for_other_reasons_is_nobodys_claim(read: Read) -> None:
    text = "The AI assistant was renamed OpenClaw because its makers like lobsters, and Anthropic wished it luck."

    assert _claims(read, text) == []


def test_a_concern_over_an_act_is_a_claim_of_whoever_voices_it(read: Read) -> None:
    claims = _claims(read, "The union SAG-AFTRA has voiced its concerns about appearing in Sora's AI-generated videos.")

    assert [(_who(claim), claim.act) for claim in claims] == [
        ((("SAG-AFTRA",), ("OpenAI",)), Act.VOICE_OR_LIKENESS_USE)
    ]


def test_a_concern_over_something_else_is_no_claim(read: Read) -> None:
    assert _claims(read, "The union SAG-AFTRA has voiced concerns about the price of Sora.") == []


def test_the_launch_that_is_called_theft_is_of_whose_product_it_is(read: Read) -> None:
    claims = _claims(read, "Google spoke of the launch of AI Mode (which news publishers have called “theft”).")

    assert [_who(claim) for claim in claims] == [(("news publishers",), ("Google",))]


@pytest.mark.parametrize(
    ("words", "acts"),
    [
        ("removing bylines from articles used to train its model", {Act.CMI_REMOVAL}),
        ("copying her photographs while listing them", {Act.UNSPECIFIED_UNAUTHORISED_USE}),
        ("a suit against LAION, a charity that compiles lists for training image models, over copyright",
         {Act.UNSPECIFIED_UNAUTHORISED_USE}),
        ("alleging that its answers take the place of visits to the pages", {Act.SUBSTITUTIVE_SUMMARY}),
        ("using the books that were fed to its model", {Act.TRAINING_ON_PROTECTED_WORKS}),
    ],
)  # fmt: skip
def test_an_act_that_only_describes_what_was_taken_or_who_is_accused_is_none(words: str, acts: set[Act]) -> None:
    assert {found.act for found in acts_in(words)} == acts
