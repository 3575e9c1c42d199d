"""Rows of tables: ||heading||heading|| and |cell|cell|."""

import re
from typing import NamedTuple

_BARS = re.compile(
    r"\\.|\x01\d+\x02"  # an escaped bar, code
    r"|\{\{[^{}\n]*\}\}|\[[^\[\]\n]*\]"  # bars within code and links
    r"|![^!|\n]*\.\w{1,5}\|[^!|\n]*!"  # and of a picture's settings
    r"|(?P<bar>\|\|?)",
    re.DOTALL,
)


class WrittenCell(NamedTuple):
    """A cell as it is written."""

    text: str
    is_header: bool


def starts_row(line: str, *, in_table: bool) -> bool:
    """Tell whether a line begins a row: a bar in front, and another one unless rows came before."""
    bare = line.strip()
    return bare.startswith("|") and (in_table or bare.find("|", 1) > 0)


def ends_row(line: str) -> bool:
    """Tell whether a row ends with this line; else its last cell goes on."""
    bare = line.rstrip()
    return bare.endswith("|") and not bare.endswith("\\|")


def cells_in(row: str) -> list[WrittenCell]:
    """Split a row at its bars."""
    cells: list[WrittenCell] = []
    place, is_header = 0, False
    for found in _BARS.finditer(row):
        bar = found["bar"]
        if not bar:
            continue
        if found.start() > 0:
            cells.append(WrittenCell(row[place : found.start()].strip(), is_header))
        place, is_header = found.end(), bar == "||"
    rest = row[place:].strip()
    return [*cells, WrittenCell(rest, is_header)] if rest else cells
