"""Events are read from what happened, with the right sides, and never from plans, suppositions or other matters."""

from datetime import UTC, date, datetime

import pytest

from nlp.document import ReadText
from nlp.events import events_of
from nlp.parsing import read_texts
from nlp.pipeline import pipeline
from store.records import EventFinding, TextToRead
from store.vocabulary import AmountKind, EventKind, InFavourOf, Outcome, Precision

WEDNESDAY = datetime(2025, 9, 10, 12, tzinfo=UTC)
K = EventKind


def parsed(text: str, *, published: datetime | None = WEDNESDAY, outlet: str | None = "Sample Wire") -> ReadText:
    source = TextToRead(id="1", text=text, title="A sample", outlet=outlet, published=published)
    return next(iter(read_texts(pipeline(), [source])))


def events_in(text: str, **known: object) -> tuple[EventFinding, ...]:
    return events_of(parsed(text, **known))  # type: ignore[arg-type]


def the_event(text: str, kind: EventKind) -> EventFinding:
    found = [event for event in events_in(text) if event.kind is kind]
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "accusers", "accused"),
    [
        ("Sony Music sued Suno on Monday for copying its recordings.", ["Sony Music"], ["Suno"]),
        (
            "Disney and Universal have sued Midjourney over its picture generator.",
            ["Disney", "NBCUniversal"],
            ["Midjourney"],
        ),
        ("Midjourney was sued by Disney last week over copyrighted characters.", ["Disney"], ["Midjourney"]),
        ("Perplexity is being sued by Dow Jones for copying its articles.", ["Dow Jones"], ["Perplexity"]),
        ("Reddit filed a lawsuit against Anthropic, saying that it scraped the forum.", ["Reddit"], ["Anthropic"]),
        (
            "The complaint filed on Friday by Getty Images against Stability AI speaks of copied photos.",
            ["Getty Images"],
            ["Stability AI"],
        ),
        ("Google faces a lawsuit brought by Penske Media over AI summaries.", ["Penske Media Corporation"], ["Google"]),
        ("A group of authors sued Apple for training on pirated books.", ["authors"], ["Apple"]),
        ("Ziff Davis took OpenAI to court over its articles.", ["Ziff Davis"], ["OpenAI"]),
        ("Reddit's lawsuit against Anthropic speaks of scraping.", ["Reddit"], ["Anthropic"]),
    ],
)
def test_a_suit_has_its_plaintiff_and_its_defendant(text, accusers, accused):
    event = the_event(text, K.COMPLAINT_FILED)

    assert (list(event.accusers), list(event.accused)) == (accusers, accused)


def test_the_passage_of_an_event_is_its_sentence_in_the_text():
    text = "The studio spoke first. Disney sued Midjourney over its characters. Midjourney has users."

    event = the_event(text, K.COMPLAINT_FILED)

    assert event.passage.exact == "Disney sued Midjourney over its characters."
    assert text[event.passage.start_char : event.passage.end_char] == event.passage.exact


@pytest.mark.parametrize(
    "text",
    [
        "Getty Images plans to sue Stability AI over its training data.",
        "Disney could sue Midjourney over copied characters.",
        "OpenAI’s Sora copies characters of Disney. Now we are going to do the lawsuits over that.",
        "If Reddit sues Anthropic for scraping, others may follow.",
        "Has The New York Times sued OpenAI for copying articles?",
        "Sony Music has not sued Suno for copying its songs.",
        "Universal Music Group threatened a lawsuit against Udio over its songs.",
        "OpenAI is considering legal action against DeepSeek over distillation.",
        "A ruling against Meta could lead to a settlement with authors over pirated books.",
        "Anthropic may settle the copyright case brought by authors.",
        "# Disney sued Midjourney",
        "Critics passed judgment on Midjourney after a trial of its picture generator.",
        "A copyright lawsuit would be filed by authors against Meta only if talks fail.",
    ],
)
def test_plans_suppositions_and_metaphors_are_no_events(text):
    assert events_in(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "The Justice Department sued Google over its search monopoly.",
        "Parents sued OpenAI for wrongful death after a suicide.",
        "A politician sued Meta for defamation.",
        "Users sued Google over a breach of privacy.",
        "Google awaits the Justice Department’s lawsuit. It lost in that antitrust case. Its AI infringes copyright.",
        "Bryan Cranston’s case came to a good end: OpenAI no longer lets Sora copy his likeness without permission.",
    ],
)
def test_suits_over_other_matters_are_left_out(text):
    assert events_in(text) == ()


