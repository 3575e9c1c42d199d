"""What one action did to one row."""

from dataclasses import dataclass
from typing import Any, Literal

Kind = Literal["+", "~", "-"]


@dataclass(frozen=True, slots=True)
class RowChange:
    """A row that appeared (+), changed (~) or went (-), with the values in JSON form.

    `old` is empty for a new row, `new` for one that went; for a changed row both hold the columns
    that differ.
    """

    table: str
    pk: int
    kind: Kind
    old: dict[str, Any]
    new: dict[str, Any]
