"""Signed decisions of editors, and what the machine leaves alone because of them."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

_FILED = ("claim", "dispute", "event")
_READ = ("assertion", "event_citation", "response")


def upgrade() -> None:
    op.create_table(
        "editorial_action",
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("action", sa.String(48), nullable=False),
        sa.Column("subject_kind", sa.Text(), nullable=False),
        sa.Column("subject_id", sa.Integer(), nullable=False),
        sa.Column("before", sa.JSON(), nullable=False),
        sa.Column("after", sa.JSON(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("citation", sa.Text(), nullable=True),
        sa.Column("undoes_id", sa.Integer(), nullable=True),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["undoes_id"], ["editorial_action.id"], name="fk_editorial_action_undoes_id_editorial_action"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_editorial_action"),
        sa.UniqueConstraint("digest", name="uq_editorial_action_digest"),
        sa.UniqueConstraint("undoes_id", name="uq_editorial_action_undoes_id"),
    )
    op.create_index("ix_editorial_action_subject_kind_subject_id", "editorial_action", ["subject_kind", "subject_id"])
    op.create_table(
        "entity_judgement",
        sa.Column("left_id", sa.Integer(), nullable=False),
        sa.Column("right_id", sa.Integer(), nullable=False),
        sa.Column("is_standing", sa.Boolean(), nullable=False),
        sa.Column("action_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["action_id"], ["editorial_action.id"], name="fk_entity_judgement_action_id_editorial_action"
        ),
        sa.ForeignKeyConstraint(["left_id"], ["entity.id"], name="fk_entity_judgement_left_id_entity"),
        sa.ForeignKeyConstraint(["right_id"], ["entity.id"], name="fk_entity_judgement_right_id_entity"),
        sa.PrimaryKeyConstraint("id", name="pk_entity_judgement"),
        sa.UniqueConstraint("left_id", "right_id", name="uq_entity_judgement_left_id_right_id"),
    )
    op.create_index("ix_entity_judgement_left_id", "entity_judgement", ["left_id"])
    op.create_index("ix_entity_judgement_right_id", "entity_judgement", ["right_id"])
    for table in _FILED:
        with op.batch_alter_table(table) as batch:
            batch.add_column(sa.Column("judged_into_id", sa.Integer(), nullable=True))
            batch.add_column(sa.Column("fixed", sa.JSON(), nullable=False, server_default="[]"))
    for table in _READ:
        with op.batch_alter_table(table) as batch:
            batch.add_column(sa.Column("placed_by_id", sa.Integer(), nullable=True))
            batch.create_foreign_key(
                f"fk_{table}_placed_by_id_editorial_action", "editorial_action", ["placed_by_id"], ["id"]
            )
    with op.batch_alter_table("claim") as batch:
        batch.add_column(sa.Column("wording", sa.Text(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("claim") as batch:
        batch.drop_column("wording")
    for table in _READ:
        with op.batch_alter_table(table) as batch:
            batch.drop_constraint(f"fk_{table}_placed_by_id_editorial_action", type_="foreignkey")
            batch.drop_column("placed_by_id")
    for table in _FILED:
        with op.batch_alter_table(table) as batch:
            batch.drop_column("fixed")
            batch.drop_column("judged_into_id")
    op.drop_table("entity_judgement")
    op.drop_table("editorial_action")
