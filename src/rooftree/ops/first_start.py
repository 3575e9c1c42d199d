"""What an installation needs before its first page: an owner, and a workspace to be in."""

import getpass
import os
from pathlib import Path
from zoneinfo import available_timezones

from rooftree.accounts.models import User, Workspace
from rooftree.accounts.roles import Role
from rooftree.changes.actor import Actor
from rooftree.people.members.actions import join_workspace
from rooftree.work.founding import found_workspace

OWNERS_ADDRESS = "owner@localhost"


def owner_if_any() -> User | None:
    """Return the installation's owner, or None before the first start."""
    return User.objects.filter(is_instance_owner=True).order_by("pk").first()


def prepare_first_page() -> User:
    """Make sure that there is an owner with a workspace; returns the owner.

    The owner who is made now joins what is there already. Later only workspaces that nobody has
    joined, because an import made them, become the owner's.
    """
    owner = owner_if_any()
    if owner is None:
        owner = _make_owner()
        orphans = Workspace.objects.all()
    else:
        orphans = Workspace.objects.filter(memberships=None)
    for workspace in orphans:
        let_in(owner, workspace)
    if not Workspace.objects.exists():
        let_in(owner, found_first_workspace())
    return owner


def found_first_workspace(key: str = "home") -> Workspace:
    """Found the workspace of an installation that has none; raises RuleBroken for a bad name."""
    return found_workspace(key, key.capitalize(), time_zone=local_zone())


def workspace_for_import(key: str) -> Workspace:
    """Return the workspace of a short name, founding it when it is missing.

    Raises RuleBroken for a malformed name.
    """
    workspace = Workspace.objects.filter(key=key).first()
    if workspace is not None:
        return workspace
    workspace = found_workspace(key, key, time_zone=local_zone())
    owner = owner_if_any()
    if owner is not None:
        let_in(owner, workspace)
    return workspace


def let_in(person: User, workspace: Workspace) -> None:
    """Make somebody an owner of a workspace."""
    join_workspace(workspace, person, role=Role.OWNER, by=Actor.system(workspace.pk))


def local_zone() -> str:
    """Return the name of this machine's time zone, UTC when it does not tell."""
    zones = available_timezones()
    linked = str(Path("/etc/localtime").resolve()).rpartition("zoneinfo/")[2]
    return next((name for name in (os.environ.get("TZ", ""), linked) if name in zones), "UTC")


def _make_owner() -> User:
    known = User.objects.filter(email=OWNERS_ADDRESS).first()  # came in with a workspace
    person = known or User.objects.create_user(OWNERS_ADDRESS, name=_login_name())
    person.is_instance_owner = True
    person.time_zone = local_zone()
    person.save(update_fields=["is_instance_owner", "time_zone"])
    return person


def _login_name() -> str:
    try:
        name = getpass.getuser()
    except (KeyError, OSError):  # containers run under numbers without names
        name = ""
    return "Owner" if name in {"", "root"} else name.capitalize()
