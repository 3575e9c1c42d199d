"""The fields that a space adds to its items."""

from django.http import HttpResponse
from django.utils.translation import gettext as _

from rooftree.errors import Stale
from rooftree.web.forms.marks import PREFIX, is_changed, mark_of
from rooftree.web.pages.form import FormPage, Input, marked
from rooftree.web.routing import on_refusal
from rooftree.web.seat import Seated
from rooftree.web.views.item.common import back_to, item_of, show_form
from rooftree.work.fields.filling import fill_fields
from rooftree.work.fields.models import FieldType
from rooftree.work.fields.queries import Filled, fields_on
from rooftree.work.fields.values import form_name
from rooftree.work.items.policy import require_may_edit

KINDS = {
    FieldType.TEXT: "line",
    FieldType.NUMBER: "line",
    FieldType.DATE: "date",
    FieldType.CHECKBOX: "check",
    FieldType.CHOICE: "select",
}


def form(request: Seated, key: str) -> HttpResponse:
    """Show the form of all fields of the item's space."""
    viewer, item = request.seat.viewer, item_of(request, key)
    require_may_edit(viewer, item)
    page = FormPage(
        title=_("Fields of {key}").format(key=item.key),
        inputs=marked(_input(one) for one in fields_on(viewer, item)),
    )
    return show_form(request, item, "fields", page)


@on_refusal(form)
def fill(request: Seated, key: str) -> HttpResponse:
    """Fill in the fields that were changed; raises Stale where somebody else did the same."""
    viewer, item = request.seat.viewer, item_of(request, key)
    posted = request.POST
    new, overtaken = {}, []
    for one in fields_on(viewer, item):
        name, mark = form_name(one.field), posted.get(PREFIX + form_name(one.field))
        if (name not in posted and mark is None) or not is_changed(posted, name):
            continue
        if mark is not None and mark != mark_of(_input(one).value):
            overtaken.append(name)
        new[one.field] = posted.get(name, "")
    if overtaken:
        message = _("Somebody else changed this while you were editing.")
        raise Stale(message, fields=tuple(overtaken))
    fill_fields(item, new, by=request.seat.actor)
    return back_to(request, item)


def _input(filled: Filled) -> Input:
    field = filled.field
    kind = KINDS[FieldType(field.type)]
    options = tuple((option, option) for option in field.options) if kind == "select" else ()
    value = ("on" if filled.value else "") if kind == "check" else str(filled.value or "")
    return Input(form_name(field), field.name, kind, value, options, empty=_("None"))
