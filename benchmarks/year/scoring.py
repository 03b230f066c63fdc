"""The figures of a record against the list: disputes, articles, status, events; `errors` are for people to judge."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from benchmarks.scoring import Tally, is_unread
from benchmarks.year.listed import Listed, Standing, Step, Told
from benchmarks.year.pairing import Pairing, pair
from benchmarks.year.recorded import Recorded
from store.knowledge import Knowledge
from store.models import Event
from store.status import derive_status

_NEAR = timedelta(days=3)


@dataclass(frozen=True, slots=True, kw_only=True)
class Error:
    """A difference between record and list, with the articles to look at."""

    what: str
    about: str
    articles: tuple[str, ...]

    @property
    def is_unread(self) -> bool:
        """Whether only articles of the third that nobody looks at could settle it (benchmarks/coverage.py)."""
        return bool(self.articles) and all(map(is_unread, self.articles))

    def __str__(self) -> str:
        """The difference and, indented, the articles."""
        return "\n    ".join((f"{self.what}: {self.about}", *self.articles))


@dataclass(slots=True, kw_only=True)
class Score:
    """Shares by their name, events by kind, how their days agree, and the errors."""

    shares: dict[str, Counter[bool]] = field(default_factory=lambda: defaultdict(Counter))
    counts: Counter[str] = field(default_factory=Counter)
    events: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    days: Counter[str] = field(default_factory=Counter)
    errors: list[Error] = field(default_factory=list)


def score(listed: Sequence[Listed], recorded: Sequence[Recorded]) -> Score:
    """The score of a record against the list."""
    pairing, found = pair(listed, recorded), Score()
    _disputes(listed, recorded, pairing, found)
    for wanted in listed:
        own = pairing.own.get(wanted.id)
        if wanted.is_wanted or own:
            _articles(wanted, own, found)
            _standings(wanted, own, found)
            _events(wanted, own, found)
    return found


def report(found: Score) -> Iterator[str]:
    """The figures, a line each."""
    yield from (f"{name:<44}{_share(counted)}" for name, counted in found.shares.items())
    yield from (f"{name:<44}{number}" for name, number in found.counts.items())
    yield "\nevents of the disputes found or wanted"
    yield from (f"{kind:<26}{tally}" for kind, tally in sorted(found.events.items()))
    yield f"days of the events found: {', '.join(f'{number} {how}' for how, number in found.days.items()) or 'none'}"


def match_events(steps: Sequence[Step], events: Iterable[Event]) -> list[tuple[Step | None, Event | None]]:
    """Each step with the event on record that is it, if any, and each event left over; of one kind, nearest days first.

    A step and an event whose days contradict each other are two.
    """
    left = sorted(events, key=lambda event: (event.happened_first is None, event.happened_first, event.id))
    matched: dict[int, Event] = {}
    for wanted in ("agrees", "is not given"):
        for number, step in enumerate(steps):
            fits = (event for event in left if event.kind in step.kinds and agreement(step, event) == wanted)
            if number not in matched and (event := next(fits, None)):
                left.remove(event)
                matched[number] = event
    return [*((step, matched.get(number)) for number, step in enumerate(steps)), *((None, event) for event in left)]


def agreement(step: Step, event: Event) -> str:
    """Whether the days of both "agrees" (within three days), "contradicts", or of either "is not given"."""
    if step.first is None or step.last is None or event.happened_first is None or event.happened_last is None:
        return "is not given"
    apart = step.first - _NEAR > event.happened_last or event.happened_first > step.last + _NEAR
    return "contradicts" if apart else "agrees"


def _share(counted: Counter[bool]) -> str:
    total = counted.total()
    return f"{counted[True] / total:.3f}  ({counted[True]} of {total})" if total else "none"


def _disputes(listed: Sequence[Listed], recorded: Sequence[Recorded], pairing: Pairing, found: Score) -> None:
    for wanted in listed:
        if wanted.is_wanted:
            found.shares["wanted disputes found"][wanted.id in pairing.own] += 1
    slugs = {one.slug: one for one in recorded}
    astray = [*pairing.wrong, *(slugs[slug] for slug in pairing.split)]
    found.counts["disputes on record"] = len(recorded)
    found.counts["wrong: like none of the list"] = len(pairing.wrong)
    found.counts["split: a further part of one of the list"] = len(pairing.split)
    found.counts["joined: of the list, inside another's"] = len(pairing.joined)
    found.counts["events of those wrong or split"] = sum(len(one.events) for one in astray)
    found.errors += _astray(pairing, slugs, {wanted.id: wanted for wanted in listed})


def _astray(pairing: Pairing, slugs: Mapping[str, Recorded], ids: Mapping[str, Listed]) -> Iterator[Error]:
    for wanted in pairing.missed:
        if wanted.is_wanted:
            yield Error(what="missed", about=f"{wanted.id}: {wanted.title}", articles=_sorted(wanted.tellings))
    for one in pairing.wrong:
        yield Error(what="wrong", about=one.title, articles=_sorted(one.articles))
    for slug, whole in pairing.split.items():
        about = f"{slugs[slug].title} is part of {whole.id}"
        yield Error(what="split", about=about, articles=_sorted(slugs[slug].articles))
    for id_, one in pairing.joined.items():
        shared = one.articles & ids[id_].told.keys()
        yield Error(what="joined", about=f"{id_} lies in {one.title}", articles=_sorted(shared))


def _articles(wanted: Listed, own: Recorded | None, found: Score) -> None:
    held = own.articles if own else frozenset()
    for url, told in wanted.tellings.items():
        found.shares["articles under their dispute"][url in held] += 1
        if told is Told.MAIN:
            found.shares["articles mainly about it, under it"][url in held] += 1
        if own and url not in held:
            found.errors.append(Error(what=f"article ({told}) not under", about=wanted.id, articles=(url,)))
    for url in sorted(held):
        found.shares["articles under a dispute that they tell"][url in wanted.told] += 1
        if url not in wanted.told:
            found.errors.append(Error(what="article does not tell", about=wanted.id, articles=(url,)))


def _standings(wanted: Listed, own: Recorded | None, found: Score) -> None:
    for standing in wanted.standings:
        said = derive_status(own.events, Knowledge(as_of=standing.as_of)).state if own else None
        is_right = said in standing.states
        found.shares["status right as of a day"][is_right] += 1
        if own:
            found.shares["status right as of a day, of those found"][is_right] += 1
            if not is_right:
                about = f"{wanted.id} as of {standing.as_of}: {said}, not {_states(standing)}: {standing.because}"
                found.errors.append(Error(what="status", about=about, articles=_sorted(wanted.tellings)))


def _states(standing: Standing) -> str:
    return " or ".join(standing.states)


def _events(wanted: Listed, own: Recorded | None, found: Score) -> None:
    for step, event in match_events(wanted.steps, own.events if own else ()):
        if step and event:
            found.days[agreement(step, event)] += 1
        elif step and own:
            about = f"{wanted.id}: {step.kinds[0]} {_days(step.first, step.last)}"
            found.errors.append(Error(what="event missed", about=about, articles=_sorted(step.articles)))
        elif event:
            about = f"{wanted.id}: {event.kind} {_days(event.happened_first, event.happened_last)}"
            found.errors.append(Error(what="event wrong", about=about, articles=_sorted(_cited(event))))
        _count(step, event, found)


def _count(step: Step | None, event: Event | None, found: Score) -> None:
    kind = event.kind if event else step.kinds[0] if step else ""
    for name in ("all", str(kind)):
        tally = found.events[name]
        tally.right += bool(step and event)
        tally.missed += event is None
        tally.wrong += step is None


def _cited(event: Event) -> set[str]:
    return {citation.passage.version.article.canonical_url for citation in event.citations}


def _days(first: object, last: object) -> str:
    if first is None:
        return "without a day"
    return str(first) if first == last else f"{first} to {last}"


def _sorted(urls: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(urls))
