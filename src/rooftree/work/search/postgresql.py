"""The index as tsvectors. Words are cast, not parsed, so that both databases find the same."""

from collections.abc import Iterable, Sequence

from django.db.backends.utils import CursorWrapper

from rooftree.work.search.entries import Entry

Seen = tuple[str, Sequence[object]]

MOST_POSITIONS = 50

FORGET_LOST = "DELETE FROM work_search WHERE item_id NOT IN (SELECT id FROM work_item)"

INSERT = """
    INSERT INTO work_search (item_id, names, words) VALUES (%s, %s::tsvector, %s::tsvector)
    ON CONFLICT (item_id) DO UPDATE SET names = excluded.names, words = excluded.words
"""

SHELF = 8192
"""Items whose ids follow each other stand on a shelf, and each holds the word of its shelf."""

NEWEST_SHELVES = """
    SELECT (%s || ' & (''#' || newest || ''' | ''#' || newest - 1 || ''')')::tsquery
    FROM (SELECT max(item_id) / {shelf} AS newest FROM work_search) AS shelves
"""

# OFFSET 0 holds the order: matches first, the newest before others, then for each whether it may be
# seen. The last argument of ts_rank lets short texts weigh more.
CANDIDATES = """
    SELECT matched.item_id, ts_rank(matched.{column}, %s::tsquery, 1) AS points
    FROM (
        SELECT item_id, {column} FROM work_search
        WHERE {column} @@ ({pattern}) ORDER BY item_id DESC OFFSET 0
    ) AS matched
    CROSS JOIN LATERAL (
        SELECT seen.id FROM ({seen}) AS seen WHERE seen.id = matched.item_id OFFSET 0
    ) AS own
    LIMIT %s
"""

# The index knows no order, so that all matches of a common word would be read to find the newest:
# only where the newest shelves hold too few of them all others are asked.
SELECT = """
    WITH newest AS MATERIALIZED ({among_newest}), enough AS (SELECT count(*) >= %s AS so FROM newest)
    SELECT item_id FROM (
        SELECT item_id, points FROM newest WHERE (SELECT so FROM enough)
        UNION ALL
        SELECT item_id, points FROM ({among_all}) AS others WHERE NOT (SELECT so FROM enough)
    ) AS candidates ORDER BY points DESC, item_id DESC LIMIT %s
"""


def replace(cursor: CursorWrapper, item_ids: Sequence[int], entries: Sequence[Entry]) -> None:
    """Store the entries of some items and delete the rows of those without one."""
    lost = sorted(set(item_ids) - {one.item_id for one in entries})
    cursor.execute("DELETE FROM work_search WHERE item_id = ANY(%s)", [lost])
    cursor.executemany(
        INSERT,
        [
            (
                one.item_id,
                _vector(one, _named(one)),
                _vector(one, [*_named(one), (one.body, "D")]),
            )
            for one in entries
        ],
    )


def pattern(words: Sequence[str], *, begun: bool) -> str:
    """Return the tsquery of some words. In quotes nothing has a meaning of its own there."""
    *whole, last = map(_quoted, words)
    return " & ".join([*whole, f"{last}:*" if begun else last])


def selection(
    seen: Seen, pattern: str, candidates: int, *, only_names: bool
) -> tuple[str, list[object]]:
    """Return the SQL that finds item ids in one column, with its parameters up to the number of rows."""
    sql, parameters = seen
    column = "names" if only_names else "words"
    among = [pattern, pattern, *parameters, candidates]
    newest, others = (
        CANDIDATES.format(seen=sql, column=column, pattern=which)
        for which in (NEWEST_SHELVES.format(shelf=SHELF), "%s::tsquery")
    )
    return SELECT.format(among_newest=newest, among_all=others), [*among, candidates, *among]


def _named(entry: Entry) -> list[tuple[tuple[str, ...], str]]:
    return [(entry.names, "A"), (entry.labels, "B")]


def _vector(entry: Entry, parts: Iterable[tuple[tuple[str, ...], str]]) -> str:
    positions: dict[str, list[str]] = {}
    at = 0
    for words, weight in parts:
        for word in words:
            at += 1
            places = positions.setdefault(word, [])
            if len(places) < MOST_POSITIONS:
                places.append(f"{at}{weight}")
    shelf = f"'#{entry.item_id // SHELF}'"  # no word of a text begins so
    found = (f"{_quoted(word)}:{','.join(places)}" for word, places in positions.items())
    return " ".join([shelf, *found])


def _quoted(word: str) -> str:
    escaped = word.replace("\\", "\\\\").replace("'", "''")
    return f"'{escaped}'"
