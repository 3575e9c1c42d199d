"""Is there room for what comes in? Ids stay as they are, for the log names rows by them."""

from collections.abc import Collection, Mapping
from typing import Any

from django.db.models import QuerySet
from django.db.models.functions import Lower
from django.utils.translation import gettext as _

from rooftree.accounts.models import User, Workspace
from rooftree.changes.models import Change
from rooftree.changes.tracking import type_name
from rooftree.errors import RuleBroken
from rooftree.exchange.native.checked import Checked
from rooftree.exchange.native.clearing import half_made
from rooftree.exchange.native.ids import Ids
from rooftree.exchange.native.tables import model_named
from rooftree.exchange.records.store import in_batches

OF_A_FRESH_WORKSPACE = ("accounts.workspace", "accounts.membership", "planning.proposal")
"""What the log of a workspace tells of in which nobody has done anything yet."""


def is_fresh(workspace: Workspace) -> bool:
    """Tell whether nothing was done in a workspace but to found it and let its first member in."""
    entries = Change.objects.filter(workspace_id=workspace.pk)
    was_used = entries.exclude(subject_type__in=OF_A_FRESH_WORKSPACE).exists()
    return not was_used and workspace.memberships.count() <= 1


def place_named(key: str) -> Workspace | None:
    """Return the fresh workspace that gives way, None when there is none of this short name.

    Raises RuleBroken for one that is not fresh.
    """
    place = Workspace.objects.filter(key=key).first()
    if place is not None:
        require_fresh(place)
    return place


def require_fresh(place: Workspace) -> None:
    """Raise RuleBroken when something was done in a workspace already."""
    if not is_fresh(place):
        raise RuleBroken(
            _(
                "Something was done in the workspace {key} already, and nothing is ever merged. "
                "Import into a fresh data folder."
            ).format(key=place.key)
        )


def require_room(checked: Checked, *, place: Workspace | None, owner: User | None = None) -> None:
    """Raise RuleBroken unless key, ids and people of an export are free here, or its own.

    `place` is the fresh workspace that gives way. With `owner`, they must own what comes in, too.
    """
    leaving = {*half_made(), *([place.pk] if place is not None else [])}
    home = checked.header.workspace
    if Workspace.objects.filter(key=home.key).exclude(pk__in=leaving).exists():
        raise RuleBroken(_("There is a workspace {key} here already.").format(key=home.key))
    _require_users(checked.users, checked.named[type_name(User)])
    for table, ids in checked.named:
        if table != type_name(User):
            _require_free(table, ids, leaving)
    if owner is not None and owner.pk not in checked.owners:
        raise RuleBroken(
            _(
                "You are no owner of the workspace in this file, and could not open it. Import it "
                "on the command line."
            )
        )


def _require_users(users: Mapping[int, str], named: Ids) -> None:
    for some in in_batches(named):
        for pk, email in User.objects.filter(pk__in=some).values_list("pk", "email"):
            if users.get(pk, "").lower() != email.lower():
                raise _taken(User)
    for some in in_batches(users):
        addresses = [users[pk].lower() for pk in some]
        here = User.objects.annotate(address=Lower("email")).filter(address__in=addresses)
        if here.exclude(pk__in=some).exists():
            raise _taken(User)


def _require_free(table: str, ids: Ids, leaving: Collection[int]) -> None:
    model = model_named(table)
    assert model is not None  # noqa: S101 - only such tables are named
    stays: QuerySet[Any] = model._base_manager.all()
    if model is Workspace:
        stays = stays.exclude(pk__in=leaving)
    elif any(field.name == "workspace" for field in model._meta.concrete_fields):
        stays = stays.exclude(workspace_id__in=leaving)
    if stays.exists() and any(stays.filter(pk__in=some).exists() for some in in_batches(ids)):
        raise _taken(model)


def _taken(model: type[Any]) -> RuleBroken:
    return RuleBroken(
        _(
            "Numbers that this file gives to its {things} belong to others here, and they cannot "
            "be changed: the log names them. Import into a fresh data folder."
        ).format(things=model._meta.verbose_name_plural)
    )
