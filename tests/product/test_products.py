"""Products, and the spaces in which their work lives."""

import pytest

from rooftree.changes.bin.actions import restore_deleted
from rooftree.changes.bin.queries import deletions_seen
from rooftree.errors import Forbidden, NotFound, RuleBroken, Stale
from rooftree.product.feedback.models import Feedback
from rooftree.product.products.actions import (
    add_product,
    edit_product,
    remove_product,
    set_spaces,
)
from rooftree.product.products.models import Product, ProductSpace
from rooftree.product.products.queries import (
    product_by_id,
    products_open,
    products_seen,
    spaces_of,
    work_on_products,
)
from rooftree.product.releases.models import Release
from rooftree.work.spaces.actions import add_status, create_space
from rooftree.work.spaces.models import Space
from tests.changes.test_rebuild import rebuilt, tables_now
from tests.product.voices import a_piece_of_feedback, a_release
from tests.world import build


def a_product(world, name="Lathe", **more):
    return Product.objects.get(pk=add_product(name=name, by=world.ben.actor, **more).subject.pk)


def closed_space(world):
    fact = create_space(prefix="SEC", name="Secret", is_open=False, by=world.ada.actor)
    return Space.objects.get(pk=fact.subject.pk)


def test_a_product_has_a_vision_a_strategy_a_stage_and_an_owner(world):
    product = a_product(
        world, "  The   lathe ", vision=" Turn ", stage="growth", owner=world.ada.person
    )

    assert (product.name, product.vision, product.stage) == ("The lathe", "Turn", "growth")
    assert product_by_id(world.cleo.viewer, product.pk).owner == world.ada.person


@pytest.mark.parametrize("bad", [{"name": " "}, {"name": "Lathe", "stage": "birth"}])
def test_what_a_product_needs_is_refused_by_name(world, bad):
    with pytest.raises(RuleBroken) as refusal:
        add_product(by=world.ben.actor, **bad)

    assert refusal.value.field in bad


def test_an_archived_product_is_not_offered(world):
    product = a_product(world)
    edit_product(product, is_archived=True, expected=1, by=world.ben.actor)

    assert not products_open(world.ben.viewer).exists()
    assert list(products_seen(world.ben.viewer)) == [product]
    assert edit_product(product, is_archived=True, by=world.ben.actor) is None
    with pytest.raises(Stale):
        edit_product(product, is_archived=False, expected=1, by=world.ada.actor)


@pytest.mark.parametrize("who", ["cleo", "cora"])
def test_who_only_looks_or_comments_changes_no_product(world, who):
    product, by = a_product(world), getattr(world, who).actor

    for deed in (
        lambda: add_product(name="Mine", by=by),
        lambda: edit_product(product, name="Mine", by=by),
        lambda: set_spaces(product, [world.space], by=by),
        lambda: remove_product(product, by=by),
    ):
        with pytest.raises(Forbidden):
            deed()


def test_a_product_of_another_workspace_is_not_found(world):
    other = build("other")
    product = a_product(other)

    with pytest.raises(NotFound):
        product_by_id(world.ada.viewer, product.pk)
    with pytest.raises(NotFound):
        edit_product(product, name="Ours", by=world.ada.actor)
    with pytest.raises(NotFound):
        a_product(world, owner=other.ben.person)


def test_work_on_a_product_is_counted_as_far_as_it_is_seen(world):
    product, secret = a_product(world), closed_space(world)
    set_spaces(product, [world.space, secret], by=world.ada.actor)
    world.item("open")
    world.item("done", status=world.status("Done"))
    add_status(world.space, name="Cancelled", category="cancelled", by=world.ada.actor)
    world.item("gone", status=world.status("Cancelled"))
    world.item("private", is_private=True)

    assert work_on_products(world.ben.viewer) == {product.pk: (1, 2)}
    assert work_on_products(world.ada.viewer) == {product.pk: (1, 3)}
    assert list(spaces_of(world.ben.viewer, product)) == [world.space]


def test_spaces_out_of_sight_stay_as_they_are(world):
    product, secret = a_product(world), closed_space(world)
    set_spaces(product, [world.space, secret], by=world.ada.actor)

    set_spaces(product, [], by=world.ben.actor)

    assert [one.space for one in ProductSpace.objects.all()] == [secret]
    assert set_spaces(product, [], by=world.ben.actor) is None
    with pytest.raises(RuleBroken):
        set_spaces(product, [secret], by=world.ben.actor)


def test_a_deleted_product_comes_back_with_what_belonged_to_it(world):
    product = a_product(world)
    set_spaces(product, [world.space], by=world.ben.actor)
    a_release(world, product=product)
    a_piece_of_feedback(world, product=product)
    remove_product(product, by=world.ben.actor)
    assert Release.objects.get().product is None
    assert deletions_seen(world.cora.viewer) == []
    (gone,) = deletions_seen(world.ben.viewer)
    assert (gone.what, gone.name) == ("product", "Lathe")

    fact = restore_deleted(gone.seq, by=world.ben.actor)

    assert fact.subject == product
    assert Release.objects.get().product == Feedback.objects.get().product == product
    assert ProductSpace.objects.get().space == world.space
    assert rebuilt(world.workspace.pk) == tables_now(world.workspace.pk)
