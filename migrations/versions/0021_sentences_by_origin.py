"""Indexes by which a sentence of one origin, or an event of one kind, is found however many stand beside it."""

from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

_ORIGINS = "ix_assertion_claim_id_origin_key"
# table, the index that it had, and the columns of the one that takes its place
_LONGER = (
    ("event_citation", ["event_id"], ["event_id", "origin_key"]),
    ("event", ["dispute_id"], ["dispute_id", "kind"]),
)


def upgrade() -> None:
    op.create_index(_ORIGINS, "assertion", ["claim_id", "origin_key"])
    for table, before, since in _LONGER:
        _replace(table, before, since)


def downgrade() -> None:
    for table, before, since in _LONGER:
        _replace(table, since, before)
    op.drop_index(_ORIGINS, table_name="assertion")


def _replace(table: str, old: list[str], new: list[str]) -> None:
    op.create_index(_name(table, new), table, new)
    op.drop_index(_name(table, old), table_name=table)


def _name(table: str, columns: list[str]) -> str:
    return f"ix_{table}_{'_'.join(columns)}"
