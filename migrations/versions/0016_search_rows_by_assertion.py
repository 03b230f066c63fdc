"""Search rows by assertion, so that indexing one more costs the same however many carry the claim."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

_SQLITE_UP = (
    (
        "CREATE VIRTUAL TABLE assertion_fts USING fts5(body, content='assertion_search', content_rowid='assertion_id', "
        "tokenize='porter unicode61 remove_diacritics 2')"
    ),
    (
        "CREATE TRIGGER assertion_search_added AFTER INSERT ON assertion_search BEGIN "
        "INSERT INTO assertion_fts(rowid, body) VALUES (new.assertion_id, new.body); END"
    ),
    (
        "CREATE TRIGGER assertion_search_removed AFTER DELETE ON assertion_search BEGIN "
        "INSERT INTO assertion_fts(assertion_fts, rowid, body) VALUES ('delete', old.assertion_id, old.body); END"
    ),
    (
        "CREATE TRIGGER assertion_search_changed AFTER UPDATE ON assertion_search BEGIN "
        "INSERT INTO assertion_fts(assertion_fts, rowid, body) VALUES ('delete', old.assertion_id, old.body); "
        "INSERT INTO assertion_fts(rowid, body) VALUES (new.assertion_id, new.body); END"
    ),
)
_SQLITE_DOWN = (
    "DROP TRIGGER assertion_search_changed",
    "DROP TRIGGER assertion_search_removed",
    "DROP TRIGGER assertion_search_added",
    "DROP TABLE assertion_fts",
)
_POSTGRESQL_UP = (
    "ALTER TABLE assertion_search ADD COLUMN tsv tsvector GENERATED ALWAYS AS (to_tsvector('english', body)) STORED",
    "CREATE INDEX ix_assertion_search_tsv ON assertion_search USING gin (tsv)",
)
# What claim_search has of passages so far stays there: it finds nothing that the rows of the assertions do not.
_FILL = (
    "INSERT INTO assertion_search (assertion_id, body) "
    "SELECT assertion.id, passage.exact || ' ' || coalesce(outlet.name, '') || ' ' || coalesce(spoken.words, '') "
    "FROM assertion JOIN passage ON passage.id = assertion.passage_id "
    "JOIN article_version ON article_version.id = passage.version_id "
    "JOIN article ON article.id = article_version.article_id "
    "LEFT JOIN outlet ON outlet.id = article.outlet_id "
    "LEFT JOIN (SELECT assertion_id, {join}(speaker, ' ') AS words FROM attribution_step GROUP BY assertion_id) spoken "
    "ON spoken.assertion_id = assertion.id"
)


def upgrade() -> None:
    op.create_table(
        "assertion_search",
        sa.Column("assertion_id", sa.Integer(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["assertion_id"], ["assertion.id"], name="fk_assertion_search_assertion_id_assertion"),
        sa.PrimaryKeyConstraint("id", name="pk_assertion_search"),
        sa.UniqueConstraint("assertion_id", name="uq_assertion_search_assertion_id"),
    )
    for statement in _POSTGRESQL_UP if _is_postgresql() else _SQLITE_UP:
        op.execute(statement)
    op.execute(_FILL.format(join="string_agg" if _is_postgresql() else "group_concat"))


def downgrade() -> None:
    for statement in () if _is_postgresql() else _SQLITE_DOWN:
        op.execute(statement)
    op.drop_table("assertion_search")


def _is_postgresql() -> bool:
    return bool(op.get_bind().dialect.name == "postgresql")
