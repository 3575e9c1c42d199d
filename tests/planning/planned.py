"""A workspace to plan on Monday 5 January 2026, and shorthands for reading what comes out."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from rooftree.planning.models import ProposedItem
from rooftree.planning.refreshing import refresh
from rooftree.work.items.models import Item

MONDAY = date(2026, 1, 5)
DAY = 8 * 60
"""A working day in minutes."""


def at(day: int, hour: int = 0, minute: int = 0, *, month: int = 1, zone: str = "UTC") -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=ZoneInfo(zone)).astimezone(UTC)


def plan(world, today: date = MONDAY) -> dict[str, ProposedItem]:
    """Compute the plan and return its rows by the items' titles."""
    proposal = refresh(world.workspace.pk, today=today)
    rows = ProposedItem.objects.filter(proposal=proposal).select_related("item")
    return {row.item.title: row for row in rows.order_by("position")}


def dates(row: ProposedItem) -> tuple[datetime | None, datetime | None]:
    return row.start, row.finish


def assumed(row: ProposedItem) -> dict[str, str]:
    """Return why each value was assumed."""
    return {one["what"]: one["because"] for one in row.assumptions}


def codes(row: ProposedItem) -> list[str]:
    return [one["code"] for one in row.reasons]


def set_on(item: Item, **columns) -> Item:
    """Put an item into a state that took place in the past."""
    Item.objects.filter(pk=item.pk).update(**columns)
    item.refresh_from_db()
    return item


def done(world, *days: int, title: str = "Done", person=None, **more) -> list[Item]:
    """Store items that each took some working days, one after the other, in autumn 2025."""
    people = [person] if person else []
    start = datetime(2025, 9, 1, 9, tzinfo=UTC)  # a Monday
    return [
        set_on(
            world.item(title, status=world.status("Done"), assignees=people, **more),
            actual_start=start + timedelta(weeks=number),
            actual_finish=start + timedelta(weeks=number, days=length - 1, hours=9),
        )
        for number, length in enumerate(days)
    ]


def under_way(world, title: str, since: datetime, **more) -> Item:
    return set_on(world.item(title, status=world.status("In progress"), **more), actual_start=since)
