"""What the worker does for imports. A refusal is told on the import's page; it is no failure of the job."""

from collections.abc import Callable

from rooftree.accounts.models import User
from rooftree.accounts.viewer import Viewer
from rooftree.changes.actor import Actor
from rooftree.errors import DomainError, Unavailable
from rooftree.exchange.reverting.reverting import revert_run
from rooftree.exchange.runs.carrying import carry_out
from rooftree.exchange.runs.checking import check
from rooftree.exchange.runs.models import Run
from rooftree.people.queries import viewer_for


def check_run(run_id: int) -> None:
    """Find out what an import would do."""
    run = _run(run_id)
    _told_on_the_page(lambda: check(run, by=_actor(run, run.by_user)))


def carry_out_run(run_id: int) -> None:
    """Import, or go on, unless somebody stopped the import before its turn came."""
    run = _run(run_id)
    if run.is_cancelled:
        return
    _told_on_the_page(lambda: carry_out(run, by=_actor(run, run.by_user)))


def take_back_run(run_id: int, user_id: int | None, everything: bool) -> None:  # noqa: FBT001 - queued
    """Take an import back for somebody."""
    run = _run(run_id)
    user = User.objects.filter(pk=user_id).first() if user_id else None
    _told_on_the_page(lambda: revert_run(run, by=_actor(run, user), everything=everything))


def _run(run_id: int) -> Run:
    return Run.objects.select_related("workspace", "by_user").get(pk=run_id)


def _actor(run: Run, user: User | None) -> Actor:
    viewer = viewer_for(user, run.workspace) if user else Viewer.system(run.workspace_id)
    return Actor(viewer=viewer, via="import")


def _told_on_the_page(work: Callable[[], object]) -> None:
    try:
        work()
    except Unavailable:
        raise
    except DomainError:
        return
