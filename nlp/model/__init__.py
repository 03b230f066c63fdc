"""A small network beside the rules, taught by `benchmarks.teach`: it adds claims, and lets texts through the gate."""
