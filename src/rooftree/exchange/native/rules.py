"""What must be true of the rows of some tables besides that their values fit."""

from collections.abc import Callable, Collection, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import models

from rooftree.accounts.models import Membership, User, Workspace, workspace_key
from rooftree.accounts.preferences import checked_zone
from rooftree.accounts.roles import Role
from rooftree.errors import RuleBroken
from rooftree.exchange.formats.errors import FormatError
from rooftree.exchange.formats.native.layout import file_part
from rooftree.exchange.formats.wording import N_
from rooftree.exchange.native.checked import Checked
from rooftree.exchange.native.incoming import Row
from rooftree.work.attachments.files import STORED, stored_file
from rooftree.work.attachments.models import Attachment

Names = Collection[str]
Rule = Callable[[Row, Checked, Names], None]


def refuse_foreign_file(path: Any, names: Names, place: str) -> None:
    """Raise FormatError for an attachment's path that leads elsewhere, or to a file of somebody else here.

    names: the parts of the export. A file that is neither in it nor here was gone already.
    """
    if path in {"", None}:
        return
    if not isinstance(path, str) or STORED.fullmatch(path) is None:
        raise FormatError(N_("This is not where an attached file lies."), place=place)
    if file_part(path[-64:]) not in names and stored_file(path) is not None:
        raise FormatError(N_("This attached file is not in the export."), place=place)


def _workspace(row: Row, checked: Checked, _names: Names) -> None:
    home, values = checked.header.workspace, row.values
    told = (home.id, home.key, home.name, home.time_zone)
    if told != (row.pk, values["key"], values["name"], values["time_zone"]):
        raise FormatError(
            N_("This is not the workspace of which the header tells."), place=row.place
        )
    try:
        workspace_key(home.key)
        checked_zone(home.time_zone)
    except (ValidationError, RuleBroken) as fault:
        raise FormatError(
            N_("A workspace cannot have this short name or this time zone."),
            place=row.place,
            cause=" ".join(getattr(fault, "messages", None) or [str(fault)]),
        ) from None


def _user(row: Row, checked: Checked, _names: Names) -> None:
    email = row.values["email"]
    try:
        validate_email(email)
    except ValidationError:
        raise FormatError(N_("This is no mail address."), place=row.place) from None
    checked.users[row.pk] = email


def _membership(row: Row, checked: Checked, _names: Names) -> None:
    if row.values["role"] == Role.OWNER:
        checked.owners.add(row.values["user_id"])


def _attachment(row: Row, _checked: Checked, names: Names) -> None:
    path, sha256 = row.values["path"], row.values["sha256"]
    refuse_foreign_file(path, names, row.place)
    if path and path[-64:] != sha256:
        raise FormatError(N_("This is not where an attached file lies."), place=row.place)


RULES: Mapping[type[models.Model], Rule] = {
    Workspace: _workspace,
    User: _user,
    Membership: _membership,
    Attachment: _attachment,
}
