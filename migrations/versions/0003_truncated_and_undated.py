"""Why the text of a version is thought to be cut short, and why its date is not believed."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("article_version") as version:
        version.add_column(sa.Column("truncation", sa.Text(), nullable=True))
        version.add_column(sa.Column("date_doubt", sa.Text(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("article_version") as version:
        version.drop_column("date_doubt")
        version.drop_column("truncation")
