"""A page that takes its article back is told from coverage of somebody else's retraction."""

import pytest

from store.withdrawal import withdrawal_notice

TEXT = "Aldine Books sued Borealis Labs on Monday over novels that it says were copied. " * 30


@pytest.mark.parametrize(
    ("title", "text"),
    [
        (None, "This article has been removed."),
        ("A title", "This story was retracted on Friday because its main source could not be verified."),
        (None, "Editor’s note: The article that stood here has been withdrawn."),
        (None, "We have retracted this article. We regret the error."),
        (None, "The Sample Post has unpublished this story."),
        (None, "This article is no longer available."),
        ("Retracted: A title", f"This article has been retracted.\n\n{TEXT}"),
        ("A title", f"Retraction: This article has been retracted by the editors.\n\n{TEXT}"),
        ("A title", f"{TEXT}\n\nEditor's note: this story has since been withdrawn."),
    ],
)
def test_notice_of_withdrawal_is_read_out(title: str | None, text: str) -> None:
    notice = withdrawal_notice(title, text)

    assert notice is not None
    assert notice in text


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("A title", TEXT),
        ("A title", f"This article has been retracted, the rival paper told its readers.\n\n{TEXT}"),
        ("A title", f"{TEXT}\n\nThe video was removed from the site on Monday.\n\n{TEXT}"),
        ("A title", "Borealis Labs removed the article from its data set, it said in a filing."),
        ("A title", "Correction: This article has been updated to say that it was Tuesday."),
        ("Retraction demanded by Aldine", TEXT),
        ("A title", ""),
    ],
)
def test_other_pages_are_not_withdrawn(title: str, text: str) -> None:
    assert withdrawal_notice(title, text) is None
