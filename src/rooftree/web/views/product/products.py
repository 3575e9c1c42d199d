"""Products, and the spaces in which their work lives."""

from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rooftree.accounts.viewer import Viewer
from rooftree.product.products.actions import (
    add_product,
    edit_product,
    remove_product,
    set_spaces,
)
from rooftree.product.products.models import Product, Stage
from rooftree.product.products.queries import product_by_id, spaces_of
from rooftree.web.forms import readers
from rooftree.web.forms.item_groups import people_options
from rooftree.web.pages.choices import Choice, ChoicesPage, chosen_now, ticked
from rooftree.web.pages.form import Input, choices_of
from rooftree.web.pages.product.products import product_page, products_page
from rooftree.web.rendering import show
from rooftree.web.routing import on_refusal
from rooftree.web.seat import Seated
from rooftree.web.views.things import Thing, base_of
from rooftree.work.spaces.queries import spaces_seen
from rooftree.work.spaces.reach import require_may_change


def _inputs(viewer: Viewer, product: Product | None) -> tuple[Input, ...]:
    one = product or Product()
    people = people_options(viewer)
    return (
        Input("name", _("Name"), value=one.name, is_required=True),
        Input("vision", _("Vision"), "text", one.vision, help=_("What will be better for whom?")),
        Input("strategy", _("Strategy"), "text", one.strategy, help=_("How is it to win?")),
        Input("stage", _("Stage"), "select", one.stage, choices_of(Stage)),
        Input("owner", _("Owner"), "select", str(one.owner_id or ""), people, _("Nobody")),
    )


PRODUCT = Thing(
    slug="products",
    name="product",
    list_title=gettext_lazy("Products"),
    new_title=gettext_lazy("New product"),
    edit_title=gettext_lazy("Edit the product"),
    find=product_by_id,
    inputs=_inputs,
    readers={
        "name": readers.line,
        "vision": readers.prose,
        "strategy": readers.prose,
        "stage": readers.line,
        "owner": readers.person,
    },
    add=add_product,
    edit=edit_product,
    remove=remove_product,
    list_page=products_page,
    thing_page=product_page,
)


def spaces(request: Seated, pk: int) -> HttpResponse:
    """Show the spaces in which the work on a product lives, and the others."""
    viewer = request.seat.viewer
    product = _editable(request, pk)
    present = set(spaces_of(viewer, product).values_list("pk", flat=True))
    typed = request.POST if request.method == "POST" else None
    now = ticked(typed, "space", present)
    here = f"{base_of(request)}/products/{pk}"
    page = ChoicesPage(
        title=_("Spaces of {name}").format(name=product.name),
        name="space",
        url=f"{here}/spaces",
        back=here,
        crumb=(product.name, here),
        choices=tuple(
            Choice(space.pk, space.name, space.pk in now, space.prefix)
            for space in spaces_seen(viewer)
        ),
        none_text=_("There is no space yet."),
        shown=",".join(str(one) for one in sorted(present)),
    )
    return show(request, "item/choices.html", page, current="products")


@on_refusal(spaces)
def put_spaces(request: Seated, pk: int) -> HttpResponse:
    """Let the work on a product live in the chosen spaces."""
    viewer = request.seat.viewer
    product = _editable(request, pk)
    present = set(spaces_of(viewer, product).values_list("pk", flat=True))
    wanted = chosen_now(request.POST, "space", present)
    chosen = list(spaces_seen(viewer).filter(pk__in=wanted))
    set_spaces(product, chosen, by=request.seat.actor)
    return HttpResponseRedirect(f"{base_of(request)}/products/{pk}", status=303)


def _editable(request: Seated, pk: int) -> Any:
    product = product_by_id(request.seat.viewer, pk)
    require_may_change(request.seat.viewer, product)
    return product
