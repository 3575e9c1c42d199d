"""Reading comments."""

from django.utils.translation import gettext as _

from rooftree.accounts.viewer import Viewer
from rooftree.errors import NotFound
from rooftree.work.comments.models import Comment
from rooftree.work.items.queries import items_seen


def comment_by_id(viewer: Viewer, pk: int) -> Comment:
    """Return one comment with its item; raises NotFound."""
    comment = (
        Comment.objects.filter(pk=pk, item__in=items_seen(viewer).values("pk"))
        .select_related("item__space")
        .first()
    )
    if comment is None:
        raise NotFound(_("There is no such comment here."))
    return comment
