"""The archive's index: what each capture is, how long its record is, and the robots.txt that it rests on."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("capture", schema=None) as batch_op:
        batch_op.add_column(sa.Column("kind", sa.String(length=48), nullable=False, server_default="page"))
        batch_op.add_column(sa.Column("warc_length", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("block_digest", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("robots_capture_id", sa.Integer(), nullable=True))
        batch_op.create_foreign_key(
            batch_op.f("fk_capture_robots_capture_id_capture"), "capture", ["robots_capture_id"], ["id"]
        )
        batch_op.drop_index(batch_op.f("ix_capture_url"))
        batch_op.create_index(batch_op.f("ix_capture_url_fetched_at"), ["url", "fetched_at"])
        batch_op.create_index(batch_op.f("ix_capture_warc_file_warc_offset"), ["warc_file", "warc_offset"])
    with op.batch_alter_table("capture", schema=None) as batch_op:
        batch_op.alter_column("kind", server_default=None)


def downgrade() -> None:
    with op.batch_alter_table("capture", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_capture_warc_file_warc_offset"))
        batch_op.drop_index(batch_op.f("ix_capture_url_fetched_at"))
        batch_op.create_index(batch_op.f("ix_capture_url"), ["url"], unique=False)
        batch_op.drop_constraint(batch_op.f("fk_capture_robots_capture_id_capture"), type_="foreignkey")
        batch_op.drop_column("robots_capture_id")
        batch_op.drop_column("block_digest")
        batch_op.drop_column("warc_length")
        batch_op.drop_column("kind")