def test_a_suit_mentioned_as_background_keeps_its_own_sides():
    text = (
        "Warner Bros. Discovery sued Midjourney on Thursday over its characters. "
        "It follows a similar suit by Concord against Anthropic over song lyrics."
    )

    found = [(event.accusers, event.accused) for event in events_in(text)]

    assert found == [(("Warner Bros. Discovery",), ("Midjourney",)), (("Concord",), ("Anthropic",))]


def test_the_defendant_of_one_suit_did_not_file_the_other():
    text = (
        "Record labels sued Suno and Udio over their songs. "
        "The complaint against Suno was filed in Boston, and the one against Udio in New York."
    )

    assert {accuser for event in events_in(text) for accuser in event.accusers} == {"record labels"}


def test_the_suit_comes_from_the_one_named_in_the_next_sentence():
    text = "Google faces a new lawsuit over AI summaries. The lawsuit comes from Penske Media."

    event = the_event(text, K.COMPLAINT_FILED)

    assert (event.accusers, event.accused) == (("Penske Media Corporation",), ("Google",))


def test_names_that_spell_out_a_collective_word_are_the_plaintiffs():
    event = the_event("Midjourney was sued by two film studios: Disney and Universal.", K.COMPLAINT_FILED)

    assert event.accusers == ("Disney", "NBCUniversal")


def test_sides_are_carried_over_when_one_dispute_is_in_focus():
    text = (
        "Reddit sued Anthropic in June for scraping. The case was transferred to the Northern District of California."
    )

    event = the_event(text, K.TRANSFER)

    assert (event.accusers, event.accused) == (("Reddit",), ("Anthropic",))


def test_sides_are_not_carried_over_when_two_disputes_are_told():
    text = (
        "Reddit sued Anthropic in June for scraping its forum.\n\n"
        "Disney sued Midjourney over copied characters.\n\n"
        "Lawyers watch these copyright cases. A hearing was held on Monday."
    )

    assert [event for event in events_in(text) if event.kind is K.HEARING] == []


@pytest.mark.parametrize(
    ("text", "first", "precision"),
    [
        ("Reddit sued Anthropic on Monday for scraping.", date(2025, 9, 8), Precision.DAY),
        ("The New York Times sued OpenAI on 27 December 2023 for copying.", date(2023, 12, 27), Precision.DAY),
        ("In June, Reddit sued Anthropic for scraping.", date(2025, 6, 1), Precision.MONTH),
        ("Authors sued Meta in 2023 for training on pirated books.", date(2023, 1, 1), Precision.YEAR),
    ],
)
def test_an_event_is_dated_by_the_words_beside_it(text, first, precision):
    event = the_event(text, K.COMPLAINT_FILED)

    assert (event.happened.first, event.happened.precision) == (first, precision)


def test_a_date_of_what_is_alleged_does_not_date_the_suit():
    event = the_event("Reddit sued Anthropic, alleging that it scraped the site in March 2024.", K.COMPLAINT_FILED)

    assert event.happened.first is None


def test_a_date_after_publication_does_not_date_what_happened():
    event = the_event("Reddit sued Anthropic for scraping, with a hearing due on 3 March 2026.", K.COMPLAINT_FILED)

    assert event.happened.first is None


def test_without_a_day_of_publication_a_relative_date_stays_words():
    event = events_in("Reddit sued Anthropic on Monday for scraping.", published=None)[0]

    assert (event.happened.first, event.happened.text) == (None, "Monday")


def test_court_and_docket_are_read():
    event = the_event(
        "The New York Times sued OpenAI in the U.S. District Court for the Southern District of New York"
        " (1:23-cv-11195) for copying.",
        K.COMPLAINT_FILED,
    )

    assert event.forum == "U.S. District Court for the Southern District of New York"
    assert event.docket == "1:23-cv-11195"


