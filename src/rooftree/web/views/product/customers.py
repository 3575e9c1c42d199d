"""Customers."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rooftree.accounts.viewer import Viewer
from rooftree.product.customers.actions import add_customer, edit_customer, remove_customer
from rooftree.product.customers.models import Customer
from rooftree.product.customers.queries import customer_by_id
from rooftree.web.forms import readers
from rooftree.web.pages.form import Input
from rooftree.web.pages.product.customers import customer_page, customers_page
from rooftree.web.views.things import Thing


def _inputs(viewer: Viewer, customer: Customer | None) -> tuple[Input, ...]:
    one = customer or Customer()
    revenue = readers.written_figure(one.revenue)
    return (
        Input("name", _("Name"), value=one.name, is_required=True),
        Input("segment", _("Segment"), value=one.segment, placeholder=_("Small workshops")),
        Input("revenue", _("Revenue a year"), "number", revenue),
        Input("currency", _("Currency"), value=one.currency, placeholder="EUR"),
        Input("note", _("Note"), "text", one.note),
    )


CUSTOMER = Thing(
    slug="customers",
    name="customer",
    list_title=gettext_lazy("Customers"),
    new_title=gettext_lazy("New customer"),
    edit_title=gettext_lazy("Edit the customer"),
    find=customer_by_id,
    inputs=_inputs,
    readers={
        "name": readers.line,
        "segment": readers.line,
        "revenue": readers.figure,
        "currency": readers.line,
        "note": readers.prose,
    },
    add=add_customer,
    edit=edit_customer,
    remove=remove_customer,
    list_page=customers_page,
    thing_page=customer_page,
)
