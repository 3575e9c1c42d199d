"""The hash chain over the log, and the salted hashes that stand for private values."""

import hashlib
import json
import secrets
from datetime import UTC, datetime
from typing import Any

from rooftree.changes.models import Change


def canonical(value: Any) -> bytes:
    """Write JSON in the one form that is hashed: sorted keys, no spaces, UTF-8."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode(
        "utf-8", "surrogatepass"
    )


def entry_hash(change: Change, before: str) -> str:
    """Return the SHA-256 of an entry together with the hash of the one before it."""
    return hashlib.sha256(
        canonical(
            [
                before,
                change.workspace_id,
                change.seq,
                _instant(change.at),
                _instant(change.happened_at) if change.happened_at else None,
                change.actor_user_id,
                change.actor_person_id,
                change.author_person_id,
                change.via,
                change.request_id,
                change.batch,
                change.verb,
                change.version,
                change.subject_type,
                change.subject_id,
                change.topics,
                change.data,
            ]
        )
    ).hexdigest()


def _instant(at: datetime) -> str:
    return at.astimezone(UTC).isoformat()  # as databases give it back, whatever the zone it came in


def sealed(value: Any) -> tuple[dict[str, str], list[Any]]:
    """Return the mark that the log keeps for a private value, and [salt, value] for the side table."""
    salt = secrets.token_hex(8)
    return {"#": seal(salt, value)}, [salt, value]


def seal(salt: str, value: Any) -> str:
    """Return the salted hash of a private value."""
    return hashlib.sha256(salt.encode() + canonical(value)).hexdigest()
