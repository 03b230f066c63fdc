"""What happened to articles, the address that was asked for, and from when a page is watched."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "article_observation",
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=48), nullable=False),
        sa.Column("observed_at", _INSTANT, nullable=False),
        sa.Column("capture_id", sa.Integer(), nullable=False),
        sa.Column("version_id", sa.Integer(), nullable=True),
        sa.Column("because", sa.Text(), nullable=True),
        sa.Column("decided_by", sa.Text(), nullable=False),
        sa.Column("recorded_at", _INSTANT, nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"], name=op.f("fk_article_observation_article_id_article")),
        sa.ForeignKeyConstraint(["capture_id"], ["capture.id"], name=op.f("fk_article_observation_capture_id_capture")),
        sa.ForeignKeyConstraint(
            ["version_id"], ["article_version.id"], name=op.f("fk_article_observation_version_id_article_version")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_article_observation")),
        sa.UniqueConstraint(
            "article_id", "capture_id", "kind", name=op.f("uq_article_observation_article_id_capture_id_kind")
        ),
    )
    op.create_index(op.f("ix_article_observation_article_id"), "article_observation", ["article_id"])
    op.create_index(op.f("ix_article_observation_capture_id"), "article_observation", ["capture_id"])
    with op.batch_alter_table("capture") as capture:
        capture.add_column(sa.Column("asked_url", sa.Text(), nullable=True))
        capture.create_index(op.f("ix_capture_asked_url"), ["asked_url"])
    op.execute("UPDATE capture SET asked_url = url")
    with op.batch_alter_table("frontier_url") as frontier:
        frontier.add_column(sa.Column("visited_at", _INSTANT, nullable=True))
        frontier.add_column(sa.Column("watched_from", _INSTANT, nullable=True))
    op.execute("UPDATE frontier_url SET watched_from = coalesce(listed_date, found_at)")
    with op.batch_alter_table("frontier_url") as frontier:
        frontier.alter_column("watched_from", existing_type=_INSTANT, nullable=False)


def downgrade() -> None:
    with op.batch_alter_table("frontier_url") as frontier:
        frontier.drop_column("watched_from")
        frontier.drop_column("visited_at")
    with op.batch_alter_table("capture") as capture:
        capture.drop_index(op.f("ix_capture_asked_url"))
        capture.drop_column("asked_url")
    op.drop_table("article_observation")
