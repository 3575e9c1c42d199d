"""The goals of the sample, and what was measured."""

from datetime import timedelta
from decimal import Decimal
from functools import partial
from typing import Any

from rooftree.changes.actor import Actor
from rooftree.ops.sample.files import Record, read
from rooftree.ops.sample.tale import Tale
from rooftree.product.goals.actions import add_goal
from rooftree.product.key_results.actions import add_key_result, record_measurement
from rooftree.product.key_results.models import KeyResult

AGREED, EARLIEST = 20, -187
"""Days before its period at which a goal is agreed, but not before there are people."""


def goals(tale: Tale) -> None:
    """Tell which goals were set, and how far they came."""
    for one in read("goals")["goal"]:
        agreed = max(_period(one)[0] - AGREED, EARLIEST)
        tale.add(tale.days.at(agreed, 660), one["owner"], partial(_goal, tale, one))
        for key_result in one["key_result"]:
            _series(tale, f"{one['slug']} {key_result['name']}", key_result)


def _goal(tale: Tale, one: Record, by: Actor) -> None:
    first, last = (tale.days.today + timedelta(days=day) for day in _period(one))
    goal: Any = add_goal(
        objective=one["objective"],
        description=one["text"],
        period_start=first,
        period_finish=last,
        owner=tale.person(one["owner"]),
        parent=tale.the("goal", one["parent"]) if "parent" in one else None,
        by=by,
    ).subject
    tale.keep("goal", one["slug"], goal)
    for metric in one["key_result"]:
        name = metric["name"]
        add_key_result(
            goal,
            name=name,
            measured_in=metric["unit"],
            baseline=Decimal(metric["from"]),
            target=Decimal(metric["to"]),
            cadence_days=metric["every"],
            by=by,
        )
        made = KeyResult.objects.select_related("goal").get(goal=goal, name=name)
        tale.keep("key result", f"{one['slug']} {name}", made)


def _series(tale: Tale, slug: str, metric: Record) -> None:
    values = metric["values"].split()
    for number, value in enumerate(reversed(values)):
        day = metric["last"] - number * metric["every"]
        note = metric.get("notes", {}).get(str(day), "")
        measured = partial(_measured, tale, slug, day, (Decimal(value), note))
        tale.add(tale.days.at(day, 990), metric["by"], measured)


def _measured(tale: Tale, slug: str, day: int, said: tuple[Decimal, str], by: Actor) -> None:
    value, note = said
    key_result = tale.the("key result", slug)
    record_measurement(key_result, day=tale.days.day(day), value=value, note=note, by=by)


def _period(one: Record) -> tuple[int, int]:
    first, last = one["period"].split()
    return int(first), int(last)
