"""Pages, API and feeds."""
