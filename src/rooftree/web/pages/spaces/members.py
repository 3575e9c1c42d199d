"""Who has a role of their own in a space."""

from collections.abc import Mapping
from dataclasses import dataclass

from rooftree.accounts.roles import Role
from rooftree.accounts.viewer import Viewer
from rooftree.people.persons.queries import active_persons
from rooftree.web.forms.roles import Options, roles_up_to
from rooftree.web.pages.spaces.tabs import Tabs, tabs_of
from rooftree.web.pieces import PersonMark
from rooftree.work.spaces.models import Space
from rooftree.work.spaces.policy import role_in
from rooftree.work.spaces.queries import members_of


@dataclass(frozen=True, slots=True)
class MemberLine:
    """A person and their role in the space; `deletion_url` is empty where it may not be taken."""

    pk: int
    person: PersonMark
    role: str
    deletion_url: str


@dataclass(frozen=True, slots=True)
class MembersPage:
    """The members of a space, and the form that gives a role."""

    url: str
    tabs: Tabs
    space: Space
    lines: tuple[MemberLine, ...]
    persons: Options
    roles: Options
    typed: Mapping[str, str]


def members_page(
    viewer: Viewer, space: Space, typed: Mapping[str, str], *, base: str
) -> MembersPage:
    """Return the members of a space by name."""
    here = f"{base}/spaces/{space.prefix}/members"
    own = role_in(viewer, space) or Role.VIEWER
    lines = tuple(
        MemberLine(
            pk=member.pk,
            person=PersonMark(
                member.person.name,
                not member.person.is_placeholder,
                f"{base}/people/{member.person_id}",
            ),
            role=str(Role(member.role).label),
            deletion_url=f"{here}/{member.pk}/deletion" if member.role <= own else "",
        )
        for member in members_of(space)
    )
    persons = active_persons(viewer).values_list("pk", "name")
    return MembersPage(
        url=here,
        tabs=tabs_of(base, space, "members"),
        space=space,
        lines=lines,
        persons=tuple((str(pk), name) for pk, name in persons),
        roles=roles_up_to(own),
        typed={"person": "", "role": str(Role.MEMBER.value)} | dict(typed.items()),
    )
