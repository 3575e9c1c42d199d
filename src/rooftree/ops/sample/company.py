"""Fernleaf sells seeds and makes a garden planner: its people, goals and spaces, as plain data.

Days are counted from today, so the company is always in the middle of its work.
"""

from typing import Any, NamedTuple


class Someone(NamedTuple):
    """A person; `weekdays` on which they work, and days on which they are away."""

    handle: str
    name: str
    weekdays: str = "12345"
    away: tuple[int, int] | None = None


class Aim(NamedTuple):
    """A goal with its key results: (metric, unit, baseline, target, measurements by day)."""

    slug: str
    objective: str
    owner: str
    period: tuple[int, int]
    parent: str
    metrics: tuple[tuple[str, str, str, str, dict[int, str]], ...]


class Work(NamedTuple):
    """An item; `more` holds whatever else is known about it."""

    slug: str
    title: str
    kind: str
    status: str
    people: tuple[str, ...] = ()
    more: dict[str, Any] = {}


PEOPLE = (
    Someone("amara", "Amara Okafor"),
    Someone("jonas", "Jonas Lind"),
    Someone("mei", "Mei Tanaka", away=(9, 15)),
    Someone("rafael", "Rafael Duarte"),
    Someone("ilse", "Ilse Vermeer", weekdays="124"),
    Someone("tom", "Tom Whitaker"),
    Someone("priya", "Priya Nair"),
)

GOALS = (
    Aim("year", "Gardeners come back every spring", "amara", (-200, 165), "", (
        ("Customers of last year who ordered again", "%", "31", "45", {-120: "33", -60: "34", -12: "36"}),
    )),
    Aim("plan", "A first garden plan takes minutes, not an evening", "amara", (-60, 75), "year", (
        ("Minutes until the first bed is planned", "min", "34", "10", {-50: "34", -30: "27", -9: "19"}),
        ("New accounts that finish a plan", "%", "22", "50", {-50: "22", -30: "25", -9: "31"}),
    )),
    Aim("parcel", "Every parcel arrives within three days", "tom", (-60, 75), "year", (
        ("Parcels within three days", "%", "81", "96", {-45: "82", -20: "88"}),
    )),
    Aim("cold", "Help people through the cold months", "ilse", (-20, 100), "year", ()),
)  # fmt: skip

SPACES = (
    ("APP", "Garden planner", (
        ("Ideas", "discovery"), ("To do", "todo"), ("In progress", "doing"), ("In review", "doing"), ("Done", "done"),
    )),
    ("SHOP", "Shop and delivery", (
        ("Someday", "discovery"), ("Next", "todo"), ("Doing", "doing"), ("Shipped", "done"), ("Dropped", "cancelled"),
    )),
)  # fmt: skip

LABELS = {
    "APP": (("iPhone", "blue"), ("Web", "sky"), ("Customer wish", "green"), ("Debt", "orange")),
    "SHOP": (("Warehouse", "lime"), ("Payments", "purple"), ("Legal", "red")),
}
