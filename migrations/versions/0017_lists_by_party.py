"""Indexes that hold all a list of a company's claims asks of parties and passages, so that no row is fetched for it."""

from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

_INDEXES = (
    ("claim_party", ["entity_id"], ["entity_id", "role", "claim_id"]),
    ("assertion", ["claim_id"], ["claim_id", "state"]),
)


def upgrade() -> None:
    for table, before, since in _INDEXES:
        _replace(table, before, since)


def downgrade() -> None:
    for table, before, since in _INDEXES:
        _replace(table, since, before)


def _replace(table: str, old: list[str], new: list[str]) -> None:
    op.create_index(_name(table, new), table, new)
    op.drop_index(_name(table, old), table_name=table)


def _name(table: str, columns: list[str]) -> str:
    return f"ix_{table}_{'_'.join(columns)}"
