"""Customers: all of them, and one with what it said."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from rooftree.accounts.viewer import Viewer
from rooftree.product.customers.models import Customer
from rooftree.product.customers.queries import customers_seen
from rooftree.web.pages.things import (
    PAGE,
    Cell,
    Empty,
    Line,
    ThingPage,
    ThingsPage,
    next_page,
    number_of,
    scope_links,
    scope_of,
)
from rooftree.web.prose import rendered
from rooftree.web.wording import number
from rooftree.work.spaces.reach import may_add, may_change


def customers_page(viewer: Viewer, values: Mapping[str, str], *, base: str) -> ThingsPage:
    """Return the list of customers."""
    here = f"{base}/customers"
    scopes = {"open": _("Open"), "archived": _("Archived")}
    scope = scope_of(values, scopes)
    first = (number_of(values) - 1) * PAGE
    found = customers_seen(viewer).filter(archived_at__isnull=scope == "open")
    some = list(found[first : first + PAGE + 1])
    return ThingsPage(
        title=_("Customers"),
        here=here,
        columns=(_("Name"), _("Segment"), _("Revenue a year")),
        lines=tuple(
            Line(one.pk, one.name, f"{here}/{one.pk}", (Cell(one.segment), _revenue(one)))
            for one in some[:PAGE]
        ),
        empty=Empty(
            _("No customers here yet"),
            _(
                "Note whom your products serve, so that feedback tells who asks and what it is worth."
            ),
            "customer",
        ),
        new_text=_("New customer") if may_add(viewer) else "",
        scopes=scope_links(here, scopes, scope),
        next_url=next_page(here, values, len(some) > PAGE),
        topics=("customers",),
    )


def customer_page(viewer: Viewer, customer: Customer, *, base: str) -> ThingPage:
    """Return the page of one customer."""
    (about,) = rendered(viewer, [customer.note], base=base)
    return ThingPage(
        name=customer.name,
        here=f"{base}/customers/{customer.pk}",
        list_name=_("Customers"),
        list_url=f"{base}/customers",
        facts=((_("Segment"), Cell(customer.segment)), (_("Revenue a year"), _revenue(customer))),
        texts=((_("Note"), about),) if about else (),
        may_edit=may_change(viewer, customer),
        is_archived=customer.archived_at is not None,
        confirm=_("Put this customer into the bin? What they said stays."),
        links=((_("Feedback"), f"{base}/feedback?customer={customer.pk}"),),
        topics=("customers",),
    )


def _revenue(customer: Customer) -> Cell:
    if customer.revenue is None:
        return Cell()
    return Cell(f"{number(customer.revenue)} {customer.currency}")
