"""The order in which articles are filed, what a row gave way to, and the form that names are compared by."""

import sqlalchemy as sa
from alembic import op

from store.identifiers import fold

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

_MERGING = ("claim", "dispute", "entity", "event")
_NAMING = (("attribution_step", "speaker"), ("mention", "surface"))


def upgrade() -> None:
    for table in _MERGING:
        with op.batch_alter_table(table) as batch:
            batch.add_column(sa.Column("merged_into_id", sa.Integer(), nullable=True))
            if table != "entity":
                batch.add_column(sa.Column("filed_from", sa.Text(), nullable=True))
            batch.create_index(f"ix_{table}_merged_into_id", ["merged_into_id"])
            batch.create_foreign_key(f"fk_{table}_merged_into_id_{table}", table, ["merged_into_id"], ["id"])
    with op.batch_alter_table("dispute") as batch:
        batch.add_column(sa.Column("filed_through", sa.Text(), nullable=True))
    with op.batch_alter_table("event") as batch:
        batch.add_column(sa.Column("reported_on", sa.Date(), nullable=True))
    for table, name in _NAMING:
        with op.batch_alter_table(table) as batch:
            batch.add_column(sa.Column("folded", sa.Text(), nullable=False, server_default=""))
        _fold(table, name)
        with op.batch_alter_table(table) as batch:
            batch.alter_column("folded", server_default=None)
            batch.create_index(f"ix_{table}_folded", ["folded"])
    _note_first_reports()
    op.create_table(
        "reading_docket",
        sa.Column("reading_id", sa.Integer(), nullable=False),
        sa.Column("docket", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["reading_id"], ["version_reading.id"], name="fk_reading_docket_reading_id_version_reading"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_reading_docket"),
        sa.UniqueConstraint("reading_id", "docket", name="uq_reading_docket_reading_id_docket"),
    )
    op.create_index("ix_reading_docket_reading_id", "reading_docket", ["reading_id"])
    op.create_index("ix_reading_docket_docket", "reading_docket", ["docket"])


def downgrade() -> None:
    op.drop_table("reading_docket")
    for table, _ in _NAMING:
        with op.batch_alter_table(table) as batch:
            batch.drop_index(f"ix_{table}_folded")
            batch.drop_column("folded")
    with op.batch_alter_table("event") as batch:
        batch.drop_column("reported_on")
    with op.batch_alter_table("dispute") as batch:
        batch.drop_column("filed_through")
    for table in _MERGING:
        with op.batch_alter_table(table) as batch:
            batch.drop_constraint(f"fk_{table}_merged_into_id_{table}", type_="foreignkey")
            batch.drop_index(f"ix_{table}_merged_into_id")
            batch.drop_column("merged_into_id")
            if table != "entity":
                batch.drop_column("filed_from")


def _fold(table: str, name: str) -> None:
    rows = sa.table(table, sa.column(name, sa.Text), sa.column("folded", sa.Text))
    names = op.get_bind().scalars(sa.select(rows.c[name]).distinct()).all()
    for one in names:
        op.get_bind().execute(rows.update().where(rows.c[name] == one).values(folded=fold(one)))


def _note_first_reports() -> None:
    event = sa.table("event", sa.column("id", sa.Integer), sa.column("reported_on", sa.Date))
    citation = sa.table("event_citation", sa.column("event_id", sa.Integer), sa.column("passage_id", sa.Integer))
    passage = sa.table("passage", sa.column("id", sa.Integer), sa.column("version_id", sa.Integer))
    version = sa.table("article_version", sa.column("id", sa.Integer), sa.column("published_at", sa.DateTime))
    joined = citation.join(passage, passage.c.id == citation.c.passage_id)
    joined = joined.join(version, version.c.id == passage.c.version_id)
    first = sa.select(sa.func.min(sa.func.date(version.c.published_at))).select_from(joined)
    first = first.where(citation.c.event_id == event.c.id).scalar_subquery()
    op.execute(event.update().values(reported_on=sa.cast(first, sa.Date) if _is_postgresql() else first))


def _is_postgresql() -> bool:
    return bool(op.get_bind().dialect.name == "postgresql")
