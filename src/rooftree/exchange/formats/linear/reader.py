"""Linear's issues (bytes or file) into a bundle: a space for each team.

Cycles become sprints, projects and their milestones releases, estimates story points; keys stay.
"""

from collections.abc import Mapping
from typing import Any

from rooftree.exchange.bundle import Bundle
from rooftree.exchange.formats.table.overview import Overview
from rooftree.exchange.formats.tabular.reading import Given, overview_of_table, read_table
from rooftree.exchange.formats.tabular.tools import LINEAR

SYSTEM = "linear"
UNNAMED = "Linear"


def read(source: Given, *, zone: str = "UTC", mapping: Mapping[str, Any] | None = None) -> Bundle:
    """Read an export of issues; see `tabular.reading.read_table`."""
    return read_table(
        source, system=SYSTEM, zone=zone, mapping=mapping, tool=LINEAR, otherwise=UNNAMED
    )


def overview(
    source: Given, *, zone: str = "UTC", mapping: Mapping[str, Any] | None = None
) -> Overview:
    """Say what `read` would make of a file; see `tabular.reading.overview_of_table`."""
    return overview_of_table(source, zone=zone, mapping=mapping, tool=LINEAR)
