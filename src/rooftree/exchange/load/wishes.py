"""What a bundle wants to be true here: rows by model and column, referring to each other by source."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from django.db import models

from rooftree.exchange.bundle import Event


class Ref(NamedTuple):
    """A thing of the source: its kind in the bundle, and its id there."""

    kind: str
    source_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """One row that should exist, with what its columns should say.

    `values` are columns that a later import may change, `initial` those that it leaves alone; both
    may hold a Ref where a column refers to a row. `bonds` are the sets of an item: name → who or what
    belongs to it. Without all of `needs` the row cannot be. `unique` names columns that together
    occur once. `name` is what remarks call it. `file` is the path of its content, if it came along, `address`
    where that lies otherwise.
    """

    ref: Ref
    model: type[models.Model]
    values: Mapping[str, Any]
    initial: Mapping[str, Any] = field(default_factory=dict)
    bonds: Mapping[str, tuple[Ref | str, ...]] = field(default_factory=dict)
    needs: tuple[Ref, ...] = ()
    unique: tuple[str, ...] = ()
    name: str = ""
    file: str = ""
    address: str = ""

    @property
    def size(self) -> int:
        """Return how many rows this takes, about."""
        return 1 + sum(len(bond) for bond in self.bonds.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """What is told together: a subject, the rows that belong to it, and what happened to it before."""

    subject: Ref
    wishes: tuple[Wish, ...] = ()
    events: tuple[Event, ...] = ()
