"""What an earlier import of the same source brought, and the source does not have any more."""

from collections.abc import Iterator

from rooftree.exchange.bundle import Bundle
from rooftree.exchange.load.session import Session
from rooftree.exchange.load.structure import within
from rooftree.exchange.on_disk import OnDisk
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
    for kind in records.order_by("kind").values_list("kind", flat=True).distinct():
        here = OnDisk[None]((one, None) for one in _ids(session.bundle, kind))
        told = records.filter(kind=kind).order_by("pk").values_list("source_id", flat=True)
        for source_id in told.iterator():
            if source_id not in here:
                session.ledger.tell("gone_at_source", kind, sample=source_id)


def _ids(bundle: Bundle, kind: str) -> Iterator[str]:
    for one in getattr(bundle, kind):
        yield within(one.space, one.source_id) if kind in OF_A_SPACE else one.source_id
