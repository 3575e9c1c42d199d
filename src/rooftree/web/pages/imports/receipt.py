"""The receipt of an import: one page without anything beside it, to keep or to print."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from rooftree.accounts.viewer import Viewer
from rooftree.exchange.load.choices import Choices
from rooftree.exchange.runs.models import Run, RunState
from rooftree.exchange.systems import system_name
from rooftree.web.pages.imports.columns import columns_of
from rooftree.web.pages.imports.report import Fidelity, fidelity_of
from rooftree.web.pages.imports.reversal import KeptLine, kept_lines
from rooftree.web.pages.imports.run import Home, homes_of
from rooftree.work.spaces.models import Category
from rooftree.work.spaces.queries import kinds_of

IS_OVER = (RunState.DONE, RunState.REVERTING, RunState.REVERTED)
Choice = tuple[str, str]


@dataclass(frozen=True, slots=True)
class ReceiptPage:
    """What the receipt prints; `is_done` tells what was, otherwise what would be."""

    number: int
    workspace: str
    name: str
    tool: str
    file: str
    size_kb: int
    sha256: str
    who: str
    state_name: str
    created_at: datetime
    finished_at: datetime | None
    zone: str
    is_done: bool
    homes: tuple[Home, ...]
    fidelity: Fidelity | None
    categories: tuple[Choice, ...]
    kinds: tuple[Choice, ...]
    columns: tuple[Choice, ...]
    removed: int
    kept: tuple[KeptLine, ...]


def receipt_page(run: Run, viewer: Viewer, *, base: str) -> ReceiptPage:
    """Return the receipt of a run. base: the whole address of the workspace, for links that stay."""
    overview = run.report.get("overview", {})
    choices = Choices.from_json(run.mapping)
    reverted = run.report.get("reverted", {})
    return ReceiptPage(
        number=run.pk,
        workspace=run.workspace.name,
        name=run.source_name or run.file_name,
        tool=system_name(run.system),
        file=run.file_name,
        size_kb=max(1, round(run.file_size / 1024)),
        sha256=run.file_sha256,
        who=run.by_person.name if run.by_person else "",
        state_name=str(RunState(run.state).label),
        created_at=run.created_at,
        finished_at=run.finished_at,
        zone=choices.zone,
        is_done=run.state in IS_OVER,
        homes=homes_of(run, viewer, base) if run.state == RunState.DONE else (),
        fidelity=fidelity_of(run.report) if "kinds" in run.report else None,
        categories=_categories(overview, choices),
        kinds=_kinds(overview, choices, run.workspace_id),
        columns=_columns(run.system, overview, choices),
        removed=sum(reverted.get("removed", {}).values()),
        kept=kept_lines(reverted.get("kept", [])),
    )


def _categories(overview: Mapping[str, Any], choices: Choices) -> tuple[Choice, ...]:
    words = {value: str(text) for value, text in Category.choices}
    found = {
        one["name"]: words[choices.categories.get(one["source_id"], one["category"])]
        for one in overview.get("statuses", ())
    }
    return tuple(found.items())


def _kinds(overview: Mapping[str, Any], choices: Choices, workspace_id: int) -> tuple[Choice, ...]:
    names = {kind.slug: kind.name for kind in kinds_of(workspace_id)}
    chosen = (
        (one["name"], choices.types.get(one["source_id"], one["kind"]))
        for one in overview.get("types", ())
    )
    return tuple((name, names.get(slug, slug)) for name, slug in chosen)


def _columns(system: str, overview: Mapping[str, Any], choices: Choices) -> tuple[Choice, ...]:
    columns = columns_of(system, overview, choices)
    if columns is None:
        return ()
    words = dict(columns.meanings)
    return tuple((one.header, words.get(one.chosen, one.guess)) for one in columns.lines)
