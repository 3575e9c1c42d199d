"""A table of any tool (bytes or file) into a bundle."""

from collections.abc import Mapping
from typing import Any

from rooftree.exchange.bundle import Bundle
from rooftree.exchange.formats.table.overview import Overview
from rooftree.exchange.formats.tabular.reading import Given, overview_of_table, read_table

SYSTEM = "csv"
UNNAMED = "Table"


def read(source: Given, *, zone: str = "UTC", mapping: Mapping[str, Any] | None = None) -> Bundle:
    """Read a table as its mapping says, else by guesses; see `tabular.reading.read_table`."""
    return read_table(source, system=SYSTEM, zone=zone, mapping=mapping, otherwise=UNNAMED)


def overview(
    source: Given, *, zone: str = "UTC", mapping: Mapping[str, Any] | None = None
) -> Overview:
    """Say what `read` would make of a table; see `tabular.reading.overview_of_table`."""
    return overview_of_table(source, zone=zone, mapping=mapping)
