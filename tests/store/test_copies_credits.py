"""A credit is read where a text says whose report it is, and nowhere else; it names the place of what it reports."""

from collections.abc import Callable

import pytest
from sqlalchemy.orm import Session

from store.credits import AGENCIES, credit_version
from store.models import ArticleVersion, Outlet
from store.vocabulary import OutletKind

BODY = "Aldine Books sued Borealis Labs on Monday over its model.\n\nBorealis Labs has not answered the complaint."

Credited = Callable[..., ArticleVersion]


@pytest.fixture
def credited(session: Session, make_version: Callable[..., ArticleVersion]) -> Credited:
    """A version whose credit was read; `authors` are its byline."""

    def make(text: str, *, outlet: str | None = "Sample Paper", authors: list[str] | None = None) -> ArticleVersion:
        version = make_version(text, outlet=outlet)
        version.authors = authors or []
        credit_version(session, version)
        return version

    return make


@pytest.mark.parametrize(
    ("agency", "text", "words"),
    [
        ("Reuters", f"(Reuters) - {BODY}", "(Reuters) -"),
        ("Reuters", f"SAN FRANCISCO, June 24 (Reuters) - {BODY}", "SAN FRANCISCO, June 24 (Reuters) -"),
        ("Associated Press", f"LONDON (AP) — {BODY}", "LONDON (AP) —"),
        ("Associated Press", f"A picture of the court\n\nNEW YORK (AP) -- {BODY}", "NEW YORK (AP) --"),
        ("Agence France-Presse", f"Paris (AFP) – {BODY}", "Paris (AFP) –"),
        ("Xinhua", f"BEIJING, Jan. 29 (Xinhua) -- {BODY}", "BEIJING, Jan. 29 (Xinhua) --"),
        ("dpa", f"Berlin (dpa) - {BODY}", "Berlin (dpa) -"),
        ("Kyodo", f"TOKYO (Kyodo News): {BODY}", "TOKYO (Kyodo News):"),
        ("CNN", f"(CNN) {BODY}", "(CNN)"),
        ("Agence France-Presse", f"{BODY}\n\n— AFP", "— AFP"),
        ("Agence France-Presse", f"{BODY} – Agence France-Presse", "– Agence France-Presse"),
        ("Press Trust of India", f"{BODY}\n\n(PTI)", "(PTI)"),
        ("Bernama", f"{BODY} (Bernama)", "(Bernama)"),
        ("Reuters", f"{BODY}\n\nReporting by A. Sample for Reuters.", "Reporting by A. Sample for Reuters"),
        (
            "The Conversation",
            f"{BODY}\n\nThis article is republished from The Conversation under a licence.",
            "This article is republished from The Conversation",
        ),
        ("Associated Press", f"{BODY}\n\nThis story was provided by The Associated Press.", None),
        ("ProPublica", f"This article originally appeared on ProPublica.\n\n{BODY}", None),
        ("Associated Press", f"{BODY}\n\nCopyright 2025 The Associated Press. All rights reserved.", None),
        ("Bloomberg", f"Bloomberg News via Tribune Content Agency\n\n{BODY}", None),
        ("Associated Press", f"By A. SAMPLE, Associated Press\n\n{BODY}", "By A. SAMPLE, Associated Press"),
        ("PA Media", f"By PA Media\n\n{BODY}", "By PA Media"),
    ],
)  # fmt: skip
def test_credit_is_read_with_its_words(credited: Credited, agency: str, text: str, words: str | None) -> None:
    version = credited(text)

    assert version.wire_credit == agency
    assert version.wire_credit_as_worded in version.text
    assert words in (None, version.wire_credit_as_worded)


@pytest.mark.parametrize(
    ("agency", "author"),
    [
        ("Agence France-Presse", "AFP"),
        ("PA Media", "PA Media"),
        ("Reuters", "A. Sample, Reuters"),
        ("Associated Press", "A. Sample | The Associated Press"),
        ("Bloomberg", "A. Sample (Bloomberg)"),
    ],
)
def test_byline_that_is_an_agency_credits_it(credited: Credited, agency: str, author: str) -> None:
    version = credited(BODY, authors=["B. Sample", author])

    assert (version.wire_credit, version.wire_credit_as_worded) == (agency, author)


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        f"Reuters reported on Monday that a suit is near. {BODY}",
        f"Thomson Reuters sued Borealis Labs, it told the Associated Press (AP) - {BODY}",
        f"Agence France-Presse (AFP) - one of the largest agencies - sued. {BODY}",
        f"The Associated Press (AP) — which licenses its archive — sued. {BODY}",
        f"{BODY} The suit was first reported by Reuters.",
        f"{BODY}\n\nBorealis Labs declined to comment to AFP.",
        f"{BODY}\n\nThis story was updated with a comment given to Reuters.",
        f"{BODY}\n\nAFP contributed to this report.",
        f"{BODY}\n\nWith files from Reuters",
        f"{BODY}\n\nPicture: Bloomberg via Getty Images",
        f"Bloomberg via Getty Images\n\n{BODY}",
        f"{BODY}\n\nReuters",
        f"{BODY}\n\nThis story originally appeared in The Sample Letter, our weekly newsletter.",
        f"{BODY}\n\n“It is our best year yet.” — Reuters",
        f"PITTSBURGH (PA) - {BODY}",
        f"Shares of Thomson Reuters (TRI) - the owner of a database - rose. {BODY}",
        f"By A. Sample\n\nThe reporter, once of Reuters\n\n{BODY}",
        f"{BODY}\n\n{BODY}\n\nLONDON (Reuters) - was how the first of them began.\n\n{BODY}\n\n{BODY}",
    ],
)
def test_text_about_an_agency_or_one_that_cites_it_credits_nobody(credited: Credited, text: str) -> None:
    assert credited(text, authors=["A. Sample", "Reuters Street Choir"]).wire_credit is None


def test_agency_that_only_the_record_knows_is_credited(session: Session, credited: Credited) -> None:
    session.add(Outlet(slug="sample-wire", name="Sample Wire", kind=OutletKind.WIRE))

    assert credited(f"{BODY}\n\nFrom Sample Wire, edited for length.").wire_credit == "Sample Wire"
    assert credited(f"{BODY} This report was supplied by Sample Wire.").wire_credit == "Sample Wire"
    assert credited(f"{BODY}\n\nFrom Sample Paper, edited.", outlet="Other Paper").wire_credit is None


def test_agency_s_own_page_credits_nobody(credited: Credited) -> None:
    assert credited(f"LONDON (AP) — {BODY}", outlet="Associated Press").wire_credit is None


def test_no_two_agencies_share_a_name() -> None:
    names = [name for agency, others in AGENCIES.items() for name in (agency, *others)]

    assert len(names) == len(set(names))
