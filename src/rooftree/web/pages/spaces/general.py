"""All spaces, a new one, and what one is called."""

from collections.abc import Mapping
from dataclasses import dataclass

from rooftree.accounts.viewer import Viewer
from rooftree.web.pages.spaces.tabs import Tabs, tabs_of
from rooftree.work.items.loads import open_items_by_space
from rooftree.work.spaces.models import Space
from rooftree.work.spaces.policy import may_create_spaces
from rooftree.work.spaces.queries import administered_spaces, spaces_seen


@dataclass(frozen=True, slots=True)
class SpaceLine:
    """One space of the list."""

    space: Space
    board_url: str
    settings_url: str
    open_items: int


@dataclass(frozen=True, slots=True)
class IndexPage:
    """All spaces that somebody sees; archived ones apart."""

    new_url: str
    lines: tuple[SpaceLine, ...]
    archived: tuple[SpaceLine, ...]


@dataclass(frozen=True, slots=True)
class NewSpacePage:
    """The form that opens a space."""

    url: str
    back: str
    typed: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class GeneralPage:
    """A space's name, description and openness."""

    url: str
    closure_url: str
    board_url: str
    tabs: Tabs
    space: Space
    typed: Mapping[str, str]


def index_page(viewer: Viewer, *, base: str) -> IndexPage:
    """Return the list of spaces."""
    counts = open_items_by_space(viewer)
    administered = administered_spaces(viewer)
    lines = [
        SpaceLine(
            space=space,
            board_url=f"{base}/spaces/{space.prefix}/board",
            settings_url=f"{base}/spaces/{space.prefix}/settings"
            if space.pk in administered
            else "",
            open_items=counts.get(space.pk, 0),
        )
        for space in spaces_seen(viewer)
    ]
    return IndexPage(
        new_url=f"{base}/spaces/new" if may_create_spaces(viewer) else "",
        lines=tuple(line for line in lines if line.space.archived_at is None),
        archived=tuple(line for line in lines if line.space.archived_at is not None),
    )


def new_space_page(typed: Mapping[str, str], *, base: str) -> NewSpacePage:
    """Return the form that opens a space."""
    empty = {"name": "", "prefix": "", "description": "", "is_open": "open"}
    return NewSpacePage(
        url=f"{base}/spaces/new", back=f"{base}/spaces", typed=empty | dict(typed.items())
    )


def general_page(space: Space, typed: Mapping[str, str], *, base: str) -> GeneralPage:
    """Return a space's general settings with what was typed into them."""
    here = f"{base}/spaces/{space.prefix}"
    stored = {
        "name": space.name,
        "description": space.description,
        "is_open": "open" if space.is_open else "closed",
        "version": str(space.version),
    }
    return GeneralPage(
        url=f"{here}/settings",
        closure_url=f"{here}/closure",
        board_url=f"{here}/board",
        tabs=tabs_of(base, space, "settings"),
        space=space,
        typed=stored | {name: typed[name] for name in stored.keys() & typed.keys()},
    )
