"""The pictures of the pages: each kind has an address, and a page is pictured wide and narrow, light and dark."""

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.orm import Session, sessionmaker

from benchmarks.screens import page_paths, picture

pytestmark = pytest.mark.ui


def test_a_page_is_pictured_wide_and_narrow_light_and_dark(
    browser: Any, address: str, sessions: sessionmaker[Session], tmp_path: Path
) -> None:
    with sessions() as session:
        paths = page_paths(session)

    picture(browser, address + paths["claim"], tmp_path, "claim")

    made = {file.name: file.stat().st_size for file in tmp_path.iterdir()}
    assert set(made) == {
        "claim.png",
        *(f"claim-{width}-{scheme}.png" for width in (1280, 360) for scheme in ("light", "dark")),
    }
    assert min(made.values()) > 10_000
