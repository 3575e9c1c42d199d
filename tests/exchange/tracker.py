"""A small project as an issue tracker has it, as a bundle: one of everything that boards have not."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

from rooftree.exchange.bundle import (
    OPTIONAL,
    Attachment,
    Bundle,
    Comment,
    Component,
    Event,
    Item,
    ItemType,
    Link,
    Person,
    Release,
    Source,
    Space,
    Sprint,
    Status,
    Text,
    TimeEntry,
)

SPRING = datetime(2026, 3, 2, 9, tzinfo=UTC)
APRIL = date(2026, 4, 1)
DRY = Text(markdown="Dry")

TYPES = (
    ItemType(source_id="Epic", name="Epic", kind="feature", basis="name"),
    ItemType(source_id="Story", name="Story", kind="story", basis="name"),
    ItemType(source_id="Sub-task", name="Sub-task", kind="sub-task", basis="name"),
)


def a_status(name, category, position):
    """Return a status of the project PUMP, or of another one."""
    space, _slash, word = name.partition("/")
    return Status(
        source_id=name,
        space=space,
        name=word.title(),
        category=category,
        basis="source",
        position=position,
    )


def issue(number, kind="Story", **more):
    """Return an issue of the project PUMP."""
    given = {
        "source_id": f"PUMP-{number}",
        "number": number,
        "aliases": (f"PUMP-{number}",),
        "space": "PUMP",
        "status": "PUMP/open",
        "type": kind,
        "title": f"Issue {number}",
        "created_at": SPRING,
    }
    return Item(**given | more)


def tracker(**changes):
    """Return the project; `changes` replace whole collections."""
    bundle = Bundle(
        source=Source(system="jira", source_id="PUMP", name="Pumps"),
        spaces=(Space(source_id="PUMP", name="Pumps", prefix="PUMP"),),
        statuses=(
            a_status("PUMP/open", "todo", 0),
            a_status("PUMP/done", "done", 1),
        ),
        people=(Person(source_id="kim", name="Kim"), Person(source_id="lou", name="Lou")),
        types=TYPES,
        components=(Component(source_id="PUMP/motor", space="PUMP", name="Motor", lead="kim"),),
        releases=(
            Release(source_id="PUMP/1.0", space="PUMP", name="1.0", target=APRIL, is_released=True),
            Release(source_id="PUMP/2.0", space="PUMP", name="2.0", description=Text(markdown="Next")),
        ),
        sprints=(
            Sprint(source_id="7", space="PUMP", name="Sprint 7", goal="Run dry", state="closed",
                   start_at=SPRING),
            Sprint(source_id="8", space="PUMP", name="Sprint 8", state="future"),
        ),
        items=(
            issue(3, "Sub-task", parent="PUMP-2"),
            issue(2, parent="PUMP-1", points=Decimal(5), estimate=960, remaining=240, priority=3,
                  components=("PUMP/motor",), releases=("PUMP/2.0",), affected_releases=("PUMP/1.0",),
                  sprints=("7", "8"), watchers=("kim", "lou"), voters=("lou",), votes=3,
                  resolution="Fixed", resolved_at=SPRING, status="PUMP/done", reporter="kim"),
            issue(1, "Epic"),
            issue(9),
        ),
        comments=(
            Comment(source_id="c1", item="PUMP-2", author="lou", body=DRY, created_at=SPRING),
        ),
        time_entries=(
            TimeEntry(source_id="w1", item="PUMP-2", author="kim", minutes=90, started_at=SPRING,
                      note=Text(markdown="Bench")),
        ),
        links=(
            Link(source_id="l1", source="PUMP-1", target="PUMP-9", kind="FS"),
            Link(source_id="l2", source="PUMP-9", target="PUMP-3", kind="relates", name="causes"),
            Link(source_id="l3", source="PUMP-9", target="PUMP-1", kind="FS"),
        ),
        events=(
            Event(source_id="e1", at=SPRING, author="kim", verb="moved", subject_kind="item",
                  subject="PUMP-2",
                  details={"from_id": "PUMP/open", "to_id": "PUMP/done", "to": "Done"}),
        ),
        told=OPTIONAL,
    )  # fmt: skip
    return replace(bundle, **changes)


def with_file(path):
    """Return the project with a file on an issue."""
    attachment = Attachment(
        source_id="a1", item="PUMP-9", name="plan.txt", url="https://x.org/1", file=str(path)
    )
    return tracker(attachments=(attachment,))
