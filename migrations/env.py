"""Run by Alembic: migrations run on the connection that `store.database` hands over, or on ONRECORD_DATABASE_URL."""

from alembic import context

from store.columns import Code, Instant
from store.models import Base


def _plain_types(kind, value, _context):
    """Write our column types as the plain ones they are stored in: a migration must not change with our code."""
    if kind == "type" and isinstance(value, Instant):
        return "sa.DateTime(timezone=True)"
    if kind == "type" and isinstance(value, Code):
        return "sa.String(length=48)"
    return False


def _ours(name, kind, _parents):
    """Leave out what only one database has: FTS5's tables and the tsvector column."""
    return not (kind == "table" and name.startswith(("claim_fts", "assertion_fts"))) and name not in {
        "tsv",
        "ix_claim_search_tsv",
        "ix_assertion_search_tsv",
    }


connection = context.config.attributes.get("connection")
context.configure(
    connection=connection,
    target_metadata=Base.metadata,
    # SQLite alters a table by copying it.
    render_as_batch=True,
    render_item=_plain_types,
    include_name=_ours,
    compare_type=True,
)
with context.begin_transaction():
    context.run_migrations()
