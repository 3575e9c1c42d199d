"""The sample's customers, and what they said."""

from decimal import Decimal
from functools import partial

from rooftree.changes.actor import Actor
from rooftree.ops.sample import files
from rooftree.ops.sample.files import Record
from rooftree.ops.sample.tale import Tale
from rooftree.product.customers.actions import add_customer
from rooftree.product.feedback.actions import add_feedback, edit_feedback
from rooftree.product.feedback.models import FeedbackState

KNOWN = -175
ENJOYED = 5
"""Days after which what asks for nothing is put away."""
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
        if "about" not in one and one["on"] < -ENJOYED:
            answered = tale.days.at(one["on"] + ENJOYED, 1020)
            tale.add(answered, listener, partial(_put_away, tale, one))


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
    fact = add_feedback(
        body=one["text"],
        received_on=tale.days.day(one["on"]),
        author_name=one["who"],
        channel=one["via"],
        customer=tale.the("customer", customer) if customer else None,
        product=tale.the("product", one["product"]),
        by=by,
    )
    tale.keep("feedback", one["text"], fact.subject)


def _put_away(tale: Tale, one: Record, by: Actor) -> None:
    edit_feedback(tale.the("feedback", one["text"]), state=FeedbackState.ARCHIVED, by=by)
