"""What was chosen for the last import of a source is where the next one begins."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.db.models import Q

from rooftree.accounts.viewer import Viewer
from rooftree.exchange.formats import tables
from rooftree.exchange.formats.errors import FormatError
from rooftree.exchange.formats.tabular.mapping import chosen_by_header
from rooftree.exchange.load.choices import Choices
from rooftree.exchange.records.models import SourceRecord
from rooftree.exchange.runs.files import list_name, path_of
from rooftree.exchange.runs.models import Run
from rooftree.work.spaces.models import Space
from rooftree.work.spaces.queries import administered_spaces

MOST_LOOKED_AT = 100


def last_choices(run: Run, viewer: Viewer) -> tuple[Run, Choices] | None:
    """Return the last import of the same source that was begun, and what was chosen for it.

    A source is known by its id once the file was read, a table by the name of its file before. Key
    prefixes are not chosen twice. Columns are found again by their names. An import into spaces that
    the viewer may not change is nobody's business but its importer's.
    """
    begun = Run.objects.filter(
        workspace_id=run.workspace_id, system=run.system, started_at__isnull=False
    ).exclude(pk=run.pk)
    same = [one for one in begun[:MOST_LOOKED_AT] if _is_same(one, run)]
    own = administered_spaces(viewer) if same else set()
    before = next((one for one in same if _is_known(one, viewer, own)), None)
    if before is None:
        return None
    choices = Choices.from_json(before.mapping)
    reading = dict(choices.reading)
    columns = _columns(before, run, reading)
    if columns is not None:
        reading["columns"] = columns
    return before, replace(choices, prefix="", prefixes={}, reading=reading)


def _is_same(before: Run, run: Run) -> bool:
    if run.source_id:
        return before.source_id == run.source_id
    is_named = run.system in tables.OVERVIEWS
    return is_named and list_name(before.file_name) == list_name(run.file_name)


def _is_known(run: Run, viewer: Viewer, own: set[int]) -> bool:
    if viewer.is_admin or (run.by_user_id is not None and run.by_user_id == viewer.user_id):
        return True
    spaces = run.report.get("spaces")
    return bool(spaces) and own.issuperset(spaces)


def _columns(before: Run, run: Run, reading: Mapping[str, Any]) -> dict[str, str] | None:
    """Return what was chosen for columns by their places in this file; None where none was."""
    chosen = {int(place): meaning for place, meaning in reading.get("columns", {}).items()}
    if not chosen:
        return None
    table = before.report.get("overview", {}).get("table")
    now = _headers(run, reading)
    if table is None or now is None:
        return {}
    old = [column["header"] for column in table["columns"]]
    return {str(place): one for place, one in chosen_by_header(chosen, old, now).items()}


def _headers(run: Run, reading: Mapping[str, Any]) -> list[str] | None:
    try:
        bare = {name: value for name, value in reading.items() if name != "columns"}
        table = tables.overview_of(run.system, path_of(run), zone="UTC", reading=bare)
    except FormatError:
        return None
    return [column.header for column in table.columns] if table else None


def name_free_for(run: Run, viewer: Viewer, name: str) -> str:
    """Return a name under which no list was imported that the viewer may not add to.

    The name of a list is all that it is known by, and others may have one of the same name.
    """
    own = administered_spaces(viewer)
    free, number = name, 1
    while not viewer.is_admin and not _spaces_named(run, free) <= own:
        number += 1
        free = f"{name} {number}"
    return free


def _spaces_named(run: Run, name: str) -> set[int]:
    records = SourceRecord.objects.filter(
        workspace_id=run.workspace_id, system=run.system, kind="spaces"
    )
    found = records.filter(
        Q(source_id=name) | Q(source_id__startswith=f"{name}/") | Q(source_id__endswith=f"/{name}")
    )
    ids = found.values_list("object_id", flat=True)
    return set(Space.objects.filter(pk__in=[*ids]).values_list("pk", flat=True))
