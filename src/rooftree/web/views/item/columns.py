"""Editing the columns of an item, a group at a time."""

from django.http import HttpResponse
from django.utils.translation import gettext as _

from rooftree.web.forms import values
from rooftree.web.forms.item_groups import Group
from rooftree.web.pages.form import FormPage, marked
from rooftree.web.routing import View, on_refusal
from rooftree.web.seat import Seated
from rooftree.web.views.item.common import back_to, item_of, show_form
from rooftree.work.items.actions import edit_item
from rooftree.work.items.policy import require_may_edit


def views_of(group: Group) -> dict[str, View]:
    """Return the views that show and take the form of a group."""

    def form(request: Seated, key: str) -> HttpResponse:
        viewer, item = request.seat.viewer, item_of(request, key)
        require_may_edit(viewer, item)
        page = FormPage(
            title=str(group.title).format(key=item.key),
            inputs=marked(group.inputs(viewer, item)),
            submit=_("Save"),
            version=item.version,
            frame=group.frame,
            lead=str(group.lead),
        )
        return show_form(request, item, group.slug, page)

    @on_refusal(form)
    def save(request: Seated, key: str) -> HttpResponse:
        item = item_of(request, key)
        new = group.read(request.POST, request.seat.viewer)
        if "target" in new and item.target_at is not None:
            new["target_at"] = None  # the exact instant came with the old day
        edit_item(item, by=request.seat.actor, expected=values.version(request.POST), **new)
        return back_to(request, item)

    return {"GET": form, "POST": save}
