"""Sentences for what holds an item where it is."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _

from rooftree.planning.bridge.zone import Wall
from rooftree.planning.explained.names import Names
from rooftree.planning.explained.wording import day_text, work_text

Hold = dict[str, Any]


class HoldSentences:
    """Tells holds, as the bridge stored them, to one viewer."""

    def __init__(self, names: Names, wall: Wall) -> None:
        self._names = names
        self._wall = wall
        self._ways: dict[str, Callable[[Hold], str]] = {
            "away": self._away,
            "holiday": self._holiday,
            "busy": self._busy,
            "circle": self._circle,
            "closed": self._closed,
            "impossible": self._impossible,
            "not-planned": self._not_planned,
            "plan-start": self._plan_start,
            "predecessor": self._predecessor,
            "release": self._release,
            "under-way": self._under_way,
        }

    def of(self, hold: Hold) -> str:
        """Return a hold as a sentence."""
        return self._ways[hold["code"]](hold)

    def _day(self, at: int) -> str:
        return day_text(self._wall.date(at))

    def _plan_start(self, hold: Hold) -> str:
        return _("Nothing holds it back: it starts as soon as people work.")

    def _under_way(self, hold: Hold) -> str:
        return _("It is under way since {day}; what remains of it is planned.").format(
            day=self._day(hold["at"])
        )

    def _release(self, hold: Hold) -> str:
        return _(
            "It does not start before {day}: that is its start date, or that of what it belongs to."
        ).format(day=self._day(hold["at"]))

    def _predecessor(self, hold: Hold) -> str:
        ways = {
            "FS": _("It waits for {item} to finish."),
            "SS": _("It waits for {item} to start."),
            "FF": _("It does not finish before {item} finishes."),
            "SF": _("It does not finish before {item} starts."),
        }
        sentence = ways[hold["type"]].format(item=self._names.item(hold["item"]))
        lag = hold.get("lag", 0)
        if lag > 0:
            more = _("Between the two lies a lag of {time}.").format(time=work_text(lag))
            return f"{sentence} {more}"
        if lag < 0:
            more = _("The two may overlap by {time}.").format(time=work_text(-lag))
            return f"{sentence} {more}"
        return sentence

    def _busy(self, hold: Hold) -> str:
        people, items = hold["people"], self._names.items(hold["items"])
        if len(people) == 1:
            name = self._names.person(people[0])
            if not hold["items"]:
                return _("{person} has no time any earlier.").format(person=name)
            return _("{person} is busy with {items} until then.").format(person=name, items=items)
        names = self._names.people(people)
        if not hold["items"]:
            return _("{people} have no time any earlier.").format(people=names)
        return _("{people} are busy until then with {items}, which come first.").format(
            people=names, items=items
        )

    def _away(self, hold: Hold) -> str:
        return _("{people} away; work goes on on {day}.").format(
            people=self._names.people(hold["people"]), day=self._day(hold["until"])
        )

    def _holiday(self, hold: Hold) -> str:
        return _("A holiday for {people}; work goes on on {day}.").format(
            people=self._names.people(hold["people"]), day=self._day(hold["until"])
        )

    def _closed(self, hold: Hold) -> str:
        since, until = self._day(hold["since"]), self._day(hold["until"])
        if not hold["people"]:
            return _("Nobody works between {since} and {until}.").format(since=since, until=until)
        return _(
            "The calendar of {people} has no working time between {since} and {until}."
        ).format(people=self._names.people(hold["people"]), since=since, until=until)

    def _impossible(self, hold: Hold) -> str:
        if hold["items"]:
            return _("It cannot be planned, because it waits for {items}, which cannot be.").format(
                items=self._names.items(hold["items"])
            )
        return _("It cannot be planned: the calendar of {people} has no working hours.").format(
            people=self._names.people(hold["people"])
        )

    def _not_planned(self, hold: Hold) -> str:
        return _(
            "It should wait for {item}, which is not planned itself; the plan leaves that out."
        ).format(item=self._names.item(hold["item"]))

    def _circle(self, hold: Hold) -> str:
        return _(
            "Its dependency on {item} runs in a circle with others; the plan leaves it out."
        ).format(item=self._names.item(hold["item"]))
