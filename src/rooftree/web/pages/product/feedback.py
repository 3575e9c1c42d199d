"""Feedback: what waits, what is settled, and one piece word for word."""

from collections.abc import Mapping

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from rooftree.accounts.viewer import Viewer
from rooftree.product.feedback.models import Feedback, FeedbackState
from rooftree.product.feedback.queries import feedback_seen, feedback_waiting
from rooftree.web.pages.things import (
    PAGE,
    Cell,
    Empty,
    Line,
    ThingPage,
    ThingsPage,
    day_cell,
    id_in,
    next_page,
    number_of,
    scope_links,
    scope_of,
)
from rooftree.work.spaces.reach import may_add, may_change

BEGINNING = 120
TONES = {FeedbackState.NEW: "info", FeedbackState.LINKED: "success", FeedbackState.ARCHIVED: ""}


def feedback_page(viewer: Viewer, values: Mapping[str, str], *, base: str) -> ThingsPage:
    """Return the list of feedback: what waits, unless more or that of one customer is asked for."""
    here = f"{base}/feedback"
    scopes = {"waiting": _("Waiting"), "all": _("All")}
    holder = next((name for name in ("customer", "product") if values.get(name)), "")
    scope = "all" if holder else scope_of(values, scopes)
    first = (number_of(values) - 1) * PAGE
    some = list(_found(viewer, values, scope, holder)[first : first + PAGE + 1])
    return ThingsPage(
        title=_("Feedback"),
        here=here,
        columns=(
            _("What was said"),
            _("Customer"),
            _("Who"),
            _("Product"),
            _("Received"),
            _("State"),
        ),
        lines=tuple(_line(one, here) for one in some[:PAGE]),
        empty=Empty(
            _("No feedback waits"),
            _("Write down what customers say, word for word, and by whom it was said."),
            "comment",
        ),
        new_text=_("New feedback") if may_add(viewer) else "",
        scopes=scope_links(here, scopes, scope),
        next_url=next_page(here, values, len(some) > PAGE),
        topics=("feedback", "customers", "products"),
    )


def one_feedback_page(viewer: Viewer, one: Feedback, *, base: str) -> ThingPage:
    """Return the page of one piece of feedback."""
    customer, product = one.customer, one.product
    return ThingPage(
        name=_beginning(one),
        here=f"{base}/feedback/{one.pk}",
        list_name=_("Feedback"),
        list_url=f"{base}/feedback",
        facts=(
            (
                _("Customer"),
                Cell(customer.name, f"{base}/customers/{customer.pk}") if customer else Cell(),
            ),
            (_("Who"), Cell(one.author_name)),
            (
                _("Product"),
                Cell(product.name, f"{base}/products/{product.pk}") if product else Cell(),
            ),
            (_("Received"), day_cell(one.received_on)),
            (_("Channel"), Cell(one.channel)),
            (_("Source"), Cell(one.url, one.url)),
            (_("State"), _state(one)),
            (_("Put off until"), day_cell(one.snoozed_until)),
        ),
        texts=((_("What was said"), one.body),),
        may_edit=may_change(viewer, one),
        confirm=_("Put this feedback into the bin?"),
        topics=("feedback", "customers", "products"),
    )


def _found(
    viewer: Viewer, values: Mapping[str, str], scope: str, holder: str
) -> "QuerySet[Feedback]":
    if scope == "waiting":
        return feedback_waiting(viewer, timezone.localdate())
    found = feedback_seen(viewer)
    return found.filter(**{f"{holder}_id": id_in(values, holder)}) if holder else found


def _line(one: Feedback, here: str) -> Line:
    return Line(
        pk=one.pk,
        name=_beginning(one),
        url=f"{here}/{one.pk}",
        cells=(
            Cell(one.customer.name if one.customer else ""),
            Cell(one.author_name),
            Cell(one.product.name if one.product else ""),
            day_cell(one.received_on),
            _state(one),
        ),
        is_quiet=one.state == FeedbackState.ARCHIVED,
    )


def _state(one: Feedback) -> Cell:
    return Cell(one.get_state_display(), tone=TONES[FeedbackState(one.state)])


def _beginning(one: Feedback) -> str:
    words = " ".join(one.body.split())
    return words if len(words) <= BEGINNING else f"{words[:BEGINNING].rstrip()}…"
