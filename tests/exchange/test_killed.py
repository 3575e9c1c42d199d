"""Imports that are killed at any moment end as if nothing had been."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from benchmarks.imports.made_up import write_csv

pytestmark = pytest.mark.slow

ISSUES = 400
PATIENCE = 120

SHOWN = """
import json, django
django.setup()
from rooftree.changes import verify
from rooftree.changes.tracking import type_names
from rooftree.accounts.models import Workspace
from rooftree.work.models import Comment, Dependency, Item, Link
space = Workspace.objects.get(key="acme")
items = Item.objects.order_by("key").select_related("status", "kind", "parent", "reporter")
print(json.dumps({
    "counts": {name: how.model._base_manager.count() for name, how in type_names.items()},
    "faults": [str(one) for one in verify.faults(space.pk)],
    "items": [
        [
            one.key, one.title, one.rank, one.status.name, one.kind.slug, str(one.points),
            one.parent.key if one.parent else "", one.reporter.name, one.description,
            str(one.created_at), sorted(a.person.name for a in one.assignments.all()),
            sorted(s.sprint.name for s in one.sprint_items.all()),
            sorted(l.label.name for l in one.item_labels.all()),
        ]
        for one in items
    ],
    "comments": sorted(map(list, Comment.objects.values_list("item__key", "author__name", "body"))),
    "waits": sorted(map(list, Dependency.objects.values_list("predecessor__key", "successor__key"))),
    "links": sorted(map(list, Link.objects.values_list("source__key", "target__key", "name"))),
}))
"""


def environment(data):
    """Return the surroundings of a command that keeps its data apart."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("ROOFTREE_")}
    return clean | {
        "ROOFTREE_DATA": str(data),
        "DJANGO_SETTINGS_MODULE": "rooftree.config.settings",
    }


def command(data, *words):
    program = Path(sys.executable).with_name("rooftree")
    return subprocess.Popen(
        [program, *words], env=environment(data), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )


def done(data, *words):
    process = command(data, *words)
    printed, said = process.communicate(timeout=PATIENCE)
    assert process.returncode == 0, said.decode()
    return printed.decode()


def shown(data):
    ran = subprocess.run(
        [sys.executable, "-c", SHOWN], env=environment(data), check=True, capture_output=True
    )
    return json.loads(ran.stdout)


def test_an_import_that_was_killed_ends_like_one_that_was_not(tmp_path):
    file = tmp_path / "pumps.csv"
    write_csv(file, ISSUES)
    importing = ("import", "jira", str(file), "--workspace", "acme", "--json")
    started = time.monotonic()
    done(tmp_path / "smooth", *importing)
    took = time.monotonic() - started
    smooth = shown(tmp_path / "smooth")
    assert len(smooth["items"]) == ISSUES
    assert smooth["faults"] == []

    chance = random.Random(7)
    for number in range(10):
        data = tmp_path / f"rough-{number}"
        process = command(data, *importing)
        time.sleep(chance.uniform(0.3, 1.0) * took)
        process.send_signal(signal.SIGKILL)
        process.communicate()
        runs = json.loads(done(data, "import", "list", "--json") or "[]")
        if not runs:
            done(data, *importing)
        elif runs[0]["state"] != "done":
            done(data, "import", "resume", str(runs[0]["run"]), "--json")
        assert shown(data) == smooth, f"killed the {number}. time"
