"""Jira's CSV into a bundle: one walk to see what the table is, another to read it."""

from collections.abc import Mapping
from pathlib import Path
from typing import BinaryIO
from zoneinfo import ZoneInfo

from rooftree.exchange.bundle import Bundle
from rooftree.exchange.formats.jira import wording as jira_wording
from rooftree.exchange.formats.jira.csv import wording
from rooftree.exchange.formats.jira.csv.cells import Clock
from rooftree.exchange.formats.jira.csv.meanings import DATES
from rooftree.exchange.formats.jira.csv.reading import Around
from rooftree.exchange.formats.jira.csv.rows import RowReader
from rooftree.exchange.formats.jira.csv.survey import PAIRS, Rows, Survey, surveyed
from rooftree.exchange.formats.jira.csv.telling import require_issues, tell_of
from rooftree.exchange.formats.jira.csv.texts import Wiki
from rooftree.exchange.formats.jira.draft import Draft
from rooftree.exchange.formats.ledger import Ledger
from rooftree.exchange.formats.table import wording as table_wording
from rooftree.exchange.formats.table.mapping import NOTHING_SAID, TableMapping
from rooftree.exchange.formats.table.overview import Overview
from rooftree.exchange.formats.table.overviewing import Reading, overview_of
from rooftree.exchange.formats.table.reading import Table, opened

WORDINGS = {**jira_wording.WORDINGS, **table_wording.WORDINGS, **wording.WORDINGS}
_USUAL: Mapping[str, str] = {
    "description": "description",
    "status": "status",
    "reporter": "reporter",
    "assignees": "assignee",
    "labels": "label",
    "start": "start",
    "target": "due",
}
_TOLD: Mapping[str, str] = {
    "priority": "priority",
    "points": "points",
    "estimate": "estimate",
    "remaining": "remaining",
    "resolution": "resolution",
    "votes": "votes",
    "component": "components",
    "fix_version": "releases",
    "affects_version": "affected_releases",
    "sprint": "sprints",
    "watcher": "watchers",
    "watcher_id": "watchers",
    "parent": "parent",
    "epic": "parent",
}
Given = Path | bytes | BinaryIO


def read(source: Given, *, zone: str = "UTC", mapping: TableMapping | None = None) -> Bundle:
    """Read an export of issues; a stream must be seekable.

    zone: IANA name of the zone in which the file's times stand. mapping: what people know better than
    the guesses. Raises FormatError, which names the place, when the file is no such export.
    """
    mapping = mapping or NOTHING_SAID
    ledger = Ledger(WORDINGS)
    with opened(source) as stream:
        survey, table = _surveyed(stream, mapping, ledger)
        clock = Clock(survey.dates.format, ZoneInfo(zone))
        texts = Wiki(ledger, survey.names)
        around = Around(clock=clock, ledger=ledger, texts=texts, base=survey.base)
        return drafted(table, survey, around, mapping)


def drafted(table: Rows, survey: Survey, around: Around, mapping: TableMapping) -> Bundle:
    """Read the rows of a table that was surveyed. Raises FormatError when it holds no issues."""
    require_issues(survey)
    tell_of(survey, around.ledger)
    told = {_TOLD[column.meaning] for column in survey.columns if column.meaning in _TOLD}
    spoken = {column.meaning for column in survey.columns}
    silent = {name for name, meaning in _USUAL.items() if not spoken & {meaning, f"{meaning}_id"}}
    draft = Draft(told=told, silent=silent, mapping=mapping, ledger=around.ledger)
    reader = RowReader(survey.columns, around)
    for row in table:
        issue = reader.issue(row)
        if (project := reader.new_project(row, issue)) is not None:
            draft.know_project(project)
        draft.take(issue, place=f"row {row.number}")
    return draft.bundle(url=around.base)


def overview(source: Given, *, zone: str = "UTC", mapping: TableMapping | None = None) -> Overview:
    """Say what `read` would make of a file: its columns, dates, statuses, types, priorities and people.

    Raises FormatError only for what is no table at all; one without keys is shown all the same, so that
    somebody can say which column has them.
    """
    mapping = mapping or NOTHING_SAID
    with opened(source) as stream:
        survey, table = _surveyed(stream, mapping, Ledger(WORDINGS))
        clock = Clock(survey.dates.format, ZoneInfo(zone))
        people = [name for name, _own in PAIRS]
        return overview_of(survey, table, mapping, Reading(clock.moment, clock.zone, DATES, people))


def _surveyed(stream: BinaryIO, mapping: TableMapping, ledger: Ledger) -> tuple[Survey, Table]:
    start = stream.tell()
    how = {"encoding": mapping.encoding, "delimiter": mapping.delimiter}
    survey = surveyed(Table(stream, Ledger(WORDINGS), **how), mapping)
    stream.seek(start)
    return survey, Table(stream, ledger, **how)
