"""The words that a page must have to be kept out of millions; looking for them needs no parse, no model, no spaCy."""

from nlp.lexicon.relevance import DISPUTED, IP_MATTER

KEYWORDS = "onrecord-keywords@0.1"

# What every wording of AI_WORD holds: looked for as they stand, thirty times faster than as patterns.
AI_ROOTS = (
    "AI", "A.I.", "rtificial intelligence", "enerative", "LLM", "anguage model", "hatbot", "eepfake", "GPT", "Claude",
    "Gemini", "Llama", "Grok", "Copilot", "Sora", "Veo", "DALL-E", "Apple Intelligence", "Stable Diffusion", "Bard",
    "NotebookLM", "Firefly", "OpenELM", "achine learning", "achine-learning", "oundation model", "generator",
    "raining data",
)  # fmt: skip


def speaks_of_matter(text: str) -> bool:
    """Whether a text has words of AI, and any of intellectual property or of a dispute.

    Wider than the gate of the reader, which judges what this lets through: see docs/history.md.
    """
    return any(root in text for root in AI_ROOTS) and bool(IP_MATTER.search(text) or DISPUTED.search(text))
