"""Releases: all of them, and one with what it brings."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from rooftree.accounts.viewer import Viewer
from rooftree.product.releases.models import Release
from rooftree.product.releases.queries import releases_seen, work_in_releases
from rooftree.product.releases.topics import release_topics
from rooftree.web.pages.things import (
    Cell,
    Empty,
    Line,
    ThingPage,
    ThingsPage,
    day_cell,
    items_in,
    scope_links,
    scope_of,
    work_cell,
)
from rooftree.web.prose import rendered
from rooftree.work.items.counting import Counts
from rooftree.work.spaces.queries import spaces_seen
from rooftree.work.spaces.reach import homes_to_change, may_change


def releases_page(viewer: Viewer, values: Mapping[str, str], *, base: str) -> ThingsPage:
    """Return the list of releases: those to come, unless others are asked for."""
    here = f"{base}/releases"
    scopes = {"coming": _("To come"), "out": _("Released"), "archived": _("Archived")}
    scope = scope_of(values, scopes)
    found = releases_seen(viewer).filter(archived_at__isnull=scope != "archived")
    if scope != "archived":
        found = found.filter(released_on__isnull=scope == "coming")
    work = work_in_releases(viewer)
    return ThingsPage(
        title=_("Releases"),
        here=here,
        columns=(_("Name"), _("Space"), _("Product"), _("Target"), _("Released"), _("Work done")),
        lines=tuple(_line(one, work.get(one.pk), base) for one in found),
        empty=Empty(
            _("No releases here yet"),
            _("A release is what comes out together. Items say with which release they come."),
            "release",
        ),
        new_text=_("New release") if homes_to_change(viewer) else "",
        scopes=scope_links(here, scopes, scope),
        topics=("releases", *(f"releases-of:{space.pk}" for space in spaces_seen(viewer))),
    )


def release_page(viewer: Viewer, release: Release, *, base: str) -> ThingPage:
    """Return the page of one release."""
    space, product = release.space, release.product
    (description,) = rendered(viewer, [release.description], base=base)
    items, items_url = items_in(viewer, base=base, release=release.pk)
    home = () if space is None else (f"space:{space.pk}",)
    return ThingPage(
        name=release.name,
        here=f"{base}/releases/{release.pk}",
        list_name=_("Releases"),
        list_url=f"{base}/releases",
        facts=(
            (_("Space"), _space_cell(release, base)),
            (
                _("Product"),
                Cell(product.name, f"{base}/products/{product.pk}") if product else Cell(),
            ),
            (_("Start"), day_cell(release.start)),
            (_("Target"), day_cell(release.target)),
            (_("Released"), day_cell(release.released_on)),
            (_("Work done"), work_cell(work_in_releases(viewer).get(release.pk))),
        ),
        texts=((_("Description"), description),) if description else (),
        may_edit=may_change(viewer, release),
        is_archived=release.archived_at is not None,
        confirm=_("Put this release into the bin? Its items stay."),
        items=items,
        items_url=items_url,
        topics=(*release_topics(release), *home),
    )


def _line(release: Release, work: Counts | None, base: str) -> Line:
    return Line(
        pk=release.pk,
        name=release.name,
        url=f"{base}/releases/{release.pk}",
        cells=(
            _space_cell(release, base),
            Cell(release.product.name if release.product else ""),
            day_cell(release.target),
            day_cell(release.released_on),
            work_cell(work),
        ),
    )


def _space_cell(release: Release, base: str) -> Cell:
    space = release.space
    return Cell(space.name, f"{base}/spaces/{space.prefix}/board") if space else Cell()
