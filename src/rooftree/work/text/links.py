"""Whom and what a text names: `@handle` for persons, `#KEY` for items."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import QuerySet

from rooftree.accounts.prepared import prepared
from rooftree.accounts.viewer import Viewer
from rooftree.people.persons.models import Person
from rooftree.work.items.models import Item
from rooftree.work.items.queries import items_seen
from rooftree.work.spaces.models import OPEN_CATEGORIES

HANDLE = r"(?<![\w@/.])@(?P<handle>\w(?:[\w.+-]{0,98}\w)?)"
KEY = r"(?<![\w#/&])#(?P<key>[A-Za-z][A-Za-z0-9]{1,9}-[1-9][0-9]{0,8})(?![\w-])"
NAMED = re.compile(f"{HANDLE}|{KEY}")


@dataclass(frozen=True, slots=True)
class NamedPerson:
    """A person whom a text names."""

    id: int
    name: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class NamedItem:
    """An item that a text names and its reader may see."""

    key: str
    title: str
    address: str
    is_open: bool = True


@dataclass(frozen=True, slots=True)
class Links:
    """What names in texts lead to: persons by handle in lower case, items by key in upper case."""

    persons: Mapping[str, NamedPerson] = field(default_factory=dict)
    items: Mapping[str, NamedItem] = field(default_factory=dict)


NO_LINKS = Links()


def handles_in(texts: Iterable[str]) -> set[str]:
    """Return the handles, in lower case, that texts name with @."""
    return {found.lower() for text in texts for found in _found(text, "handle")}


def keys_in(texts: Iterable[str]) -> set[str]:
    """Return the keys, in upper case, that texts name with #."""
    return {found.upper() for text in texts for found in _found(text, "key")}


def links_for(
    viewer: Viewer,
    texts: Iterable[str],
    *,
    item_address: Callable[[str], str],
    person_address: Callable[[int], str] | None = None,
) -> Links:
    """Look up everything that some texts name, in two queries; what the viewer may not see is left out."""
    texts = list(texts)
    persons = {
        handle: NamedPerson(pk, name, person_address(pk) if person_address else "")
        for handle, (pk, name) in _persons(viewer.workspace_id, handles_in(texts)).items()
    }
    return Links(persons=persons, items=_items(viewer, keys_in(texts), item_address))


def mentioned_persons(workspace_id: int, text: str) -> set[int]:
    """Return the ids of the persons whom a text names with @."""
    return {pk for pk, _ in _persons(workspace_id, handles_in([text])).values()}


def _found(text: str, group: str) -> list[str]:
    return [found[group] for found in NAMED.finditer(text) if found[group]]


def _persons(workspace_id: int, handles: set[str]) -> dict[str, tuple[int, str]]:
    if not handles:
        return {}
    rows = Person.objects.filter(workspace_id=workspace_id, is_active=True).exclude(handle="")
    # The oldest bearer of a handle comes last and wins.
    return {
        handle.lower(): (pk, name)
        for handle, pk, name in rows.order_by("-pk").values_list("handle", "pk", "name")
        if handle.lower() in handles
    }


def _items(
    viewer: Viewer, keys: set[str], item_address: Callable[[str], str]
) -> dict[str, NamedItem]:
    if not keys:
        return {}
    return {
        key: NamedItem(key, title, item_address(key), category in OPEN_CATEGORIES)
        for key, title, category in _rows(viewer, tuple(sorted(keys)))
    }


@prepared
def _rows(viewer: Viewer, keys: tuple[str, ...]) -> "QuerySet[Item, tuple[Any, ...]]":
    items = items_seen(viewer).filter(key__in=keys)
    return items.values_list("key", "title", "status__category")
