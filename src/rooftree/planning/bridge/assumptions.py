"""What planning fills in where nobody said anything. Each figure built on it says so."""

from dataclasses import dataclass, fields
from typing import Any, Literal

from rooftree.people.calendars.models import STANDARD_WEEK

WORKING_DAY = sum(finish - start for start, finish in STANDARD_WEEK[0])

LEAST_HISTORY = 5
"""With fewer examples than these, history says nothing and the default holds."""
DEFAULT_DURATION = 2 * WORKING_DAY
"""Minutes that an item without estimate takes when its kind has no history."""
DEFAULT_UNDER_WAY = 2.0
"""How many items somebody without history has under way at once."""
SHORTEST_CYCLE = 30
"""Minutes below which a median cycle time says more about clicking than about working."""
LEAST_SHARE_LEFT = 4
"""Work under way that should be over by now has a quarter of its whole left."""
LONGEST = 10 * 52 * 5 * WORKING_DAY
"""Ten years of work: an item with more is planned with this."""

What = Literal["duration", "load", "remaining", "doers", "hours"]
Because = Literal[
    "history",  # minutes: median of `sample` done items, or from their number under way
    "default",  # too little history
    "elapsed",  # what the estimate leaves after the working time since it was begun
    "least",  # it should be over by now
    "longest",  # more than ten years
    "unassigned",  # whoever of `persons` has time
    "nobody",  # unassigned, and the space has no members to do it
    "left",  # those assigned are not active any more
    "no-calendar",  # `person` has no calendar
]


@dataclass(frozen=True, slots=True)
class Assumption:
    """One value that was filled in: for what, with which rule, and what the rule looked at."""

    what: What
    because: Because
    minutes: int | None = None
    sample: int | None = None
    under_way: float | None = None
    person: int | None = None
    persons: tuple[int, ...] = ()

    def plain(self) -> dict[str, Any]:
        """Return it as JSON data, without what does not apply."""
        values = {field.name: getattr(self, field.name) for field in fields(self)}
        return {name: value for name, value in values.items() if value not in (None, ())}

    @classmethod
    def read(cls, data: dict[str, Any]) -> "Assumption":
        """Read what `plain` wrote."""
        return cls(**(data | {"persons": tuple(data.get("persons", ()))}))
