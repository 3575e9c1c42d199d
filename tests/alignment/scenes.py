"""Small scenes for the checks: planned items, running the checks, and what they say."""

from datetime import UTC, datetime, timedelta

from rooftree.alignment.checks.run import run_checks
from rooftree.alignment.findings.models import Finding
from rooftree.lib import clock
from rooftree.planning.proposals.actions import Place, set_planned
from rooftree.planning.refreshing import refresh
from rooftree.product.goals.actions import add_goal
from rooftree.product.goals.models import Goal
from rooftree.work.items.actions import move_item
from rooftree.work.items.models import Item


def monday(weeks=1):
    """Return a Monday some weeks from now."""
    today = clock.today()
    return today + timedelta(days=7 * weeks - today.weekday())


def at(day, hour):
    return datetime(day.year, day.month, day.day, hour, tzinfo=UTC)


def plan(world, item, start, finish):
    """Put an item into the plan of record."""
    set_planned([item], {item.pk: Place(start, finish)}, zone="UTC", by=world.ada.actor)
    item.refresh_from_db()
    return item


def begin(world, item):
    """Move an item into a status of the category doing."""
    doing = world.space.statuses.filter(category="doing").first()
    move_item(item, to=doing, by=world.ada.actor)
    item.refresh_from_db()
    return item


def a_goal_now(world, objective="More customers", **more):
    """Return a goal whose period holds today."""
    today = clock.today()
    fact = add_goal(
        objective=objective,
        period_start=today - timedelta(days=9),
        period_finish=today + timedelta(days=9),
        **more,
        by=world.ben.actor,
    )
    return Goal.objects.get(pk=fact.subject.pk)


def check(world, rule):
    """Run the checks and return the unresolved findings of one rule."""
    refresh(world.workspace.pk)
    run_checks(world.workspace.pk)
    return list(Finding.objects.filter(rule=rule).exclude(state="resolved").order_by("pk"))


def saved(item):
    return Item.objects.get(pk=item.pk)
