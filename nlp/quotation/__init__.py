"""Attributions: who is said to say what, for direct, mixed and indirect speech, by rules over marks and parse."""

from nlp.quotation.finding import find_attributions
from nlp.quotation.records import Attribution, Extent

__all__ = ["Attribution", "Extent", "find_attributions"]
