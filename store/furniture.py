"""What stands between the paragraphs of an article and is none: labels of advertising, links to others, counters.

It comes and goes between two visits, so it makes no version and no change. The stored text keeps it.
"""

import re

LONGEST = 200  # characters: a longer line is never taken for furniture

# Each is matched against a whole line.
_LINES = (
    r"(?:advertisement|advertising|ad|sponsored(?: content)?|promoted|paid (?:content|post))",
    r"(?:story|article) continues (?:below|after)\b.*",
    r"scroll (?:down )?to continue\b.*",
    r"(?:read (?:more|also|next)|also read|see also|more on this(?: story)?|up next|further reading)\s*[:|–—-]\s*\S.*",
    r"(?:(?:related|recommended)(?: \w+)?|don[’']t miss|watch (?:now|next|more))\s*[:|–—-]\s*\S.*",
    r"(?:sign up|subscribe|register)\b.*\b(?:newsletters?|inbox|alerts?|briefings?)\b.*",
    r"(?:follow|find|join) us on\b.*",
    r"share(?: (?:this )?(?:article|story|post|page))?(?: on \w+)?",
    r"(?:tweet|email|print|facebook|linkedin|whatsapp|reddit|copy link|save|bookmark|listen|gift(?: this)? article)",
    r"(?:\d[\d.,]*\s*[km]?|no|leave a|add a|post a|view|show)(?: all)? (?:comments?|views?|shares?|likes?|reads?)",
    r"\d+[- ]min(?:ute)?s?[- ]read",
    r"(?:(?:last )?(?:updated|published|posted)[: ]+)?(?:an?|one|\d+) (?:second|min(?:ute)?|hr|hour|day|week)s? ago",
)
# From such a heading on, lines that are no sentences are the titles of other articles.
_HEADINGS = (
    r"(?:related|recommended|more)(?: (?:stories|articles|coverage|news|reading|topics|posts|links|content|videos))?:?",
    r"recommended for you:?|you (?:may|might) also (?:like|enjoy):?|read (?:more|next|also):?|see also:?|up next:?",
    r"most (?:read|popular|viewed|shared)(?: \w+)?:?|trending(?: now)?:?|top stories:?|latest(?: news| stories)?:?",
    r"more (?:from|on|in|about) .{2,60}|editors?[’']?s? picks?:?|don[’']t miss:?",
)
_LINE = re.compile("|".join(_LINES), re.IGNORECASE)
_HEADING = re.compile("|".join(_HEADINGS), re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?…][\"”’»)\]]{0,3}$")


def lasting_lines(text: str) -> list[tuple[int, str]]:
    """The lines that are the article itself, each with the character at which it starts."""
    kept, is_list = [], False
    start = 0
    for line in text.split("\n"):
        if is_list := _is_heading(line) or (is_list and _is_link(line)):
            pass
        elif line and not _is_furniture(line):
            kept.append((start, line))
        start += len(line) + 1
    return kept


def _is_furniture(line: str) -> bool:
    return len(line) <= LONGEST and _LINE.fullmatch(line.strip()) is not None


def _is_heading(line: str) -> bool:
    return len(line) <= LONGEST and _HEADING.fullmatch(line.strip()) is not None


def _is_link(line: str) -> bool:
    return len(line) <= LONGEST and not _SENTENCE_END.search(line)
