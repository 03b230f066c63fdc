"""Keys by which copies meet instead of bands, and the agency that a text credits.

Texts on record get their keys, so that later ones meet them; clusters, relations and credits stay as they are.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.orm import Session

from store.copies.fingerprint import keys, word_hashes
from store.copies.keys import find_keys, keep_keys

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "copy_key",
        sa.Column("key", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("version_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(
            ["version_id"], ["article_version.id"], name=op.f("fk_copy_key_version_id_article_version")
        ),
        sa.PrimaryKeyConstraint("key", "version_id", name=op.f("pk_copy_key")),
        sqlite_with_rowid=False,
    )
    op.drop_table("copy_band")
    op.add_column("article_version", sa.Column("wire_credit", sa.Text(), nullable=True))
    op.add_column("article_version", sa.Column("wire_credit_as_worded", sa.Text(), nullable=True))
    _fill(Session(op.get_bind()))


def _fill(session: Session) -> None:
    wanted = sa.text("SELECT id, text FROM article_version WHERE id > :last ORDER BY id LIMIT 500")
    last = 0
    while rows := session.execute(wanted, {"last": last}).all():
        found = {row.id: keys(word_hashes(row.text)) for row in rows}
        known = find_keys(session, (key for each in found.values() for key in each))
        keep_keys(session, [kept for number, each in found.items() for kept in known.add(number, each)])
        last = rows[-1].id


def downgrade() -> None:
    op.drop_column("article_version", "wire_credit_as_worded")
    op.drop_column("article_version", "wire_credit")
    op.drop_table("copy_key")
    op.create_table(
        "copy_band",
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.Column("band_no", sa.Integer(), nullable=False),
        sa.Column("band_hash", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["version_id"], ["article_version.id"], name=op.f("fk_copy_band_version_id_article_version")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_copy_band")),
    )
    with op.batch_alter_table("copy_band", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_copy_band_band_no_band_hash"), ["band_no", "band_hash"], unique=False)
        batch_op.create_index(batch_op.f("ix_copy_band_version_id"), ["version_id"], unique=False)
