"""The sample's customers, and what they said."""

from decimal import Decimal
from functools import partial

from rooftree.changes.actor import Actor
from rooftree.ops.sample import files
from rooftree.ops.sample.files import Record
from rooftree.ops.sample.tale import Tale
from rooftree.product.customers.actions import add_customer
from rooftree.product.feedback.actions import add_feedback

KNOWN = -175
LISTENERS = {"Interview": "amara", "Visit": "farid", "Tender": "farid", "Survey": "amara"}
"""Who writes down what came through which channel; all others are Lan's."""


def voices(tale: Tale) -> None:
    """Tell who the customers are and what they and others said."""
    for one in files.read("customers")["customer"]:
        tale.add(tale.days.at(KNOWN, 720), "farid", partial(_customer, tale, one))
    for number, one in enumerate(files.feedback()):
        at = tale.days.at(one["on"], 780 + number % 180)
        listener = LISTENERS.get(one["via"], "lan")
        tale.add(at, listener, partial(_feedback, tale, one))


def _customer(tale: Tale, one: Record, by: Actor) -> None:
    fact = add_customer(
        name=one["name"],
        segment=one["segment"],
        revenue=Decimal(one["revenue"]),
        currency="EUR",
        note=one["note"],
        by=by,
    )
    tale.keep("customer", one["slug"], fact.subject)


def _feedback(tale: Tale, one: Record, by: Actor) -> None:
    customer = one.get("customer")
    add_feedback(
        body=one["text"],
        received_on=tale.days.day(one["on"]),
        author_name=one["who"],
        channel=one["via"],
        customer=tale.the("customer", customer) if customer else None,
        product=tale.the("product", one["product"]),
        by=by,
    )
