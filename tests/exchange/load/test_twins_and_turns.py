"""Sources that say a thing twice, or say what people here have turned round meanwhile."""

from datetime import timedelta
from decimal import Decimal

import pytest

from rooftree.exchange.bundle import Link, Release
from rooftree.exchange.load import chunks
from rooftree.lib import clock
from rooftree.product.releases.models import Release as ReleaseRow
from rooftree.work.items.actions import edit_item
from rooftree.work.items.models import Alias, Item
from rooftree.work.links.models import Dependency
from rooftree.work.links.models import Link as LinkRow
from tests.exchange.importing import codes, row_counts
from tests.exchange.load.test_tracker import bring, rehearsed
from tests.exchange.tracker import issue, tracker, with_file

pytestmark = pytest.mark.django_db


def linked(*ends, kind="FS"):
    """Return the project with links between issues of the given numbers."""
    links = (
        Link(source_id=f"x{at}", source=f"PUMP-{one}", target=f"PUMP-{other}", kind=kind)
        for at, (one, other) in enumerate(ends)
    )
    return tracker(links=tuple(links))


@pytest.fixture(params=[1, 100])
def _chunks(request, monkeypatch):
    monkeypatch.setattr(chunks, "ROWS", request.param)


@pytest.mark.usefixtures("_chunks")
@pytest.mark.parametrize(("kind", "model"), [("FS", Dependency), ("relates", LinkRow)])
def test_two_links_that_say_the_same_become_one(world, kind, model):
    bundle = linked((1, 9), (1, 9), kind=kind)

    assert codes(bring(world.workspace, bundle).report)["there_already"]["count"] == 1
    assert model.objects.count() == 1

    before = row_counts()
    assert not bring(world.workspace, bundle).report["remarks"]
    assert row_counts() == before


@pytest.mark.usefixtures("_chunks")
def test_two_links_that_close_a_circle_become_one_plain_link(world):
    bundle = linked((9, 1), (1, 9), (1, 9))

    bring(world.workspace, bundle)
    assert (Dependency.objects.count(), LinkRow.objects.count()) == (1, 1)

    before = row_counts()
    assert not bring(world.workspace, bundle).report["remarks"]
    assert row_counts() == before


@pytest.mark.usefixtures("_chunks")
def test_an_old_key_that_two_claim_leads_to_the_first(world):
    bundle = tracker(
        items=(issue(1), issue(2, aliases=("OLD-1",)), issue(3, aliases=("OLD-1",)), issue(9)),
        links=(),
    )

    for _turn in range(2):
        run = bring(world.workspace, bundle)
        assert Alias.objects.get(name="OLD-1").item.key == "PUMP-2"
    assert not run.report["kinds"]["items"]["updated"]


def test_a_release_that_came_out_one_day_does_not_move_from_import_to_import(world, monkeypatch):
    bundle = tracker(
        releases=(
            Release(source_id="PUMP/1.0", space="PUMP", name="1.0", is_released=True),
            Release(source_id="PUMP/2.0", space="PUMP", name="2.0"),
        )
    )
    bring(world.workspace, bundle)
    before, now = ReleaseRow.objects.get(name="1.0").released_on, clock.now()

    monkeypatch.setattr(clock, "now", lambda: now + timedelta(days=3))
    run = bring(world.workspace, bundle)

    assert ReleaseRow.objects.get(name="1.0").released_on == before
    assert not run.report["kinds"]["releases"]["updated"]


def test_an_item_never_becomes_a_part_of_its_own_part(world):
    flat = tracker(items=tuple(map(issue, (1, 2, 3, 9))), links=())
    bring(world.workspace, flat)
    one, two, three = (Item.objects.get(key=f"PUMP-{number}") for number in (1, 2, 3))
    edit_item(one, parent=two, by=world.ada.actor)
    deep = (issue(1), issue(2, parent="PUMP-3"), issue(3, parent="PUMP-1"), issue(9))

    foretold = rehearsed(world.workspace, tracker(items=deep, links=()))
    run = bring(world.workspace, tracker(items=deep, links=()))

    assert codes(run.report)["parent_is_part"]["count"] == 1
    assert codes(foretold)["parent_is_part"]["count"] == 1
    for item in (one, two, three):
        item.refresh_from_db()
    parents = [item.parent and item.parent.key for item in (one, two, three)]
    assert parents == ["PUMP-2", None, "PUMP-1"]


def test_points_are_kept_as_exactly_as_a_column_can_and_stay_so(world):
    odd = [Decimal("0.333"), Decimal("1E+7"), Decimal("1E-9")]
    items = [issue(number, points=points) for number, points in enumerate(odd, start=1)]
    bundle = tracker(items=(*items, issue(9)), links=())

    assert "points_too_large" in codes(bring(world.workspace, bundle).report)
    assert "kept_edit" not in codes(bring(world.workspace, bundle).report)
    kept = Item.objects.filter(space__prefix="PUMP").order_by("number")
    assert list(kept.values_list("points", flat=True)) == [Decimal("0.33"), None, Decimal(0), None]


def test_the_content_of_a_file_is_asked_for_once(world, tmp_path):
    empty = tmp_path / "plan.txt"
    empty.write_bytes(b"")

    assert "file_not_kept" in codes(bring(world.workspace, with_file(empty)).report)
    assert "file_not_kept" not in codes(bring(world.workspace, with_file(empty)).report)


def test_a_source_named_by_all_its_projects_is_kept(world):
    source = tracker().source
    long = tracker(source=type(source)(system="jira", source_id="PUMP, " * 40, name="All"))

    assert bring(world.workspace, long).state == "done"
    assert not bring(world.workspace, long).report["remarks"]
