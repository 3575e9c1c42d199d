"""Releases."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rooftree.accounts.viewer import Viewer
from rooftree.product.products.queries import products_open
from rooftree.product.releases.actions import add_release, edit_release, remove_release
from rooftree.product.releases.models import Release
from rooftree.product.releases.queries import release_by_id
from rooftree.web.forms import readers
from rooftree.web.forms.holders import product, space, space_input
from rooftree.web.pages.form import Input
from rooftree.web.pages.product.releases import release_page, releases_page
from rooftree.web.views.things import Thing


def _inputs(viewer: Viewer, release: Release | None) -> tuple[Input, ...]:
    one = release or Release()
    products = tuple(
        (str(pk), name) for pk, name in products_open(viewer).values_list("pk", "name")
    )
    days = {name: getattr(one, name) for name in ("start", "target", "released_on")}
    shown = {name: day.isoformat() if day else "" for name, day in days.items()}
    return (
        Input("name", _("Name"), value=one.name, is_required=True),
        *((space_input(viewer),) if release is None else ()),
        Input("product", _("Product"), "select", str(one.product_id or ""), products, _("None")),
        Input("start", _("Start"), "date", shown["start"]),
        Input("target", _("Target"), "date", shown["target"]),
        Input("released_on", _("Released"), "date", shown["released_on"]),
        Input("description", _("Description"), "text", one.description),
    )


RELEASE = Thing(
    slug="releases",
    name="release",
    list_title=gettext_lazy("Releases"),
    new_title=gettext_lazy("New release"),
    edit_title=gettext_lazy("Edit the release"),
    find=release_by_id,
    inputs=_inputs,
    readers={
        "name": readers.line,
        "product": product,
        "start": readers.day,
        "target": readers.day,
        "released_on": readers.day,
        "description": readers.prose,
    },
    first={"space": space},
    add=add_release,
    edit=edit_release,
    remove=remove_release,
    list_page=releases_page,
    thing_page=release_page,
)
