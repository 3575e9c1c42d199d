"""Points, resolution and votes counted elsewhere; another tool's word for a link."""

from decimal import Decimal

import pytest

from rooftree.changes.models import Change
from rooftree.errors import RuleBroken
from rooftree.work.items.actions import edit_item
from rooftree.work.items.models import Item
from rooftree.work.links.actions import link_items, unlink_items
from rooftree.work.links.models import Link
from rooftree.work.links.queries import ties_of


def test_points_are_exact_and_no_time(world):
    item = world.item(points="2.505")

    assert Item.objects.get().points == Decimal("2.50")
    edit_item(item, points="0.5", resolution="  Won't   do ", votes_elsewhere=7, by=world.ben.actor)
    item.refresh_from_db()
    assert (item.points, item.resolution, item.votes_elsewhere) == (Decimal("0.5"), "Won't do", 7)
    assert item.estimate_likely is None
    assert edit_item(item, points=Decimal("0.500"), by=world.ben.actor) is None
    edit_item(item, points=None, by=world.ben.actor)
    assert item.points is None


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("points", "many"),
        ("points", "NaN"),
        ("points", -1),
        ("points", 10**6),
        ("points", "999999.999"),
        ("resolution", "x" * 81),
        ("votes_elsewhere", -1),
    ],
)
def test_what_does_not_fit_is_refused_by_name(world, field, value):
    with pytest.raises(RuleBroken) as refusal:
        edit_item(world.item(), by=world.ben.actor, **{field: value})

    assert refusal.value.field == field


def test_a_link_may_have_a_word_of_its_own(world):
    one, two = world.item("one"), world.item("two")

    fact = link_items(one, two, kind="relates", name=" causes ", by=world.ben.actor)

    assert fact.kind == "causes"
    (relation,) = ties_of(world.ben.viewer, one).relations
    assert (relation.kind, relation.name, relation.is_outward) == ("relates", "causes", True)
    assert link_items(one, two, kind="relates", name="causes", by=world.ben.actor) is None
    assert link_items(one, two, kind="relates", by=world.ben.actor) is not None
    assert "causes" not in str(Change.objects.get(seq=Change.objects.latest("seq").seq - 1).data)
    assert unlink_items(Link.objects.get(name="causes"), by=world.ben.actor).kind == "causes"
