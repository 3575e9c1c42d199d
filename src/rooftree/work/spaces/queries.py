"""Reading spaces, statuses and kinds."""

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from rooftree.accounts.prepared import prepared
from rooftree.accounts.roles import Role
from rooftree.accounts.standing import standing
from rooftree.accounts.viewer import Viewer
from rooftree.errors import NotFound, RuleBroken
from rooftree.work.spaces.models import Kind, Space, SpaceMember, Status


def spaces_seen(viewer: Viewer) -> "QuerySet[Space]":
    """Return the spaces that the viewer may know of, by name."""
    spaces = Space.objects.filter(workspace_id=viewer.workspace_id).order_by("name", "pk")
    if viewer.is_admin:
        return spaces
    if viewer.person_id is None:
        return spaces.filter(is_open=True)
    own = SpaceMember.objects.filter(person_id=viewer.person_id).values("space_id")
    return spaces.filter(Q(is_open=True) | Q(pk__in=own))


@standing
@prepared
def spaces_named(viewer: Viewer) -> "QuerySet[Space, tuple[str, str]]":
    """Return (prefix, name) of the spaces that the viewer may know of, archived ones left out."""
    return spaces_seen(viewer).filter(archived_at=None).values_list("prefix", "name")


@standing
@prepared
def all_spaces_named(viewer: Viewer) -> "QuerySet[Space, tuple[str, str]]":
    """Return (prefix, name) of the spaces that the viewer may know of, archived ones too."""
    return spaces_seen(viewer).values_list("prefix", "name")


def space_by_prefix(viewer: Viewer, prefix: str) -> Space:
    """Return a space by its key prefix; raises NotFound."""
    found = [] if "\0" in prefix else _by_prefix(viewer, prefix.upper())
    if not found:
        raise NotFound(_("There is no such space here."))
    return found[0]


@prepared
def _by_prefix(viewer: Viewer, prefix: str) -> "QuerySet[Space]":
    return spaces_seen(viewer).filter(prefix=prefix)


def statuses_of(space: Space, *, archived: bool = False) -> list[Status]:
    """Return a space's statuses in the order of its workflow."""
    return _statuses(space.pk, archived)


@prepared
def _statuses(space_id: int, archived: bool) -> "QuerySet[Status]":  # noqa: FBT001
    statuses = Status.objects.filter(space_id=space_id).order_by("position", "pk")
    return statuses if archived else statuses.filter(archived_at=None)


def administered_spaces(viewer: Viewer) -> set[int]:
    """Return the ids of the spaces whose settings the viewer may change. One query."""
    spaces = Space.objects.filter(workspace_id=viewer.workspace_id)
    if not viewer.is_admin:
        own = SpaceMember.objects.filter(person=viewer.person_id, role__gte=Role.ADMIN)
        spaces = spaces.filter(pk__in=own.values("space_id"))
    return set(spaces.values_list("pk", flat=True))


def members_of(space: Space) -> "QuerySet[SpaceMember]":
    """Return the persons with a role of their own in a space, by name."""
    members = SpaceMember.objects.filter(space=space).select_related("person")
    return members.order_by("person__name", "pk")


def member_in(space: Space, pk: int) -> SpaceMember:
    """Return one person's role in a space; raises NotFound."""
    member = (
        SpaceMember.objects.filter(space=space, pk=pk).select_related("person", "space").first()
    )
    if member is None:
        raise NotFound(_("There is no such member of this space."))
    return member


def kinds_of(workspace_id: int) -> list[Kind]:
    """Return the workspace's kinds, highest level first."""
    return _kinds(workspace_id)


@prepared
def _kinds(workspace_id: int) -> "QuerySet[Kind]":
    return Kind.objects.filter(workspace_id=workspace_id).order_by("-level", "position", "pk")


def kind_marks(workspace_id: int) -> dict[int, tuple[str, str]]:
    """Return {id: (slug, name)} of the workspace's kinds, highest level first."""
    return {pk: (slug, name) for pk, slug, name in _kind_marks(workspace_id)}


@standing
@prepared
def _kind_marks(workspace_id: int) -> "QuerySet[Kind, tuple[int, str, str]]":
    kinds = Kind.objects.filter(workspace_id=workspace_id).order_by("-level", "position", "pk")
    return kinds.values_list("pk", "slug", "name")


def kind_by_slug(viewer: Viewer, slug: str) -> Kind:
    """Return one of the workspace's kinds; raises RuleBroken naming the field."""
    kind = next((one for one in kinds_of(viewer.workspace_id) if one.slug == slug), None)
    if kind is None:
        raise RuleBroken(_("Choose one of the kinds of items."), field="kind")
    return kind


def status_in(space: Space, pk: int) -> Status:
    """Return one of a space's statuses; raises RuleBroken naming the field."""
    found = _status_in(space.pk, pk)
    if not found:
        raise RuleBroken(_("Choose one of the statuses of this space."), field="status")
    return found[0]


@prepared
def _status_in(space_id: int, pk: int) -> "QuerySet[Status]":
    return Status.objects.filter(space_id=space_id, pk=pk)


def status_seen(viewer: Viewer, pk: int) -> Status:
    """Return a status of any space that the viewer may know of; raises RuleBroken."""
    status = Status.objects.filter(space__in=spaces_seen(viewer), pk=pk).first()
    if status is None:
        raise RuleBroken(_("This status is gone; look again."), field="status")
    return status
