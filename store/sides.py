"""The two sides of a finding: entities where a name resolves to one, words where a group has no name."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from store.entities import KnownNames, resolve_party
from store.models import Entity
from store.records import NamedEntity
from store.vocabulary import Act


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """Accusers (or investigators) and accused; `accuser_text` stands for accusers that are no entity."""

    accusers: tuple[Entity, ...] = ()
    accuser_text: str | None = None
    accused: tuple[Entity, ...] = ()

    @property
    def are_both_known(self) -> bool:
        """Whether a dispute could be opened on it: somebody accuses a named party."""
        return bool(self.accused and (self.accusers or self.accuser_text))


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """Resolves the names of one reading."""

    known: KnownNames
    named: dict[str, NamedEntity]
    decided_by: str
    now: datetime

    def entity(self, name: str) -> Entity | None:
        """The entity for `name`, or None."""
        return resolve_party(self.known, name, self.named, decided_by=self.decided_by, now=self.now)

    def entities(self, names: Iterable[str]) -> tuple[Entity, ...]:
        """The entities among `names`, each once, in order."""
        found = (self.entity(name) for name in names)
        return tuple(dict.fromkeys(entity for entity in found if entity is not None))

    def sides(self, accusers: Iterable[str], accused: Iterable[str]) -> Sides:
        """The sides; an entity on both sides stays an accuser only, for nobody accuses itself."""
        accusing = tuple(dict.fromkeys(accusers))
        entities = self.entities(accusing)
        words = [name for name in accusing if self.entity(name) is None]
        return Sides(
            accusers=entities,
            accuser_text=", ".join(words) or None,
            accused=tuple(entity for entity in self.entities(accused) if entity not in entities),
        )


_EXTRACTION = frozenset({Act.MODEL_OUTPUT_DISTILLATION, Act.BULK_API_EXTRACTION})
_SECRETS = frozenset(
    {Act.TRADE_SECRET_MISAPPROPRIATION, Act.INSIDER_EXFILTRATION_OR_POACHING, Act.WEIGHTS_OR_CODE_THEFT}
)
# What goes with any other act: whoever scrapes pages may hide who it is as well as whoever distils a model.
_ANY = frozenset(
    {
        Act.UNSPECIFIED_UNAUTHORISED_USE,
        Act.CONTRACT_OR_LICENCE_BREACH,
        Act.EVIDENCE_DESTRUCTION,
        Act.USAGE_LIMIT_OR_IDENTITY_EVASION,
    }
)
_OWN = {
    Act.PATENT_INFRINGEMENT: "patents",
    Act.VOICE_OR_LIKENESS_USE: "likeness",
    Act.TRADEMARK_IN_OUTPUT: "works",
}


def act_family(act: Act | None) -> str | None:
    """What an act is about: one pair of parties may dispute over models and over works; None goes with anything."""
    if act is None or act in _ANY:
        return None
    if act in _EXTRACTION:
        return "models"
    return "secrets" if act in _SECRETS else _OWN.get(act, "works")
