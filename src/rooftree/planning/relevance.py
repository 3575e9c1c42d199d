"""Which changes a plan depends on: those of certain columns of certain tables."""

from rooftree.changes.models import Change

COLUMNS = {
    "accounts.membership": {"role"},
    "accounts.workspace": {"time_zone"},
    "people.absence": {"person_id", "first_day", "last_day"},
    "people.holiday": {"calendar_id", "day"},
    "people.person": {"calendar_id", "is_active", "user_id"},
    "people.workingcalendar": {"week"},
    "work.assignment": {"item_id", "person_id"},
    "work.commitment": {"item_id", "date", "state"},
    "work.dependency": {"predecessor_id", "successor_id", "type", "lag"},
    "work.item": {
        "actual_finish",
        "actual_start",
        "archived_at",
        "estimate_likely",
        "kind_id",
        "parent_id",
        "priority",
        "rank",
        "remaining",
        "space_id",
        "start",
        "status_id",
        "target",
    },
    "work.kind": {"slug"},
    "work.space": {"archived_at", "is_open"},
    "work.spacemember": {"role"},
    "work.status": {"category"},
}


def matters(change: Change) -> bool:
    """Tell whether a plan may have to be computed anew after a change."""
    return any(
        table in COLUMNS and (kind != "~" or not COLUMNS[table].isdisjoint(new))
        for table, _pk, kind, _old, new in change.data["rows"]
    )
