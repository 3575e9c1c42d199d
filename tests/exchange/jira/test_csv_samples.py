"""Real exports: what a row of the file holds, counted by another road, is what comes over."""

import csv
import re
import resource
from collections import Counter

import pytest

from rooftree.exchange.formats.jira.csv.reader import overview, read
from tests.exchange.jira.adding import assert_adds_up
from tests.exchange.jira.big import write

KEY = {"Issue key", "Clave de incidencia"}
TYPE = {"Issue Type", "Tipo de Incidencia"}
PARENT = {"Parent", "Principal"}
COMMENT = {"Comment", "Comentario"}
FILE = {"Attachment", "Adjunto"}
SUBTASKS = {"Subtask", "Subtarea", "Sub-task"}


@pytest.fixture(scope="module")
def samples(shared):
    return sorted((shared / "samples" / "jira-csv").glob("*.csv"))


def counted(path):
    """Count in the bare cells, knowing nothing of the reader."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        headers, *rows = csv.reader(file)
    rows = [row for row in rows if any(row)]

    def cells(names):
        places = [place for place, header in enumerate(headers) if header in names]
        return [(row, row[place]) for row in rows for place in places if row[place]]

    keys = {cell for _row, cell in cells(KEY)}
    own = headers.index(next(iter(KEY & set(headers))))
    links = {
        (header.split("(")[1], *((row[own], key) if header[0] == "O" else (key, row[own])))
        for place, header in enumerate(headers)
        if "issue link (" in header
        for row in rows
        if (key := row[place]) in keys
    }
    sprints = {place for place, header in enumerate(headers) if header == "Sprint"}
    return {
        "items": len(keys),
        "comments": len(cells(COMMENT)),
        "attachments": len(cells(FILE)),
        "parents": len(cells(PARENT)),
        "sub-tasks": sum(cell in SUBTASKS for _row, cell in cells(TYPE)),
        "links": len(links),
        "sprints": len({row[place] for row in rows for place in sprints} - {""}),
        "time_entries": len(cells({"Log Work"})),
        "labels": len({cell for _row, cell in cells({"Labels"})}),
    }


def test_what_the_files_hold_comes_over(samples):
    for path in samples:
        bundle = read(path)
        assert_adds_up(bundle)
        kinds = Counter(item.kind for item in bundle.items)
        came = {
            "parents": sum(item.parent is not None for item in bundle.items),
            "sub-tasks": kinds["sub-task"],
        }
        for kind, count in counted(path).items():
            assert came.get(kind, len(getattr(bundle, kind, ()))) == count, (path.name, kind)


def test_every_date_of_the_files_is_understood(samples):
    for path in samples:
        bundle = read(path)
        assert not {"bad_date", "bad_number", "date_order_mixed"} & {
            one.code for one in bundle.remarks
        }
        assert all(item.created_at for item in bundle.items), path.name


def test_no_column_of_the_files_is_unknown(samples):
    for path in samples:
        assert {one.basis for one in overview(path).columns} == {"header"}, path.name


def test_both_snapshots_of_a_project_give_the_same_ids(samples):
    first, second = (
        read(next(path for path in samples if path.name.endswith(name)))
        for name in ("Jira2.csv", "Jira3.csv")
    )
    for kind in ("items", "comments", "attachments", "sprints", "statuses", "people"):
        old, new = ({one.source_id for one in getattr(bundle, kind)} for bundle in (first, second))
        assert len(old & new) >= 0.9 * len(old), kind


def test_texts_lose_no_word(samples):
    for path in samples:
        for item in read(path).items:
            source = re.sub(r"\{[^}]*\}|\[.*?\]|!.*?!|h\d\.|\W|_", "", item.description.raw or "")
            words = re.sub(r"\W|_", "", item.description.markdown)
            assert len(words) >= 0.8 * len(source), (path.name, item.source_id)


@pytest.mark.slow
def test_a_large_table_is_read_in_bounded_memory(tmp_path):
    read(_written(tmp_path, 100))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    bundle = read(_written(tmp_path, 20_000))

    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 100_000  # kilobytes
    assert (len(bundle.items), len(bundle.comments), len(bundle.links)) == (20_000, 40_000, 19_999)
    assert sum(item.parent is None for item in bundle.items) == 500


def _written(folder, count):
    path = folder / f"{count}.csv"
    write(path, count)
    return path
