"""The pictures: shapes by kind, lanes by party, folded time, and links that lead to the lines."""

import re
from datetime import date, timedelta
from xml.etree import ElementTree as ET

import pytest

from store.disputes import find_dispute, list_disputes
from store.timeline import Placed
from store.vocabulary import Act, Precision, ResponseKind
from webapp.timeline.columns import columns_of
from webapp.timeline.items import Item, Lane, items_of, key_of, lanes_of
from webapp.timeline.lanes import draw_lanes, label_lines
from webapp.timeline.lifeline import WIDTH, life_line, scale_of
from webapp.timeline.marks import COLOURS, NAMES, SHAPES, Mark
from webapp.timeline.svg import inline
from webapp.timeline.tall import draw_tall
from webapp.timeline.type import fitted, width_of, wrapped

TODAY = date(2026, 1, 2)


def make_item(
    day: date, *, mark: Mark = Mark.ALLEGATION, lane: str = "OpenAI", until: date | None = None, **more: str
) -> Item:
    placed = Placed(first=day, last=until or day, precision=Precision.RANGE if until else Precision.DAY)
    given = {"top": "distillation", "low": "in Sample Wire", "href": "#c-1", "group": f"{day}{lane}"}
    return Item(mark=mark, lane=lane, when=placed, **{**given, **more})


def test_every_kind_has_a_shape_a_name_and_a_colour():
    for table in (SHAPES, NAMES, COLOURS):
        assert set(table) == set(Mark)


def test_no_two_kinds_differ_by_colour_alone():
    assert len(set(SHAPES.values())) == len(Mark)


def test_the_style_sheet_knows_every_kind(client):
    with client.get("/static/style.css") as answer:
        sheet = answer.text

    for mark in Mark:
        assert f".m-{mark}" in sheet


def test_each_mark_is_a_link_to_a_line_of_the_page(client, distillation):
    page = client.get("/disputes/openai-deepseek").text

    targets = set(re.findall(r'<a href="#([^"]+)" aria-label', page))
    assert targets
    for target in targets:
        assert f'id="{target}"' in page


def test_each_link_is_named_by_its_label_and_big_enough_to_hit(session, distillation):
    matter = find_dispute(session, "openai-deepseek")
    items = items_of(matter)
    drawing = draw_lanes(items, lanes_of(matter, items), shown_to=TODAY, today=TODAY)

    links = list(drawing.iter("a"))
    assert len(links) == len(items)
    for link in links:
        area = link.find("rect")
        assert (area.get("width"), area.get("height")) == ("24", "24")
        assert link.get("aria-label")


@pytest.mark.parametrize(
    ("label", "room", "lines"),
    [
        (("distillation", "in Sample Wire"), 90, ["distillation", "in Sample Wire"]),
        (("distillation", "in Sample Legal Reporter"), 90, ["distillation"]),
        (("use of material", "in Sample Wire"), 60, ["use of", "material"]),
        (("distillation", "by X"), 60, []),
    ],
)
def test_a_label_is_broken_or_left_out_rather_than_cut(label: tuple[str, str], room: int, lines: list[str]) -> None:
    assert label_lines(*label, room) == lines


@pytest.mark.parametrize("words", ["Microsoft", "Universal Music Group and others", "W" * 40, "Ünïversäl Müsïc", ""])
@pytest.mark.parametrize("room", [20, 60, 118])
def test_words_are_cut_to_the_room_they_have(words: str, room: int) -> None:
    assert width_of(fitted(words, room)) <= room
    assert all(width_of(line) <= room for line in wrapped(words, room))


def test_an_accent_takes_no_width():
    assert width_of("Zürich") == width_of("Zurich")


@pytest.mark.parametrize(("number", "unit"), [(80, "day"), (81, "week")])
def test_beyond_eighty_marks_the_columns_are_weeks(number, unit):
    items = [make_item(date(2025, 1, 6) + timedelta(days=n % 2), lane=str(n), group="g") for n in range(number)]

    assert {column.unit for column in columns_of(items, most=30)} == {unit}


def test_a_week_runs_from_monday_to_sunday():
    items = [make_item(date(2025, 1, 8 + n % 2), group=str(n)) for n in range(81)]

    (column,) = columns_of(items, most=30)

    assert (column.first, column.last) == (date(2025, 1, 6), date(2025, 1, 12))
    assert [(item.count, item.top) for slot in column.slots for item in slot] == [(81, "81 allegations")]


def test_of_many_silences_of_one_length_four_are_folded():
    items = [make_item(date(2025, 1, 1) + timedelta(days=30 * n)) for n in range(9)]

    assert sum(column.fold > 0 for column in columns_of(items, most=30)) == 4


def test_an_answer_to_three_claims_is_one_mark(session, make_version, file_findings, claim, response):
    version = make_version(
        "OpenAI says that DeepSeek copied it. OpenAI says that DeepSeek scraped it. DeepSeek did not respond."
    )
    one, two, silence = (f"{part}." for part in version.text.rstrip(".").split(". "))
    file_findings(
        version,
        claim(version, one),
        claim(version, two, act=Act.BULK_API_EXTRACTION),
        response(version, silence, ResponseKind.NO_RESPONSE_TO_REQUEST),
    )

    marks = [item.mark for item in items_of(find_dispute(session, "openai-deepseek"))]

    assert marks.count(Mark.SILENCE) == 1
    assert marks.count(Mark.ALLEGATION) == 2


def test_allegations_of_one_sentence_are_one_mark(session, make_version, file_findings, claim):
    version = make_version("OpenAI says that DeepSeek copied and drained it.")
    acts = (Act.MODEL_OUTPUT_DISTILLATION, Act.BULK_API_EXTRACTION)
    file_findings(version, *(claim(version, version.text, act=act) for act in acts))

    [item] = items_of(find_dispute(session, "openai-deepseek"))

    assert item.top == "2 allegations"


