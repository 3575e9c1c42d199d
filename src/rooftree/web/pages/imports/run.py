"""One import, from upload to receipt."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from rooftree.accounts.viewer import Viewer
from rooftree.exchange.runs.models import Run, RunState
from rooftree.exchange.runs.queries import spaces_of
from rooftree.web.pages.imports.choosing import Choosing, choosing_of
from rooftree.web.pages.imports.refusing import Refusal, refusal_of
from rooftree.web.pages.imports.report import Fidelity, fidelity_of
from rooftree.web.pages.imports.reversal import KeptLine, kept_lines


@dataclass(frozen=True, slots=True)
class Home:
    """A space in which something of an import lives now."""

    name: str
    prefix: str
    url: str


@dataclass(frozen=True, slots=True)
class RunPage:
    """What the template of one import prints; the parts that do not belong to its state are None."""

    pk: int
    name: str
    file: str
    size_kb: int
    who: str
    created_at: datetime
    finished_at: datetime | None
    state: str
    state_name: str
    url: str
    index_url: str
    homes: tuple[Home, ...]
    progress: tuple[int, int]
    refusal: Refusal | None
    fidelity: Fidelity | None
    choosing: Choosing | None
    removed: int
    kept: tuple[KeptLine, ...]
    topics: tuple[str, ...]


def run_page(run: Run, viewer: Viewer, typed: Mapping[str, str], *, base: str) -> RunPage:
    """Return a run as it is now; `typed` is a form that was refused, or nothing."""
    url = f"{base}/imports/{run.pk}"
    reverted = run.report.get("reverted", {})
    is_choosing = run.state == RunState.CHECKED and "overview" in run.report
    return RunPage(
        pk=run.pk,
        name=run.source_name or run.file_name,
        file=run.file_name,
        size_kb=max(1, round(run.file_size / 1024)),
        who=run.by_person.name if run.by_person else "",
        created_at=run.created_at,
        finished_at=run.finished_at,
        state=run.state,
        state_name=str(RunState(run.state).label),
        url=url,
        index_url=f"{base}/imports",
        homes=homes_of(run, viewer, base) if run.state == RunState.DONE else (),
        progress=(run.progress.get("done", 0), run.progress.get("total", 0)),
        refusal=refusal_of(run.report.get("error")),
        fidelity=fidelity_of(run.report) if "kinds" in run.report else None,
        choosing=choosing_of(run, viewer, typed, base=base) if is_choosing else None,
        removed=sum(reverted.get("removed", {}).values()),
        kept=kept_lines(reverted.get("kept", [])),
        topics=(f"import:{run.pk}",),
    )


def homes_of(run: Run, viewer: Viewer, base: str) -> tuple[Home, ...]:
    """Return the spaces into which an import went, as far as the viewer sees them."""
    return tuple(
        Home(space.name, space.prefix, f"{base}/spaces/{space.prefix}/board")
        for space in spaces_of(viewer, run)
    )


def report_of(run: Run) -> dict[str, Any]:
    """Return the report in the form that the command prints."""
    return {
        "run": run.pk,
        "kinds": run.report.get("kinds", {}),
        "remarks": run.report.get("remarks", []),
    }
