"""The gate lets through what reports a dispute over AI and intellectual property, and says why it kept the rest out."""

import pytest

from nlp.parsing import read_texts
from nlp.pipeline import pipeline
from nlp.reader import Reader
from nlp.relevance import Verdict, judge
from store.records import TextToRead


def verdict_on(text: str, *, title: str | None = None) -> Verdict:
    source = TextToRead(id="1", text=text, title=title)
    return judge(next(iter(read_texts(pipeline(), [source]))))


@pytest.mark.parametrize(
    "text",
    [
        "Two novelists sued Anthropic, saying that it trained Claude on pirated copies of their books.",
        "A judge ruled that Meta’s training of its AI models on copyrighted books was fair use.",
        "OpenAI suspects that DeepSeek used distillation to copy its models.",
        "Cloudflare accuses Perplexity of scraping sites that forbid it in robots.txt.",
        "Disney sent a cease-and-desist letter to Character.AI over its characters.",
        "Anthropic agreed to pay authors $1.5 billion to settle a class action over pirated books.",
        "xAI alleges that OpenAI took trade secrets along with its engineers.",
        "A court told OpenAI to drop the name of its device after a trademark complaint by a start-up.",
        "Meta hosted AI chatbots that used the likeness of singers without their permission, according to a report.",
        "The collecting society GEMA sued OpenAI over song lyrics that ChatGPT repeats without a licence.",
        "Penske Media sued Google, accusing it of using its articles without permission for AI Overviews.",
        "OpenAI and Microsoft are investigating whether DeepSeek took data without authorization.",
        "Google widened AI Mode, which news publishers have called “theft”.",
        "The Writers Guild of America said that the deal with OpenAI sanctions its theft of our work.",
        "The AI assistant had to change its name after a legal challenge from Anthropic.",
        "Anthropic threatened legal action over its similarity to Claude.",
        "Some pages of xAI’s encyclopedia are copied directly from another one.",
    ],
)
def test_a_dispute_over_ai_and_intellectual_property_passes(text):
    assert verdict_on(text).is_ai_ip_dispute


def test_a_dispute_told_in_one_paragraph_of_other_news_passes():
    text = (
        "Midjourney has a new video model that makes clips of five seconds.\n\n"
        "It costs ten dollars a month.\n\n"
        "Last week Disney sued Midjourney over copied characters, saying that it infringes its copyrights."
    )

    assert verdict_on(text, title="Midjourney makes videos").is_ai_ip_dispute


@pytest.mark.parametrize(
    "text",
    [
        "The Justice Department sued Google over its monopoly in search, and a judge will hear of AI as well.",
        "Parents sued OpenAI for wrongful death after their son asked ChatGPT about suicide.",
        "Regulators fined Clearview AI for collecting faces, a breach of privacy law.",
        "A politician sued Meta for defamation by its chatbot.",
        "Writers struck for higher pay and for rules on AI.",
        "OpenAI raised $40 billion and will build data centres.",
        "A camera maker sued a rival for infringing its patents on lenses.",
        "Nintendo won a copyright suit against a shop that sold modified consoles.",
        "YouTube now lets creators find videos that use their likeness without permission, made with AI.",
        "The bill would require AI companies to disclose copyrighted works in their training data.",
        "Reddit signed a licensing deal with Google for its AI models.",
        "Meta hired four researchers away from OpenAI with large offers.",
        "Who owns the copyright in pictures made with generative AI?",
        "If authors sue Apple over AI training on their copyrighted books, it may settle.",
        "Google called its AI Mode “the future”, and a study counted thefts of cars.",
        "The AI assistant has changed its name because its maker liked the new one better.",
        "Anthropic threatened legal action over its contract with a landlord.",
        "",
    ],
)
def test_other_news_is_kept_out(text):
    assert not verdict_on(text).is_ai_ip_dispute


def test_a_suit_is_of_the_matter_that_the_text_tells_of_its_accused_elsewhere(reader: Reader) -> None:
    text = (
        "Grammarly has switched off a feature of its generative AI that showed advice under the names of writers. "
        "The names of those writers appeared on Grammarly without their permission, a report said.\n\n"
        "The company said that it will let writers choose.\n\nA class action was filed against Grammarly on Tuesday."
    )

    assert reader.read(TextToRead(id="1", text=text)).is_ai_ip_dispute


def test_a_suit_over_patents_on_a_thing_stays_one_though_its_accused_also_makes_ai(reader: Reader) -> None:
    text = (
        "Meta was sued on Monday by a maker of glasses for infringing its patents on frames.\n\n"
        "The frames are sold in many shops.\n\n"
        "Its glasses show the answers of an AI. Shops say Meta trademarked the name of that AI."
    )

    assert not reader.read(TextToRead(id="1", text=text)).is_ai_ip_dispute


@pytest.mark.parametrize(
    "note",
    [
        "(Disclosure: The owner of this site filed a lawsuit against OpenAI, alleging it infringed copyrights.)",
        "Disclosure: The owner of this site filed a lawsuit against OpenAI, alleging that it infringed its copyrights.",
        "(Disclosure: The owner of this site filed a lawsuit against OpenAI, alleging that it infringed its copyr",
    ],
)
def test_a_note_about_the_owner_of_the_outlet_makes_no_dispute(note):
    text = f"ChatGPT has a new voice that sounds less flat. {note}\n\nThe update is free for all."

    assert not verdict_on(text).is_ai_ip_dispute


def test_headings_and_links_alone_make_no_dispute():
    text = "ChatGPT has a new voice.\n\nAuthors sue OpenAI over pirated books\n\nAlso: Disney sues Midjourney"

    assert not verdict_on(text).is_ai_ip_dispute


def test_the_reason_names_what_was_seen():
    why = verdict_on("Disney sued Midjourney, which infringes its copyrights.").why

    assert "Midjourney" in why
    assert "sued" in why
    assert why.endswith(".")


def test_the_reason_names_what_is_missing():
    assert "intellectual property" in verdict_on("OpenAI raised $40 billion.").why


def test_a_headline_about_another_matter_is_the_reason():
    verdict = verdict_on(
        "OpenAI said that unauthorized use of ChatGPT broke its rules, and the lawsuit says otherwise.",
        title="OpenAI answers a suit over a suicide",
    )

    assert not verdict.is_ai_ip_dispute
    assert "headline" in verdict.why


def test_data_stolen_in_a_cyberattack_make_no_dispute():
    text = "The AI start-up Cohere was hit by a cyberattack. A group claimed that it has stolen data of Cohere."

    assert not verdict_on(text).is_ai_ip_dispute
