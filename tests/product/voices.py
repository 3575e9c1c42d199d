"""Shorthands for releases, customers and feedback."""

from datetime import date

from rooftree.product.customers.actions import add_customer
from rooftree.product.customers.models import Customer
from rooftree.product.feedback.actions import add_feedback
from rooftree.product.feedback.models import Feedback
from rooftree.product.releases.actions import add_release
from rooftree.product.releases.models import Release


def a_release(world, name="1.0", *, by=None, **more):
    fact = add_release(name=name, by=(by or world.ben).actor, **more)
    return Release.objects.get(pk=fact.subject.pk)


def a_customer(world, name="Acme", **more):
    return Customer.objects.get(pk=add_customer(name=name, by=world.ben.actor, **more).subject.pk)


def a_piece_of_feedback(world, body="It is slow.", **more):
    given = {"received_on": date(2026, 3, 2)} | more
    fact = add_feedback(body=body, by=world.ben.actor, **given)
    return Feedback.objects.get(pk=fact.subject.pk)
