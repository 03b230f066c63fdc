"""Teaches the reader's network on the passages that may be looked at: `python -m benchmarks.teach`."""
