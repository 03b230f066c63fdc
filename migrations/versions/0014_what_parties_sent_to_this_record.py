"""What parties sent to this record."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "reply",
        sa.Column("claim_id", sa.Integer(), nullable=False),
        sa.Column("respondent_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("verified", sa.Text(), nullable=False),
        sa.Column("is_published", sa.Boolean(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name="fk_reply_claim_id_claim"),
        sa.ForeignKeyConstraint(["respondent_id"], ["entity.id"], name="fk_reply_respondent_id_entity"),
        sa.PrimaryKeyConstraint("id", name="pk_reply"),
    )
    op.create_index("ix_reply_claim_id", "reply", ["claim_id"])


def downgrade() -> None:
    op.drop_table("reply")
