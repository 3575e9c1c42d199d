"""What a viewer may do with an item. Seeing comes first: out of sight is not found."""

from django.utils.translation import gettext as _

from rooftree.accounts.roles import Role
from rooftree.accounts.viewer import Viewer
from rooftree.errors import Forbidden, NotFound
from rooftree.work.items.models import Assignment, Item
from rooftree.work.spaces.policy import role_in


def not_there() -> NotFound:
    """Return the one refusal for an item that does not exist and for one that is out of sight."""
    return NotFound(_("There is no such item here."))


def role_on(viewer: Viewer, item: Item) -> Role | None:
    """Return the viewer's role for an item, or None when they may not know of it.

    A private item is for its reporter, accountable owner, assignees, and admins of its space.
    """
    role = role_in(viewer, item.space)
    if role is None or role >= Role.ADMIN or not item.is_private:
        return role
    named = viewer.person_id in {item.reporter_id, item.owner_id}
    if viewer.person_id is not None and (named or _is_assigned(viewer.person_id, item)):
        return role
    return None


def may_edit(viewer: Viewer, item: Item) -> bool:
    """Tell whether the viewer may change the item."""
    role = role_on(viewer, item)
    return role is not None and role >= Role.MEMBER


def may_comment(viewer: Viewer, item: Item) -> bool:
    """Tell whether the viewer may comment on the item."""
    role = role_on(viewer, item)
    return role is not None and role >= Role.COMMENTER


def require_may_see(viewer: Viewer, item: Item) -> None:
    """Raise NotFound for an item out of sight."""
    _require(viewer, item, Role.VIEWER)


def require_may_comment(viewer: Viewer, item: Item) -> None:
    """Raise NotFound for an item out of sight, Forbidden for viewers."""
    _require(viewer, item, Role.COMMENTER)


def require_may_edit(viewer: Viewer, item: Item) -> None:
    """Raise NotFound for an item out of sight, Forbidden for those who may only look or comment."""
    _require(viewer, item, Role.MEMBER)


def _require(viewer: Viewer, item: Item, needed: Role) -> None:
    role = role_on(viewer, item)
    if role is None:
        raise not_there()
    if role < needed:
        message = _("This needs the role of {role} in {space}.")
        raise Forbidden(message.format(role=needed.label, space=item.space.name))


def _is_assigned(person_id: int, item: Item) -> bool:
    return Assignment.objects.filter(item=item, person_id=person_id).exists()
