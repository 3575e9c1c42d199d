"""A new day changes what fits, though nothing happened: goals begin and end, acceptances run out."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from rooftree.accounts.models import Workspace
from rooftree.alignment.checks.models import CheckRun
from rooftree.alignment.checks.run import run_checks
from rooftree.jobs.queue import perform
from rooftree.lib import clock
from rooftree.planning.refreshing import refresh


def look_tomorrow(workspace_id: int) -> None:
    """Let the worker check a workspace when its next day begins, unless that is arranged already."""
    now = clock.now()
    arranged = CheckRun.objects.filter(pk=workspace_id, next_look_at__gt=now)
    if arranged.exists():
        return
    zone = Workspace.objects.values_list("time_zone", flat=True).get(pk=workspace_id)
    morning = clock.today(zone) + timedelta(days=1)
    due = datetime.combine(morning, time.min, tzinfo=ZoneInfo(zone))
    CheckRun.objects.filter(pk=workspace_id).update(next_look_at=due)
    perform.using(run_after=due).enqueue(f"{__name__}.begin_day", [workspace_id], 1)


def begin_day(workspace_id: int) -> None:
    """Plan and check a workspace for its new day, and arrange the next one."""
    if Workspace.objects.filter(pk=workspace_id).exists():
        refresh(workspace_id)
        run_checks(workspace_id)
        look_tomorrow(workspace_id)
