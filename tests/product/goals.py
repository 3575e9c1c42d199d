"""Goals for tests: the first quarter of 2026 unless said otherwise."""

from datetime import date

from rooftree.product.goals.actions import add_goal
from rooftree.product.goals.models import Goal
from rooftree.product.key_results.actions import add_key_result
from rooftree.product.key_results.models import KeyResult

FIRST, LAST = date(2026, 1, 1), date(2026, 3, 31)


def a_goal(world, objective="More customers", *, by=None, **more):
    more = {"objective": objective, "period_start": FIRST, "period_finish": LAST} | more
    fact = add_goal(**more, by=(by or world.ben).actor)
    return Goal.objects.get(pk=fact.subject.pk)


def a_key_result(world, goal, name="Orders a day", *, baseline="100", target="200", **more):
    add_key_result(goal, name=name, baseline=baseline, target=target, **more, by=world.ben.actor)
    return KeyResult.objects.latest("pk")
