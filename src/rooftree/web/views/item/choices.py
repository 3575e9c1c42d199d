"""Choosing who works on an item, which labels it carries, and which goals it serves."""

from django.http import HttpResponse
from django.utils.translation import gettext as _

from rooftree.errors import RuleBroken
from rooftree.people.persons.queries import active_persons, persons_seen
from rooftree.product.goals.queries import goals_seen
from rooftree.product.serving.choosing import choose_goals
from rooftree.product.serving.queries import goals_served
from rooftree.web.pages.choices import Choice, chosen_now
from rooftree.web.pages.form import Input
from rooftree.web.pieces import LabelMark, PersonMark
from rooftree.web.routing import on_refusal
from rooftree.web.seat import Seated
from rooftree.web.views.item.choosing import editable, show_choices, ticked_now
from rooftree.web.views.item.common import back_to, item_of
from rooftree.work.items.assigned import assigned_to
from rooftree.work.items.assigning import assign
from rooftree.work.labels.carried import carry_labels, labels_for, labels_on
from rooftree.work.labels.colours import HUES


def assignees(request: Seated, key: str) -> HttpResponse:
    """Show who works on the item, and who else could."""
    item, viewer = editable(request, key), request.seat.viewer
    present = {one.id for one in assigned_to(item)}
    now = ticked_now(request, "person", present)
    people = [
        Choice(pk, name, pk in now, person=PersonMark(name, user_id is not None))
        for pk, name, user_id in active_persons(viewer).values_list("pk", "name", "user_id")
    ]
    people.sort(key=lambda one: (not one.is_chosen, one.value != viewer.person_id))
    title = _("Who works on {key}").format(key=item.key)
    nobody = _("There is nobody in this workspace yet.")
    return show_choices(
        request, item, ("assignees", "person", title, nobody), tuple(people), present
    )


@on_refusal(assignees)
def set_assignees(request: Seated, key: str) -> HttpResponse:
    """Let the chosen persons work on the item; `me` adds or takes the sender alone."""
    item, by = item_of(request, key), request.seat.actor
    now = {one.id for one in assigned_to(item)}
    wanted = chosen_now(request.POST, "person", now)
    if "me" in request.POST and by.viewer.person_id is not None:
        wanted = now ^ {by.viewer.person_id}
    known = persons_seen(by.viewer).filter(pk__in=wanted)
    assign(item, [one for one in known if one.is_active or one.pk in now], by=by)
    return back_to(request, item)


def labels(request: Seated, key: str) -> HttpResponse:
    """Show the item's labels, and those that it could carry."""
    item = editable(request, key)
    present = {one.id for one in labels_on(item)}
    now = ticked_now(request, "label", present)
    choices = tuple(
        Choice(pk, name or colour, pk in now, label=LabelMark(name, colour or "black"))
        for pk, name, colour in labels_for(item)
    )
    title = _("Labels of {key}").format(key=item.key)
    none = _("This space has no labels yet.")
    new = (
        Input("name", _("Name")),
        Input("colour", _("Colour"), "select", "blue", _colours()),
    )
    return show_choices(request, item, ("labels", "label", title, none), choices, present, new)


@on_refusal(labels)
def put_labels(request: Seated, key: str) -> HttpResponse:
    """Let the item carry the chosen labels, and a new one when it is named."""
    item, by, posted = item_of(request, key), request.seat.actor, request.POST
    wanted = chosen_now(posted, "label", {one.id for one in labels_on(item)})
    name, colour = posted.get("name", ""), posted.get("colour", "")
    if name.strip() and colour not in HUES:
        raise RuleBroken(_("Choose one of the colours."), field="colour")
    carry_labels(item, wanted, name=name, colour=colour, by=by)
    return back_to(request, item)


def goals(request: Seated, key: str) -> HttpResponse:
    """Show the goals that the item serves, and those that it could."""
    item, viewer = editable(request, key), request.seat.viewer
    present = {goal.pk for goal in goals_served(viewer, item)}
    now = ticked_now(request, "goal", present)
    choices = tuple(
        Choice(goal.pk, goal.objective, goal.pk in now, goal.owner.name if goal.owner else "")
        for goal in goals_seen(viewer)
        if not goal.is_closed or goal.pk in now
    )
    title = _("Goals that {key} serves").format(key=item.key)
    none = _("There are no goals yet.")
    return show_choices(request, item, ("goals", "goal", title, none), choices, present)


@on_refusal(goals)
def serve_goals(request: Seated, key: str) -> HttpResponse:
    """Let the item serve the chosen goals."""
    item, by = item_of(request, key), request.seat.actor
    served = {goal.pk for goal in goals_served(by.viewer, item)}
    wanted = chosen_now(request.POST, "goal", served)
    choose_goals(item, list(goals_seen(by.viewer).filter(pk__in=wanted)), by=by)
    return back_to(request, item)


def _colours() -> tuple[tuple[str, str], ...]:
    names = (
        *(_("green"), _("yellow"), _("orange"), _("red"), _("purple")),
        *(_("blue"), _("sky"), _("lime"), _("pink"), _("black")),
    )
    return tuple(zip(HUES, names, strict=True))
