"""A table into a bundle: one walk to see what it is, another to read it."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, BinaryIO
from zoneinfo import ZoneInfo

from rooftree.exchange.bundle import Bundle, Source
from rooftree.exchange.formats.drafting.draft import Draft
from rooftree.exchange.formats.errors import FormatError
from rooftree.exchange.formats.ledger import Ledger
from rooftree.exchange.formats.lines import one_line
from rooftree.exchange.formats.table.overview import Overview
from rooftree.exchange.formats.table.overviewing import Reading, overview_of
from rooftree.exchange.formats.table.reading import opened
from rooftree.exchange.formats.tabular.cells import Clock
from rooftree.exchange.formats.tabular.items import Items
from rooftree.exchange.formats.tabular.mapping import mapping_of
from rooftree.exchange.formats.tabular.meanings import DATES
from rooftree.exchange.formats.tabular.naming import Naming
from rooftree.exchange.formats.tabular.survey import Survey, surveyed, walked
from rooftree.exchange.formats.tabular.telling import require_titles, tell_of
from rooftree.exchange.formats.tabular.tools import Tool
from rooftree.exchange.formats.tabular.wording import WORDINGS
from rooftree.exchange.formats.wording import N_

Given = Path | bytes | BinaryIO
_USUAL: Mapping[str, tuple[str, ...]] = {
    "description": ("description",),
    "status": ("status", "finished", "cancelled", "done"),
    "reporter": ("reporter",),
    "assignees": ("assignee", "assignee_email"),
    "labels": ("label",),
    "start": ("start",),
    "target": ("due",),
    "archived": ("archived",),
}
_TOLD: Mapping[str, str] = {
    "priority": "priority", "points": "points", "estimate": "estimate", "remaining": "remaining",
    "votes": "votes", "component": "components", "release": "releases", "sprint": "sprints",
    "sprint_number": "sprints", "parent": "parent", "level": "parent",
}  # fmt: skip


def read_table(
    source: Given,
    *,
    system: str,
    zone: str,
    mapping: Mapping[str, Any] | None,
    tool: Tool | None = None,
    otherwise: str,
) -> Bundle:
    """Read a table, text or workbook; a stream must be seekable.

    zone: IANA name of the zone in which the table's times stand. mapping: a ListMapping in JSON.
    tool: whose table it has to be. otherwise: what the list is called when nobody says.
    Raises FormatError, which names the place, for what is no table, or has no titles.
    """
    chosen = mapping_of(mapping, otherwise)
    ledger = Ledger(WORDINGS)
    with opened(source) as stream:
        start = stream.tell()
        survey = surveyed(walked(stream, chosen, Ledger(WORDINGS)), chosen, tool)
        require_titles(survey, tool)
        tell_of(survey, ledger)
        draft = Draft(ledger, chosen)
        stream.seek(start)
        naming = Naming(_root(chosen.source, survey, tool), has_keys=tool is not None)
        items = Items(draft, survey, chosen, naming, Clock(survey.dates.format, ZoneInfo(zone)))
        for row in walked(stream, chosen, ledger):
            items.take(row)
    if draft.is_empty:
        raise FormatError(
            N_("There is no row in this table that could become an item."),
            place=f"{survey.rows} rows",
            expected=N_("a row for each item"),
        )
    told = {_TOLD[column.meaning] for column in survey.columns if column.meaning in _TOLD}
    if len(survey.of("title")) > 1:
        told.add("parent")
    name = one_line(chosen.source) if tool is None else draft.parts.names()
    origin = Source(system=system, source_id=name[:100], name=name[:200])
    return draft.bundle(origin, told=told, silent=_silent(survey), fields=items.fields.result())


def _silent(survey: Survey) -> set[str]:
    """Return of what the columns do not speak at all."""
    return {
        name
        for name, meanings in _USUAL.items()
        if not any(survey.has(meaning) for meaning in meanings)
    }


def _root(name: str, survey: Survey, tool: Tool | None) -> str:
    """Return what the list is known by: a tool's boards keep their names, whatever the file is called."""
    if survey.tool is None or tool is not None:
        return name
    return survey.tool.slug if survey.has("space") else f"{survey.tool.slug}/{name}"


def overview_of_table(
    source: Given, *, zone: str, mapping: Mapping[str, Any] | None, tool: Tool | None = None
) -> Overview:
    """Say what reading would make of a table.

    Raises FormatError only for what is no table: one without titles is shown, so that somebody can say
    which column has them.
    """
    chosen = mapping_of(mapping)
    with opened(source) as stream:
        table = walked(stream, chosen, Ledger(WORDINGS))
        survey = surveyed(table, chosen, tool)
        clock = Clock(survey.dates.format, ZoneInfo(zone))
        reading = Reading(clock.moment, ZoneInfo(zone), DATES, ("assignee", "reporter"))
        return overview_of(survey, table, chosen, reading)
