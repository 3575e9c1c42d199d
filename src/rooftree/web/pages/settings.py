"""Settings of a workspace and of one's own account."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from zoneinfo import available_timezones

from django.conf import settings
from django.utils.translation import gettext as _

from rooftree.accounts.models import User, Workspace
from rooftree.accounts.roles import Role
from rooftree.accounts.viewer import Viewer

Options = tuple[tuple[str, str], ...]
Tabs = tuple[tuple[str, str, bool], ...]


@dataclass(frozen=True, slots=True)
class WorkspacePage:
    """The workspace's own settings; who may not change them reads them."""

    url: str
    tabs: Tabs
    workspace: Workspace
    typed: Mapping[str, str]
    zones: Options
    may_edit: bool
    new_workspace_url: str


@dataclass(frozen=True, slots=True)
class AccountPage:
    """What people choose for themselves."""

    url: str
    tabs: Tabs
    email: str
    typed: Mapping[str, str]
    zones: Options
    languages: Options
    single_keys: bool
    has_password: bool


@dataclass(frozen=True, slots=True)
class NewWorkspacePage:
    """The form that founds a workspace."""

    typed: Mapping[str, str]
    zones: Options


def workspace_page(
    workspace: Workspace, user: User, viewer: Viewer, typed: Mapping[str, str]
) -> WorkspacePage:
    """Return the workspace's settings with what was typed into them."""
    base = f"/w/{workspace.key}"
    stored = {
        "name": workspace.name,
        "time_zone": workspace.time_zone,
        "version": str(workspace.version),
    }
    return WorkspacePage(
        url=f"{base}/settings",
        tabs=_tabs(base, "settings"),
        workspace=workspace,
        typed=stored | {name: typed[name] for name in stored.keys() & typed.keys()},
        zones=zones(),
        may_edit=viewer.role >= Role.ADMIN,
        new_workspace_url="/workspaces/new" if user.is_instance_owner else "",
    )


def account_page(workspace: Workspace, user: User, typed: Mapping[str, str]) -> AccountPage:
    """Return somebody's own settings with what was typed into them."""
    base = f"/w/{workspace.key}"
    stored = {"name": user.name, "time_zone": user.time_zone, "language": user.language}
    return AccountPage(
        url=f"{base}/settings/account",
        tabs=_tabs(base, "account"),
        email=user.email,
        typed=stored | {name: typed[name] for name in stored.keys() & typed.keys()},
        zones=zones(),
        languages=tuple((code, str(name)) for code, name in settings.LANGUAGES),
        single_keys=bool(typed.get("single_keys")) if typed else user.single_keys,
        has_password=user.has_usable_password(),
    )


def new_workspace_page(user: User, typed: Mapping[str, str]) -> NewWorkspacePage:
    """Return the form that founds a workspace."""
    return NewWorkspacePage({"time_zone": user.time_zone} | dict(typed.items()), zones())


@cache
def zones() -> Options:
    """Return the names of the world's time zones, without the historical spellings."""
    odd = ("Etc/", "posix/", "right/", "SystemV/", "US/", "Brazil/", "Canada/", "Chile/", "Mexico/")
    named = (name for name in available_timezones() if "/" in name and not name.startswith(odd))
    return tuple((name, name.replace("_", " ")) for name in ("UTC", *sorted(named)))


def _tabs(base: str, here: str) -> Tabs:
    return (
        (_("Workspace"), f"{base}/settings", here == "settings"),
        (_("Your account"), f"{base}/settings/account", here == "account"),
    )
