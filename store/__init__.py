"""Records, tables, questions; knows no other folder."""
