"""The first page of a workspace: what wants something of me, and whether we are on the line."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from rooftree.accounts.viewer import Viewer
from rooftree.alignment.checks.shown import shown
from rooftree.alignment.findings.mine import findings_concerning
from rooftree.alignment.sight.orphans import goals_without_work, items_without_goal
from rooftree.listing.filters import Filter
from rooftree.listing.query import Row, page_of
from rooftree.product.goals.models import Goal
from rooftree.product.goals.queries import goals_on
from rooftree.product.progress.figures import GoalFigures
from rooftree.product.progress.queries import progress
from rooftree.web.pages.first_steps import FirstSteps, first_steps
from rooftree.web.pieces import ItemMark
from rooftree.work.history.recent import latest_of
from rooftree.work.spaces.queries import kind_marks

MOST = 8
MOST_FINDINGS = 4
MOST_GOALS = 5
OFF_THE_LINE = 0.7
"""A goal whose metrics have moved less than this part of what the time passed lets expect is off."""


@dataclass(frozen=True, slots=True)
class WorkLine:
    """An item of mine with its dates."""

    item: ItemMark
    target: date | None
    is_overdue: bool
    planned: date | None
    is_late: bool


@dataclass(frozen=True, slots=True)
class NewsLine:
    """An item that changed lately, and what happened to it last."""

    item: ItemMark
    who: str
    text: str
    at: datetime


@dataclass(frozen=True, slots=True)
class FindingLine:
    """A finding that concerns me."""

    pk: int
    url: str
    level: str
    cause: str


@dataclass(frozen=True, slots=True)
class GoalLine:
    """A goal of this period: work done and metric moved."""

    goal: Goal
    url: str
    figures: GoalFigures
    is_off: bool


@dataclass(frozen=True, slots=True)
class HomePage:
    """What the first page prints."""

    steps: FirstSteps | None
    is_empty: bool
    work: tuple[WorkLine, ...]
    news: tuple[NewsLine, ...]
    findings: tuple[FindingLine, ...]
    findings_total: int
    goals: tuple[GoalLine, ...]
    overdue: int
    items_without: int
    goals_without: int


def home_page(viewer: Viewer, *, base: str, today: date) -> HomePage:
    """Put the page together in a number of queries that does not grow with what it shows."""
    mine, _more = page_of(viewer, Filter(assignee="me", sort="target"))
    recent, _more = page_of(viewer, Filter(state="all"))
    kinds = kind_marks(viewer.workspace_id)
    work = [_work(row, kinds, base, today) for row in mine]
    steps = first_steps(viewer, base=base, has_items=bool(recent))
    concerning = findings_concerning(viewer)
    return HomePage(
        steps=steps,
        is_empty=not recent,
        work=tuple(work[:MOST]),
        news=_news(viewer, recent[:MOST], kinds, base),
        findings=tuple(
            FindingLine(
                one.finding.pk,
                f"{base}/findings/{one.finding.pk}",
                one.finding.severity,
                one.cause or one.title,
            )
            for one in shown(viewer, list(concerning[:MOST_FINDINGS]))
        ),
        findings_total=concerning.order_by().count(),
        goals=_goals(viewer, base, today),
        overdue=sum(one.is_overdue for one in work),
        items_without=items_without_goal(viewer).count(),
        goals_without=len(goals_without_work(viewer, today)),
    )


def _mark(row: Row, kinds: dict[int, tuple[str, str]], base: str) -> ItemMark:
    kind, kind_name = kinds[row.kind_id]
    return ItemMark(
        key=row.key,
        title=row.title,
        url=f"{base}/items/{row.key}",
        kind=kind,
        kind_name=kind_name,
        category=row.category,
        status=row.status_name,
    )


def _work(row: Row, kinds: dict[int, tuple[str, str]], base: str, today: date) -> WorkLine:
    planned = timezone.localtime(row.planned_finish).date() if row.planned_finish else None
    return WorkLine(
        item=_mark(row, kinds, base),
        target=row.target,
        is_overdue=row.target is not None and row.target < today,
        planned=planned,
        is_late=bool(row.target and planned and planned > row.target),
    )


def _news(
    viewer: Viewer, rows: Sequence[Row], kinds: dict[int, tuple[str, str]], base: str
) -> tuple[NewsLine, ...]:
    latest = latest_of(viewer, [row.id for row in rows])
    lines = []
    for row in rows:
        entry = latest.get(row.id)
        lines.append(
            NewsLine(
                item=_mark(row, kinds, base),
                who=entry.who if entry else "",
                text=entry.sentence if entry else _("changed"),
                at=row.updated_at,
            )
        )
    return tuple(lines)


def _goals(viewer: Viewer, base: str, today: date) -> tuple[GoalLine, ...]:
    """Return the goals of this period, those off the line first."""
    goals = list(goals_on(viewer, today))
    figures = progress(viewer, goals, today=today)
    lines = [
        GoalLine(goal, f"{base}/goals/{goal.pk}", figures[goal.pk], is_off(figures[goal.pk]))
        for goal in goals
    ]
    return tuple(sorted(lines, key=lambda line: not line.is_off)[:MOST_GOALS])


def is_off(figures: GoalFigures) -> bool:
    """Tell whether the metrics of a goal have moved clearly less than the time that has passed."""
    return figures.outcome is not None and figures.outcome < figures.expected * OFF_THE_LINE
