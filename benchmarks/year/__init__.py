"""How well a record stands up to a year of coverage whose disputes are listed by hand (docs/the-year.md)."""
