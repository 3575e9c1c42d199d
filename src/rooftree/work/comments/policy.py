"""Who may change a comment: its author, and admins of the space."""

from django.utils.translation import gettext as _

from rooftree.accounts.roles import Role
from rooftree.accounts.viewer import Viewer
from rooftree.errors import Forbidden
from rooftree.work.comments.models import Comment
from rooftree.work.items.policy import require_may_comment, role_on


def may_change_comment(viewer: Viewer, comment: Comment) -> bool:
    """Tell whether the viewer may edit or delete the comment."""
    role = role_on(viewer, comment.item)
    return role is not None and may_change_as(role, viewer, comment.author_id)


def require_may_change(viewer: Viewer, comment: Comment) -> None:
    """Raise NotFound for a comment out of sight, Forbidden for somebody else's."""
    require_may_comment(viewer, comment.item)
    if not may_change_comment(viewer, comment):
        raise Forbidden(_("Comments are changed by who wrote them, and by admins of the space."))


def may_change_as(role: Role, viewer: Viewer, author_id: int | None) -> bool:
    """Tell whether somebody with a role on the item may change the comment of an author."""
    is_author = viewer.person_id is not None and author_id == viewer.person_id
    return role >= Role.ADMIN or (is_author and role >= Role.COMMENTER)
