"""What people choose about an import: the category of each list, the key prefix, the name of the space."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields, replace
from typing import Any, cast

from django.utils.translation import gettext as _

from rooftree.errors import RuleBroken
from rooftree.exchange.bundle import Bundle, Category, Status
from rooftree.work.spaces.models import Category as Categories


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What is empty is left to Rooftree.

    `categories` goes by the source id of a status, `types` (to slugs of kinds) by that of a type,
    `prefixes` by that of a space; `prefix` and `name` are for a source with one space only. `is_open`:
    all members of the workspace see a new space. `zone` is the name of the time zone in which due
    times fall on days. `reading` is for the reader of the format, which knows what it means.
    """

    categories: Mapping[str, str] = field(default_factory=dict)
    types: Mapping[str, str] = field(default_factory=dict)
    prefixes: Mapping[str, str] = field(default_factory=dict)
    reading: Mapping[str, Any] = field(default_factory=dict)
    prefix: str = ""
    name: str = ""
    is_open: bool = True
    zone: str = "UTC"

    def to_json(self) -> dict[str, Any]:
        """Return the choices as a run keeps them."""
        return asdict(self)

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> "Choices":
        """Read choices that a run kept."""
        return cls(**{one.name: kept[one.name] for one in fields(cls) if one.name in kept})


def with_choices(bundle: Bundle, choices: Choices) -> Bundle:
    """Return the bundle with what was chosen in place of what was read and guessed."""
    name = choices.name if len(bundle.spaces) == 1 else ""
    types = choices.types
    return replace(
        bundle,
        statuses=tuple(_chosen(status, choices.categories) for status in bundle.statuses),
        spaces=tuple(replace(space, name=name or space.name) for space in bundle.spaces),
        types=tuple(replace(one, kind=types.get(one.source_id, one.kind)) for one in bundle.types),
    )


def prefix_chosen(bundle: Bundle, choices: Choices, space: str) -> str:
    """Return the key prefix that was chosen for a space; empty when it is left to Rooftree."""
    only = choices.prefix if len(bundle.spaces) == 1 else ""
    return choices.prefixes.get(space, only).strip().upper()


def categories_by_name(statuses: Iterable[Status], pairs: Sequence[str]) -> dict[str, str]:
    """Read pairs such as "Doing=doing"; returns {source id: category} for all lists so named.

    Raises RuleBroken, which says what could have been meant.
    """
    chosen: dict[str, str] = {}
    statuses = list(statuses)
    for pair in pairs:
        name, separator, category = pair.rpartition("=")
        if not separator or category not in Categories.values:
            raise RuleBroken(
                _("{pair} is no choice: write List=category with one of {categories}.").format(
                    pair=repr(pair), categories=", ".join(Categories.values)
                )
            )
        named = [one.source_id for one in statuses if name in {one.name, one.source_id}]
        if not named:
            raise RuleBroken(
                _("There is no list {name}; the file has {names}.").format(
                    name=repr(name), names=", ".join(repr(one.name) for one in statuses)
                )
            )
        chosen |= dict.fromkeys(named, category)
    return chosen


def _chosen(status: Status, categories: Mapping[str, str]) -> Status:
    category = categories.get(status.source_id)
    if category is None or category not in Categories.values:
        return status
    return replace(status, category=cast("Category", category), basis="source")
