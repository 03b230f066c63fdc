"""The rows that the public sees, and the numbered list of every change to them (docs/changes.md).

`touched` learns what a transaction touched, `reach` which public things that concerns, `claims` and its neighbours say
what these are, `recording` writes what is new about them, and `asked` has the questions.
"""
