"""Under which claim, event and dispute each sentence stood when a decision was made."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("editorial_action") as batch:
        batch.add_column(sa.Column("stood", sa.JSON(), nullable=False, server_default="{}"))
    with op.batch_alter_table("entity_judgement") as batch:
        batch.alter_column("action_id", existing_type=sa.Integer(), nullable=True)
    op.create_index("ix_dispute_judged_into_id", "dispute", ["judged_into_id"])


def downgrade() -> None:
    op.drop_index("ix_dispute_judged_into_id", "dispute")
    with op.batch_alter_table("entity_judgement") as batch:
        batch.alter_column("action_id", existing_type=sa.Integer(), nullable=False)
    with op.batch_alter_table("editorial_action") as batch:
        batch.drop_column("stood")
