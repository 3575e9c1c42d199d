"""What an earlier import of the same source brought, and the source does not have any more."""

from rooftree.exchange.bundle import Bundle
from rooftree.exchange.load.session import Session
from rooftree.exchange.load.structure import within
from rooftree.exchange.records.models import SourceRecord
from rooftree.exchange.runs.models import SOURCE_ID_LENGTH

KINDS = (
    "statuses", "labels", "fields", "components", "releases", "sprints", "items", "checklists",
    "check_items", "comments", "attachments", "field_values", "time_entries",
)  # fmt: skip
OF_A_SPACE = ("statuses", "labels", "fields")


def tell_gone(session: Session) -> None:
    """Remark on each such thing; nothing is deleted here because it is gone there."""
    source = session.bundle.source
    records = SourceRecord.objects.filter(
        workspace_id=session.seat.workspace_id,
        system=session.seat.system,
        kind__in=KINDS,
        run__source_id=source.source_id[:SOURCE_ID_LENGTH],
    )
    here: dict[str, set[str]] = {}
    for kind, source_id in records.values_list("kind", "source_id"):
        here.setdefault(kind, set()).add(source_id)
    for kind, source_ids in here.items():
        for source_id in sorted(source_ids - _ids(session.bundle, kind)):
            session.ledger.tell("gone_at_source", kind, sample=source_id)


def _ids(bundle: Bundle, kind: str) -> set[str]:
    things = getattr(bundle, kind)
    if kind in OF_A_SPACE:
        return {within(one.space, one.source_id) for one in things}
    return {one.source_id for one in things}
