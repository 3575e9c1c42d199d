"""What is known of an export that was looked through."""

from dataclasses import dataclass, field

from rooftree.exchange.formats.native.header import Header
from rooftree.exchange.formats.native.layout import table_part
from rooftree.exchange.native.ids import IdBook
from rooftree.exchange.native.tables import tables


@dataclass(slots=True)
class Checked:
    """What a sound export holds.

    `held` are the ids of its rows, table by table; `named` are those and all others of which the log
    still speaks, and which must not come to mean something else. `users` are the addresses by id, and
    `owners` the ids of the users who own the workspace.
    """

    header: Header
    held: IdBook = field(default_factory=IdBook)
    named: IdBook = field(default_factory=IdBook)
    users: dict[int, str] = field(default_factory=dict)
    owners: set[int] = field(default_factory=set)

    @property
    def rows(self) -> dict[str, int]:
        """Return how many rows each table has."""
        counted = {table.name: self.header.parts.get(table_part(table.name)) for table in tables()}
        return {name: part.lines for name, part in sorted(counted.items()) if part is not None}