def test_lanes_are_the_parties_with_their_roles(session, distillation):
    matter = find_dispute(session, "openai-deepseek")

    lanes = lanes_of(matter, items_of(matter))

    assert [(lane.name, lane.role) for lane in lanes] == [
        ("OpenAI", "accuser"),
        ("Microsoft", "investigator"),
        ("DeepSeek", "accused"),
        ("Others", "on record"),
    ]


def test_a_court_has_a_lane_where_it_acts(session, lawsuit):
    matter = find_dispute(session, "disney-midjourney")

    assert Lane(name="Court", role="C.D. Cal.") in lanes_of(matter, items_of(matter))


def test_the_key_lists_only_kinds_that_are_drawn(session, lawsuit):
    matter = find_dispute(session, "disney-midjourney")

    assert key_of(items_of(matter)) == [Mark.ALLEGATION, Mark.ANSWER, Mark.COURT]


def test_empty_time_is_folded_and_its_days_are_counted():
    columns = columns_of([make_item(date(2025, 1, 1)), make_item(date(2025, 3, 1))], most=9)

    assert [column.fold for column in columns] == [0, 58]
    assert [column.heading.replace("\u00a0", " ") for column in columns] == ["1 Jan 2025", "1 Mar"]


def test_days_next_to_each_other_share_a_panel():
    columns = columns_of([make_item(date(2025, 1, 28) + timedelta(days=n)) for n in range(4)], most=9)

    assert len(columns) == 4
    assert not any(column.fold for column in columns)


def test_two_marks_of_one_lane_and_day_stand_side_by_side():
    day = date(2025, 1, 29)
    (column,) = columns_of([make_item(day, group="a"), make_item(day, group="b", mark=Mark.COURT)], most=9)

    assert [len(slot) for slot in column.slots] == [1, 1]


def test_what_belongs_together_shares_a_slot_across_lanes():
    day = date(2025, 1, 29)
    together = [make_item(day, group="a"), make_item(day, group="a", lane="DeepSeek", mark=Mark.SILENCE)]

    (column,) = columns_of(together, most=9)

    assert len(column.slots) == 1


@pytest.mark.parametrize(("apart", "most"), [(3, 9), (40, 9), (200, 9), (1, 6)])
def test_many_marks_become_fewer_columns_and_none_is_lost(apart, most):
    items = [make_item(date(2020, 1, 1) + timedelta(days=apart * n), group=str(n)) for n in range(40)]

    columns = columns_of(items, most=most)

    drawn = [item for column in columns for slot in column.slots for item in slot]
    assert sum(item.count for item in drawn) == 40
    assert len(columns) < 40


def test_a_vague_date_is_drawn_as_a_bracket(session, distillation):
    matter = find_dispute(session, "openai-deepseek")
    items = items_of(matter)

    for drawing in (
        draw_lanes(items, lanes_of(matter, items), shown_to=TODAY, today=TODAY),
        draw_tall(items, lanes_of(matter, items)),
    ):
        brackets = [path for path in drawing.iter("path") if path.get("class", "").startswith("bracket")]
        assert len(brackets) == 1


def test_everything_is_drawn_inside_the_picture(session, distillation):
    matter = find_dispute(session, "openai-deepseek")
    items = items_of(matter)

    for width in (1152, 828):
        drawing = draw_lanes(items, lanes_of(matter, items), shown_to=TODAY, today=TODAY, width=width)
        for text in drawing.iter("text"):
            assert 0 <= float(text.get("x")) <= width
        for area in drawing.iter("rect"):
            assert float(area.get("x")) + float(area.get("width")) <= width + 1


def test_a_narrow_picture_has_at_most_five_parties():
    parties = [f"Party {n}" for n in range(9)]
    items = [make_item(date(2025, 1, 1), lane=party) for party in parties]

    drawing = draw_tall(items, [Lane(name=party, role="accuser") for party in parties])

    names = [text.text for text in drawing.iter("text") if text.get("class") == "strong"]
    assert len(names) == 5


def test_hostile_names_are_escaped():
    evil = '"><script>alert(1)</script>'
    drawn = inline(draw_lanes(
        [make_item(date(2025, 1, 1), lane=evil, top=evil)], [Lane(name=evil, role=evil)], shown_to=TODAY, today=TODAY
    ))  # fmt: skip

    assert "<script" not in drawn
    ET.fromstring(drawn)  # noqa: S314


def test_the_picture_alone_is_svg_with_its_own_colours_and_policy(client, distillation):
    answer = client.get("/disputes/openai-deepseek.svg")

    assert answer.mimetype == "image/svg+xml"
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'"
    root = ET.fromstring(answer.text)  # noqa: S314
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert COLOURS[Mark.DENIAL] in answer.text


def test_a_dispute_without_a_dated_line_has_no_picture(client, session, make_version, file_findings, claim):
    version = make_version("OpenAI says that DeepSeek copied its models.", published=None)
    file_findings(version, claim(version, version.text))
    session.commit()

    assert client.get("/disputes/openai-deepseek.svg").status_code == 404
    assert "Nothing dated was public" in client.get("/disputes/openai-deepseek").text


def test_a_life_line_stays_on_its_scale_and_runs_on_while_nothing_ended_it(session, small_record):
    matters = list_disputes(session)
    scale = scale_of(matters, TODAY)

    for matter in matters:
        line = life_line(matter, scale)
        assert all(0 <= mark.x <= WIDTH for mark in line.marks)
        assert (line.end < WIDTH - 7) == (matter.dispute.slug == "authors-anthropic")
