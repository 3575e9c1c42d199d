"""The sample's items and what hangs on them."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from rooftree.changes.action import action
from rooftree.changes.actor import Actor
from rooftree.changes.rows import edit, insert
from rooftree.ops.sample.company import Work
from rooftree.ops.sample.work import WORK
from rooftree.people.persons.models import Person
from rooftree.product.goals.models import Goal
from rooftree.product.serving.actions import serve
from rooftree.work.checklists.actions import add_checklist
from rooftree.work.checklists.entries import add_entry
from rooftree.work.checklists.models import Checklist
from rooftree.work.comments.facts import CommentAdded
from rooftree.work.comments.models import Comment
from rooftree.work.commitments.actions import make_commitment
from rooftree.work.items.actions import create_item
from rooftree.work.items.facts import ItemEdited
from rooftree.work.items.models import Item
from rooftree.work.items.topics import item_topics
from rooftree.work.labels.actions import set_labels
from rooftree.work.labels.models import Label
from rooftree.work.links.actions import add_dependency
from rooftree.work.models import Kind
from rooftree.work.spaces.models import Space


@dataclass(frozen=True)
class Places:
    """Where the sample stands in time."""

    today: date
    zone: str

    def day(self, days: int) -> date:
        """Return the day so many days from today."""
        return self.today + timedelta(days=days)

    def at(self, days: int, hour: int = 10) -> datetime:
        """Return an hour of the day so many days from today."""
        return datetime.combine(self.day(days), time(hour), ZoneInfo(self.zone))


@dataclass(frozen=True)
class Placed:
    """An item together with what it was made from."""

    item: Item
    work: Work


def make_items(
    space: Space,
    prefix: str,
    labels: dict[str, Label],
    people: dict[str, Person],
    places: Places,
    by: Actor,
) -> dict[str, Placed]:
    """Make the items of a space, parents before their parts."""
    kinds = {kind.slug: kind for kind in Kind.objects.filter(workspace_id=by.workspace_id)}
    statuses = {status.name: status for status in space.statuses.all()}
    placed: dict[str, Placed] = {}
    for work in WORK[prefix]:
        more = work.more
        fact = create_item(
            space,
            title=work.title,
            kind=kinds[work.kind],
            status=statuses[work.status],
            assignees=[people[one] for one in work.people],
            description=more.get("description", ""),
            priority=more.get("priority", 0),
            owner=people.get(more.get("owner", "")),
            parent=placed[more["parent"]].item if "parent" in more else None,
            target=places.day(more["target"]) if "target" in more else None,
            by=by,
            **_estimate(more.get("estimate")),
        )
        item = Item.objects.select_related("space", "kind", "status").get(pk=fact.subject.pk)
        set_labels(item, [labels[name] for name in more.get("labels", ()) if name in labels], by=by)
        if "worked" in more:
            tell_past(item, places, more["worked"], by=by)
        placed[work.slug] = Placed(item, work)
    return placed


def hang_on(
    placed: Placed,
    others: dict[str, Placed],
    people: dict[str, Person],
    goals: dict[str, Goal],
    places: Places,
    by: Actor,
) -> None:
    """Add what needs the other items, too: dependencies, goals, promises, talk."""
    item, more = placed.item, placed.work.more
    for slug in more.get("after", ()):
        add_dependency(others[slug].item, item, by=by)
    for slug in more.get("before", ()):
        add_dependency(item, others[slug].item, by=by)
    if "goal" in more:
        serve(item, goals[more["goal"]], by=by)
    if "promise" in more:
        to_whom, days = more["promise"]
        make_commitment(item, to_whom=to_whom, date=places.day(days), by=by)
    if "checklist" in more:
        _checklist(item, *more["checklist"], by=by)
    for author, body, days in more.get("comments", ()):
        say(item, people[author], body, places.at(days, 15), by=by)


@action
def tell_past(
    item: Item,
    places: Places,
    worked: tuple[int, int | None],
    *,
    by: Actor,  # noqa: ARG001 - for the log
) -> ItemEdited:
    """Say when an item was really begun and finished, so that cycle times are believable."""
    begun, finished = worked
    edit(
        item,
        actual_start=places.at(begun),
        actual_finish=None if finished is None else places.at(finished, 16),
        created_at=places.at(begun - 5),
    )
    return ItemEdited(subject=item, topics=item_topics(item))


@action
def say(item: Item, author: Person, body: str, at: datetime, *, by: Actor) -> CommentAdded:
    """Add a comment of one of the company's people, as of a day in the past."""
    comment = insert(
        Comment(workspace_id=by.workspace_id, item=item, author=author, body=body, created_at=at)
    )
    return CommentAdded(
        subject=item,
        topics=item_topics(item),
        comment=comment.pk,
        mentions=[],
        happened_at=at,
        author_person_id=author.pk,
    )


def _checklist(item: Item, title: str, entries: tuple[tuple[str, bool], ...], *, by: Actor) -> None:
    fact = add_checklist(item, title=title, by=by)
    checklist = Checklist.objects.filter(item=item).latest("pk")
    assert fact.subject == item  # noqa: S101 - the newest list is this one
    for text, is_done in entries:
        add_entry(checklist, text=text, is_done=is_done, by=by)


def _estimate(minutes: int | tuple[int, int, int] | None) -> dict[str, Any]:
    if minutes is None:
        return {}
    low, likely, high = minutes if isinstance(minutes, tuple) else (None, minutes, None)
    return {"estimate_low": low, "estimate_likely": likely, "estimate_high": high}
