"""Full-text search over claims: FTS5 on SQLite, a tsvector with a GIN index on PostgreSQL."""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_SQLITE_UP = (
    (
        "CREATE VIRTUAL TABLE claim_fts USING fts5(body, content='claim_search', content_rowid='claim_id', "
        "tokenize='porter unicode61 remove_diacritics 2')"
    ),
    (
        "CREATE TRIGGER claim_search_added AFTER INSERT ON claim_search BEGIN "
        "INSERT INTO claim_fts(rowid, body) VALUES (new.claim_id, new.body); END"
    ),
    (
        "CREATE TRIGGER claim_search_removed AFTER DELETE ON claim_search BEGIN "
        "INSERT INTO claim_fts(claim_fts, rowid, body) VALUES ('delete', old.claim_id, old.body); END"
    ),
    (
        "CREATE TRIGGER claim_search_changed AFTER UPDATE ON claim_search BEGIN "
        "INSERT INTO claim_fts(claim_fts, rowid, body) VALUES ('delete', old.claim_id, old.body); "
        "INSERT INTO claim_fts(rowid, body) VALUES (new.claim_id, new.body); END"
    ),
)
_SQLITE_DOWN = (
    "DROP TRIGGER claim_search_changed",
    "DROP TRIGGER claim_search_removed",
    "DROP TRIGGER claim_search_added",
    "DROP TABLE claim_fts",
)
_POSTGRESQL_UP = (
    "ALTER TABLE claim_search ADD COLUMN tsv tsvector GENERATED ALWAYS AS (to_tsvector('english', body)) STORED",
    "CREATE INDEX ix_claim_search_tsv ON claim_search USING gin (tsv)",
)
_POSTGRESQL_DOWN = ("ALTER TABLE claim_search DROP COLUMN tsv",)


def upgrade() -> None:
    for statement in _POSTGRESQL_UP if op.get_bind().dialect.name == "postgresql" else _SQLITE_UP:
        op.execute(statement)


def downgrade() -> None:
    for statement in _POSTGRESQL_DOWN if op.get_bind().dialect.name == "postgresql" else _SQLITE_DOWN:
        op.execute(statement)
