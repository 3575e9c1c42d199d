"""Noting working time that was spent, and correcting it."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from rooftree.accounts.texts import checked_text
from rooftree.changes.action import action
from rooftree.changes.actor import Actor
from rooftree.changes.columns import refuse_unknown
from rooftree.changes.rows import edit, insert, remove
from rooftree.errors import RuleBroken
from rooftree.lib import clock
from rooftree.people.persons.models import Person
from rooftree.work.items.models import Item
from rooftree.work.items.topics import item_topics
from rooftree.work.time_entries.facts import TimeCorrected, TimeDeleted, TimeSpent
from rooftree.work.time_entries.models import TimeEntry
from rooftree.work.time_entries.policy import require_may_note

EDITABLE = {"minutes", "started_at", "note", "person"}
LONGEST_MINUTES = 60 * 24 * 366


@action
def spend_time(
    item: Item,
    *,
    minutes: int,
    by: Actor,
    started_at: datetime | None = None,
    note: str = "",
    person: Person | None = None,
) -> TimeSpent:
    """Note minutes of working time on an item: one's own, or for admins a given person's.

    Without `started_at` they ended now. Raises RuleBroken for no time, or more than a year of it.
    """
    person_id = by.viewer.person_id if person is None else person.pk
    require_may_note(by.viewer, item, person_id)
    now = clock.now()
    entry = TimeEntry(
        workspace_id=by.workspace_id,
        item=item,
        started_at=started_at or now,
        created_at=now,
        **_checked({"minutes": minutes, "note": note}),
    )
    if person is None:
        entry.person_id = person_id
    else:
        entry.person = person
    insert(entry)
    return TimeSpent(subject=item, topics=item_topics(item), minutes=minutes)


@action
def correct_time(
    entry: TimeEntry, *, by: Actor, expected: int | None = None, **new: Any
) -> TimeCorrected | None:
    """Change minutes, start, note or (for admins) the person of a time entry."""
    item = entry.item
    require_may_note(by.viewer, item, entry.person_id)
    if "person" in new:
        require_may_note(by.viewer, item, new["person"].pk if new["person"] else None)
    if not edit(entry, expected=expected, subject=item, **_checked(new)):
        return None
    return TimeCorrected(subject=item, topics=item_topics(item), minutes=entry.minutes)


@action
def remove_time(entry: TimeEntry, *, by: Actor) -> TimeDeleted:
    """Put a time entry into the bin."""
    item = entry.item
    require_may_note(by.viewer, item, entry.person_id)
    remove(entry)
    return TimeDeleted(subject=item, topics=item_topics(item, "bin"), minutes=entry.minutes)


def _checked(new: dict[str, Any]) -> dict[str, Any]:
    refuse_unknown(new, EDITABLE)
    if "minutes" in new and not 0 < new["minutes"] <= LONGEST_MINUTES:
        raise RuleBroken(_("Say how much time it was: up to a year."), field="minutes")
    if "note" in new:
        new["note"] = checked_text(new["note"], field="note", empty="")
    return new
