"""What issue trackers know beyond boards, loaded."""

from dataclasses import replace
from decimal import Decimal
from io import BytesIO

import pytest

from rooftree.exchange.bundle import Item, Space
from rooftree.exchange.load.choices import Choices
from rooftree.exchange.load.loading import rehearse
from rooftree.exchange.load.preparing import session_for
from rooftree.exchange.reverting.reverting import revert_run
from rooftree.exchange.runs.carrying import carry_out, open_checked_run
from rooftree.exchange.runs.files import keep_file
from rooftree.exchange.shelf import TYPES, Shelf
from rooftree.lib import clock
from rooftree.product.releases.models import Release, ReleaseItem
from rooftree.project.sprints.models import Sprint
from rooftree.work.items.actions import edit_item
from rooftree.work.items.models import Item as Row
from rooftree.work.items.queries import item_by_key
from rooftree.work.links.models import Dependency, Link
from tests.changes.test_rebuild import rebuilt, tables_now
from tests.exchange.importing import actor, codes, counts, row_counts
from tests.exchange.tracker import a_status, issue, tracker, with_file


def opened(workspace, bundle, **choices):
    kept = keep_file(BytesIO(b"kept for going on"), "export")
    return open_checked_run(workspace, kept, bundle, Choices(**choices), by=actor(workspace))


def bring(workspace, bundle=None, **choices):
    bundle = bundle or tracker()
    run = opened(workspace, bundle, **choices)
    carry_out(run, by=actor(workspace), bundle=bundle)
    return run


def rehearsed(workspace, bundle):
    viewer = actor(workspace).viewer
    return rehearse(session_for(bundle, Choices(), viewer=viewer, at=clock.now()))


def shelved(bundle):
    """Return the same bundle, on disk."""
    shelf = Shelf()
    for kind in TYPES:
        for thing in getattr(bundle, kind):
            shelf.put(kind, thing)
    kinds = {kind: shelf.all(kind) for kind in TYPES}
    return replace(bundle, **kinds, index=shelf)


def test_an_issue_keeps_its_key_its_parent_and_its_figures(world):
    bring(world.workspace)

    item = Row.objects.get(key="PUMP-2")
    assert (item.parent.key, item.kind.slug, item.parent.kind.slug) == (
        "PUMP-1",
        "story",
        "feature",
    )
    assert (item.points, item.estimate_likely, item.remaining, item.priority) == (5, 960, 240, 3)
    assert (item.resolution, item.votes_elsewhere) == ("Fixed", 2)
    assert Row.objects.get(key="PUMP-3").parent == item
    assert [one.person.name for one in item.votes.all()] == ["Lou"]
    assert {one.person.name for one in item.watches.all()} == {"Kim", "Lou"}
    assert [one.component.name for one in item.item_components.all()] == ["Motor"]
    assert [(one.person.name, one.minutes, one.note) for one in item.time_entries.all()] == [
        ("Kim", 90, "Bench")
    ]


def test_releases_and_sprints_come_along(world):
    bring(world.workspace)

    first, second = Release.objects.order_by("position")
    assert (first.name, str(first.released_on), second.released_on) == ("1.0", "2026-04-01", None)
    roles = ReleaseItem.objects.order_by("release__position").values_list("release__name", "role")
    assert list(roles) == [("1.0", "affects"), ("2.0", "fix")]
    seventh = Sprint.objects.get(name="Sprint 7")
    assert (seventh.state, seventh.goal, seventh.space.prefix) == ("closed", "Run dry", "PUMP")
    assert (
        seventh.sprint_items.count()
        == Sprint.objects.get(name="Sprint 8").sprint_items.count()
        == 1
    )


def test_a_dependency_that_would_close_a_circle_becomes_a_plain_link(world):
    run = bring(world.workspace)

    assert [(one.predecessor.key, one.successor.key) for one in Dependency.objects.all()] == [
        ("PUMP-1", "PUMP-9")
    ]
    links = Link.objects.order_by("pk").values_list("source__key", "target__key", "name")
    assert set(links) == {("PUMP-9", "PUMP-3", "causes"), ("PUMP-9", "PUMP-1", "FS")}
    assert codes(run.report)["circle"]["count"] == 1


def test_a_second_import_changes_nothing(world):
    bring(world.workspace)
    before = row_counts()
    again = bring(world.workspace)

    assert row_counts() == before
    assert all(line["created"] == line["updated"] == 0 for line in again.report["kinds"].values())


def test_what_was_edited_here_stays_and_news_come_in(world):
    bring(world.workspace)
    item = Row.objects.get(key="PUMP-2")
    edit_item(item, points=Decimal(8), by=world.ada.actor)
    old = tracker()
    news = tuple(
        replace(one, points=Decimal(3), remaining=60, sprints=("8",), releases=())
        if one.source_id == "PUMP-2"
        else one
        for one in old.items
    )
    run = bring(world.workspace, tracker(items=news))

    item.refresh_from_db()
    assert (item.points, item.remaining) == (8, 60)
    assert [one.sprint.name for one in item.sprint_items.all()] == ["Sprint 8"]
    assert [one.role for one in item.release_items.all()] == ["affects"]
    assert codes(run.report)["kept_edit"]["sample"] == "points"


