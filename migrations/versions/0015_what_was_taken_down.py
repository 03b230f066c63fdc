"""Which decision took words of a version, or a passage, down."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

_TABLES = ("article_version", "passage")


def upgrade() -> None:
    for table in _TABLES:
        with op.batch_alter_table(table) as batch:
            batch.add_column(sa.Column("withheld_by_id", sa.Integer(), nullable=True))
            batch.create_foreign_key(
                f"fk_{table}_withheld_by_id_editorial_action", "editorial_action", ["withheld_by_id"], ["id"]
            )
    op.create_index("ix_passage_withheld_by_id", "passage", ["withheld_by_id"])


def downgrade() -> None:
    op.drop_index("ix_passage_withheld_by_id", "passage")
    for table in _TABLES:
        with op.batch_alter_table(table) as batch:
            batch.drop_constraint(f"fk_{table}_withheld_by_id_editorial_action", type_="foreignkey")
            batch.drop_column("withheld_by_id")