def test_a_federal_court_of_a_state_is_a_forum():
    event = the_event("Sony Music sued Suno in a federal court in Massachusetts over its songs.", K.COMPLAINT_FILED)

    assert event.forum == "federal court in Massachusetts"


def test_the_sum_of_a_settlement_is_not_the_share_of_a_work():
    event = the_event(
        "Anthropic agreed to pay $1.5 billion to settle a class action brought by authors, about $3,000 per book.",
        K.SETTLEMENT_ANNOUNCED,
    )

    assert event.amount is not None
    assert (event.amount.value, event.amount.currency, event.amount.kind) == (
        1_500_000_000,
        "USD",
        AmountKind.SETTLEMENT,
    )
    assert (event.accusers, event.accused) == (("authors",), ("Anthropic",))


def test_two_of_several_parties_settle_for_themselves_alone():
    event = the_event(
        "Getty Images and Midjourney have settled their copyright lawsuit, the two companies said. Getty Images and "
        "Disney had sued Midjourney over pictures that its AI was trained on.",
        K.SETTLEMENT_ANNOUNCED,
    )

    assert (event.accusers, event.accused) == (("Getty Images",), ("Midjourney",))


def test_a_share_of_a_work_alone_is_no_sum():
    event = the_event("Anthropic settled the lawsuit brought by authors for $3,000 per book.", K.SETTLEMENT_ANNOUNCED)

    assert event.amount is None


@pytest.mark.parametrize(
    ("text", "kind", "outcome", "favours"),
    [
        (
            "A judge ruled that training on the authors' books was fair use for Anthropic.",
            K.JUDGMENT,
            None,
            InFavourOf.ACCUSED,
        ),
        (
            "A judge held that copying by Ross Intelligence was not fair use of Thomson Reuters' headnotes.",
            K.JUDGMENT,
            None,
            InFavourOf.CLAIMANT,
        ),
        (
            "A federal judge refused to dismiss a copyright lawsuit brought by Advance Local against Cohere.",
            K.ORDER,
            Outcome.DENIED,
            InFavourOf.CLAIMANT,
        ),
        (
            "A judge granted Meta summary judgment against the authors, calling its training fair use.",
            K.JUDGMENT,
            Outcome.GRANTED,
            InFavourOf.ACCUSED,
        ),
        (
            "The judge sided with Getty Images against Stability AI on its trademarks.",
            K.ORDER,
            None,
            InFavourOf.CLAIMANT,
        ),
        (
            "A court granted a temporary restraining order to iyO against OpenAI over its trademark.",
            K.INJUNCTION,
            Outcome.GRANTED,
            InFavourOf.CLAIMANT,
        ),
        (
            "A Munich court ruled in favour of GEMA on Tuesday in its copyright lawsuit against OpenAI.",
            K.JUDGMENT,
            None,
            InFavourOf.CLAIMANT,
        ),
        (
            "A judge rejected the fair use defence of Ross Intelligence in the suit by Thomson Reuters.",
            K.JUDGMENT,
            None,
            InFavourOf.CLAIMANT,
        ),
        (
            "A judge ruled in favour of Ziff Davis against OpenAI in a dispute over chat logs in their copyright case.",
            K.ORDER,
            None,
            InFavourOf.CLAIMANT,
        ),
        (
            "A judge ruled that authors may bring a class action against Anthropic over illegally copied books.",
            K.ORDER,
            None,
            None,
        ),
        (
            "The High Court gave Getty Images permission to appeal in its copyright case against Stability AI.",
            K.ORDER,
            Outcome.GRANTED,
            None,
        ),
        (
            "The High Court refused Stability AI permission to appeal in the copyright case of Getty Images.",
            K.ORDER,
            Outcome.DENIED,
            None,
        ),
        (
            "After the trial the court dismissed a claim of infringement by Getty Images against Stability AI.",
            K.JUDGMENT,
            Outcome.GRANTED_IN_PART,
            InFavourOf.MIXED,
        ),
        (
            "A judge dismissed some claims of the authors against OpenAI over copyright.",
            K.DISMISSAL,
            Outcome.GRANTED_IN_PART,
            InFavourOf.MIXED,
        ),
    ],
)
def test_a_ruling_tells_whom_it_favours(text, kind, outcome, favours):
    event = the_event(text, kind)

    assert (event.outcome, event.in_favour_of) == (outcome, favours)


