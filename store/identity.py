"""Which article a page is: by the address it states, its own, or an earlier visit; never by an address alone.

A page that states another's address is believed only where both tell the same story, so that a canonical link to the
wrong page, to one page for all, or in a circle merges nothing.
"""

from itertools import pairwise

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from store.addresses import article_address, canonical_address, forms_of
from store.models import Article, ArticleVersion, Capture
from store.sentences import folded

_SAME_STORY = 0.5  # of the word pairs of the shorter text stand in the other: unrelated reports share under a tenth


def article_of_page(
    session: Session, capture: Capture, text: str, *, stated: str | None, domain: str | None
) -> Article | None:
    """The article whose page was captured, if there is one yet; `stated` is the address it says is canonical."""
    own = article_address(capture.url)
    holder = at_address(session, own)
    if holder and _is_at_home(session, holder, own):
        return holder
    address = canonical_address(capture.url, stated, domain)
    believed, earlier = at_address(session, address), _seen_at(session, capture.url)
    if earlier and (address == own or earlier is believed):  # the same page says the same of itself, or nothing
        return earlier
    asked = article_visited(session, capture.asked_url or capture.url)
    candidates = (one for one in (believed, holder, earlier, asked) if one)
    return next((one for one in candidates if _tells(session, one, text)), None)


def address_for_new(session: Session, capture: Capture, *, stated: str | None, domain: str | None) -> str:
    """The address of an article that is new: the one it states, unless another story has it; then its own.

    A story that holds this page's own address without ever having been read there gives it back.
    """
    own = article_address(capture.url)
    holder = at_address(session, own)
    if holder:
        holder.canonical_url = _home(session, holder)
        session.flush()
    address = canonical_address(capture.url, stated, domain)
    return own if at_address(session, address) else address


def at_address(session: Session, address: str) -> Article | None:
    """The article that has this address or another form of it."""
    return session.scalars(select(Article).where(Article.canonical_url.in_(forms_of(address))).limit(1)).first()


def article_visited(session: Session, url: str) -> Article | None:
    """The article that the last visit to `url` showed or asked for, else the one that has this address."""
    earlier = _of_last(session, or_(Capture.url == url, Capture.asked_url == url))
    return earlier or at_address(session, article_address(url))


def newest_version(session: Session, article: Article) -> ArticleVersion | None:
    """The version of an article that was fetched last."""
    newest = (ArticleVersion.fetched_at.desc(), ArticleVersion.version_no.desc())
    wanted = select(ArticleVersion).where(ArticleVersion.article_id == article.id)
    return session.scalars(wanted.order_by(*newest).limit(1)).first()


def share_in_common(one: str, other: str) -> float:
    """How much of the shorter of two texts stands in the other, by pairs of words that follow one another."""
    ours, theirs = (set(pairwise(folded(text).split())) for text in (one, other))
    return len(ours & theirs) / (min(len(ours), len(theirs)) or 1)


def _seen_at(session: Session, url: str) -> Article | None:
    return _of_last(session, Capture.url == url)


def _of_last(session: Session, where: ColumnElement[bool]) -> Article | None:
    """The article of the newest capture of this kind that has one."""
    wanted = select(Article).join(Capture, Capture.article_id == Article.id).where(where)
    return session.scalars(wanted.order_by(Capture.id.desc()).limit(1)).first()


def _is_at_home(session: Session, article: Article, own: str) -> bool:
    """Whether the article was ever read at its own address, or nowhere yet."""
    urls = session.scalars(select(Capture.url).where(Capture.article_id == article.id).distinct()).all()
    return not urls or any(article_address(url) in forms_of(own) for url in urls)


def _home(session: Session, article: Article) -> str:
    """The address of the page that the article was first read at."""
    wanted = select(Capture.url).where(Capture.article_id == article.id).order_by(Capture.id).limit(1)
    return article_address(session.scalars(wanted).one())


def _tells(session: Session, article: Article, text: str) -> bool:
    newest = newest_version(session, article)
    return newest is None or share_in_common(newest.text, text) >= _SAME_STORY
