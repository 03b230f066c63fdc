"""What the public sees of each thing, and every change of it. `onrecord upgrade` makes the rows of an older record."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "public_row",
        sa.Column("kind", sa.String(48), nullable=False),
        sa.Column("public_id", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("is_gone", sa.Boolean(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_public_row"),
        sa.UniqueConstraint("kind", "public_id", name="uq_public_row_kind_public_id"),
    )
    op.create_index("ix_public_row_seq", "public_row", ["seq"])
    op.create_table(
        "change",
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("kind", sa.String(48), nullable=False),
        sa.Column("public_id", sa.Text(), nullable=False),
        sa.Column("op", sa.String(48), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("changed", sa.JSON(), nullable=False),
        sa.Column("before", sa.JSON(), nullable=False),
        sa.Column("replaced_by", sa.Text(), nullable=True),
        sa.Column("version_id", sa.Integer(), nullable=True),
        sa.Column("action_id", sa.Integer(), nullable=True),
        sa.Column("because", sa.Text(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["action_id"], ["editorial_action.id"], name="fk_change_action_id_editorial_action"),
        sa.ForeignKeyConstraint(["version_id"], ["article_version.id"], name="fk_change_version_id_article_version"),
        sa.PrimaryKeyConstraint("id", name="pk_change"),
    )
    op.create_index("ix_change_kind_public_id", "change", ["kind", "public_id"])
    op.create_index("ix_change_recorded_at", "change", ["recorded_at"])
    op.create_table(
        "change_about",
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("change_id", sa.Integer(), nullable=False, autoincrement=False),
        sa.ForeignKeyConstraint(["change_id"], ["change.id"], name="fk_change_about_change_id_change"),
        sa.PrimaryKeyConstraint("about", "change_id", name="pk_change_about"),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    op.drop_table("change_about")
    op.drop_table("change")
    op.drop_table("public_row")
