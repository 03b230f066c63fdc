"""What somebody may have meant: the nearest names and words on record to one that finds nothing."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from rapidfuzz import fuzz, process
from sqlalchemy import select
from sqlalchemy.orm import Session

from store.identifiers import fold
from store.models import Claim, ClaimSearch, Entity, EntityAlias, Outlet
from store.search import has_words, search_terms
from store.vocabulary import Act

_NEAR = 74  # of 100, by edits over length: "depseek" has 93, "openia" 83, "zebra" and "zero" 44
_MOST_WORDS = 12  # of a search are looked at
_NEWEST = 2000  # claims whose words are looked through
_WORD = re.compile(r"[^\W\d_]{3,}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """A party on record by the name that is near."""

    slug: str
    name: str


def nearest_parties(session: Session, text: str, *, limit: int = 3) -> list[Party]:
    """Parties with a name near to `text`, the nearest first; merged ones lead to the one they were merged into."""
    rows = session.execute(select(EntityAlias.folded, EntityAlias.entity_id)).all()
    found = process.extract(fold(text), {key: folded for folded, key in rows}, score_cutoff=_NEAR, limit=limit,
                            scorer=fuzz.ratio)  # fmt: skip
    entities = [session.get_one(Entity, key).canonical for _, _, key in found]
    return [Party(slug=entity.slug, name=entity.name) for entity in dict.fromkeys(entities)]


def nearest_words(session: Session, words: str) -> str | None:
    """The search with each word that no claim has in the spelling of the nearest one that some claim has, or None."""
    typed = [term.text for terms in search_terms(words) for term in terms if not term.is_excluded]
    found_by = (select(Claim.id).where(has_words(session, word)).limit(1) for word in typed[:_MOST_WORDS])
    unknown = [word for word, asked in zip(typed, found_by, strict=False) if session.scalar(asked) is None]
    known = _known_words(session) if unknown else ()
    nearest = {word: near for word in unknown if (near := _nearest(word, known))}
    if not nearest:
        return None
    return re.sub(r"[^\s\"]+", lambda match: nearest.get(match.group(), match.group()), words)


def _nearest(word: str, known: Collection[str]) -> str | None:
    found = process.extractOne(word.lower(), known, scorer=fuzz.ratio, score_cutoff=_NEAR)
    return found[0] if found and found[0] != word.lower() else None


def _known_words(session: Session) -> Collection[str]:
    """Words in small letters: of names, of acts, and of the newest claims."""
    newest = select(ClaimSearch.body).order_by(ClaimSearch.id.desc()).limit(_NEWEST)
    texts: Iterable[str] = [
        *session.scalars(select(EntityAlias.name)),
        *session.scalars(select(Outlet.name)),
        *session.scalars(newest),
        *(act.label for act in Act),
    ]
    return {word.lower() for text in texts for word in _WORD.findall(text)}
