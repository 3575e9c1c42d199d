"""Promises about an item."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _

from rooftree.changes.facts import Fact
from rooftree.errors import NotFound, RuleBroken
from rooftree.web.forms import values
from rooftree.web.forms.marks import changed
from rooftree.web.pages.form import FormPage, Input, marked
from rooftree.web.routing import on_refusal
from rooftree.web.seat import Seated
from rooftree.web.views.item.common import back_to, item_of, show_form
from rooftree.work.commitments.actions import (
    break_commitment,
    edit_commitment,
    keep_commitment,
    make_commitment,
    reopen_commitment,
    withdraw_commitment,
)
from rooftree.work.commitments.models import Commitment
from rooftree.work.commitments.queries import commitment_by_id
from rooftree.work.items.models import Item
from rooftree.work.items.policy import require_may_edit

SETTLE: dict[str, Callable[..., Fact | None]] = {
    "kept": keep_commitment,
    "broken": break_commitment,
    "withdrawn": withdraw_commitment,
    "open": reopen_commitment,
}


def new_form(request: Seated, key: str) -> HttpResponse:
    """Show the form that promises the item to somebody."""
    item = item_of(request, key)
    require_may_edit(request.seat.viewer, item)
    day = item.target.isoformat() if item.target else ""
    page = FormPage(
        title=_("Promise {key}").format(key=item.key),
        inputs=_inputs("", day, ""),
        submit=_("Promise"),
    )
    return show_form(request, item, "commitments", page)


@on_refusal(new_form)
def make(request: Seated, key: str) -> HttpResponse:
    """Promise the item to somebody by a day."""
    item, posted = item_of(request, key), request.POST
    day = values.day(posted, "date")
    if day is None:
        raise RuleBroken(_("Say by which day."), field="date")
    make_commitment(
        item,
        to_whom=posted.get("to_whom", ""),
        date=day,
        note=posted.get("note", ""),
        by=request.seat.actor,
    )
    return back_to(request, item, "commitments")


def form(request: Seated, key: str, pk: int) -> HttpResponse:
    """Show the form that changes a promise."""
    item, one = _found(request, key, pk)
    require_may_edit(request.seat.viewer, item)
    page = FormPage(
        title=_("Change the promise"),
        inputs=marked(_inputs(one.to_whom, one.date.isoformat(), one.note)),
        version=one.version,
    )
    return show_form(request, item, f"commitments/{pk}", page)


@on_refusal(form)
def edit(request: Seated, key: str, pk: int) -> HttpResponse:
    """Change the day, the recipient or the note of a promise."""
    item, one = _found(request, key, pk)
    posted = request.POST
    new: dict[str, Any] = {
        name: posted.get(name, "") for name in changed(posted, ("to_whom", "date", "note"))
    }
    if "date" in new:
        new["date"] = values.day(posted, "date")
        if new["date"] is None:
            raise RuleBroken(_("Say by which day."), field="date")
    edit_commitment(one, expected=values.version(posted), by=request.seat.actor, **new)
    return back_to(request, item, "commitments")


def settle(request: Seated, key: str, pk: int) -> HttpResponse:
    """Say what became of a promise: kept, broken or withdrawn; or let it hold again."""
    item, one = _found(request, key, pk)
    deed = SETTLE.get(request.POST.get("state", ""))
    if deed is None:
        raise RuleBroken(_("A promise is kept, broken, withdrawn or open."), field="state")
    deed(one, by=request.seat.actor)
    return back_to(request, item, "commitments")


def _inputs(to_whom: str, day: str, note: str) -> tuple[Input, ...]:
    return (
        Input("to_whom", _("To whom"), value=to_whom, is_required=True),
        Input("date", _("By which day"), "date", day, is_required=True),
        Input("note", _("Note"), value=note),
    )


def _found(request: Seated, key: str, pk: int) -> tuple[Item, Commitment]:
    item = item_of(request, key)
    one = commitment_by_id(request.seat.viewer, pk)
    if one.item_id != item.pk:
        raise NotFound
    return item, one
