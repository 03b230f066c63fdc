"""All hostile cases by name, each a host of its own."""

from hostile.cases import addresses, answers, listings, pages, robots_files

CASES = {
    case.name: case
    for cases in (addresses.CASES, answers.CASES, listings.CASES, pages.CASES, robots_files.CASES)
    for case in cases
}
