"""Lists as files: all rows of a view with its filters, as CSV and NDJSON, and what other tools draw them from."""
