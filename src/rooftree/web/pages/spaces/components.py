"""The components of a space."""

from collections.abc import Mapping
from dataclasses import dataclass

from rooftree.accounts.roles import Role
from rooftree.accounts.viewer import Viewer
from rooftree.web.forms.item_groups import people_options
from rooftree.web.pages.spaces.tabs import Options, Tabs, tabs_of
from rooftree.web.pieces import PersonMark
from rooftree.work.components.models import Component
from rooftree.work.components.queries import components_of
from rooftree.work.spaces.models import Space
from rooftree.work.spaces.policy import role_in


@dataclass(frozen=True, slots=True)
class ComponentLine:
    """One component with the person who leads it."""

    component: Component
    lead: PersonMark | None
    url: str
    items_url: str


@dataclass(frozen=True, slots=True)
class ComponentsPage:
    """A space's components, and the form that adds one."""

    url: str
    tabs: Tabs
    space: Space
    lines: tuple[ComponentLine, ...]
    people: Options
    typed: Mapping[str, str]


def components_page(
    viewer: Viewer, space: Space, typed: Mapping[str, str], *, base: str
) -> ComponentsPage:
    """Return a space's components, archived ones included."""
    here = f"{base}/spaces/{space.prefix}/components"
    lines = tuple(
        ComponentLine(
            component=one,
            lead=PersonMark(one.lead.name, one.lead.user_id is not None) if one.lead else None,
            url=f"{here}/{one.pk}",
            items_url=f"{base}/items?space={space.prefix}&state=all&component={one.pk}",
        )
        for one in components_of(space, archived=True)
    )
    return ComponentsPage(
        url=here,
        tabs=tabs_of(base, space, "components", role_in(viewer, space) or Role.VIEWER),
        space=space,
        lines=lines,
        people=people_options(viewer),
        typed={"name": "", "description": "", "lead": ""} | dict(typed.items()),
    )
