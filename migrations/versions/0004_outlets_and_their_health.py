"""What is known of an outlet beside its name, and the indexes that its health is asked by."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("outlet") as table:
        table.add_column(sa.Column("corrections_policy", sa.Text(), nullable=True))
        table.add_column(sa.Column("suits", sa.JSON(), server_default="[]", nullable=False))
        table.add_column(sa.Column("refuses", sa.Text(), nullable=True))
    op.drop_index("ix_round_outlet_slug", "round")
    op.create_index("ix_round_outlet_slug_id", "round", ["outlet_slug", "id"])
    op.create_index("ix_capture_outlet_slug_id", "capture", ["outlet_slug", "id"])
    op.create_index("ix_article_version_capture_id", "article_version", ["capture_id"])


def downgrade() -> None:
    op.drop_index("ix_article_version_capture_id", "article_version")
    op.drop_index("ix_capture_outlet_slug_id", "capture")
    op.drop_index("ix_round_outlet_slug_id", "round")
    op.create_index("ix_round_outlet_slug", "round", ["outlet_slug"])
    with op.batch_alter_table("outlet") as table:
        table.drop_column("refuses")
        table.drop_column("suits")
        table.drop_column("corrections_policy")
