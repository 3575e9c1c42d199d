"""How the plan is looked at. The address says it all, so that a look can be shared."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from urllib.parse import urlencode

STEP = 300
WAYS = ("chart", "table")
ZOOMS = ("days", "weeks", "months")
FILTERS = ("", "changes", "critical", "late", "assumed")


@dataclass(frozen=True, slots=True)
class Look:
    """One look: of one space or all, as a chart or a table. Without a zoom the page chooses one."""

    space: str = ""
    way: str = "chart"
    zoom: str = ""
    only: str = ""
    rows: str = ""

    @property
    def most(self) -> int:
        """Return how many rows are shown."""
        return int(self.rows) if self.rows else STEP

    @property
    def is_chart(self) -> bool:
        """Tell whether bars are drawn."""
        return self.way == "chart"

    def address(self, **changed: str) -> str:
        """Return the query string of this look with some of it changed, defaults left out."""
        other = replace(self, **({"rows": ""} | changed))
        given = [
            ("as" if one.name == "way" else one.name, getattr(other, one.name))
            for one in fields(other)
            if getattr(other, one.name) != one.default
        ]
        return f"?{urlencode(given)}" if given else "?"


def read_look(values: Mapping[str, str]) -> Look:
    """Read a look from an address; what is not known there is left at its default."""
    allowed = {"way": ("as", WAYS), "zoom": ("zoom", ZOOMS), "only": ("only", FILTERS)}
    given = {
        field: values[name] for field, (name, known) in allowed.items() if values.get(name) in known
    }
    rows = values.get("rows", "")
    if rows.isascii() and rows.isdecimal() and len(rows) < 7:  # noqa: PLR2004
        given["rows"] = rows
    return Look(space=values.get("space", "").strip().upper(), **given)
