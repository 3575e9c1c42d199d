"""Working time spent on an item."""

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _

from rooftree.errors import NotFound
from rooftree.web.forms import readers, values
from rooftree.web.forms.durations import written
from rooftree.web.forms.marks import changed
from rooftree.web.notes import note
from rooftree.web.pages.form import Deed, FormPage, Input, marked
from rooftree.web.routing import on_refusal
from rooftree.web.seat import Seated
from rooftree.web.undo import undo_url
from rooftree.web.views.item.common import address_of, back_to, item_of, show_form
from rooftree.work.items.models import Item
from rooftree.work.items.policy import require_may_edit
from rooftree.work.time_entries.actions import correct_time, remove_time, spend_time
from rooftree.work.time_entries.models import TimeEntry
from rooftree.work.time_entries.policy import require_may_note
from rooftree.work.time_entries.queries import time_entry_by_id

READERS = {"minutes": readers.minutes, "started_at": readers.moment, "note": readers.prose}


def new_form(request: Seated, key: str) -> HttpResponse:
    """Show the form that notes one's own working time."""
    item = item_of(request, key)
    require_may_edit(request.seat.viewer, item)
    page = FormPage(
        title=_("Note time spent on {key}").format(key=item.key),
        inputs=_inputs("", "", ""),
        submit=_("Note"),
    )
    return show_form(request, item, "time", page)


@on_refusal(new_form)
def add(request: Seated, key: str) -> HttpResponse:
    """Note one's own working time."""
    item = item_of(request, key)
    new = _read(request, list(READERS))
    spend_time(item, **new | {"minutes": new["minutes"] or 0}, by=request.seat.actor)
    return back_to(request, item, "time")


def form(request: Seated, key: str, pk: int) -> HttpResponse:
    """Show the form that corrects or deletes a note of time."""
    item, entry = _found(request, key, pk)
    require_may_note(request.seat.viewer, item, entry.person_id)
    started = readers.written_moment(entry.started_at)
    page = FormPage(
        title=_("Correct the time spent"),
        inputs=marked(_inputs(written(entry.minutes), started, entry.note)),
        version=entry.version,
        deeds=(
            Deed(
                _("Delete"),
                f"{address_of(request, item)}/time/{pk}/deletion",
                "bin",
                is_danger=True,
            ),
        ),
    )
    return show_form(request, item, f"time/{pk}", page)


@on_refusal(form)
def correct(request: Seated, key: str, pk: int) -> HttpResponse:
    """Correct a note of time."""
    item, entry = _found(request, key, pk)
    posted = request.POST
    new = _read(request, changed(posted, [name for name in READERS if name in posted]))
    if "minutes" in new:
        new["minutes"] = new["minutes"] or 0
    if "started_at" in new:
        new["started_at"] = new["started_at"] or entry.started_at
    correct_time(entry, expected=values.version(posted), **new, by=request.seat.actor)
    return back_to(request, item, "time")


def delete(request: Seated, key: str, pk: int) -> HttpResponse:
    """Put a note of time into the bin, and offer to undo that."""
    item, entry = _found(request, key, pk)
    fact = remove_time(entry, by=request.seat.actor)
    note(request, _("Deleted the note of time."), undo_url=undo_url(request, fact))
    return back_to(request, item)


def _inputs(minutes: str, started_at: str, text: str) -> tuple[Input, ...]:
    return (
        Input("minutes", _("Time spent"), "duration", minutes, placeholder="1h 30min",
              help=_("Working time, such as 3h or 90min. A bare number is hours.")),
        Input("started_at", _("Begun"), "moment", started_at, help=_("Now, when left empty.")),
        Input("note", _("Note"), "plain", text),
    )  # fmt: skip


def _read(request: Seated, names: list[str]) -> dict[str, Any]:
    viewer = request.seat.viewer
    return {name: READERS[name](request.POST, name, viewer) for name in names}


def _found(request: Seated, key: str, pk: int) -> tuple[Item, TimeEntry]:
    item = item_of(request, key)
    entry = time_entry_by_id(request.seat.viewer, pk)
    if entry.item_id != item.pk:
        raise NotFound
    return item, entry
