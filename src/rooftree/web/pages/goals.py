"""Goals: the list, one goal with its key results, and the form that sets one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from rooftree.accounts.viewer import Viewer
from rooftree.alignment.sight.nodes import Sight
from rooftree.alignment.sight.orphans import goals_without_work, items_without_goal
from rooftree.alignment.sight.queries import sight_of_goal
from rooftree.people.persons.queries import active_persons
from rooftree.product.goals.models import Goal
from rooftree.product.goals.policy import may_edit_goals
from rooftree.product.goals.queries import goals_seen
from rooftree.product.key_results.models import KeyResult, Measurement
from rooftree.product.key_results.queries import key_results_seen, measurements_of
from rooftree.product.progress.figures import GoalFigures, MetricFigures
from rooftree.product.progress.queries import progress
from rooftree.web.pages.chart import Chart, chart_of

Options = tuple[tuple[str, str], ...]
SCOPES = ("open", "closed", "all")


@dataclass(frozen=True, slots=True)
class GoalLine:
    """A goal in the list, with its two numbers."""

    goal: Goal
    url: str
    figures: GoalFigures


@dataclass(frozen=True, slots=True)
class GoalsPage:
    """What the list's template prints."""

    base: str
    scope: str
    lines: tuple[GoalLine, ...]
    may_edit: bool
    items_without: int
    without_work: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class MetricLine:
    """A key result with its figures, its series and the picture of it."""

    key_result: KeyResult
    figures: MetricFigures
    measurements: tuple[Measurement, ...]
    chart: Chart | None


@dataclass(frozen=True, slots=True)
class GoalPage:
    """What one goal's template prints."""

    base: str
    goal: Goal
    figures: GoalFigures
    metrics: tuple[MetricLine, ...]
    sight: Sight
    may_edit: bool
    today: date

    @property
    def url(self) -> str:
        """Return the goal's address."""
        return f"{self.base}/goals/{self.goal.pk}"

    @property
    def topics(self) -> tuple[str, ...]:
        """Return what the page listens to."""
        return (f"goal:{self.goal.pk}", "goals")


@dataclass(frozen=True, slots=True)
class GoalForm:
    """What the template of the form prints."""

    title: str
    url: str
    back: str
    people: Options
    goals: Options
    typed: dict[str, str]


def goals_page(viewer: Viewer, scope: str, *, base: str, today: date) -> GoalsPage:
    """Put the list together."""
    goals = goals_seen(viewer).select_related("owner")
    if scope != "all":
        goals = goals.filter(closed_at__isnull=scope == "open")
    found = list(goals)
    figures = progress(viewer, found, today=today)
    idle = goals_without_work(viewer, today) if scope == "open" else []
    return GoalsPage(
        base=base,
        scope=scope,
        lines=tuple(GoalLine(goal, f"{base}/goals/{goal.pk}", figures[goal.pk]) for goal in found),
        may_edit=may_edit_goals(viewer),
        items_without=items_without_goal(viewer).count() if scope == "open" else 0,
        without_work=tuple((goal.objective, f"{base}/goals/{goal.pk}") for goal in idle),
    )


def goal_page(viewer: Viewer, goal: Goal, *, base: str, today: date) -> GoalPage:
    """Put the page of one goal together."""
    figures = progress(viewer, [goal], today=today)[goal.pk]
    key_results = key_results_seen(viewer).filter(goal=goal)
    return GoalPage(
        base=base,
        goal=goal,
        figures=figures,
        metrics=_metrics(viewer, list(key_results), figures, goal),
        sight=sight_of_goal(viewer, goal),
        may_edit=may_edit_goals(viewer),
        today=today,
    )


def goal_form(viewer: Viewer, typed: dict[str, str], goal: Goal | None, *, base: str) -> GoalForm:
    """Return the form for a new goal, or for one that is there."""
    others = goals_seen(viewer).exclude(pk=goal.pk if goal else 0)
    back = f"{base}/goals/{goal.pk}" if goal else f"{base}/goals"
    return GoalForm(
        title=_("Edit goal") if goal else _("New goal"),
        url=f"{back}/edition" if goal else f"{base}/goals/new",
        back=back,
        people=tuple(
            (str(pk), name) for pk, name in active_persons(viewer).values_list("pk", "name")
        ),
        goals=tuple((str(one.pk), one.objective) for one in others),
        typed=(_values(goal) if goal else {}) | typed,
    )


def _values(goal: Goal) -> dict[str, str]:
    return {
        "objective": goal.objective,
        "description": goal.description,
        "owner": str(goal.owner_id or ""),
        "parent": str(goal.parent_id or ""),
        "period_start": goal.period_start.isoformat(),
        "period_finish": goal.period_finish.isoformat(),
        "version": str(goal.version),
    }


def _metrics(
    viewer: Viewer, key_results: Sequence[KeyResult], figures: GoalFigures, goal: Goal
) -> tuple[MetricLine, ...]:
    by_id = {metric.key_result_id: metric for metric in figures.metrics}
    lines = []
    for key_result in key_results:
        series = tuple(measurements_of(viewer, key_result))
        chart = chart_of(key_result, series, goal)
        lines.append(MetricLine(key_result, by_id[key_result.pk], series[::-1], chart))
    return tuple(lines)
