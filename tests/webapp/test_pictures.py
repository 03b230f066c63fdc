"""A timeline that stands alone: what it says beside the lanes, its links, its type, and the same as pixels."""

from xml.etree import ElementTree as ET

import pytest
import resvg_py

from store.models import Claim
from store.vocabulary import Act
from webapp.cards import claim_card
from webapp.claims import claim_asked
from webapp.paper import painted
from webapp.timeline.marks import NAMES, Mark
from webapp.timeline.poster import Told, poster
from webapp.timeline.svg import NAMESPACE, add, picture, written

SVG = f"{{{NAMESPACE}}}"
SLUG = "/disputes/openai-deepseek"


def words_of(answer):
    return [text.text for text in ET.fromstring(answer.text).iter(f"{SVG}text")]  # noqa: S314


def test_it_says_what_it_is_where_the_matter_stands_and_where_it_comes_from(client, distillation):
    told = [words.replace("\u00a0", " ") for words in words_of(client.get(f"{SLUG}.svg?as_of=2025-01-29"))]

    assert {"On Record", "OpenAI and Microsoft – DeepSeek", NAMES[Mark.ALLEGED_BY_NOBODY]} <= set(told)
    assert any("public by 29 Jan 2025" in words and SLUG in words for words in told)
    assert any(words.startswith("Said to be under investigation") for words in told)


def test_it_says_that_it_shows_samples(client, distillation):
    assert any("Sample coverage" in words for words in words_of(client.get(f"{SLUG}.svg")))


def test_its_links_lead_to_the_page(client, distillation):
    root = ET.fromstring(client.get(f"{SLUG}.svg").text)  # noqa: S314

    hrefs = [link.get("href") for link in root.iter(f"{SVG}a")]
    assert hrefs
    assert all(href.startswith(f"http://localhost{SLUG}#") for href in hrefs)


def test_it_shows_only_the_lines_that_the_page_shows(client, distillation):
    marks = [
        len(list(ET.fromstring(client.get(f"{SLUG}.svg?only={only}").text).iter(f"{SVG}a")))  # noqa: S314
        for only in ("all", "unanswered")
    ]

    assert marks[0] > marks[1] > 0


def test_it_is_the_same_as_pixels_wide_enough_for_a_card(client, distillation):
    answer = client.get(f"{SLUG}.png")

    assert answer.mimetype == "image/png"
    assert answer.data.startswith(b"\x89PNG")
    wide, high = (int.from_bytes(answer.data[at : at + 4]) for at in (16, 20))
    assert wide == 2448
    assert 1.5 < wide / high < 1.95
    assert client.get(f"{SLUG}.png", headers={"If-None-Match": answer.headers["ETag"]}).status_code == 304


def test_its_type_is_at_hand_on_every_machine():
    told = Told(title="Aé", status="", marks=(), source="")
    lanes = picture(100, 50, "", classes="lanes")
    add(lanes, "text", "A", x=5, y=20, class_="name")
    drawing = poster(lanes, told)

    assert painted(drawing) != resvg_py.svg_to_bytes(svg_string=written(drawing), zoom=2, skip_system_fonts=True)


def test_hostile_words_stay_words():
    evil = "</title><script>alert(1)</script>"
    told = Told(title=evil, status=evil, marks=(), source=evil)
    svg = written(poster(picture(100, 50, evil, classes="lanes"), told))

    assert "<script" not in svg
    ET.fromstring(svg)  # noqa: S314


def test_a_page_names_its_picture_for_cards(client, distillation):
    page = client.get(SLUG).text

    assert f'<meta property="og:image" content="http://localhost{SLUG}.png">' in page


@pytest.mark.parametrize("form", ["svg", "png"])
def test_nothing_dated_is_no_picture(client, distillation, form):
    assert client.get(f"{SLUG}.{form}?as_of=2001-01-01").status_code == 404


def test_both_days_can_be_chosen_without_a_script_and_the_choice_of_lines_is_kept(client, distillation):
    page = client.get(f"{SLUG}?as_of=2025-01-29&recorded_as_of=2025-06-01&only=allegations").text

    assert '<input id="as_of" name="as_of" value="2025-01-29"' in page
    assert '<input id="recorded_as_of" name="recorded_as_of" value="2025-06-01"' in page
    assert '<input type="hidden" name="only" value="allegations">' in page


def _text(drawing):
    return [text.text for text in drawing.iter("text")]


def test_a_claim_has_a_card_that_its_page_names(client, session, distillation):
    path = f"/claims/{session.query(Claim).first().public_id}"
    answer = client.get(f"{path}.png?as_of=2025-02-01")

    assert f'<meta property="og:image" content="http://localhost{path}.png">' in client.get(path).text
    assert answer.mimetype == "image/png"
    assert [int.from_bytes(answer.data[at : at + 4]) for at in (16, 20)] == [2448, 1286]
    assert client.get(f"{path}.png?as_of=2001-01-01").status_code == 404


def test_a_card_has_the_hedge_the_sentence_its_source_and_what_was_answered(app, session, distillation):
    claim = session.query(Claim).filter_by(act=Act.MODEL_OUTPUT_DISTILLATION).order_by(Claim.id).first()
    with app.test_request_context(f"/claims/{claim.public_id}?as_of=2025-02-01"):
        app.preprocess_request()
        told = " ".join(_text(claim_card(claim_asked(claim.public_id)))).replace("\u00a0", " ")

    assert "OpenAI says that DeepSeek may have" in told
    assert "“OpenAI says it has seen some evidence that DeepSeek may have distilled its models.”" in told
    assert "Sample Ledger, 30 Jan 2025. Alleged, not established." in told
    assert "DeepSeek: could not be reached" in told
    assert "public by 1 Feb 2025. Sample coverage, not to be cited." in told


def test_the_longest_words_stay_on_the_card(app, session, make_version, file_findings, claim):
    version = make_version(f"OpenAI says that DeepSeek {'really ' * 200}copied it.", outlet="Sample " + "Wire " * 40)
    file_findings(version, claim(version, version.text))
    session.commit()
    with app.test_request_context(f"/claims/{session.query(Claim).one().public_id}"):
        app.preprocess_request()
        card = claim_card(claim_asked(session.query(Claim).one().public_id))

    *lines, _ = sorted(float(text.get("y")) for text in card.iter("text"))
    assert max(lines) < float(card.get("height")) - 36