@pytest.mark.parametrize(
    ("words", "prejudice", "leave"),
    [
        ("with prejudice", True, None),
        ("without prejudice", False, None),
        ("with leave to amend", None, True),
        ("", None, None),
    ],
)
def test_a_dismissal_says_whether_it_is_for_good(words, prejudice, leave):
    event = the_event(f"A judge dismissed xAI's trade secrets lawsuit against OpenAI {words}.", K.DISMISSAL)

    assert (event.with_prejudice, event.leave_to_amend) == (prejudice, leave)
    assert (event.accusers, event.accused) == (("xAI",), ("OpenAI",))


def test_a_claim_that_falls_on_a_motion_is_a_dismissal_in_part():
    text = "Ziff Davis sued OpenAI over copyright. On its motion the judge dismissed the claim of unfair competition."

    event = the_event(text, K.DISMISSAL)

    assert (event.outcome, event.in_favour_of) == (Outcome.GRANTED_IN_PART, InFavourOf.MIXED)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("OpenAI said in May that it was reviewing indications that DeepSeek distilled it.", K.INVESTIGATION_CONFIRMED),
        ("A source told Reuters that OpenAI is investigating whether DeepSeek distilled it.", K.INVESTIGATION_REPORTED),
    ],
)
def test_an_inquiry_is_confirmed_only_by_the_words_of_the_investigator(text, kind):
    assert the_event(text, kind).investigators == ("OpenAI",)


def test_an_inquiry_told_of_another_time_is_no_word_of_the_investigator():
    text = "It goes beyond what OpenAI said in May, when it was reviewing indications that DeepSeek distilled it."

    assert K.INVESTIGATION_CONFIRMED not in {event.kind for event in events_in(text)}


def test_a_ruling_told_by_the_way_makes_no_second_one():
    text = (
        "A judge let the class action of authors against Anthropic move forward after ruling that training on "
        "copyrighted books counts as fair use."
    )

    assert {event.kind for event in events_in(text)} <= {K.COMPLAINT_FILED}


def test_people_known_by_a_collective_word_are_not_the_accused():
    event = the_event("Anthropic is one of several firms whom authors have sued over copyright.", K.COMPLAINT_FILED)

    assert (event.accusers, event.accused) == (("authors",), ("Anthropic",))


def test_a_dismissed_bid_dismisses_no_case():
    found = events_in("The judge dismissed Meta's bid to end the copyright lawsuit brought by authors.")

    assert K.DISMISSAL not in {event.kind for event in found}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Ziff Davis has dropped its copyright lawsuit against OpenAI.", K.VOLUNTARY_DISMISSAL),
        (
            (
                "The Third Circuit heard oral arguments in the copyright case of Thomson Reuters against "
                "Ross Intelligence."
            ),
            K.APPEAL_ARGUED,
        ),
        (
            "An appeals court reversed the copyright ruling for Thomson Reuters against Ross Intelligence.",
            K.APPEAL_DECIDED,
        ),
        ("OpenAI has appealed the copyright ruling won by GEMA.", K.NOTICE_OF_APPEAL),
        ("The trial in the copyright case brought by authors against Anthropic began on Monday.", K.TRIAL_BEGAN),
        ("A judge certified a class of authors in the piracy case against Anthropic.", K.CLASS_CERTIFICATION),
        ("The judge gave the settlement between authors and Anthropic preliminary approval.", K.PRELIMINARY_APPROVAL),
        ("The copyright lawsuits against OpenAI were consolidated in New York.", K.MDL_CENTRALISATION),
        ("Disney sent a cease-and-desist letter to Character.AI over its characters.", K.DEMAND_SENT),
        ("OpenAI sent a memo to House lawmakers accusing DeepSeek of distillation.", K.TESTIMONY_OR_MEMO),
        (
            "OpenAI accused DeepSeek of distilling its models in a memo to a House committee that Reuters saw.",
            K.TESTIMONY_OR_MEMO,
        ),
        (
            "OpenAI alleged in a memo to the House Select Committee on China that DeepSeek distilled its models.",
            K.TESTIMONY_OR_MEMO,
        ),
        ("A judge stayed the copyright case brought by authors against Meta.", K.STAY),
        ("A jury found that Ross Intelligence infringed the copyrights of Thomson Reuters.", K.VERDICT),
        ("OpenAI asked a judge to throw out the copyright case brought by Ziff Davis.", K.MOTION_FILED),
    ],
)
def test_each_kind_of_event_has_its_wording(text, kind):
    found = events_in(text)

    assert kind in {event.kind for event in found}


