import re
from pathlib import Path

import pytest

from cli.demo.content import read_articles
from cli.main import COMMANDS
from cli.settings import VARIABLES

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("command", COMMANDS)
def test_the_readme_names_every_command(command):
    assert f"`onrecord {command}" in README


@pytest.mark.parametrize("variable", VARIABLES)
def test_the_readme_names_every_setting(variable):
    assert f"| `{variable}` |" in README


def test_the_readme_names_no_setting_that_is_gone():
    assert set(re.findall(r"ONRECORD_[A-Z_]+", README)) <= set(VARIABLES)


def test_the_readme_counts_the_sample_articles_rightly():
    articles = read_articles()
    disputes = {article.dispute for article in articles if article.dispute}

    assert f"The {len(articles)} sample\narticles" in README
    assert f"{len(disputes)} real disputes" in README


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md"])
def test_links_between_documents_lead_somewhere(page):
    targets = re.findall(r"\]\(([^)#]+)\)", (ROOT / page).read_text(encoding="utf-8"))

    assert [target for target in targets if "://" not in target and not (ROOT / target).exists()] == []


def test_decisions_are_numbered_without_a_gap():
    numbers = sorted(int(path.name[:4]) for path in (ROOT / "docs" / "decisions").glob("*.md"))

    assert numbers == list(range(1, len(numbers) + 1))
