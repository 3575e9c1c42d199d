"""All imports."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.utils.translation import gettext as _

from rooftree.accounts.viewer import Viewer
from rooftree.exchange.parcels.policy import may_restore
from rooftree.exchange.runs.models import Run, RunState
from rooftree.exchange.runs.queries import runs_seen
from rooftree.exchange.systems import NAMES

MOST = 100
ACCEPTED = (
    ".json,.csv,.tsv,.txt,.xml,.xls,.xlsx,.zip,.htm,.html,application/json,text/csv,text/plain"
)
SYSTEMS = tuple((name, NAMES[name]) for name in NAMES if name != "csv")
AT_WORK = (RunState.CHECKING, RunState.RUNNING, RunState.REVERTING)
TONES = {
    RunState.DONE: "success",
    RunState.UNFINISHED: "warning",
    RunState.FAILED: "danger",
    RunState.CHECKED: "info",
    RunState.CHECKING: "accent",
    RunState.RUNNING: "accent",
    RunState.REVERTING: "accent",
}


@dataclass(frozen=True, slots=True)
class RunLine:
    """One import of the list."""

    pk: int
    name: str
    file: str
    url: str
    state: str
    tone: str
    who: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ImportsPage:
    """The imports that somebody may know of, and the form for the next; `limit` is in megabytes.

    `arrivals_url` is where owners bring a whole workspace in.
    """

    url: str
    arrivals_url: str
    limit: int
    accept: str
    systems: tuple[tuple[str, str], ...]
    system: str
    lines: tuple[RunLine, ...]
    topics: tuple[str, ...]


def index_page(viewer: Viewer, system: str = "", *, base: str) -> ImportsPage:
    """Return the newest imports. system: the tool that was chosen in a form that was refused."""
    runs = list(runs_seen(viewer)[:MOST])
    at_work = tuple(f"import:{run.pk}" for run in runs if run.state in AT_WORK)
    limit: int = settings.IMPORT_LIMIT_BYTES
    return ImportsPage(
        url=f"{base}/imports",
        arrivals_url=f"{base}/arrivals" if may_restore(viewer) else "",
        limit=limit // (1024 * 1024),
        accept=ACCEPTED,
        systems=(*SYSTEMS, ("csv", _("A table: CSV or XLSX"))),
        system=system,
        lines=tuple(_line(run, base) for run in runs),
        topics=("workspace", *at_work),
    )


def _line(run: Run, base: str) -> RunLine:
    state = RunState(run.state)
    return RunLine(
        pk=run.pk,
        name=run.source_name or run.file_name,
        file=run.file_name,
        url=f"{base}/imports/{run.pk}",
        state=str(state.label),
        tone=TONES.get(state, ""),
        who=run.by_person.name if run.by_person else "",
        at=run.created_at,
    )