def test_an_inquiry_reported_by_others_names_who_reports_it():
    event = the_event(
        "According to reports from The Verge and South China Morning Post, OpenAI and Microsoft are "
        "investigating whether "
        "DeepSeek took data in bulk in late 2024.",
        K.INVESTIGATION_REPORTED,
    )

    assert event.investigators == ("OpenAI", "Microsoft")
    assert event.accused == ("DeepSeek",)
    assert event.accusers == ()
    assert event.reported_by == ("The Verge", "South China Morning Post")
    assert event.happened.first is None


def test_an_inquiry_is_confirmed_by_the_investigator_itself():
    event = the_event(
        "OpenAI said on Wednesday that it is investigating whether DeepSeek distilled its models.",
        K.INVESTIGATION_CONFIRMED,
    )

    assert (event.investigators, event.accused) == (("OpenAI",), ("DeepSeek",))


def test_a_licence_counts_only_between_the_parties_of_the_text():
    outside = "Udio signed a licensing deal with Merlin for its songs."
    within = (
        "Universal Music Group sued Udio in 2024 over its songs. Universal Music Group signed a "
        "licensing deal with Udio."
    )

    assert events_in(outside) == ()
    assert K.LICENCE_DEAL in {event.kind for event in events_in(within)}


def test_the_same_event_told_twice_is_one():
    text = "Reddit sued Anthropic on Monday for scraping. Reddit sued Anthropic for copying posts, its lawyers say."

    assert len(events_in(text)) == 1


def test_the_company_after_two_companies_names_no_accuser():
    event = the_event(
        "As Disney announced its deal with OpenAI, the company sent a cease-and-desist letter to "
        "Google over its characters.",
        K.DEMAND_SENT,
    )

    assert (event.accusers, event.accused) == ((), ("Google",))


@pytest.mark.parametrize(
    ("text", "accusers", "accused"),
    [
        ("Suno, which Sony Music sued last year over its recordings, has raised money.", ["Sony Music"], ["Suno"]),
        ("Reddit is taking Anthropic to court over scraped posts.", ["Reddit"], ["Anthropic"]),
        ("Getty Images and Stability AI are far apart. The suit speaks of copied photos.", ["Getty Images"],
         ["Stability AI"]),
        ("Readers of OpenAI news know why it was sued by Ziff Davis: for copied articles.", ["Ziff Davis"], ["OpenAI"]),
        ("Much may become of the case that Concord brought against Anthropic over lyrics.", ["Concord"], ["Anthropic"]),
        ("Penske Media asked a court in Washington to stop Google from copying its articles.",
         ["Penske Media Corporation"], ["Google"]),
    ],
)  # fmt: skip
def test_a_suit_told_in_passing_has_both_sides(text, accusers, accused):
    event = the_event(text, K.COMPLAINT_FILED)

    assert (list(event.accusers), list(event.accused)) == (accusers, accused)


@pytest.mark.parametrize(
    "text",
    [
        "Nobody has sued Anthropic for copying books.",
        "Reddit and Anthropic thought about suing, but signed a licence for posts.",
        "Customers of Suno who are sued over songs can be repaid, and a lawsuit would change that.",
        "In a letter to the court Reddit says that posts were copied.",
    ],
)
def test_a_suit_that_is_not_brought_is_none(text):
    assert events_in(text) == ()


def test_one_suit_told_twice_is_one_event_with_its_date():
    text = (
        "Reddit\u2019s suit against Anthropic over scraped posts goes on. Reddit sued in June 2025. "
        "The judge denied a motion to dismiss it on Monday."
    )

    event = the_event(text, K.COMPLAINT_FILED)

    assert (event.happened.first, event.happened.precision) == (date(2025, 6, 1), Precision.MONTH)


