"""What stands around the text of an article taken off its tree: captions, boxes, lists of links, other stories.

Every rule is about markup that many outlets share; what one outlet does alone belongs in its outlet file.
"""

import re
from collections.abc import Iterator
from copy import deepcopy

from lxml import etree
from lxml.html import HtmlElement

# Searched in the class and the id of an element; each names what is never the text of the article itself.
_BOX = re.compile(
    r"newsletter|sign-?up(?!on)|subscri(?:be|ption)-?(?:box|form|widget|cta|prompt)|paywall-?(?:box|prompt|offer)"
    r"|(?:^|[\s_-])related|more-?(?:on|from|stories)\b|read-?(?:more|next|also)|see-?also|latest-?news|recent-?news"
    r"|recommend(?:ed|ations?)|most-?(?:read|popular|viewed)|trending|popular-?(?:posts|stories)"
    r"|(?:^|[\s_-])(?:promo|teasers?|sponsored|advert(?:isement)?s?|taboola|outbrain)(?:$|[\s_-])"
    r"|(?:^|[\s_-])(?:caption|credits?|copyright|photo-?credit)(?:$|[\s_-])|image-?caption|caption-?text"
    r"|media-?info|wp-caption-text"
    r"|author-?(?:bio|box|card|info)|about-?the-?author|bio-?box"
    r"|(?:^|[\s_-])(?:share|social|toolbar|breadcrumbs?)(?:$|[\s_-])|share-?(?:bar|buttons?|tools)"
    r"|comments?-?(?:list|area|section|form)|comment-respond|disqus",
    re.IGNORECASE,
)
_PICTURE = re.compile(r"(?:^|[\s_-])(?:image|photo|picture|figure)(?:$|[\s_-])", re.IGNORECASE)
_LONGEST_CAPTION = 400  # characters
_BOXES = ("div", "section", "aside", "ul", "ol", "p", "span", "nav", "header", "figcaption", "h2", "h3", "h4", "form")
_ALWAYS = ("figcaption", "nav", "noscript")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_LINES = ("p", "li", "h2", "h3", "h4", "h5", "h6", "blockquote")
_LINKED = 0.7  # share of a line's characters that are links, from which it leads elsewhere and says nothing here
_LARGEST_BOX = 0.3  # share of the page's paragraphs; what holds more is the article under an unlucky name
_PIECE = 400  # characters of paragraphs from which one of several equal containers is a piece of the text
_CONTAINERS = ("div", "section")


def without_surroundings(tree: HtmlElement) -> HtmlElement:
    """A copy of the tree less what surrounds the text of the article, its pieces in one container."""
    pruned = deepcopy(tree)
    etree.strip_elements(pruned, "script", "style", with_tail=False)
    most = _LARGEST_BOX * _size(pruned)
    boxes = (pruned.iter(*_ALWAYS), _boxes(pruned), _hidden(pruned), _inner_articles(pruned), _pictures(pruned, most))
    for element in [one for found in boxes for one in found]:
        _drop(element, most)
    for line in list(pruned.iter(*_LINES)):
        if _leads_elsewhere(line):
            _drop(line, most)
    for farm in reversed(_spans(pruned)):
        if _is_link_farm(farm):
            _drop(farm, most)
    _unite(pruned)
    return pruned


def _boxes(tree: HtmlElement) -> list[HtmlElement]:
    return [one for one in tree.iter(*_BOXES) if _BOX.search(f"{one.get('class') or ''} {one.get('id') or ''}")]


def _hidden(tree: HtmlElement) -> list[HtmlElement]:
    return [one for one in tree.iterfind(".//*[@style]") if _HIDDEN.search(one.get("style") or "")]


def _inner_articles(tree: HtmlElement) -> list[HtmlElement]:
    """Articles within an article: cards of other stories."""
    return list(tree.iterfind(".//article//article"))


def _pictures(tree: HtmlElement, most: float) -> list[HtmlElement]:
    """Pictures with their captions, where no <figure> says so; none where the captions are the story."""
    named = [one for one in tree.iter("div") if _PICTURE.search(one.get("class") or "") and _is_picture(one)]
    return named if sum(_length(one) for one in named) <= most else []


def _is_picture(element: HtmlElement) -> bool:
    return element.find(".//img") is not None and _length(element) <= _LONGEST_CAPTION


def _length(element: HtmlElement) -> int:
    return len(element.text_content().strip())


def _drop(element: HtmlElement, most: float) -> None:
    if element.getparent() is not None and element.tag not in ("html", "body") and _size(element) <= most:
        element.drop_tree()


def _size(element: HtmlElement) -> int:
    return sum(len(one.text_content()) for one in element.iter("p"))


def _leads_elsewhere(line: HtmlElement) -> bool:
    links = [link for link in line.iter("a") if not (link.get("href") or "#").startswith("#")]
    if not links:
        return False
    return sum(len(link.text_content().strip()) for link in links) > _LINKED * len(line.text_content().strip())


def _spans(tree: HtmlElement) -> list[HtmlElement]:
    return list(tree.iterfind(".//p//span"))


def _is_link_farm(span: HtmlElement) -> bool:
    """Whether a span of a paragraph holds nothing but several links."""
    return len(span.findall(".//a")) > 2 and _leads_elsewhere(span)


def _unite(tree: HtmlElement) -> None:
    """Put the pieces of a text that ads part into the first of them: general extractors take only one."""
    for pieces in _pieces(tree):
        for piece in pieces[1:]:
            pieces[0].extend(list(piece))


def _pieces(tree: HtmlElement) -> Iterator[list[HtmlElement]]:
    """Containers of one kind, each with several lines of text, that belong to one article."""
    alike: dict[tuple[str, str, HtmlElement | None], list[HtmlElement]] = {}
    for one in tree.iter(*_CONTAINERS):
        if one.get("class") and _own_text(one) >= _PIECE:
            alike.setdefault((one.tag, one.get("class"), next(one.iterancestors("article"), None)), []).append(one)
    yield from (pieces for pieces in alike.values() if len(pieces) > 1)


def _own_text(element: HtmlElement) -> int:
    return sum(len(one.text_content()) for one in element.iterfind("p"))
