"""Files of other archives: which were read, how far, and which captures we have from them already.

Nothing here commits; whoever opened the session does.
"""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from store.models import Capture, IngestedFile


def ingested_file(session: Session, identity: str, sieve: str, *, name: str, now: datetime) -> IngestedFile:
    """The row of a file that was read through `sieve`, made if it is new.

    `identity` is "sha256:" and the digest of the file, or the address it comes from.
    """
    wanted = select(IngestedFile).where(IngestedFile.identity == identity, IngestedFile.sieve == sieve)
    row = session.scalars(wanted).one_or_none()
    if row is None:
        row = IngestedFile(identity=identity, sieve=sieve, name=name, position=-1, started_at=now)
        session.add(row)
        session.flush()
    return row


def has_capture(session: Session, url: str, fetched_at: datetime, payload_digest: str) -> bool:
    """Whether the record has this answer already, from whatever file."""
    same = select(Capture.id).where(
        Capture.url == url, Capture.fetched_at == fetched_at, Capture.payload_digest == payload_digest
    )
    return session.scalars(same.limit(1)).first() is not None