def test_a_date_is_of_the_words_that_it_hangs_on():
    text = "A judge on Monday dismissed the suit over songs that Sony Music filed against Suno in June 2024."

    found = {event.kind: event.happened.first for event in events_in(text)}

    assert found == {K.DISMISSAL: date(2025, 9, 8), K.COMPLAINT_FILED: date(2024, 6, 1)}


def test_what_a_party_announced_is_dated_by_its_word_and_a_suit_is_not_dated_by_the_ruling():
    settled = the_event(
        "Sony Music and Suno said on Monday that they had settled their dispute over songs.", K.SETTLEMENT_ANNOUNCED
    )
    suit = the_event("On Monday a judge stayed Sony Music\u2019s suit against Suno over songs.", K.COMPLAINT_FILED)

    assert settled.happened.first == date(2025, 9, 8)
    assert suit.happened.first is None


def test_a_ruling_that_goes_on_has_the_date_of_the_sentence_before():
    text = (
        "Reddit sued Anthropic over scraped posts. On Monday the judge denied its motion to transfer the case. "
        "She dismissed a claim of unfair competition."
    )

    assert the_event(text, K.DISMISSAL).happened.first == date(2025, 9, 8)


def test_lawsuits_against_several_are_one_each():
    text = "Authors have filed lawsuits over pirated books against other companies, including Meta and Apple."

    found = [event.accused for event in events_in(text) if event.kind is K.COMPLAINT_FILED]

    assert found == [("Meta",), ("Apple",)]


def test_the_judge_is_no_party_and_rules_under_the_surname_alone():
    text = (
        "Authors sued Anthropic over pirated books. Judge William Alsup heard them. Alsup ruled that it was fair use."
    )

    event = the_event(text, K.JUDGMENT)

    assert (event.accusers, event.accused) == (("authors",), ("Anthropic",))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The BBC has written to Perplexity, threatening to sue unless it stops copying its stories.", K.DEMAND_SENT),
        ("The BBC told Perplexity to stop using its stories without permission.", K.DEMAND_SENT),
        ("OpenAI was ordered to retain its chat logs in the copyright suit of Ziff Davis.", K.ORDER),
        ("A judge barred Suno from copying the songs of Sony Music.", K.INJUNCTION),
        ("The judge put off her approval of the settlement of authors with Anthropic over books.", K.ORDER),
        ("Denying the motion of OpenAI, the judge said that Ziff Davis may go on over its articles.", K.ORDER),
        ("A panel sent the copyright suits of authors against OpenAI to New York.", K.MDL_CENTRALISATION),
        ("The judge lifted the stay in the suit of Getty Images against Stability AI over photos.", K.STAY_LIFTED),
        ("The appeals court rejected an appeal by Suno against Sony Music over songs.", K.APPEAL_DECIDED),
        ("Final approval came for the settlement of authors with Anthropic over books.", K.FINAL_APPROVAL),
        ("Anthropic answered the complaint of Reddit over scraped posts.", K.ANSWER_FILED),
        ("Authors amended their complaint against Meta over pirated books.", K.AMENDED_COMPLAINT),
    ],
)
def test_each_step_is_read_in_other_wordings(text, kind):
    assert kind in {event.kind for event in events_in(text)}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("OpenAI dismissed the complaint of Ziff Davis over articles as an attack.", K.DISMISSAL),
        ("OpenAI declined our request for comment on the suit of Ziff Davis over articles.", K.ORDER),
        ("Meta told reporters that it had copied no books.", K.TESTIMONY_OR_MEMO),
        ("The judge denied Anthropic\u2019s motion to dismiss the suit of Reddit over posts.", K.MOTION_FILED),
    ],
)
def test_a_wording_alike_is_no_step(text, kind):
    assert kind not in {event.kind for event in events_in(text)}


LISTED = (
    "A judge granted in part motions by Stability AI, Midjourney, DeviantArt and Runway to dismiss a class action by "
    "artists. He also dismissed a contract claim against DeviantArt."
)


def test_nobody_in_one_list_with_the_accused_accuses_it():
    found = events_in(LISTED)

    assert {event.accusers for event in found} == {("artists",)}
    assert set(found[0].accused) == {"Stability AI", "Midjourney", "DeviantArt", "Runway"}


