"""What the sample site answers with: article pages, front page, feed, sitemap and robots.txt, as text."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from email.utils import format_datetime
from html import escape

from cli.demo.content import NOTICE, SampleArticle, SampleOutlet

ROBOTS = "User-agent: *\nDisallow: /preview/\nSitemap: {address}/sitemap.xml\n"

_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>{title} | {outlet}</title>
{head}
<style>
body {{ font: 1.05rem/1.6 Georgia, serif; max-width: 40rem; margin: 2rem auto; padding: 0 1rem }}
.sample {{ border: 2px dashed; padding: .4rem .8rem; font-family: sans-serif; font-size: .9rem }}
</style>
</head>
<body>
<p class="sample" role="note">{notice}</p>
<header><nav><a href="/">{outlet}</a></nav></header>
{main}
</body>
</html>
"""

_ARTICLE = """<main><article>
<h1>{title}</h1>
<p class="byline">By {desk}, <time datetime="{published}">{day}</time></p>
<div class="{body_class}">
{paragraphs}
</div>
</article></main>
<footer><p>{restates}</p></footer>"""

_FEED = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"><channel>
<title>{outlet}</title><link>{address}/</link><description>{notice}</description><language>en</language>
{items}
</channel></rss>
"""

_ITEM = (
    "<item><title>{title}</title><link>{url}</link><guid>{url}</guid><pubDate>{published}</pubDate>"
    "<description>{first}</description></item>"
)

_SITEMAP = """<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
{urls}
</urlset>
"""


def article_page(article: SampleArticle, outlet: SampleOutlet, *, address: str, visit: int) -> str:
    """The page of an article on a visit; `address` is the site's own, without a slash at its end."""
    head = (
        f'<link rel="canonical" href="{address}{article.path}">\n'
        f'<meta property="og:title" content="{escape(article.title)}">\n'
        f'<script type="application/ld+json">{_linked_data(article, outlet, address, visit)}</script>'
    )
    main = _ARTICLE.format(
        title=escape(article.title),
        desk=escape(outlet.desk),
        published=article.published.isoformat(),
        day=f"{article.published:%d %B %Y}",
        body_class=outlet.body_class,
        paragraphs="\n".join(f"<p>{escape(text, quote=False)}</p>" for text in article.paragraphs(visit)),
        restates=restates(article),
    )
    return _page(article.title, outlet, head, main)


def restates(article: SampleArticle) -> str:
    """The line, in HTML, that names the sources whose facts the article restates."""
    links = " and ".join(f'<a href="{escape(source)}">{escape(source)}</a>' for source in article.sources)
    return f"Restates facts reported at {links}; a sample text written for this demonstration."


def front_page(outlet: SampleOutlet, articles: Sequence[SampleArticle]) -> str:
    """The outlet's front page: its headlines, newest first."""
    rows = "\n".join(f'<li><a href="{article.path}">{escape(article.title)}</a></li>' for article in articles)
    return _page(outlet.name, outlet, "", f"<main><h1>{escape(outlet.name)}</h1>\n<ul>\n{rows}\n</ul></main>")


def withdrawn_page(outlet: SampleOutlet) -> str:
    """What stands where a withdrawn article was."""
    return _page("Withdrawn", outlet, "", "<main><h1>Withdrawn</h1><p>This article was withdrawn.</p></main>")


def missing_page(outlet: SampleOutlet) -> str:
    """What stands where nothing ever was."""
    return _page("Not found", outlet, "", "<main><h1>Not found</h1></main>")


def feed(outlet: SampleOutlet, articles: Sequence[SampleArticle], *, address: str, visit: int) -> str:
    """The outlet's RSS feed."""
    items = (
        _ITEM.format(
            title=escape(article.title),
            url=f"{address}{article.path}",
            published=http_date(article.published),
            first=escape(article.paragraphs(visit)[0]),
        )
        for article in articles
    )
    return _FEED.format(outlet=outlet.name, address=address, notice=NOTICE, items="\n".join(items))


def sitemap(articles: Sequence[SampleArticle], *, address: str, visit: int) -> str:
    """The outlet's sitemap."""
    urls = (
        f"<url><loc>{address}{article.path}</loc><lastmod>{changed(article, visit).isoformat()}</lastmod></url>"
        for article in articles
    )
    return _SITEMAP.format(urls="\n".join(urls))


def changed(article: SampleArticle, visit: int) -> datetime:
    """When the page last changed."""
    return article.modified_by(visit) or article.published


def http_date(instant: datetime) -> str:
    """An instant as RFC 9110 writes it."""
    return format_datetime(instant.astimezone(UTC), usegmt=True)


def _page(title: str, outlet: SampleOutlet, head: str, main: str) -> str:
    return _PAGE.format(title=escape(title), outlet=escape(outlet.name), head=head, notice=NOTICE, main=main)


def _linked_data(article: SampleArticle, outlet: SampleOutlet, address: str, visit: int) -> str:
    stated = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": article.title,
        "datePublished": article.published.isoformat(),
        "author": {"@type": "Organization", "name": outlet.desk},
        "publisher": {"@type": "NewsMediaOrganization", "name": outlet.name},
        "mainEntityOfPage": f"{address}{article.path}",
        "isAccessibleForFree": True,
        "inLanguage": "en",
    }
    if modified := article.modified_by(visit):
        stated["dateModified"] = modified.isoformat()
    # A closing tag inside the data would end the script element.
    return json.dumps(stated).replace("</", "<\\/")
