"""Puts the sample company into a workspace of its own, through the same actions as everybody uses."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.db import transaction

from rooftree.accounts.models import Workspace
from rooftree.changes.actor import Actor
from rooftree.lib import clock
from rooftree.ops.sample import company
from rooftree.ops.sample.items import Placed, Places, hang_on, make_items
from rooftree.people.calendars.actions import add_absence, add_calendar
from rooftree.people.calendars.models import STANDARD_WEEK
from rooftree.people.persons.actions import add_person, edit_person
from rooftree.people.persons.models import Person
from rooftree.product.goals.actions import add_goal
from rooftree.product.goals.models import Goal
from rooftree.product.key_results.actions import add_key_result, record_measurement
from rooftree.product.key_results.models import KeyResult
from rooftree.work.founding import found_workspace
from rooftree.work.labels.actions import add_label
from rooftree.work.labels.models import Label
from rooftree.work.spaces.actions import create_space
from rooftree.work.spaces.models import Space

KEY, NAME = "fernleaf", "Fernleaf"


def load_sample(zone: str = "UTC") -> Workspace:
    """Return the sample workspace, made at the first call: all of it, or nothing."""
    found = Workspace.objects.filter(key=KEY).first()
    if found is not None:
        return found
    with transaction.atomic():
        workspace = found_workspace(KEY, NAME, time_zone=zone)
        by = Actor.system(workspace.pk)
        places = Places(today=clock.today(zone), zone=zone)
        people = _people(places.today, by)
        goals = _goals(places.today, people, by)
        _work(places, people, goals, by)
    return workspace


def _people(today: date, by: Actor) -> dict[str, Person]:
    people = {}
    for one in company.PEOPLE:
        person = _made(add_person(name=one.name, handle=one.handle, by=by), Person)
        if one.weekdays != "12345":
            week = [
                shifts if str(number) in one.weekdays else []
                for number, shifts in enumerate(STANDARD_WEEK, start=1)
            ]
            calendar = add_calendar(name=f"{one.name.split()[0]}’s week", week=week, by=by)
            edit_person(person, calendar=calendar.subject, by=by)
        if one.away is not None:
            first, last = (today + timedelta(days=days) for days in one.away)
            add_absence(person, first_day=first, last_day=last, note="Holiday", by=by)
        people[one.handle] = person
    return people


def _goals(today: date, people: dict[str, Person], by: Actor) -> dict[str, Goal]:
    goals: dict[str, Goal] = {}
    for aim in company.GOALS:
        start, finish = (today + timedelta(days=days) for days in aim.period)
        fact = add_goal(
            objective=aim.objective,
            period_start=start,
            period_finish=finish,
            owner=people[aim.owner],
            parent=goals.get(aim.parent),
            by=by,
        )
        goals[aim.slug] = _made(fact, Goal)
        for name, unit, baseline, target, series in aim.metrics:
            add_key_result(
                goals[aim.slug],
                name=name,
                measured_in=unit,
                baseline=Decimal(baseline),
                target=Decimal(target),
                cadence_days=14,
                by=by,
            )
            key_result = KeyResult.objects.get(goal=goals[aim.slug], name=name)
            for days, value in series.items():
                day = today + timedelta(days=days)
                record_measurement(key_result, day=day, value=Decimal(value), by=by)
    return goals


def _work(places: Places, people: dict[str, Person], goals: dict[str, Goal], by: Actor) -> None:
    placed: dict[str, Placed] = {}
    for prefix, name, workflow in company.SPACES:
        space = _made(create_space(prefix=prefix, name=name, workflow=workflow, by=by), Space)
        for text, colour in company.LABELS[prefix]:
            add_label(space, name=text, colour=colour, by=by)
        labels = {label.name: label for label in Label.objects.filter(space=space)}
        placed |= make_items(space, prefix, labels, people, places, by)
    for one in placed.values():
        hang_on(one, placed, people, goals, places, by)


def _made(fact: Any, model: type[Any]) -> Any:
    return model.objects.get(pk=fact.subject.pk)
