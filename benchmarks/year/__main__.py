"""Scores a record of the listed year: `python -m benchmarks.year DATABASE_URL`; docs/the-year.md says what it measures.

The record is one that `onrecord crawl` and `onrecord read` made of the year's pages. It is only read.
"""

import argparse

from sqlalchemy.orm import Session

from benchmarks.year.listed import read_list
from benchmarks.year.recorded import read_record
from benchmarks.year.scoring import Error, report, score
from store.database import check_version, open_engine


def main() -> None:
    """Print the figures, and on demand every error that articles which may be looked at can settle."""
    asked = argparse.ArgumentParser(prog="python -m benchmarks.year", description=__doc__)
    asked.add_argument("database", metavar="DATABASE_URL", help="an SQLAlchemy URL, such as sqlite:////tmp/year.db")
    asked.add_argument("--errors", metavar="WORD", nargs="?", const="", help="name the errors (that contain WORD)")
    given = asked.parse_args()
    engine = open_engine(given.database)
    check_version(engine)
    with Session(engine) as session:
        found = score(read_list(), read_record(session))
    print(*report(found), sep="\n")
    if given.errors is not None:
        _print_errors([error for error in found.errors if given.errors in str(error)])


def _print_errors(errors: list[Error]) -> None:
    shown = [error for error in errors if not error.is_unread]
    print("", *shown, sep="\n")
    print(f"\n{len(errors) - len(shown)} errors that only unread articles could settle are not named")


if __name__ == "__main__":
    main()