def test_what_the_source_does_not_speak_of_belongs_to_the_people_here(world):
    silent = tracker(told=frozenset())
    bring(world.workspace, silent)
    item = Row.objects.get(key="PUMP-2")
    assert (item.points, item.parent, item.priority) == (None, None, 0)
    edit_item(item, points=Decimal(2), priority=4, by=world.ada.actor)
    run = bring(world.workspace, silent)

    item.refresh_from_db()
    assert (item.points, item.priority) == (2, 4)
    assert "kept_edit" not in codes(run.report)


def test_the_dry_run_tells_what_the_run_does(world):
    dry = rehearsed(world.workspace, tracker())
    run = bring(world.workspace)

    told, done = counts(dry), counts(run.report)
    # Only when dependencies are written can it be seen that they close a circle.
    assert told.pop("links")[:2] == done.pop("links")[:2]
    assert told == done


def test_taking_it_back_leaves_as_many_rows_as_before(world, tmp_path):
    (tmp_path / "plan.txt").write_text("Dig here")
    before = row_counts()
    run = bring(world.workspace, with_file(tmp_path / "plan.txt"))
    outcome = revert_run(run, by=actor(world.workspace))

    assert outcome["kept"] == []
    assert row_counts() == before


def test_rows_rebuilt_from_the_log_equal_the_tables(world):
    bring(world.workspace)

    assert rebuilt(world.workspace.pk) == tables_now(world.workspace.pk)


def test_a_bundle_on_disk_loads_the_same(world):
    whole = counts(rehearsed(world.workspace, tracker()))
    run = bring(world.workspace, shelved(tracker()))

    assert {kind: line[:2] for kind, line in counts(run.report).items()} == {
        kind: line[:2] for kind, line in whole.items()
    }
    assert Row.objects.get(key="PUMP-3").parent.parent.key == "PUMP-1"


def test_the_content_of_a_file_is_kept(world, tmp_path):
    (tmp_path / "plan.txt").write_text("Dig here")
    bring(world.workspace, with_file(tmp_path / "plan.txt"))

    (attachment,) = Row.objects.get(key="PUMP-9").attachments.all()
    assert (attachment.url, attachment.size, attachment.media_type) == ("", 8, "text/plain")


@pytest.mark.parametrize("content", [None, ""])
def test_a_file_that_cannot_be_kept_is_told_and_its_address_stays(world, tmp_path, content):
    if content is not None:
        (tmp_path / "plan.txt").write_text(content)
    run = bring(world.workspace, with_file(tmp_path / "plan.txt"))

    (attachment,) = Row.objects.get(key="PUMP-9").attachments.all()
    assert (attachment.url, attachment.path) == ("https://x.org/1", "")
    assert codes(run.report)["file_not_kept"]["place"] == "plan.txt"


def test_a_key_whose_prefix_is_taken_still_finds_its_item(world):
    bundle = tracker()
    web = replace(bundle.spaces[0], prefix="WEB")
    items = tuple(
        replace(one, aliases=(f"WEB-{one.number}",)) for one in bundle.items if one.number == 9
    )
    bring(
        world.workspace,
        replace(
            bundle, spaces=(web,), items=items, links=(), comments=(), time_entries=(), events=()
        ),
    )

    found = item_by_key(world.ada.viewer, "WEB-9")
    assert (found.title, found.key) == ("Issue 9", "WEB2-9")


def test_types_become_the_kinds_that_were_chosen(world):
    bring(world.workspace, types={"Story": "bug"})

    assert Row.objects.get(key="PUMP-9").kind.slug == "bug"


def test_two_projects_become_two_spaces_with_links_between_them(world):
    bundle = tracker()
    other = Space(source_id="HOSE", name="Hoses", prefix="HOSE")
    status = a_status("HOSE/open", "todo", 0)
    part = Item(
        source_id="HOSE-1", number=1, space="HOSE", status="HOSE/open", type="Sub-task",
        title="Cut", parent="PUMP-9",
    )  # fmt: skip
    bring(
        world.workspace,
        replace(
            bundle,
            spaces=(*bundle.spaces, other),
            statuses=(*bundle.statuses, status),
            items=(*bundle.items, part),
        ),
        prefixes={"HOSE": "TUBE"},
    )

    assert Row.objects.get(key="TUBE-1").parent.key == "PUMP-9"


def test_a_parent_in_a_circle_is_told(world):
    around = (issue(1, parent="PUMP-2"), issue(2, parent="PUMP-1"))
    empty = {"links": (), "comments": (), "time_entries": (), "events": ()}
    run = bring(world.workspace, tracker(items=around, **empty))

    assert codes(run.report)["parent_in_circle"]["count"] == 1
    assert Row.objects.filter(parent=None, key__startswith="PUMP").count() == 1


def test_a_number_that_was_not_free_is_told(world):
    bring(world.workspace)
    late = tracker(items=(*tracker().items, issue(4)))
    run = bring(world.workspace, late)

    assert Row.objects.filter(key="PUMP-10", title="Issue 4").exists()
    assert codes(run.report)["number_changed"]["sample"] == "Issue 4"
