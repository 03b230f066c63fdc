from datetime import UTC, date, datetime

from sqlalchemy.orm import Session

from store.companies import find_party, list_parties
from store.knowledge import Knowledge
from store.models import Dispute, DisputeParty, Entity, EntityRelation
from store.vocabulary import PartyRole


def _join(session: Session, dispute: str, name: str, role: PartyRole) -> None:
    entity = session.query(Entity).filter_by(name=name).one()
    session.add(DisputeParty(dispute=session.query(Dispute).filter_by(slug=dispute).one(), entity=entity, role=role))
    session.flush()


def test_a_party_is_counted_once_per_dispute_and_role(session: Session, make_claim) -> None:
    for name in ("OpenAI", "Anthropic"):
        make_claim(accuser=name, dispute=f"{name} DeepSeek")
    for dispute in ("openai-deepseek", "anthropic-deepseek"):
        _join(session, dispute, "DeepSeek", PartyRole.ACCUSED)
    _join(session, "openai-deepseek", "OpenAI", PartyRole.ACCUSER)
    _join(session, "openai-deepseek", "OpenAI", PartyRole.INVESTIGATOR)

    counted = {tally.entity.name: (tally.accuser, tally.accused, tally.other) for tally in list_parties(session)}

    assert counted == {"DeepSeek": (0, 2, 0), "OpenAI": (1, 0, 1)}


def test_a_party_has_its_disputes_by_role(session: Session, make_claim) -> None:
    make_claim(dispute="OpenAI DeepSeek")
    _join(session, "openai-deepseek", "OpenAI", PartyRole.ACCUSER)
    _join(session, "openai-deepseek", "OpenAI", PartyRole.INVESTIGATOR)

    found = find_party(session, "openai")

    assert found is not None
    assert [matter.dispute.slug for matter in found.accuser] == ["openai-deepseek"]
    assert found.accused == ()
    assert [role for role, _ in found.other] == [PartyRole.INVESTIGATOR]


def test_a_relation_is_told_once_however_often_it_is_stated(session: Session, make_claim) -> None:
    claims = [make_claim(dispute=f"D{number}") for number in range(2)]
    subject, other = (party.entity for party in claims[0].parties)
    for claim in claims:
        session.add(
            EntityRelation(
                subject=subject,
                kind="investor_in",
                object=other,
                passage=claim.assertions[0].passage,
                decided_by="test",
                recorded_at=claim.recorded_at,
            )
        )
    session.flush()

    found = find_party(session, "openai")

    assert found is not None
    assert [row.passage_id for row in found.relations] == [claims[0].assertions[0].passage_id]


def test_a_relation_is_not_told_before_a_source_stated_it(session: Session, make_claim) -> None:
    claim = make_claim(published=datetime(2025, 9, 29, tzinfo=UTC))
    subject, other = (party.entity for party in claim.parties)
    relation = EntityRelation(
        subject=subject, kind="investor_in", object=other, passage=claim.assertions[0].passage, decided_by="test",
        recorded_at=claim.recorded_at,
    )  # fmt: skip
    session.add(relation)
    session.flush()

    def told(day: int) -> list[EntityRelation]:
        found = find_party(session, "openai", Knowledge(as_of=date(2025, 9, day)))
        return list(found.relations) if found else []

    assert told(28) == []
    assert told(29) == [relation]


def test_an_unknown_party_is_none(session: Session) -> None:
    assert find_party(session, "nobody") is None
