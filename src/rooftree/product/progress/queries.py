"""Computing how far goals have come, in a constant number of queries."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

from django.db.models import Exists, OuterRef, Subquery

from rooftree.accounts.viewer import Viewer
from rooftree.product.goals.models import Goal
from rooftree.product.key_results.models import DECIMALS, KeyResult, Measurement
from rooftree.product.progress.figures import GoalFigures, MetricFigures, part_passed
from rooftree.product.serving.queries import serving_item_ids, work_behind
from rooftree.work.items.counting import counting_items
from rooftree.work.items.models import Item
from rooftree.work.spaces.models import Category

STEP = Decimal(1).scaleb(-DECIMALS)


def progress(viewer: Viewer, goals: Sequence[Goal], *, today: date) -> dict[int, GoalFigures]:
    """Return {goal id: figures} for some goals; `today` is the day in the viewer's zone."""
    categories = _categories(viewer)
    behind = work_behind(viewer.workspace_id)
    metrics = _metrics(goals, today)
    figures = {}
    for goal in goals:
        counted = [categories[pk] for pk in behind.get(goal.pk, ()) if pk in categories]
        figures[goal.pk] = GoalFigures(
            goal_id=goal.pk,
            done=counted.count(Category.DONE),
            total=len(counted),
            expected=part_passed(goal.period_start, goal.period_finish, today),
            metrics=tuple(metrics[goal.pk]),
        )
    return figures


def _categories(viewer: Viewer) -> dict[int, str]:
    """Return {item id: category} of the serving items without children that the viewer may see."""
    leaves = (
        counting_items(viewer)
        .filter(pk__in=serving_item_ids(viewer.workspace_id))
        .exclude(Exists(Item.objects.filter(parent=OuterRef("pk"))))
    )
    return dict(leaves.values_list("pk", "status__category"))


def _metrics(goals: Sequence[Goal], today: date) -> dict[int, list[MetricFigures]]:
    by_id = {goal.pk: goal for goal in goals}
    latest = Measurement.objects.filter(key_result=OuterRef("pk"), day__lte=today).order_by("-day")
    rows = (
        KeyResult.objects.filter(goal__in=list(by_id))
        .annotate(
            value=Subquery(latest.values("value")[:1]), day=Subquery(latest.values("day")[:1])
        )
        .order_by("goal_id", "position", "pk")
    )
    metrics: dict[int, list[MetricFigures]] = defaultdict(list)
    for row in rows:
        goal = by_id[row.goal_id]
        metrics[row.goal_id].append(_metric(row, goal, row.value, row.day, today))
    return metrics


def _metric(
    row: KeyResult, goal: Goal, value: Decimal | None, day: date | None, today: date
) -> MetricFigures:
    way = row.target - row.baseline
    passed = Decimal(str(part_passed(goal.period_start, goal.period_finish, today)))
    since = day or goal.period_start
    return MetricFigures(
        key_result_id=row.pk,
        name=row.name,
        unit=row.unit,
        baseline=row.baseline,
        target=row.target,
        value=value,
        measured_on=day,
        share=None if value is None else float((value - row.baseline) / way),
        expected=(row.baseline + way * passed).quantize(STEP),
        is_due=not goal.is_closed
        and goal.period_start <= today
        and today >= since + timedelta(days=row.cadence_days),
    )
