"""The keywords of archives let through what speaks of AI and of its matters or a dispute, and need no spaCy."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from nlp.keywords import AI_ROOTS, speaks_of_matter
from nlp.lexicon.relevance import AI_WORD

_PASSAGES = Path(__file__).parents[2] / "benchmarks" / "passages"


@pytest.mark.parametrize(
    ("text", "passes"),
    [
        ("The invented publisher sued the lab over its AI model.", True),
        ("The lab's chatbot repeats copyrighted novels word for word.", True),
        ("The publisher sued its printer over copyrighted novels.", False),
        ("The lab's AI model plays chess.", False),
        ("", False),
    ],
)
def test_text_passes_with_words_of_both_kinds(text: str, passes: bool) -> None:
    assert speaks_of_matter(text) is passes


def test_roots_miss_no_wording_of_ai_in_our_passages() -> None:
    rows = [json.loads(line) for line in (_PASSAGES / "tuning.jsonl").read_text(encoding="utf-8").splitlines()]
    worded = [row["text"] for row in rows if AI_WORD.search(row["text"])]

    assert len(worded) > 50
    assert [text for text in worded if not any(root in text for root in AI_ROOTS)] == []


@pytest.mark.parametrize(
    "wording",
    [
        "A.I.", "artificial intelligence", "Artificial intelligence", "generative", "Gen AI", "AI-made", "LLMs",
        "large-language model", "Language models", "chatbots", "deepfake", "ChatGPT", "GPT-4", "Claude", "Gemini",
        "Llama", "Grok", "Copilot", "Sora", "Veo", "DALL-E", "Apple Intelligence", "Stable Diffusion", "Bard",
        "NotebookLM", "AI Overviews", "Firefly", "OpenELM", "Machine learning", "machine-learning", "foundation model",
        "image generators", "video generator", "music generators", "Training data",
    ],
)  # fmt: skip
def test_every_wording_of_ai_has_a_root(wording: str) -> None:
    assert speaks_of_matter(f"An {wording} was sued.")


def test_keywords_load_no_parser() -> None:
    loaded = (
        "import sys, nlp.keywords, crawler.history.scanning; print('spacy' in sys.modules, 'scrapy' in sys.modules)"
    )

    assert subprocess.check_output([sys.executable, "-c", loaded], text=True).strip() == "False False"
