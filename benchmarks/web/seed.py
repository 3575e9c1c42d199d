"""Fills a database: ten spaces, one of them with a board of 2,000 open cards, and twenty people.

Run by run.py in a process of its own; prints what the load needs to know as JSON.
"""

import json
import random
import sys
from datetime import timedelta
from importlib import import_module

import django

django.setup()  # before anything below: models can be imported only once the apps are ready

from django.conf import settings  # noqa: E402
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY  # noqa: E402
from django.db import connection, transaction  # noqa: E402

from rooftree.accounts.models import User  # noqa: E402
from rooftree.accounts.roles import Role  # noqa: E402
from rooftree.changes import chain  # noqa: E402
from rooftree.changes.actor import Actor  # noqa: E402
from rooftree.changes.models import Change, Counter  # noqa: E402
from rooftree.lib import clock  # noqa: E402
from rooftree.lib.ranks import spread  # noqa: E402
from rooftree.people.members.actions import join_workspace  # noqa: E402
from rooftree.people.persons.models import Person  # noqa: E402
from rooftree.work.founding import found_workspace  # noqa: E402
from rooftree.work.labels.actions import add_label  # noqa: E402
from rooftree.work.models import Assignment, Comment, Item, ItemLabel, Kind, Label, Space  # noqa: E402
from rooftree.work.search.reader import reindex  # noqa: E402
from rooftree.work.spaces.actions import create_space  # noqa: E402

WORDS = [
    "garden",
    "planner",
    "frost",
    "parcel",
    "voucher",
    "sign",
    "photo",
    "map",
    "bed",
    "seed",
    "order",
    "label",
    "carrier",
    "island",
    "invoice",
    "refund",
    "stock",
    "wallet",
    "box",
    "track",
    "spring",
    "release",
    "mobile",
    "login",
    "search",
    "filter",
    "export",
    "print",
    "calendar",
    "reminder",
    "weather",
    "neighbour",
    "share",
    "offline",
    "crash",
    "slow",
    "upgrade",
]
WORKFLOW = (
    ("Backlog", "discovery"),
    ("To do", "todo"),
    ("Doing", "doing"),
    ("Review", "doing"),
    ("Done", "done"),
)
COLOURS = (
    "green",
    "yellow",
    "orange",
    "red",
    "purple",
    "blue",
    "sky",
    "lime",
    "pink",
    "black",
    "green",
    "blue",
)
OPEN_BOARD = 2000


def main(count: int) -> None:
    """Fill the database with `count` items and print {"sessions", "keys", "statuses", …}."""
    chance = random.Random(7)
    workspace = found_workspace("bench", "Benchmark")
    by = Actor.system(workspace.pk)
    users = [User.objects.create_user(f"u{n}@example.org", name=f"Person {n}") for n in range(20)]
    for number, user in enumerate(users):
        join_workspace(workspace, user, role=Role.ADMIN if number == 0 else Role.MEMBER, by=by)
    people = list(Person.objects.filter(workspace=workspace).exclude(user=None))
    spaces = [_space(number, by) for number in range(10)]
    with transaction.atomic():
        _items(workspace.pk, spaces, people, count, chance)
    _log(workspace.pk)
    reindex(workspace.pk)
    with connection.cursor() as cursor:
        # What a server does by itself soon after so many new rows.
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")
    board = spaces[0]
    open_items = Item.objects.filter(space=board)
    json.dump(
        {
            "sessions": [_session(user) for user in users[1:9]],
            "keys": list(open_items.values_list("key", flat=True)[:400]),
            "statuses": list(board.statuses.values_list("pk", flat=True))[:4],
            "people": [person.pk for person in people],
            "words": WORDS,
        },
        sys.stdout,
    )


def _space(number: int, by: Actor) -> Space:
    fact = create_space(prefix=f"S{number}", name=f"Space {number}", workflow=WORKFLOW, by=by)
    space = Space.objects.get(pk=fact.subject.pk)
    for place, colour in enumerate(COLOURS):
        add_label(space, name=f"Label {place}", colour=colour, by=by)
    return space


def _items(
    workspace_id: int, spaces: list[Space], people: list[Person], count: int, chance: random.Random
) -> None:
    kind = Kind.objects.get(workspace_id=workspace_id, slug="task")
    now = clock.now()
    items, ranks = [], spread("", "", count)
    shares = [OPEN_BOARD] + [(count - OPEN_BOARD) // 9] * 9
    for space, share in zip(spaces, shares, strict=True):
        statuses = list(space.statuses.all())
        for number in range(1, share + 1):
            is_board = space == spaces[0]
            status = (
                statuses[number % 4] if is_board else chance.choice(statuses + statuses[4:] * 6)
            )
            items.append(
                Item(
                    workspace_id=workspace_id, space=space, number=number, key=f"{space.prefix}-{number}",
                    kind=kind, status=status, title=" ".join(chance.sample(WORDS, 6)).capitalize(),
                    description=" ".join(chance.choices(WORDS, k=40)), rank=ranks[len(items)],
                    priority=chance.randrange(5), reporter=chance.choice(people), owner=chance.choice(people),
                    target=(now + timedelta(days=chance.randrange(-60, 90))).date() if number % 3 == 0 else None,
                    created_at=now, updated_at=now - timedelta(minutes=len(items)),
                )
            )  # fmt: skip
        Space.objects.filter(pk=space.pk).update(next_number=share + 1)
    Item.objects.bulk_create(items, batch_size=1000)
    _hang_on(workspace_id, items, people, chance)


def _hang_on(
    workspace_id: int, items: list[Item], people: list[Person], chance: random.Random
) -> None:
    labels: dict[int, list[int]] = {}
    for pk, space_id in Label.objects.filter(workspace_id=workspace_id).values_list(
        "pk", "space_id"
    ):
        labels.setdefault(space_id, []).append(pk)
    one = {"workspace_id": workspace_id}
    Assignment.objects.bulk_create(
        [Assignment(item=item, person=chance.choice(people), **one) for item in items],
        batch_size=1000,
    )
    ItemLabel.objects.bulk_create(
        [
            ItemLabel(item=item, label_id=label, **one)
            for item in items
            for label in chance.sample(labels[item.space_id], chance.randrange(3))
        ],
        batch_size=1000,
    )
    Comment.objects.bulk_create(
        [
            Comment(item=item, author=chance.choice(people), body=" ".join(chance.choices(WORDS, k=15)), created_at=clock.now(), **one)
            for item in items[::5]
            for _ in range(2)
        ],
        batch_size=1000,
    )  # fmt: skip


def _log(workspace_id: int) -> None:
    """Give every item an entry in the log, as if it had been made through an action."""
    counter = Counter.objects.get(pk=workspace_id)
    at, changes = clock.now(), []
    for pk, key in (
        Item.objects.filter(workspace_id=workspace_id).order_by("pk").values_list("pk", "key")
    ):
        counter.value += 1
        change = Change(
            workspace_id=workspace_id, seq=counter.value, at=at, via="import", verb="work.item.created",
            version=1, subject_type="work.item", subject_id=pk, topics=[], data={"rows": [], "show": {"key": key}},
        )  # fmt: skip
        change.hash = counter.head = chain.entry_hash(change, counter.head)
        changes.append(change)
    Change.objects.bulk_create(changes, batch_size=1000)
    counter.save()


def _session(user: User) -> str:
    session = import_module(settings.SESSION_ENGINE).SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.save()
    return session.session_key


if __name__ == "__main__":
    main(int(sys.argv[1]))
