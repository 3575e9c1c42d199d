"""Sentences for what was assumed: the value, where it comes from, and how to replace it."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from rooftree.planning.bridge.assumptions import LEAST_HISTORY, Assumption, What
from rooftree.planning.explained.names import Names
from rooftree.planning.explained.wording import work_text


@dataclass(frozen=True, slots=True)
class Assumed:
    """One assumed value in words.

    `minutes` is the estimate that a click may put in its place, `remaining` the remaining work;
    `person` is whose hours are meant.
    """

    what: str
    sentence: str
    remedy: str
    minutes: int | None = None
    remaining: int | None = None
    person: int | None = None


def assumed_in_words(assumptions: list[Assumption], names: Names) -> tuple[Assumed, ...]:
    """Return what was assumed, one entry for each value."""
    work = next((one.minutes for one in assumptions if one.what == "load"), None)
    words = _Words(names)
    return tuple(
        Assumed(
            one.what,
            words.sentence(one),
            words.remedy(one),
            minutes=work if one.what == "duration" else None,
            remaining=one.minutes if one.what == "remaining" else None,
            person=one.person,
        )
        for one in assumptions
    )


class _Words:
    def __init__(self, names: Names) -> None:
        self._names = names
        self._sentences: dict[What, Callable[[Assumption], str]] = {
            "duration": self._duration,
            "load": self._load,
            "remaining": self._remaining,
            "doers": self._doers,
            "hours": self._hours,
        }

    def sentence(self, one: Assumption) -> str:
        """Return the value and where it comes from."""
        return self._sentences[one.what](one)

    def _duration(self, one: Assumption) -> str:
        value = work_text(one.minutes or 0)
        if one.because == "longest":
            return _(
                "It is estimated at more than ten years of work, and planned as {value}."
            ).format(value=value)
        if one.because == "default":
            return _(
                "Nobody estimated it: it is taken to last {value}, since fewer than {least} items of "
                "its kind have gone from start to finish."
            ).format(value=value, least=LEAST_HISTORY)
        return _(
            "Nobody estimated it: it is taken to last {value}, the median from start to finish of the last "
            "{sample} items of its kind."
        ).format(value=value, sample=one.sample)

    def _load(self, one: Assumption) -> str:
        value, count = work_text(one.minutes or 0), f"{one.under_way or 1:g}"
        if one.because == "default":
            return _(
                "In that time it is {value} of work: {count} items under way at once are assumed where "
                "history is short."
            ).format(value=value, count=count)
        if not one.persons:
            return _(
                "In that time it is {value} of work: those who could do it usually have {count} items "
                "under way at once."
            ).format(value=value, count=count)
        return _(
            "In that time it is {value} of work: {people} usually had {count} items under way at once."
        ).format(value=value, people=self._names.people(one.persons), count=count)

    def _remaining(self, one: Assumption) -> str:
        value = work_text(one.minutes or 0)
        if one.because == "least":
            return _(
                "By the working time since it was begun it should be over: a quarter of the whole, "
                "{value}, is taken to remain."
            ).format(value=value)
        return _(
            "What remains is taken to be {value}: the whole less the working time since it was begun."
        ).format(value=value)

    def _doers(self, one: Assumption) -> str:
        if one.because == "left":
            return _("Those assigned are not active any more: {people}.").format(
                people=self._names.people(one.persons)
            )
        if one.because == "nobody":
            return _(
                "Nobody is assigned and the space has no members: it is planned in the usual hours, as "
                "if somebody would be found."
            )
        return _("Nobody is assigned: it is planned for whoever has time, of {people}.").format(
            people=self._names.people(one.persons)
        )

    def _hours(self, one: Assumption) -> str:
        return _(
            "{person} has no working calendar: Monday to Friday from 9:00 to 12:00 and from 13:00 to "
            "18:00 is assumed."
        ).format(person=self._names.person(one.person or 0))

    def remedy(self, one: Assumption) -> str:
        """Return how to replace it."""
        if one.because == "longest":
            return _("Split it, or set a smaller estimate.")
        if one.because == "nobody":
            return _("Assign somebody, or add members to the space.")
        if one.what == "hours":
            return _("Give {person} a calendar.").format(person=self._names.person(one.person or 0))
        remedies = {
            "duration": _("Set an estimate."),
            "load": _("Set an estimate."),
            "remaining": _("Say how much work remains."),
            "doers": _("Assign somebody."),
        }
        return remedies[one.what]
