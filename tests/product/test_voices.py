"""Customers, and what they say."""

from datetime import date
from decimal import Decimal

import pytest

from rooftree.changes.bin.actions import restore_deleted
from rooftree.changes.bin.queries import deletions_seen
from rooftree.changes.models import Change
from rooftree.errors import Forbidden, NotFound, RuleBroken
from rooftree.product.customers.actions import add_customer, edit_customer, remove_customer
from rooftree.product.customers.queries import customer_by_id, customers_open, customers_seen
from rooftree.product.feedback.actions import add_feedback, edit_feedback, remove_feedback
from rooftree.product.feedback.models import Feedback
from rooftree.product.feedback.queries import feedback_by_id, feedback_seen, feedback_waiting
from tests.changes.test_rebuild import rebuilt, tables_now
from tests.product.voices import a_customer, a_piece_of_feedback
from tests.world import build

DAY = date(2026, 3, 2)


def test_what_a_customer_brings_is_exact_and_in_a_currency(world):
    customer = a_customer(world, "  Acme   Ltd ", revenue="1200.505", currency=" eur ")

    assert (customer.name, customer.revenue, customer.currency) == (
        "Acme Ltd",
        Decimal("1200.50"),
        "EUR",
    )
    assert edit_customer(customer, revenue=Decimal("1200.5"), by=world.ben.actor) is None
    edit_customer(customer, is_archived=True, by=world.ben.actor)
    assert not customers_open(world.cleo.viewer).exists()
    assert list(customers_seen(world.cleo.viewer)) == [customer]


@pytest.mark.parametrize(
    ("field", "bad"),
    [
        ("name", {"name": " "}),
        ("revenue", {"name": "Acme", "revenue": "much", "currency": "EUR"}),
        ("revenue", {"name": "Acme", "revenue": -1, "currency": "EUR"}),
        ("revenue", {"name": "Acme", "revenue": "1e13", "currency": "EUR"}),
        ("currency", {"name": "Acme", "revenue": 1}),
        ("currency", {"name": "Acme", "currency": "€"}),
        ("segment", {"name": "Acme", "segment": "x" * 101}),
    ],
)
def test_what_is_wrong_about_a_customer_is_refused_by_name(world, field, bad):
    with pytest.raises(RuleBroken) as refusal:
        add_customer(by=world.ben.actor, **bad)

    assert refusal.value.field == field


def test_feedback_keeps_what_was_said_word_for_word(world):
    said = "It is  slow.\n\nVery."
    one = a_piece_of_feedback(world, said, author_name="Jo", channel="call")

    assert (one.body, one.author_name, one.state) == (said, "Jo", "new")
    assert one.added_by == world.ben.person
    assert feedback_by_id(world.cleo.viewer, one.pk) == one
    assert "slow" not in str(Change.objects.latest("seq").data)


@pytest.mark.parametrize(
    ("field", "bad"),
    [
        ("body", {"body": " "}),
        ("url", {"url": "javascript:alert(1)"}),
        ("state", {"state": "lost"}),
        ("channel", {"channel": "x" * 61}),
    ],
)
def test_what_is_wrong_about_feedback_is_refused_by_name(world, field, bad):
    with pytest.raises(RuleBroken) as refusal:
        add_feedback(by=world.ben.actor, **({"body": "Fine", "received_on": DAY} | bad))

    assert refusal.value.field == field


def test_feedback_waits_while_it_is_new_and_not_put_off(world):
    one, two, three = (a_piece_of_feedback(world, text) for text in ("one", "two", "three"))
    edit_feedback(two, snoozed_until=date(2026, 3, 3), by=world.ben.actor)
    edit_feedback(three, state="linked", by=world.ben.actor)

    assert list(feedback_waiting(world.cleo.viewer, DAY)) == [one]
    assert list(feedback_waiting(world.cleo.viewer, date(2026, 3, 3))) == [two, one]
    assert list(feedback_seen(world.cleo.viewer)) == [three, two, one]
    assert edit_feedback(three, state="linked", by=world.ben.actor) is None


def test_members_write_down_what_is_said_and_others_look(world):
    customer, one = a_customer(world), a_piece_of_feedback(world)

    for deed in (
        lambda by: add_customer(name="Mine", by=by),
        lambda by: edit_customer(customer, name="Mine", by=by),
        lambda by: remove_customer(customer, by=by),
        lambda by: add_feedback(body="Mine", received_on=DAY, by=by),
        lambda by: edit_feedback(one, body="Mine", by=by),
        lambda by: remove_feedback(one, by=by),
    ):
        with pytest.raises(Forbidden):
            deed(world.cora.actor)


def test_what_belongs_to_another_workspace_is_not_found(world):
    other = build("other")
    customer, one = a_customer(other), a_piece_of_feedback(other)

    with pytest.raises(NotFound):
        customer_by_id(world.ada.viewer, customer.pk)
    with pytest.raises(NotFound):
        feedback_by_id(world.ada.viewer, one.pk)
    with pytest.raises(NotFound):
        a_piece_of_feedback(world, customer=customer)
    with pytest.raises(NotFound):
        edit_feedback(one, body="Ours", by=world.ada.actor)


def test_a_deleted_customer_comes_back_and_has_said_what_it_said(world):
    customer = a_customer(world)
    one = a_piece_of_feedback(world, customer=customer)
    remove_customer(customer, by=world.ben.actor)
    remove_feedback(Feedback.objects.get(), by=world.ben.actor)
    found = deletions_seen(world.ben.viewer)
    assert [(gone.what, gone.name) for gone in found] == [
        ("feedback", "It is slow."),
        ("customer", "Acme"),
    ]

    for gone in found:
        restore_deleted(gone.seq, by=world.ben.actor)

    assert Feedback.objects.get() == one
    assert rebuilt(world.workspace.pk) == tables_now(world.workspace.pk)
