"""Prints an outlet file for six outlets whose coverage is replayed on loopback, each on an address of its own.

python -m benchmarks.replay_outlets [PORT] > outlets.toml
"""

import sys

# In the order in which the replay numbers them, from 127.0.0.10 on.
OUTLETS = (
    ("engadget", "Engadget", "engadget.com", "tech"),
    ("zdnet", "ZDNET", "zdnet.com", "tech"),
    ("techcrunch", "TechCrunch", "techcrunch.com", "tech"),
    ("the-verge", "The Verge", "theverge.com", "tech"),
    ("mit-technology-review", "MIT Technology Review", "technologyreview.com", "tech"),
    ("ai-news", "AI News", "artificialintelligence-news.com", "trade"),
)
FIRST_HOST = 10


def outlet_file(port: int) -> str:
    """The outlets as TOML; `articles` takes every address that begins with a day."""
    tables = (_table(number, *outlet, port=port) for number, outlet in enumerate(OUTLETS))
    return "\n".join(tables)


def _table(number: int, slug: str, name: str, domain: str, kind: str, *, port: int) -> str:
    site = f"http://127.0.0.{FIRST_HOST + number}:{port}"
    lines = (
        "[[outlet]]",
        f'slug = "{slug}"',
        f'name = "{name}"',
        f'domain = "{domain}"',
        f'kind = "{kind}"',
        f'feeds = ["{site}/feed.xml"]',
        f'sitemaps = ["{site}/sitemap.xml"]',
        r"articles = '/\d{4}-\d{2}-\d{2}/'",
        'body = "article .body"',
        "delay = 0",
    )
    return "\n".join(lines) + "\n"


def main() -> None:
    """Print the file for the port given, by default the replay's own."""
    print(outlet_file(int(sys.argv[1]) if len(sys.argv) > 1 else 8900))


if __name__ == "__main__":
    main()
