"""Adding customers, changing them, and putting them into the bin."""

from typing import Any, TypeVar

from django.utils.translation import gettext as _

from rooftree.accounts.amounts import checked_amount, checked_currency
from rooftree.accounts.texts import checked_line, checked_text
from rooftree.changes.action import action
from rooftree.changes.actor import Actor
from rooftree.changes.columns import put_away, refuse_unknown
from rooftree.changes.rows import edit, insert, remove
from rooftree.errors import RuleBroken
from rooftree.product.customers.facts import (
    CustomerAdded,
    CustomerDeleted,
    CustomerEdited,
    CustomerFact,
)
from rooftree.product.customers.models import DECIMALS, WHOLE_DIGITS, Customer
from rooftree.work.spaces.reach import require_may_add, require_may_change

EDITABLE = {"name", "segment", "revenue", "currency", "note", "is_archived"}
LONGEST_SEGMENT = 100

Told = TypeVar("Told", bound=CustomerFact)


@action
def add_customer(*, name: str, by: Actor, **more: Any) -> CustomerAdded:
    """Add a customer; `more` takes segment, revenue (a year), currency and note."""
    require_may_add(by.viewer)
    customer = Customer(workspace_id=by.workspace_id)
    for column, value in _checked(customer, {"name": name, **more}).items():
        setattr(customer, column, value)
    insert(customer)
    return _told(CustomerAdded, customer)


@action
def edit_customer(
    customer: Customer, *, by: Actor, expected: int | None = None, **new: Any
) -> CustomerEdited | None:
    """Change columns of a customer, or archive it (`is_archived`)."""
    require_may_change(by.viewer, customer)
    if not edit(customer, expected=expected, **_checked(customer, new)):
        return None
    return _told(CustomerEdited, customer)


@action
def remove_customer(customer: Customer, *, by: Actor) -> CustomerDeleted:
    """Put a customer into the bin; what they said stays."""
    require_may_change(by.viewer, customer)
    told = _told(CustomerDeleted, customer, "feedback", "bin")
    remove(customer)
    return told


def _checked(customer: Customer, new: dict[str, Any]) -> dict[str, Any]:
    refuse_unknown(new, EDITABLE)
    if "name" in new:
        new["name"] = checked_line(new["name"], field="name", empty=_("A customer needs a name."))
    if "segment" in new:
        new["segment"] = checked_line(new["segment"], field="segment", longest=LONGEST_SEGMENT)
    if "note" in new:
        new["note"] = checked_text(new["note"], field="note", empty="")
    if "revenue" in new:
        new["revenue"] = checked_amount(
            new["revenue"], field="revenue", whole_digits=WHOLE_DIGITS, decimals=DECIMALS
        )
    if "currency" in new:
        new["currency"] = checked_currency(new["currency"], field="currency")
    revenue = new.get("revenue", customer.revenue)
    if revenue is not None and not new.get("currency", customer.currency):
        raise RuleBroken(_("Say in which currency."), field="currency")
    put_away(customer, new)
    return new


def _told(kind: type[Told], customer: Customer, *topics: str) -> Told:
    return kind(subject=customer, topics=("customers", *topics), name=customer.name)
