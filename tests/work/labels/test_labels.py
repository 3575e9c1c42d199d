"""Labels of a space."""

import pytest

from rooftree.errors import Forbidden, NotFound, RuleBroken, Stale
from rooftree.work.labels.actions import add_label, edit_label, remove_label, set_labels
from rooftree.work.labels.colours import COLOURS
from rooftree.work.labels.models import ItemLabel, Label
from rooftree.work.labels.queries import label_by_id, labels_seen
from rooftree.work.spaces.actions import create_space
from rooftree.work.spaces.models import Space


def label_of(world, name="Bug", colour="", space=None):
    add_label(space or world.space, name=name, colour=colour, by=world.ada.actor)
    return Label.objects.latest("pk")


def carried(item):
    return list(ItemLabel.objects.filter(item=item).values_list("label__name", flat=True))


def test_a_label_has_a_name_or_a_colour_or_both(world):
    assert str(label_of(world, "", "green-light")) == "green-light"
    assert str(label_of(world, "  Ünï  🐞 ")) == "Ünï 🐞"
    with pytest.raises(RuleBroken):
        label_of(world, " ", "")
    with pytest.raises(RuleBroken) as refusal:
        label_of(world, "Bug", "url(evil)")
    assert refusal.value.field == "colour"


def test_names_may_repeat(world):
    label_of(world)
    label_of(world)

    assert [label.name for label in labels_seen(world.cleo.viewer)] == ["Bug", "Bug"]


def test_the_colours_are_those_of_the_style_sheet(root):
    sheet = root / "src/rooftree/web/static/rooftree/css/tokens/labels.css"
    text = sheet.read_text()

    assert [colour for colour in COLOURS if f".label--{colour}" not in text] == []


def test_members_keep_labels_and_commenters_do_not(world):
    add_label(world.space, name="Fine", by=world.ben.actor)

    for deed in (
        lambda by: add_label(world.space, name="No", by=by),
        lambda by: edit_label(Label.objects.get(), name="No", by=by),
        lambda by: remove_label(Label.objects.get(), by=by),
        lambda by: set_labels(world.item(), [Label.objects.get()], by=by),
    ):
        with pytest.raises(Forbidden):
            deed(world.cora.actor)


def test_a_label_of_a_closed_space_is_not_there_for_others(world):
    fact = create_space(prefix="HR", name="Staff", is_open=False, by=world.ada.actor)
    label = label_of(world, space=Space.objects.get(pk=fact.subject.pk))

    assert label_by_id(world.ada.viewer, label.pk) == label
    with pytest.raises(NotFound):
        label_by_id(world.ben.viewer, label.pk)
    assert label not in labels_seen(world.ben.viewer)
    with pytest.raises(NotFound):
        edit_label(label, name="Mine", by=world.ben.actor)


def test_a_label_is_edited_but_not_made_nothing(world):
    label = label_of(world)

    edit_label(label, name="", colour="red", by=world.ben.actor)
    assert edit_label(label, colour="red", by=world.ben.actor) is None
    with pytest.raises(RuleBroken):
        edit_label(label, colour="", by=world.ben.actor)
    with pytest.raises(RuleBroken):
        edit_label(label, space=world.space, by=world.ben.actor)
    with pytest.raises(Stale):
        edit_label(label, name="Old", expected=1, by=world.ben.actor)


def test_an_item_carries_exactly_the_labels_that_were_set(world):
    item = world.item()
    bug, idea, later = (label_of(world, name) for name in ("Bug", "Idea", "Later"))
    set_labels(item, [bug, idea], by=world.ben.actor)

    fact = set_labels(item, [idea, later, later], by=world.ben.actor)

    assert carried(item) == ["Idea", "Later"]
    assert fact.change == "+Later, −Bug"
    assert set_labels(item, [later, idea], by=world.ben.actor) is None
    set_labels(item, [], by=world.ben.actor)
    assert carried(item) == []


def test_a_label_of_another_space_does_not_stick(world):
    fact = create_space(prefix="APP", name="App", by=world.ada.actor)
    foreign = label_of(world, space=Space.objects.get(pk=fact.subject.pk))

    with pytest.raises(RuleBroken):
        set_labels(world.item(), [foreign], by=world.ada.actor)


def test_a_removed_label_leaves_its_items(world):
    item, label = world.item(), label_of(world)
    set_labels(item, [label], by=world.ben.actor)

    remove_label(label, by=world.ben.actor)

    assert carried(item) == []
