"""`rooftree user …`"""

from typing import Annotated

import typer
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from rooftree.accounts.models import User, Workspace
from rooftree.accounts.roles import Role
from rooftree.accounts.texts import checked_address, checked_line
from rooftree.changes.actor import Actor
from rooftree.errors import NotFound, RuleBroken
from rooftree.ops.commands.options import Data
from rooftree.ops.first_start import found_first_workspace
from rooftree.ops.migrating import migrate_with_backup
from rooftree.ops.sign_in_link import make_link
from rooftree.people.members.actions import join_workspace

app = typer.Typer(help="Accounts of people.", no_args_is_help=True)

Email = Annotated[str, typer.Argument(metavar="EMAIL", help="The person's mail address.")]
Name = Annotated[str, typer.Option(help="The person's name.")]
Key = Annotated[
    str,
    typer.Option(
        "--workspace",
        metavar="KEY",
        help="Short name of the workspace to join; not needed where there is only one.",
    ),
]
RoleWord = Annotated[str, typer.Option("--role", help="viewer, commenter, member, admin or owner.")]
Site = Annotated[str, typer.Option(help="Where browsers find Rooftree.")]

HERE = "http://127.0.0.1:8642"


@app.command()
def create(
    email: Email,
    name: Name = "",
    workspace: Key = "",
    role: RoleWord = "member",
    site: Site = HERE,
    data: Data = None,
) -> None:
    """Make an account, let it into a workspace, and print a link to sign in once."""
    migrate_with_backup()
    joined = _workspace(workspace)
    level = _role(role)
    with transaction.atomic():
        person = _account(email, name)
        join_workspace(joined, person, role=level, by=Actor.system(joined.pk, via="cli"))
    typer.echo(make_link(person, site=site.rstrip("/")))


@app.command()
def link(email: Email, site: Site = HERE, data: Data = None) -> None:
    """Print a link that signs somebody in once, within an hour."""
    migrate_with_backup()
    person = User.objects.filter(email__iexact=email).first()
    if person is None:
        raise NotFound(f"There is no account of {email}.")
    typer.echo(make_link(person, site=site.rstrip("/")))


def _workspace(key: str) -> Workspace:
    found = list(Workspace.objects.filter(key=key) if key else Workspace.objects.all()[:2])
    if len(found) == 1:
        return found[0]
    if not Workspace.objects.exists():
        return found_first_workspace(key or "home")
    if key:
        raise NotFound(f"There is no workspace {key}.")
    raise RuleBroken("There are several workspaces; choose one with --workspace KEY.")


def _role(word: str) -> Role:
    try:
        return Role.from_word(word)
    except KeyError:
        raise RuleBroken(
            f"There is no role {word!r}: say viewer, commenter, member, admin or owner."
        ) from None


def _account(email: str, name: str) -> User:
    try:
        validate_email(email)
    except ValidationError:
        raise RuleBroken(f"{email!r} is not a mail address.") from None
    if User.objects.filter(email__iexact=email).exists():
        raise RuleBroken(f"{email} has an account already.")
    return User.objects.create_user(checked_address(email), name=checked_line(name, field="name"))
