"""Contradictions between passages, what each report says of an event, and links between proceedings."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("event_citation") as batch:
        batch.add_column(sa.Column("told", sa.JSON(), nullable=False, server_default="{}"))
    op.create_table(
        "proceeding_link",
        sa.Column("proceeding_id", sa.Integer(), nullable=False),
        sa.Column("earlier_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(48), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["earlier_id"], ["proceeding.id"], name="fk_proceeding_link_earlier_id_proceeding"),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name="fk_proceeding_link_event_id_event"),
        sa.ForeignKeyConstraint(
            ["proceeding_id"], ["proceeding.id"], name="fk_proceeding_link_proceeding_id_proceeding"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_proceeding_link"),
        sa.UniqueConstraint("proceeding_id", "earlier_id", name="uq_proceeding_link_proceeding_id_earlier_id"),
    )
    op.create_index("ix_proceeding_link_earlier_id", "proceeding_link", ["earlier_id"])
    op.create_index("ix_proceeding_link_proceeding_id", "proceeding_link", ["proceeding_id"])
    op.create_table(
        "contradiction",
        sa.Column("dispute_id", sa.Integer(), nullable=False),
        sa.Column("claim_id", sa.Integer(), nullable=True),
        sa.Column("event_id", sa.Integer(), nullable=True),
        sa.Column("response_id", sa.Integer(), nullable=True),
        sa.Column("kind", sa.String(48), nullable=False),
        sa.Column("left_id", sa.Integer(), nullable=False),
        sa.Column("right_id", sa.Integer(), nullable=False),
        sa.Column("left_says", sa.Text(), nullable=False),
        sa.Column("right_says", sa.Text(), nullable=False),
        sa.Column("state", sa.String(48), nullable=False),
        sa.Column("decided_by", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name="fk_contradiction_claim_id_claim"),
        sa.ForeignKeyConstraint(["dispute_id"], ["dispute.id"], name="fk_contradiction_dispute_id_dispute"),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name="fk_contradiction_event_id_event"),
        sa.ForeignKeyConstraint(["left_id"], ["passage.id"], name="fk_contradiction_left_id_passage"),
        sa.ForeignKeyConstraint(["response_id"], ["response.id"], name="fk_contradiction_response_id_response"),
        sa.ForeignKeyConstraint(["right_id"], ["passage.id"], name="fk_contradiction_right_id_passage"),
        sa.PrimaryKeyConstraint("id", name="pk_contradiction"),
        sa.UniqueConstraint("kind", "left_id", "right_id", name="uq_contradiction_kind_left_id_right_id"),
    )
    for column in ("claim_id", "dispute_id", "left_id", "right_id"):
        op.create_index(f"ix_contradiction_{column}", "contradiction", [column])


def downgrade() -> None:
    op.drop_table("contradiction")
    op.drop_table("proceeding_link")
    with op.batch_alter_table("event_citation") as batch:
        batch.drop_column("told")
