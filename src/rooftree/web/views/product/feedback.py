"""Feedback."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rooftree.accounts.viewer import Viewer
from rooftree.product.customers.queries import customers_open
from rooftree.product.feedback.actions import add_feedback, edit_feedback, remove_feedback
from rooftree.product.feedback.models import Feedback, FeedbackState
from rooftree.product.feedback.queries import feedback_by_id
from rooftree.product.products.queries import products_open
from rooftree.web.forms import readers
from rooftree.web.forms.holders import customer, product
from rooftree.web.pages.form import Input, choices_of
from rooftree.web.pages.product.feedback import feedback_page, one_feedback_page
from rooftree.web.views.things import Thing


def _inputs(viewer: Viewer, feedback: Feedback | None) -> tuple[Input, ...]:
    one = feedback or Feedback(received_on=timezone.localdate())
    customers, products = (
        tuple((str(pk), name) for pk, name in found.values_list("pk", "name"))
        for found in (customers_open(viewer), products_open(viewer))
    )
    snoozed = one.snoozed_until.isoformat() if one.snoozed_until else ""
    return (
        Input("body", _("What was said"), "plain", one.body, is_required=True),
        Input(
            "customer", _("Customer"), "select", str(one.customer_id or ""), customers, _("None")
        ),
        Input("author_name", _("Who said it"), value=one.author_name),
        Input("product", _("Product"), "select", str(one.product_id or ""), products, _("None")),
        Input("received_on", _("Received"), "date", one.received_on.isoformat(), is_required=True),
        Input("channel", _("Channel"), value=one.channel, placeholder=_("call, mail, visit")),
        Input("url", _("Source"), value=one.url, placeholder="https://…"),
        Input("state", _("State"), "select", one.state, choices_of(FeedbackState)),
        Input("snoozed_until", _("Put off until"), "date", snoozed),
    )


FEEDBACK = Thing(
    slug="feedback",
    name="one-feedback",
    list_title=gettext_lazy("Feedback"),
    new_title=gettext_lazy("New feedback"),
    edit_title=gettext_lazy("Edit the feedback"),
    find=feedback_by_id,
    inputs=_inputs,
    readers={
        "body": readers.prose,
        "customer": customer,
        "author_name": readers.line,
        "product": product,
        "received_on": readers.day,
        "channel": readers.line,
        "url": readers.line,
        "state": readers.line,
        "snoozed_until": readers.day,
    },
    add=add_feedback,
    edit=edit_feedback,
    remove=remove_feedback,
    list_page=feedback_page,
    thing_page=one_feedback_page,
    is_archivable=False,
)
