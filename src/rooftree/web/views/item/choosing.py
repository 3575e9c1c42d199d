"""The form that chooses some of many things for an item."""

from django.http import HttpResponse

from rooftree.web.pages.choices import Choice, ChoicesPage, ticked
from rooftree.web.pages.form import Input, with_typed_inputs
from rooftree.web.rendering import show
from rooftree.web.seat import Seated
from rooftree.web.views.item.common import address_of, item_of
from rooftree.work.items.models import Item
from rooftree.work.items.policy import require_may_edit


def editable(request: Seated, key: str) -> Item:
    """Return an item that the sender may edit; raises NotFound or Forbidden."""
    item = item_of(request, key)
    require_may_edit(request.seat.viewer, item)
    return item


def ticked_now(request: Seated, name: str, present: set[int]) -> set[int]:
    """Return what is ticked: what holds, or what was ticked in a form that was refused."""
    return ticked(request.POST if request.method == "POST" else None, name, present)


def show_choices(
    request: Seated,
    item: Item,
    words: tuple[str, str, str, str],
    choices: tuple[Choice, ...],
    present: set[int],
    more: tuple[Input, ...] = (),
) -> HttpResponse:
    """Show the form that chooses some of many; `words` are its address, field, title and what it says
    when there is nothing to choose."""
    part, name, title, none = words
    here = address_of(request, item)
    typed = request.POST if request.method == "POST" else None
    page = ChoicesPage(
        title=title,
        name=name,
        url=f"{here}/{part}",
        back=here,
        crumb=(f"{item.key} {item.title}", here),
        choices=choices,
        none_text=none,
        shown=",".join(str(pk) for pk in sorted(present)),
        more=with_typed_inputs(more, typed, request.refusal),
    )
    return show(request, "item/choices.html", page, current=f"space:{item.space.prefix}")