def test_two_names_joined_by_and_may_be_up_against_each_other():
    found = the_event(
        "Getty Images and Stability AI settled their copyright lawsuit on Monday.", K.SETTLEMENT_ANNOUNCED
    )

    assert (found.accusers, found.accused) == (("Getty Images",), ("Stability AI",))


def test_a_case_called_by_a_bare_name_is_not_one_that_this_party_brought():
    text = (
        "Sony Music and Warner Music sued Suno and Udio over their recordings. The complaint against Udio is in New "
        "York. The Suno case is docketed as No. 1:24-cv-11611."
    )

    assert {event.accused for event in events_in(text)} == {("Suno", "Udio")}


def test_a_case_of_a_party_is_its_own():
    found = the_event("Getty Images' case against Stability AI over its photographs goes on.", K.COMPLAINT_FILED)

    assert (found.accusers, found.accused) == (("Getty Images",), ("Stability AI",))


@pytest.mark.parametrize(
    "text",
    [
        "A spokesman for Perplexity told The New York Times that publishers had sued new technology firms for ages.",
        "Google makes summaries of articles, and both publishers and authors have sued other AI companies over them.",
    ],
)
def test_a_suit_against_companies_as_such_is_none_against_the_one_that_is_named(text: str):
    assert [event for event in events_in(text) if event.kind is K.COMPLAINT_FILED] == []


def test_a_suit_against_the_companies_is_one_against_those_just_named():
    text = "Suno and Udio make music from recordings. Sony Music has sued the two companies over its songs."

    assert the_event(text, K.COMPLAINT_FILED).accused == ("Suno", "Udio")


def test_a_suit_told_elsewhere_comes_before_a_guess_by_who_makes_ai():
    text = (
        "Google has filed a lawsuit against SerpApi over the copying of its search results. Google's complaint says "
        "nothing of Perplexity, which buys such results to train its models."
    )

    assert {(event.accusers, event.accused) for event in events_in(text)} == {(("Google",), ("SerpApi",))}


def test_a_side_that_the_words_leave_open_to_two_is_told_with_less_confidence():
    sure = the_event("Getty Images sued Stability AI over its photographs.", K.COMPLAINT_FILED)
    guessed = the_event(
        "In a lawsuit, Getty Images and Shutterstock are said to want Stability AI to stop copying pictures.",
        K.COMPLAINT_FILED,
    )

    assert guessed.confidence < sure.confidence


def test_whoever_sued_and_prevailed_won_a_judgment():
    found = the_event("Getty Images took Stability AI to court over its trademark and prevailed.", K.JUDGMENT)

    assert (found.accusers, found.accused) == (("Getty Images",), ("Stability AI",))
    assert found.in_favour_of is InFavourOf.CLAIMANT


def test_whoever_sued_and_won_an_award_for_its_books_has_no_judgment():
    text = "Penguin Random House sued OpenAI over its books and won a prize for its covers."

    assert [event for event in events_in(text) if event.kind is K.JUDGMENT] == []


def test_complaints_about_a_product_make_no_case_at_law_of_a_person_s_case():
    text = (
        "Bryan Cranston complained about videos of himself made with Sora, and OpenAI reviews complaints about "
        "likeness. While Cranston's case came to a good end, others go on."
    )

    assert events_in(text) == ()


def test_what_a_letter_is_over_may_stand_two_sentences_later():
    text = (
        "Amazon has sent a cease-and-desist letter to Perplexity about its browser. Perplexity calls it a threat. In "
        "Amazon's eyes the browser violates its terms of service."
    )

    assert the_event(text, K.DEMAND_SENT).accused == ("Perplexity",)


def test_a_letter_over_nothing_that_can_be_taken_is_left_out():
    text = (
        "Amazon has sent a cease-and-desist letter to Perplexity about its browser. Perplexity calls it a threat. The "
        "browser is slow and shows advertisements."
    )

    assert events_in(text) == ()


