"""Reading out of a form to what a thing belongs: a space, a product, a project and the like."""

from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from rooftree.accounts.viewer import Viewer
from rooftree.errors import RuleBroken
from rooftree.product.customers.queries import customers_seen
from rooftree.product.products.queries import products_seen
from rooftree.project.projects.queries import projects_seen
from rooftree.project.sprints.queries import sprints_seen
from rooftree.web.forms.readers import Reader, Values
from rooftree.web.forms.values import whole
from rooftree.web.pages.form import Input
from rooftree.work.spaces.queries import spaces_seen
from rooftree.work.spaces.reach import homes_to_change


def _one_of(seen: Callable[[Viewer], "QuerySet[Any]"]) -> Reader:
    def read(typed: Values, name: str, viewer: Viewer) -> Any:
        pk = whole(typed, name)
        if pk is None:
            return None
        found = seen(viewer).filter(pk=pk).first()
        if found is None:
            raise RuleBroken(_("This is not there any more; choose another."), field=name)
        return found

    return read


space = _one_of(spaces_seen)
product = _one_of(products_seen)
customer = _one_of(customers_seen)
project = _one_of(projects_seen)
sprint = _one_of(sprints_seen)


def space_input(viewer: Viewer) -> Input:
    """Return the field that says on which space a new thing hangs, of those that the viewer may change."""
    homes = homes_to_change(viewer)
    return Input(
        "space",
        _("Space"),
        "select",
        options=tuple((str(one.pk), one.name) for one in spaces_seen(viewer) if one.pk in homes),
        empty=_("The whole workspace") if None in homes else _("Choose…"),
        help=_("Who sees the space sees what hangs on it."),
    )
