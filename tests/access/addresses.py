"""All addresses of the site, as Django resolves them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.access.matrix import TABLE
from tests.access.scene import Scene

CODE = "serve-goal"
"""A remedy for the finding of the scene."""


@dataclass(frozen=True)
class Address:
    """One named address: its pattern, the names of its gaps, and where its view was made."""

    name: str
    pattern: str
    gaps: frozenset[str]
    made_in: str


def addresses() -> list[Address]:
    """Return every address of the site."""
    return list(_walk(get_resolver()))


def of_workspaces() -> list[Address]:
    """Return the addresses that lie in a workspace."""
    return [one for one in addresses() if one.pattern.startswith("w/")]


def variants(scene: Scene, address: Address) -> int:
    """Return how many variants of the scene's things the address can name; from the second on, hidden."""
    return min((len(scene.things[name]) for name in _named(address)), default=1)


def url(scene: Scene, address: Address, variant: int) -> str:
    """Return the address of one variant of what it names."""
    fillings: dict[str, Any] = {
        "workspace": lambda: scene.workspace.key,
        "prefix": lambda: scene.thing("prefix", variant).prefix,
        "key": lambda: scene.thing("key", variant).key,
        "seq": lambda: scene.thing("seq", variant).seq,
        "pk": lambda: scene.thing(TABLE[address.name].pk, variant).pk,
        "absence": lambda: scene.thing("absence").pk,
        "batch": lambda: scene.thing("batch"),
        "code": lambda: CODE,
    }
    return reverse(address.name, kwargs={gap: fillings[gap]() for gap in address.gaps})


def _named(address: Address) -> set[str]:
    things = address.gaps & {"prefix", "key", "seq", "absence"}
    return things | ({TABLE[address.name].pk} if "pk" in address.gaps else set())


def _walk(
    resolver: URLResolver, before: str = "", known: frozenset[str] = frozenset()
) -> Iterator[Address]:
    for one in resolver.url_patterns:
        pattern = before + str(one.pattern)
        gaps = known | frozenset(one.pattern.converters)
        if isinstance(one, URLResolver):
            yield from _walk(one, pattern, gaps)
        elif isinstance(one, URLPattern):
            yield Address(one.name or "", pattern, gaps, one.callback.__code__.co_filename)
