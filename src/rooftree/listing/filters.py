"""What a list of items is narrowed to. An address says it all, so a list can be shared."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from rooftree.errors import BadInput
from rooftree.work.items.models import Priority
from rooftree.work.spaces.models import Category

STATES = ("open", *Category.values, "all")
ORDERS = {
    "updated": ("-updated_at", "-pk"),
    "created": ("-created_at", "-pk"),
    "key": ("space__prefix", "number"),
    "title": ("title", "pk"),
    "rank": ("rank", "pk"),
    "status": ("status__position", "rank", "pk"),
    "priority": ("-priority", "target", "pk"),
    "target": ("target", "-priority", "pk"),
    "planned": ("planned_finish", "pk"),
    "points": ("points", "pk"),
}
NUMBERS = {
    "status": (), "assignee": ("me", "none"), "owner": ("me", "none"), "label": (),
    "goal": ("none",), "component": (), "release": (), "sprint": (), "project": (),
    "product": (), "page": (),
}  # fmt: skip
"""Fields that take an id or a number, and the words that may stand in its place."""
TEXTS = {"q", "space", "kind"}
"""Fields that take any text; all others take one of few words."""
LONGEST_NUMBER = 15
MOST_WORDS = 20


@dataclass(frozen=True, slots=True)
class Filter:
    """The narrowing of one list; an empty field narrows nothing."""

    q: str = ""
    space: str = ""
    state: str = "open"
    status: str = ""
    kind: str = ""
    assignee: str = ""
    owner: str = ""
    label: str = ""
    priority: str = ""
    goal: str = ""
    component: str = ""
    release: str = ""
    sprint: str = ""
    project: str = ""
    product: str = ""
    archived: str = ""
    sort: str = "updated"
    down: str = ""
    page: str = ""

    @property
    def number(self) -> int:
        """Return which page of the list is wanted, from 1."""
        return max(1, int(self.page)) if self.page else 1

    def address(self, **changed: str) -> str:
        """Return the query string of this filter with some fields changed, defaults left out."""
        other = replace(self, **({"page": ""} | changed))
        given = [
            (field.name, getattr(other, field.name))
            for field in fields(other)
            if getattr(other, field.name) != field.default
        ]
        return f"?{urlencode(given)}" if given else "?"

    def sort_address(self, name: str) -> str:
        """Return the address that sorts by a column, the other way round when it does already."""
        down = "1" if self.sort == name and not self.down else ""
        return self.address(sort=name, down=down)

    def sorted_as(self, name: str) -> str:
        """Return how a column is sorted, in ARIA's words."""
        if self.sort != name:
            return ""
        falls = ORDERS[name][0].startswith("-") != bool(self.down)
        return "descending" if falls else "ascending"


def read_filter(values: Mapping[str, str]) -> Filter:
    """Read a filter from an address; raises BadInput naming the field and what it takes."""
    given = {
        field.name: values[field.name].replace("\0", " ").strip()
        for field in fields(Filter)
        if values.get(field.name)
    }
    wanted = Filter(**given)
    if wanted.state not in STATES:
        raise BadInput(
            _("state is one of {known}, not “{given}”.").format(
                known=", ".join(STATES), given=wanted.state
            ),
            field="state",
        )
    if wanted.sort not in ORDERS:
        raise BadInput(
            _("sort is one of {known}, not “{given}”.").format(
                known=", ".join(ORDERS), given=wanted.sort
            ),
            field="sort",
        )
    if wanted.priority and wanted.priority not in map(str, Priority.values):
        raise BadInput(
            _("priority is 0 to 4, not “{given}”.").format(given=wanted.priority),
            field="priority",
        )
    for name, words in NUMBERS.items():
        text = getattr(wanted, name)
        if text and text not in words and not _is_number(text):
            message = _("{name} is a number, not “{given}”.")
            raise BadInput(message.format(name=name, given=text), field=name)
    q = " ".join(wanted.q.split()[:MOST_WORDS])
    return replace(wanted, q=q, space=wanted.space.upper())


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) <= LONGEST_NUMBER
