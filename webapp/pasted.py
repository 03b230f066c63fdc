"""What somebody pasted: the fields of the form as a text to read, or what is wrong with them, field by field."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from urllib.parse import unquote_to_bytes

from werkzeug.wrappers import Request

from store.records import TextToRead

LONGEST = 100_000  # characters; the reader reads no further
MOST_LINES = 2_000  # several times what a text of that length has; the reader slows down with their square
LONGEST_LINE = 300
# Every character may take four bytes, each of them three in the body of a form; what is above is not even looked at.
LARGEST_BODY = LONGEST * 12 + 50_000  # bytes
LABELS = {"text": "text", "title": "headline", "outlet": "outlet", "published": "day of publication"}

_BAD, _TOO_LARGE = 400, 413


@dataclass(frozen=True, slots=True, kw_only=True)
class Pasted:
    """The fields as they were given, and the problem of each that has one."""

    text: str = ""
    title: str = ""
    outlet: str = ""
    published: str = ""
    problems: dict[str, str] = field(default_factory=dict)

    @property
    def status(self) -> int:
        """The status that an answer to these fields has where they have a problem."""
        return _TOO_LARGE if len(self.text) > LONGEST else _BAD


def pasted(request: Request) -> Pasted:
    """The form of `request`; line ends are those of Unix, so that an offset is the same wherever a text comes from.

    Raises RequestEntityTooLarge for a body above the app's limits.
    """
    is_utf8 = _is_utf8(request)
    given = {name: request.form.get(name, "").replace("\r\n", "\n").replace("\r", "\n") for name in LABELS}
    lines = {name: given[name].strip() for name in LABELS if name != "text"}
    return Pasted(text=given["text"], problems=_problems(given["text"], lines, is_utf8=is_utf8), **lines)


def text_to_read(form: Pasted) -> TextToRead:
    """The fields as what the reader takes; ask only where there is no problem."""
    return TextToRead(
        id="pasted",
        text=form.text,
        title=form.title or None,
        outlet=form.outlet or None,
        published=datetime.combine(_day(form.published), time(), UTC) if form.published else None,
    )


def _is_utf8(request: Request) -> bool:
    """Whether the body can be decoded; the library would put other characters in the place of what cannot."""
    body = request.get_data()
    plain = unquote_to_bytes(body) if request.mimetype == "application/x-www-form-urlencoded" else body
    try:
        plain.decode()
    except UnicodeDecodeError:
        return False
    return True


def _problems(text: str, lines: dict[str, str], *, is_utf8: bool) -> dict[str, str]:
    problem = _text_problem(text, is_utf8=is_utf8)
    found = {"text": problem} if problem else {}
    for name, line in lines.items():
        if len(line) > LONGEST_LINE:
            found[name] = f"The {LABELS[name]} has {len(line):,} characters; at most {LONGEST_LINE} are taken"
    if lines["published"] and "published" not in found and not _is_day(lines["published"]):
        found["published"] = "The day of publication is no day; write it as YYYY-MM-DD, for example 2025-01-29"
    return found


def _text_problem(text: str, *, is_utf8: bool) -> str | None:
    if not is_utf8:
        return (
            "The text is not UTF-8; convert it to UTF-8, or copy it from where it is shown rightly, and paste it again"
        )
    if not text.strip():
        return "There is no text; paste the text of an article, or a few sentences of it"
    if len(text) > LONGEST:
        over = len(text) - LONGEST
        return f"The text has {len(text):,} characters and at most {LONGEST:,} are read; take {over:,} away"
    if (lines := sum(not line.isspace() for line in text.splitlines() if line)) > MOST_LINES:
        return f"The text has {lines:,} lines and at most {MOST_LINES:,} are read; paste less of it"
    return None


def _is_day(words: str) -> bool:
    try:
        return _day(words).isoformat() == words
    except ValueError:
        return False


def _day(words: str) -> date:
    return date.fromisoformat(words)
