"""What people say about an item."""

from django.http import HttpResponse
from django.utils.translation import gettext as _

from rooftree.errors import NotFound
from rooftree.web.forms import values
from rooftree.web.notes import note
from rooftree.web.pages.form import FormPage, Input, marked
from rooftree.web.routing import on_refusal
from rooftree.web.seat import Seated
from rooftree.web.undo import undo_url
from rooftree.web.views.item.common import back_to, item_of, show_form
from rooftree.web.views.item.page import show_item
from rooftree.work.comments.actions import add_comment, delete_comment, edit_comment
from rooftree.work.comments.models import Comment
from rooftree.work.comments.policy import require_may_change
from rooftree.work.comments.queries import comment_by_id
from rooftree.work.items.models import Item


@on_refusal(show_item)
def add(request: Seated, key: str) -> HttpResponse:
    """Say something about the item."""
    item = item_of(request, key)
    fact = add_comment(item, body=request.POST.get("comment", ""), by=request.seat.actor)
    return back_to(request, item, f"comment-{fact.comment}")


def form(request: Seated, key: str, pk: int) -> HttpResponse:
    """Show the form that edits a comment."""
    item, comment = _found(request, key, pk)
    require_may_change(request.seat.viewer, comment)
    page = FormPage(
        title=_("Edit a comment on {key}").format(key=item.key),
        inputs=marked((Input("body", _("Comment"), "prose", comment.body),)),
        version=comment.version,
        frame=f"edit-comment-{pk}",
    )
    return show_form(request, item, f"comments/{pk}", page)


@on_refusal(form)
def edit(request: Seated, key: str, pk: int) -> HttpResponse:
    """Let a comment say something else."""
    item, comment = _found(request, key, pk)
    body, expected = request.POST.get("body", ""), values.version(request.POST)
    edit_comment(comment, body=body, expected=expected, by=request.seat.actor)
    return back_to(request, item, f"comment-{pk}")


def delete(request: Seated, key: str, pk: int) -> HttpResponse:
    """Put a comment into the bin, and offer to undo that."""
    item, comment = _found(request, key, pk)
    fact = delete_comment(comment, by=request.seat.actor)
    note(request, _("Deleted the comment."), undo_url=undo_url(request, fact))
    return back_to(request, item)


def _found(request: Seated, key: str, pk: int) -> tuple[Item, Comment]:
    item = item_of(request, key)
    comment = comment_by_id(request.seat.viewer, pk)
    if comment.item_id != item.pk:
        raise NotFound
    return item, comment
