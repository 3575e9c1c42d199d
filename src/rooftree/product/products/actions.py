"""Adding products, changing them, and putting them into the bin."""

from collections.abc import Sequence
from typing import Any, TypeVar

from django.utils.translation import gettext as _

from rooftree.accounts.texts import checked_line, checked_text
from rooftree.changes.action import action
from rooftree.changes.actor import Actor
from rooftree.changes.columns import put_away, refuse_unknown
from rooftree.changes.rows import edit, insert, insert_many, remove
from rooftree.errors import RuleBroken
from rooftree.product.products.facts import (
    ProductAdded,
    ProductDeleted,
    ProductEdited,
    ProductFact,
    ProductSpacesChanged,
)
from rooftree.product.products.models import Product, ProductSpace, Stage
from rooftree.work.spaces.models import Space
from rooftree.work.spaces.queries import spaces_seen
from rooftree.work.spaces.reach import require_may_add, require_may_change

EDITABLE = {"name", "vision", "strategy", "stage", "owner", "is_archived"}

Told = TypeVar("Told", bound=ProductFact)


@action
def add_product(*, name: str, by: Actor, **more: Any) -> ProductAdded:
    """Add a product; `more` takes vision, strategy, stage and owner. The subject is the product."""
    require_may_add(by.viewer)
    product = Product(workspace_id=by.workspace_id)
    for column, value in _checked(product, {"name": name, **more}).items():
        setattr(product, column, value)
    insert(product)
    return _told(ProductAdded, product)


@action
def edit_product(
    product: Product, *, by: Actor, expected: int | None = None, **new: Any
) -> ProductEdited | None:
    """Change columns of a product, or archive it (`is_archived`)."""
    require_may_change(by.viewer, product)
    if not edit(product, expected=expected, **_checked(product, new)):
        return None
    return _told(ProductEdited, product)


@action
def set_spaces(
    product: Product, spaces: Sequence[Space], *, by: Actor
) -> ProductSpacesChanged | None:
    """Let the work on a product live in exactly these spaces; those out of sight stay as they are."""
    require_may_change(by.viewer, product)
    seen = set(spaces_seen(by.viewer).values_list("pk", flat=True))
    wanted = {space.pk for space in spaces}
    if wanted - seen:
        raise RuleBroken(_("There is no such space here."), field="spaces")
    present = ProductSpace.objects.filter(product=product, space__in=seen)
    now = {one.space_id: one for one in present}
    if now.keys() == wanted:
        return None
    insert_many(
        [
            ProductSpace(workspace_id=by.workspace_id, product=product, space_id=pk)
            for pk in sorted(wanted - now.keys())
        ]
    )
    remove(*(now[pk] for pk in sorted(now.keys() - wanted)))
    return _told(ProductSpacesChanged, product)


@action
def remove_product(product: Product, *, by: Actor) -> ProductDeleted:
    """Put a product into the bin; its releases and feedback stay without one."""
    require_may_change(by.viewer, product)
    told = _told(ProductDeleted, product, "releases", "feedback", "bin")
    remove(product)
    return told


def _checked(product: Product, new: dict[str, Any]) -> dict[str, Any]:
    refuse_unknown(new, EDITABLE)
    if "name" in new:
        new["name"] = checked_line(new["name"], field="name", empty=_("A product needs a name."))
    for column in ("vision", "strategy"):
        if column in new:
            new[column] = checked_text(new[column], field=column, empty="")
    if new.get("stage", product.stage) not in Stage.values:
        raise RuleBroken(_("Choose one of the stages."), field="stage")
    put_away(product, new)
    return new


def _told(kind: type[Told], product: Product, *topics: str) -> Told:
    return kind(subject=product, topics=("products", *topics), name=product.name)
