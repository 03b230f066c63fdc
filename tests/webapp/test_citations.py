"""A claim as it is cited: plain, BibTeX, RIS and CSL-JSON, with the day it shows and the passage it rests on."""

import json
import re
from datetime import date, datetime

import pytest

from store.models import Claim
from store.vocabulary import Act
from webapp.citing import Citation, bibtex, csl, plain, ris

HOSTILE = "100% of {it} & \\more_\r\nER  - \n"
CITED = Citation(
    claim_id="c-1", words=HOSTILE, address="https://record.example/claims/c-1?as_of=2025-02-01", as_of=date(2025, 2, 1),
    outlet="Sample Wire", title=None, published=None, digest="ab12" * 16, read=datetime(2025, 1, 31),  # noqa: DTZ001
)  # fmt: skip


@pytest.fixture
def path(session, distillation):
    found = session.query(Claim).filter_by(act=Act.MODEL_OUTPUT_DISTILLATION).order_by(Claim.id).first()
    return f"/claims/{found.public_id}"


def test_what_is_not_known_of_a_passage_is_said_so():
    assert "Sample Wire, untitled, n.d., archived copy ab12ab12, read 31 Jan 2025" in plain(CITED)


def test_bibtex_keeps_its_braces_whatever_the_words():
    entry = bibtex(CITED)

    bare = re.sub(r"\\.", "", entry)
    assert bare.count("{") == bare.count("}")
    assert r"100\% of \{it\} \& \textbackslash{}more\_" in entry
    assert "urldate = {2025-02-01}" in entry


def test_ris_has_one_line_for_each_field_and_ends_once():
    lines = ris(CITED).split("\r\n")

    assert all(re.fullmatch(r"[A-Z][A-Z0-9]  - .*", line) for line in lines[:-1])
    assert [line for line in lines if line.startswith("ER  - ")] == ["ER  - "]
    assert "\n" not in "".join(lines)


def test_csl_is_a_web_page_with_its_day():
    (item,) = csl(CITED)

    assert item["type"] == "webpage"
    assert item["accessed"] == {"date-parts": [[2025, 2, 1]]}


@pytest.mark.parametrize(
    ("suffix", "mimetype"),
    [
        (".bib", "application/x-bibtex"),
        (".ris", "application/x-research-info-systems"),
        (".csl.json", "application/vnd.citationstyles.csl+json"),
    ],
)
def test_each_file_cites_the_day_that_is_shown(client, path, suffix, mimetype):
    answer = client.get(f"{path}{suffix}?as_of=2025-02-01")

    assert answer.mimetype == mimetype
    assert "as_of=2025-02-01" in answer.text
    assert "2025-02-01" in answer.text.replace("as_of=2025-02-01", "")


def test_the_page_leads_to_the_files_for_its_passage_and_its_days(client, path):
    page = client.get(f"{path}?passage=2&as_of=2026-01-01").text

    found = [href.replace("&amp;", "&") for href in re.findall(rf'<a href="({path}\.bib[^"]*)"', page)]
    assert [set(href.partition("?")[2].split("&")) for href in found] == [{"passage=2", "as_of=2026-01-01"}]
    assert client.get(found[0]).status_code == 200


def test_the_forms_that_a_page_names_take_what_the_page_takes(client, path):
    page = client.get(f"{path}?passage=2&as_of=2026-01-01&recorded_as_of=2030-01-01").text

    for form in re.findall(r'<link rel="alternate"[^>]* href="(/claims/[^"]+)"', page):
        assert client.get(form.replace("&amp;", "&")).status_code == 200


def test_csl_is_json(client, path):
    assert json.loads(client.get(f"{path}.csl.json").text)[0]["id"] == path.rpartition("/")[2]
