"""The items of which an item is made."""

from django.http import HttpResponse
from django.utils.translation import gettext as _

from rooftree.errors import RuleBroken
from rooftree.web.pages.form import FormPage, Input, Options
from rooftree.web.routing import on_refusal
from rooftree.web.seat import Seated
from rooftree.web.views.item.common import back_to, item_of, show_form
from rooftree.work.items.actions import create_item
from rooftree.work.items.models import Item
from rooftree.work.items.policy import require_may_edit
from rooftree.work.spaces.models import Kind
from rooftree.work.spaces.queries import kinds_of


def form(request: Seated, key: str) -> HttpResponse:
    """Show the form that adds a part."""
    item = item_of(request, key)
    require_may_edit(request.seat.viewer, item)
    kinds = _kinds(item)
    options: Options = tuple((kind.slug, kind.name) for kind in kinds)
    page = FormPage(
        title=_("Add a part to {key}").format(key=item.key),
        inputs=(
            Input("title", _("Title"), is_required=True),
            Input("kind", _("Kind"), "select", _usual(kinds).slug, options),
        ),
        submit=_("Add"),
    )
    return show_form(request, item, "parts", page)


@on_refusal(form)
def add(request: Seated, key: str) -> HttpResponse:
    """Create an item as a part of this one, as private as this one is."""
    item, posted = item_of(request, key), request.POST
    kinds = _kinds(item)
    wanted = posted.get("kind") or _usual(kinds).slug
    kind = next((one for one in kinds if one.slug == wanted), None)
    if kind is None:
        raise RuleBroken(_("Choose a kind that fits into this item."), field="kind")
    create_item(
        item.space,
        title=posted.get("title", ""),
        kind=kind,
        parent=item,
        is_private=item.is_private,
        by=request.seat.actor,
    )
    return back_to(request, item, "parts")


def _kinds(item: Item) -> list[Kind]:
    """Return the kinds that the item can hold, those right below it first."""
    fitting = [kind for kind in kinds_of(item.workspace_id) if kind.level <= item.kind.level]
    return sorted(fitting, key=lambda kind: kind.level == item.kind.level)


def _usual(kinds: list[Kind]) -> Kind:
    """Return what people most often mean: a task, where one fits; else the next lower kind."""
    lower = [kind for kind in kinds if kind.level < kinds[-1].level] or kinds
    return next((kind for kind in lower if kind.slug == "task"), lower[0])
