"""The index as an FTS5 table. Texts arrive as words, so its own tokenizer has only spaces to find."""

from collections.abc import Sequence

from django.db.backends.utils import CursorWrapper

from rooftree.work.search.entries import Entry

Seen = tuple[str, Sequence[object]]

FORGET_LOST = "DELETE FROM work_search WHERE rowid NOT IN (SELECT id FROM work_item)"

INSERT = "INSERT INTO work_search (rowid, names, labels, body) VALUES (%s, %s, %s, %s)"

# CROSS JOIN holds the order: matches first, then whether they may be seen.
SELECT = """
    SELECT item_id FROM (
        SELECT work_search.rowid AS item_id, {points} AS points
        FROM work_search CROSS JOIN ({seen}) AS seen ON seen.id = work_search.rowid
        WHERE work_search MATCH %s ORDER BY work_search.rowid DESC LIMIT %s
    ) AS candidates ORDER BY points, item_id DESC LIMIT %s
"""


def replace(cursor: CursorWrapper, item_ids: Sequence[int], entries: Sequence[Entry]) -> None:
    """Delete the rows of some items and insert those of their entries."""
    cursor.executemany("DELETE FROM work_search WHERE rowid = %s", [(pk,) for pk in item_ids])
    cursor.executemany(
        INSERT,
        [
            (one.item_id, " ".join(one.names), " ".join(one.labels), " ".join(one.body))
            for one in entries
        ],
    )


def pattern(words: Sequence[str], *, begun: bool) -> str:
    """Return FTS5's query of some words. In quotes nothing has a meaning of its own there."""
    *whole, last = (f'"{word}"' for word in words)
    return " AND ".join([*whole, f"{last}*" if begun else last])


def selection(
    seen: Seen, pattern: str, candidates: int, *, only_names: bool
) -> tuple[str, list[object]]:
    """Return the SQL that finds item ids, with its parameters up to the number of rows."""
    if only_names:
        pattern = f"{{names labels}} : ({pattern})"
    # Among names that hold all words the shorter ones fit better; FTS5's own rank says little more
    # there, and counts every match of each word first.
    points = "length(work_search.names)" if only_names else "work_search.rank"
    sql, parameters = seen
    return SELECT.format(seen=sql, points=points), [*parameters, pattern, candidates]
