"""Choosing to what an item belongs: components, releases, a project, a sprint."""

from django.http import HttpResponse
from django.utils.translation import gettext as _

from rooftree.product.releases.models import ReleaseRole
from rooftree.product.releases.placing import set_releases
from rooftree.product.releases.queries import releases_for, releases_of, releases_seen
from rooftree.project.deliveries.actions import deliver
from rooftree.project.deliveries.queries import project_of
from rooftree.project.projects.queries import projects_open
from rooftree.project.sprints.choosing import choose_sprint
from rooftree.project.sprints.models import SprintState
from rooftree.project.sprints.queries import sprints_for, sprints_of
from rooftree.web.forms.holders import project as read_project
from rooftree.web.forms.holders import sprint as read_sprint
from rooftree.web.forms.marks import changed
from rooftree.web.pages.choices import Choice, chosen_now
from rooftree.web.pages.form import FormPage, Input, marked
from rooftree.web.routing import View, on_refusal
from rooftree.web.seat import Seated
from rooftree.web.views.item.choosing import editable, show_choices, ticked_now
from rooftree.web.views.item.common import back_to, item_of, show_form
from rooftree.work.components.actions import set_components
from rooftree.work.components.queries import components_of, components_on, components_seen


def components(request: Seated, key: str) -> HttpResponse:
    """Show the components that the item concerns, and the others of its space."""
    item = editable(request, key)
    carried = {one.id: one.name for one in components_on(item)}
    offered = dict(components_of(item.space).values_list("pk", "name")) | carried
    now = ticked_now(request, "component", set(carried))
    choices = tuple(Choice(pk, name, pk in now) for pk, name in offered.items())
    title = _("Components of {key}").format(key=item.key)
    none = _("This space has no components yet. They are kept in its settings.")
    return show_choices(
        request, item, ("components", "component", title, none), choices, set(carried)
    )


@on_refusal(components)
def put_components(request: Seated, key: str) -> HttpResponse:
    """Let the item concern the chosen components."""
    item, by = item_of(request, key), request.seat.actor
    wanted = chosen_now(request.POST, "component", {one.id for one in components_on(item)})
    known = components_seen(by.viewer).filter(space=item.space, pk__in=wanted)
    set_components(item, list(known), by=by)
    return back_to(request, item, "belongs")


def views_of(role: str, part: str) -> dict[str, View]:
    """Return the views that choose the releases with which an item comes, or those that it affects."""

    def form(request: Seated, key: str) -> HttpResponse:
        item, viewer = editable(request, key), request.seat.viewer
        placed = {one.id: one.name for one in releases_of(viewer, item) if one.role == role}
        offered = dict(releases_for(viewer, item).values_list("pk", "name")) | placed
        now = ticked_now(request, "release", set(placed))
        choices = tuple(Choice(pk, name, pk in now) for pk, name in offered.items())
        is_fix = role == ReleaseRole.FIX
        title = _("Releases with which {key} comes") if is_fix else _("Releases that {key} affects")
        words = (part, "release", title.format(key=item.key), _("There are no releases yet."))
        return show_choices(request, item, words, choices, set(placed))

    @on_refusal(form)
    def put(request: Seated, key: str) -> HttpResponse:
        item, by = item_of(request, key), request.seat.actor
        placed = {one.id for one in releases_of(by.viewer, item) if one.role == role}
        wanted = chosen_now(request.POST, "release", placed)
        known = list(releases_seen(by.viewer).filter(pk__in=wanted))
        set_releases(item, known, role=role, by=by)
        return back_to(request, item, "belongs")

    return {"GET": form, "POST": put}


def delivery(request: Seated, key: str) -> HttpResponse:
    """Show which project delivers the item, and in which sprint it is."""
    item, viewer = editable(request, key), request.seat.viewer
    project = project_of(item)
    projects = dict(projects_open(viewer).values_list("pk", "name")) | dict(
        [project] if project else []
    )
    open_ones = [one for one in sprints_of(viewer, item) if one.state != SprintState.CLOSED]
    sprints = dict(sprints_for(viewer, item).values_list("pk", "name"))
    sprints |= {one.id: one.name for one in open_ones}
    page = FormPage(
        title=_("Project and sprint of {key}").format(key=item.key),
        inputs=marked(
            (
                _select("project", _("Project"), projects, project[0] if project else None),
                _select("sprint", _("Sprint"), sprints, open_ones[-1].id if open_ones else None),
            )
        ),
    )
    return show_form(request, item, "delivery", page)


@on_refusal(delivery)
def put_delivery(request: Seated, key: str) -> HttpResponse:
    """Let a project deliver the item, and put it into a sprint."""
    item, by, posted = item_of(request, key), request.seat.actor, request.POST
    sent = changed(posted, [name for name in ("project", "sprint") if name in posted])
    if "project" in sent:
        deliver(item, read_project(posted, "project", by.viewer), by=by)
    if "sprint" in sent:
        choose_sprint(item, read_sprint(posted, "sprint", by.viewer), by=by)
    return back_to(request, item, "belongs")


def _select(name: str, label: str, options: dict[int, str], chosen: int | None) -> Input:
    return Input(
        name,
        label,
        "select",
        str(chosen or ""),
        tuple((str(pk), text) for pk, text in options.items()),
        _("None"),
    )
