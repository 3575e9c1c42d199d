"""The page of the plan."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from rooftree.accounts.roles import Role
from rooftree.accounts.viewer import Viewer
from rooftree.planning.explained.brief import reasons_in_brief
from rooftree.planning.proposals.policy import editable_among
from rooftree.planning.queries import PlanRow, current_proposal, plan_rows
from rooftree.web.pages.plan.chart import Chart, chart_of
from rooftree.web.pages.plan.look import STEP, Look
from rooftree.web.pages.plan.rows import Around, Row, only, rows_of
from rooftree.web.pages.plan.standing import Standing, standing_of
from rooftree.work.spaces.models import Space
from rooftree.work.spaces.queries import spaces_seen

Options = tuple[tuple[str, str], ...]
Links = tuple[tuple[str, str, bool, str], ...]


@dataclass(frozen=True, slots=True)
class PlanPage:
    """What the templates of the plan print. Without a chart it is a table."""

    url: str
    look: Look
    title: str
    standing: Standing
    rows: tuple[Row, ...]
    chart: Chart | None
    total: int
    spaces: Options
    filters: Options
    may_write: bool

    @property
    def ways(self) -> Links:
        """Return the links between bars and table."""
        way = self.look.way
        return (
            (_("Chart"), self.url + self.look.address(way="chart"), way == "chart", "plan"),
            (_("Table"), self.url + self.look.address(way="table"), way == "table", "list"),
        )

    @property
    def zooms(self) -> Links:
        """Return the links between the widths of a chart."""
        names = (("days", _("Days")), ("weeks", _("Weeks")), ("months", _("Months")))
        now = self.chart.zoom if self.chart else ""
        return tuple(
            (text, self.url + self.look.address(zoom=zoom), zoom == now, "") for zoom, text in names
        )

    @property
    def more_url(self) -> str:
        """Return the address that shows more rows, "" when these are all."""
        if self.total <= self.look.most:
            return ""
        return self.url + self.look.address(rows=str(self.look.most + STEP))

    @property
    def changes_url(self) -> str:
        """Return the table of what the proposal would change."""
        return self.url + self.look.address(way="table", only="changes", zoom="")


def plan_page(
    viewer: Viewer, look: Look, space: Space | None, *, base: str, now: datetime
) -> PlanPage:
    """Put the page together, in a constant number of queries."""
    view = plan_rows(viewer, space)
    leaves = [row.item_id for row in view.rows if not row.is_group]
    editable = frozenset(editable_among(viewer, leaves)[0])
    found = only(view.rows, look.only)
    plan = found[: look.most]
    rows = rows_of(plan, _around(viewer, plan, look, base, editable))
    return PlanPage(
        url=f"{base}/plan",
        look=look,
        title=_("Plan of {space}").format(space=space.name) if space else _("Plan"),
        standing=standing_of(viewer, view, current_proposal(viewer), editable),
        rows=rows,
        chart=chart_of(plan, rows, view, zoom=look.zoom, now=now) if look.is_chart else None,
        total=len(found),
        spaces=tuple(spaces_seen(viewer).filter(archived_at=None).values_list("prefix", "name")),
        filters=(
            ("changes", _("Would change")),
            ("critical", _("Critical")),
            ("late", _("Later than wanted")),
            ("assumed", _("On assumptions")),
        ),
        may_write=viewer.role >= Role.MEMBER,
    )


def _around(
    viewer: Viewer, plan: Sequence[PlanRow], look: Look, base: str, editable: frozenset[int]
) -> Around:
    if look.is_chart:
        return Around(base, editable)
    return Around(base, editable, reasons_in_brief(viewer, [one.item_id for one in plan]))
