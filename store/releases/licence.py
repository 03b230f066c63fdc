"""Under which licence the rows are published: what manifests, pages and the description of the API say of it."""

LICENCE = {
    "name": "CC-BY-4.0",
    "title": "Creative Commons Attribution 4.0; the cited sentences are their outlets'",
    "path": "https://creativecommons.org/licenses/by/4.0/",
}