def test_each_line_of_a_list_of_suits_is_one_also_where_newspapers_sue_under_other_names():
    text = (
        "Some publishers went to court with makers of AI.\n\n"
        "The New York Times sued OpenAI\n\n"
        "The Wall Street Journal and New York Post sued Perplexity\n\n"
        "Chicago Tribune sued Perplexity"
    )

    sides = [(event.accusers, event.accused) for event in events_in(text)]

    assert sides == [
        (("The New York Times",), ("OpenAI",)),
        (("Dow Jones", "NYP Holdings"), ("Perplexity",)),
        (("Chicago Tribune",), ("Perplexity",)),
    ]


def test_a_legal_challenge_is_no_suit_in_a_text_that_tells_of_no_court():
    text = "Authors want to be paid for the books that OpenAI copied. A legal challenge to OpenAI by authors worked."

    assert events_in(text) == ()
    assert the_event(f"{text} A court heard it.", K.COMPLAINT_FILED).accused == ("OpenAI",)


def test_a_memo_that_the_sentence_rests_on_is_an_event(read):
    text = (
        "OpenAI has accused DeepSeek of distilling its models, according to a memo sent to a House committee on Monday."
    )

    found = [event for event in read(text, published=WEDNESDAY).events if event.kind is K.TESTIMONY_OR_MEMO]

    assert [(event.accusers, event.accused, event.happened.text) for event in found] == [
        (("OpenAI",), ("DeepSeek",), "Monday")
    ]


@pytest.mark.parametrize(
    ("text", "accusers", "accused"),
    [
        ("It is unlike Suno and Udio, both of which were sued by record labels over copyrighted songs.",
         ("record labels",), ("Suno", "Udio")),
        ("The deal comes as The New York Times continues to sue OpenAI over its articles.",
         ("The New York Times",), ("OpenAI",)),
        ("Reddit, which has a case of its own against Anthropic over scraping, said nothing.",
         ("Reddit",), ("Anthropic",)),
    ],
)  # fmt: skip
def test_a_suit_told_by_the_way_is_one(text, accusers, accused):
    event = the_event(text, K.COMPLAINT_FILED)

    assert (event.accusers, event.accused) == (accusers, accused)


def test_whoever_is_suing_too_has_a_suit_of_its_own():
    found = events_in("The New York Times is suing OpenAI for copyright infringement, as is Ziff Davis.")

    assert [event.accusers for event in found] == [("The New York Times",), ("Ziff Davis",)]


def test_what_is_as_somebody_is_tells_no_suit():
    assert events_in("The New York Times is as fond of copyright as is OpenAI.") == ()


@pytest.mark.parametrize(
    "words",
    [
        "Anthropic's $1.5 billion settlement was about pirated books that authors said it copied.",
        "A judge may approve the $1.5 billion Anthropic settlement with authors over pirated books.",
        "Others watch the $1.5 billion settlement that Anthropic reached with authors over pirated books.",
    ],
)
def test_a_settlement_that_is_known_by_its_sum_is_told(words):
    event = the_event(words, K.SETTLEMENT_ANNOUNCED)

    assert (event.accused, event.amount.value) == (("Anthropic",), 1_500_000_000)


@pytest.mark.parametrize("verb", ["would mend that", "could still win", "may follow in spring"])
def test_an_amended_complaint_that_is_only_hoped_for_is_no_event(verb):
    text = f"Sony Music sued Suno over its songs. Counsel for Sony Music said that an amended complaint {verb}."

    assert [event.kind for event in events_in(text)] == [K.COMPLAINT_FILED]


def test_what_may_be_appealed_is_told_as_no_event_of_its_own():
    text = "Sony Music sued Suno over its songs. The court allowed Suno to appeal a ruling that it was no fair use."

    assert K.JUDGMENT not in [event.kind for event in events_in(text)]


def test_a_settlement_that_is_only_possible_is_none():
    assert events_in("Authors hope for a $1.5 billion settlement with Anthropic over pirated books.") == ()


def test_a_day_after_the_name_of_a_suit_is_of_what_was_done_about_it():
    denied = the_event("OpenAI denied the allegations in xAI’s trade secrets lawsuit on Thursday.", K.COMPLAINT_FILED)
    filed = the_event("xAI’s lawsuit against OpenAI, filed on September 24, is over trade secrets.", K.COMPLAINT_FILED)

    assert denied.happened.first is None
    assert filed.happened.first is not None
