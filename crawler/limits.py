"""What an answer, a host and a page may cost us. docs/hostile.md tells each in words; tests choose shorter ones."""

from dataclasses import dataclass

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The bounds of one crawl; what goes over one of them is refused with a reason that names it."""

    answer_seconds: float = 30.0  # from the request to the last byte
    answer_bytes: int = 10 * MEGABYTE  # as sent, and again when unpacked
    redirects: int = 5
    retries: int = 2
    large_bytes: int = MEGABYTE  # an answer over this is broken off while all answers under way ...
    flight_bytes: int = 64 * MEGABYTE  # ... come to more than this
    patience_seconds: float = 300.0  # that one host may keep us waiting in one crawl, beyond ...
    prompt_seconds: float = 2.0  # ... this much for each answer
    host_bytes: int = 1024 * MEGABYTE  # from one host in one crawl
    page_seconds: float = 8.0  # to read one page
    page_memory: int = 768 * MEGABYTE  # that reading one page may take beyond what the reader starts with


DEFAULT_LIMITS = Limits()
