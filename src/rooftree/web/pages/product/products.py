"""Products: all of them, and one with its vision, strategy and work."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from rooftree.accounts.viewer import Viewer
from rooftree.product.products.models import Product
from rooftree.product.products.queries import products_seen, spaces_of, work_on_products
from rooftree.web.pages.things import (
    Cell,
    Empty,
    Line,
    ThingPage,
    ThingsPage,
    items_in,
    person_cell,
    scope_links,
    scope_of,
    work_cell,
)
from rooftree.web.prose import rendered
from rooftree.work.items.counting import Counts
from rooftree.work.spaces.reach import may_add, may_change


def products_page(viewer: Viewer, values: Mapping[str, str], *, base: str) -> ThingsPage:
    """Return the list of products."""
    here = f"{base}/products"
    scopes = {"open": _("Open"), "archived": _("Archived")}
    scope = scope_of(values, scopes)
    found = products_seen(viewer).filter(archived_at__isnull=scope == "open")
    work = work_on_products(viewer)
    return ThingsPage(
        title=_("Products"),
        here=here,
        columns=(_("Name"), _("Stage"), _("Owner"), _("Work done")),
        lines=tuple(_line(one, work.get(one.pk), here) for one in found),
        empty=Empty(
            _("No products here yet"),
            _("A product is what customers get: its vision, its strategy, and where it stands."),
            "product",
        ),
        new_text=_("New product") if may_add(viewer) else "",
        scopes=scope_links(here, scopes, scope),
        topics=("products",),
    )


def product_page(viewer: Viewer, product: Product, *, base: str) -> ThingPage:
    """Return the page of one product."""
    spaces = list(spaces_of(viewer, product))
    texts = ((_("Vision"), product.vision), (_("Strategy"), product.strategy))
    prose = rendered(viewer, [text for _heading, text in texts], base=base)
    items, items_url = items_in(viewer, base=base, product=product.pk)
    here = f"{base}/products/{product.pk}"
    return ThingPage(
        name=product.name,
        here=here,
        list_name=_("Products"),
        list_url=f"{base}/products",
        facts=(
            (_("Stage"), Cell(product.get_stage_display())),
            (_("Owner"), person_cell(product.owner)),
            (_("Work done"), work_cell(work_on_products(viewer).get(product.pk))),
            *(
                (_("Space"), Cell(space.name, f"{base}/spaces/{space.prefix}/board"))
                for space in spaces
            ),
        ),
        texts=tuple(
            (heading, text) for (heading, _raw), text in zip(texts, prose, strict=True) if text
        ),
        may_edit=may_change(viewer, product),
        is_archived=product.archived_at is not None,
        confirm=_("Put this product into the bin? Its releases and feedback stay."),
        items=items,
        items_url=items_url,
        tools=((_("Spaces…"), f"{here}/spaces"),),
        links=((_("Feedback"), f"{base}/feedback?product={product.pk}"),),
        topics=("products", *(f"space:{space.pk}" for space in spaces)),
    )


def _line(product: Product, work: Counts | None, here: str) -> Line:
    return Line(
        pk=product.pk,
        name=product.name,
        url=f"{here}/{product.pk}",
        cells=(Cell(product.get_stage_display()), person_cell(product.owner), work_cell(work)),
        is_quiet=product.archived_at is not None,
    )
