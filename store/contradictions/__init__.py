"""Where two passages under one dispute do not say the same: found by rules, kept as rows, never resolved here."""
