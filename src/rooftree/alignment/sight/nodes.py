"""The tree that a line of sight is."""

from dataclasses import dataclass
from datetime import date
from typing import Literal


@dataclass(frozen=True, slots=True)
class Node:
    """An item or a goal in sight, and what comes next in the direction of looking.

    An item has its key, its kind's slug, and its status with category; a goal has its period.
    """

    kind: Literal["item", "goal"]
    pk: int
    title: str
    key: str = ""
    item_kind: str = ""
    status: str = ""
    category: str = ""
    period_start: date | None = None
    period_finish: date | None = None
    is_closed: bool = False
    onward: tuple["Node", ...] = ()


@dataclass(frozen=True, slots=True)
class Sight:
    """Both directions from one item or goal, each a tree that begins with it.

    Up: what it is part of and the goals it serves. Down: what it consists of.
    """

    up: Node
    down: Node
