"""Measurements: ratios taken side by side in one run, for machines are noisy."""
