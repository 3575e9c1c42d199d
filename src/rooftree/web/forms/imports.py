"""What people choose before an import."""

from collections.abc import Mapping
from typing import Any

from rooftree.exchange.load.choices import Choices


def category_field(place: int) -> str:
    """Return the name of the field that chooses the category of a list, by the list's place."""
    return f"category-{place}"


def choices_from(
    typed: Mapping[str, str], run_mapping: Mapping[str, Any], lists: list[Any]
) -> Choices:
    """Return what was chosen; what the form does not hold stays as it was."""
    before = Choices.from_json(run_mapping)
    chosen = {
        one["source_id"]: typed[category_field(place)]
        for place, one in enumerate(lists)
        if typed.get(category_field(place))
    }
    return Choices(
        categories={**before.categories, **chosen},
        prefix=typed.get("prefix", before.prefix).strip().upper(),
        name=typed.get("name", before.name).strip()[:200],
        is_open=typed.get("is_open", "open") == "open",
        zone=before.zone,
    )
