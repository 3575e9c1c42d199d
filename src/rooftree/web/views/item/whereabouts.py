"""Where an item lives: another space, or the bin."""

from django.http import HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _

from rooftree.accounts.roles import Role
from rooftree.errors import RuleBroken
from rooftree.web.notes import note
from rooftree.web.pages.form import FormPage, Input
from rooftree.web.routing import on_refusal
from rooftree.web.seat import Seated
from rooftree.web.undo import undo_url
from rooftree.web.views.item.common import back_to, base_of, item_of, show_form
from rooftree.work.items.policy import require_may_edit
from rooftree.work.items.rehoming import rehome_item
from rooftree.work.items.removing import delete_item
from rooftree.work.spaces.models import Space
from rooftree.work.spaces.policy import may
from rooftree.work.spaces.queries import spaces_seen


def space(request: Seated, key: str) -> HttpResponse:
    """Show the form that moves the item to another space."""
    item = item_of(request, key)
    require_may_edit(request.seat.viewer, item)
    options = tuple((one.prefix, one.name) for one in _other_spaces(request, item.space_id))
    page = FormPage(
        title=_("Move {key} to another space").format(key=item.key),
        inputs=(Input("space", _("Space"), "select", "", options, _("Choose a space…")),),
        submit=_("Move"),
        lead=_(
            "It gets a new key; the old one keeps leading to it. Labels and fields of this space "
            "stay behind."
        ),
    )
    return show_form(request, item, "space", page)


@on_refusal(space)
def rehome(request: Seated, key: str) -> HttpResponse:
    """Move the item to another space."""
    item, wanted = item_of(request, key), request.POST.get("space", "")
    to = next((one for one in _other_spaces(request, item.space_id) if one.prefix == wanted), None)
    if to is None:
        raise RuleBroken(_("Choose the space that it goes to."), field="space")
    old = item.key
    rehome_item(item, to=to, by=request.seat.actor)
    note(request, _("{old} is {new} now.").format(old=old, new=item.key))
    return back_to(request, item)


def delete(request: Seated, key: str) -> HttpResponse:
    """Put the item into the bin, and offer to undo that."""
    item = item_of(request, key)
    fact = delete_item(item, by=request.seat.actor)
    note(request, _("Deleted {key}.").format(key=item.key), undo_url=undo_url(request, fact))
    board = f"{base_of(request)}/spaces/{item.space.prefix}/board"
    return HttpResponseRedirect(board, status=303)


def _other_spaces(request: Seated, own: int) -> list[Space]:
    viewer = request.seat.viewer
    others = spaces_seen(viewer).filter(archived_at=None).exclude(pk=own)
    return [one for one in others if may(viewer, one, Role.MEMBER)]
