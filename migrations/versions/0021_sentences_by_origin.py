"""Indexes by which a sentence of one origin under a claim or event is found, however many stand there."""

from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

_CLAIMS, _EVENTS, _BEFORE = (
    "ix_assertion_claim_id_origin_key",
    "ix_event_citation_event_id_origin_key",
    "ix_event_citation_event_id",
)


def upgrade() -> None:
    op.create_index(_CLAIMS, "assertion", ["claim_id", "origin_key"])
    op.create_index(_EVENTS, "event_citation", ["event_id", "origin_key"])
    op.drop_index(_BEFORE, table_name="event_citation")


def downgrade() -> None:
    op.create_index(_BEFORE, "event_citation", ["event_id"])
    op.drop_index(_EVENTS, table_name="event_citation")
    op.drop_index(_CLAIMS, table_name="assertion")
