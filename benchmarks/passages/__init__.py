"""Texts of our own with what a perfect reader finds in them (docs/annotation.md)."""
