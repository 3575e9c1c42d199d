"""What can happen to customers."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from rooftree.changes.facts import Fact


@dataclass(frozen=True, kw_only=True)
class CustomerFact(Fact):
    """Something about a customer, with the name that it had."""

    private = frozenset({"name"})
    name: str


@dataclass(frozen=True, kw_only=True)
class CustomerAdded(CustomerFact):
    """There is somebody else to serve."""

    verb = "product.customer.added"
    wording = _("added the customer {name}")


@dataclass(frozen=True, kw_only=True)
class CustomerEdited(CustomerFact):
    """Columns of a customer changed; the log's rows say which."""

    verb = "product.customer.edited"
    wording = _("edited the customer {name}")


@dataclass(frozen=True, kw_only=True)
class CustomerDeleted(CustomerFact):
    """A customer is in the bin; what they said stays."""

    verb = "product.customer.deleted"
    wording = _("deleted the customer {name}")
