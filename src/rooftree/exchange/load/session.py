"""Everything that one run of the loader carries from chunk to chunk."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from rooftree.exchange.bundle import Bundle, Index
from rooftree.exchange.load.family import Family, Kinds
from rooftree.exchange.load.fetching import Fetcher
from rooftree.exchange.load.known import Known
from rooftree.exchange.load.ledger import Ledger
from rooftree.exchange.load.lineage import Lineage
from rooftree.exchange.load.people_here import PeopleHere
from rooftree.exchange.load.places import Places
from rooftree.exchange.load.reach import Reach
from rooftree.exchange.records.store import Seat
from rooftree.exchange.systems import system_name


@dataclass(slots=True, kw_only=True)
class Session:
    """`run_id` is None in a dry run; `prefixes` go by the source id of spaces.

    `fetcher` gets what lies at the tool, when somebody gave a token for it.
    """

    bundle: Bundle
    seat: Seat
    run_id: int | None
    at: datetime
    known: Known
    people: PeopleHere
    places: Places
    reach: Reach
    ledger: Ledger
    prefixes: Mapping[str, str]
    kinds: Kinds
    family: Family
    lineage: Lineage
    index: Index
    is_open: bool = True
    fetcher: Fetcher | None = None

    @property
    def system_name(self) -> str:
        """Return the name of the tool as people write it."""
        return system_name(self.seat.system)

    @property
    def option_names(self) -> dict[str, str]:
        """Return {source id: name} of the options of all fields."""
        return {one.source_id: one.name for field in self.bundle.fields for one in field.options}
