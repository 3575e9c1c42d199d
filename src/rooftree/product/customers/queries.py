"""Reading customers."""

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from rooftree.accounts.viewer import Viewer
from rooftree.errors import NotFound
from rooftree.product.customers.models import Customer


def customers_seen(viewer: Viewer) -> "QuerySet[Customer]":
    """Return the workspace's customers by name, archived ones included."""
    return Customer.objects.filter(workspace_id=viewer.workspace_id).order_by("name", "pk")


def customers_open(viewer: Viewer) -> "QuerySet[Customer]":
    """Return the customers that are not archived: those that can be chosen."""
    return customers_seen(viewer).filter(archived_at=None)


def customer_by_id(viewer: Viewer, pk: int) -> Customer:
    """Return one customer; raises NotFound."""
    customer = customers_seen(viewer).filter(pk=pk).first()
    if customer is None:
        raise NotFound(_("There is no such customer here."))
    return customer
