"""What was promised, planned, spent and wished for an item of the sample."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import Any

from rooftree.changes.actor import Actor
from rooftree.ops.sample import notation
from rooftree.ops.sample.days import CLOSING, OPENING
from rooftree.ops.sample.files import Record
from rooftree.ops.sample.notation import words
from rooftree.ops.sample.tale import Tale
from rooftree.planning.proposals.actions import Place, set_planned
from rooftree.work.commitments import actions as commitments
from rooftree.work.commitments.models import Commitment
from rooftree.work.time_entries.actions import spend_time
from rooftree.work.votes.actions import vote_for

AFTERWARDS = timedelta(minutes=2)
NOON = time(12)
ACCEPTED, PLANNER = -21, "aroha"
"""The day on which the plan of the move was accepted, and by whom."""

SETTLE: Mapping[str, Callable[..., Any]] = {
    "kept": commitments.keep_commitment,
    "broken": commitments.break_commitment,
    "withdrawn": commitments.withdraw_commitment,
}


def promises(tale: Tale, one: Record, made: datetime) -> None:
    """Tell of promises, planned dates, time and votes; `made` is when the item was made."""
    for number, promise in enumerate(one.get("promise", ())):
        name = f"{one['slug']} {number}"
        at = max(tale.days.at(promise["made"], 870), made + AFTERWARDS)
        tale.add(at, promise["by"], partial(_promise, tale, one["slug"], name, promise))
        if "state" in promise:
            state, day, who = promise["state"].split()
            tale.add(tale.days.at(int(day), 1000), who, partial(_settle, tale, name, state))
    if "plan" in one:
        _plans(tale, one, made)
    for line in one.get("time", ()):
        day, who, spent, *note = line.split(maxsplit=3)
        on = tale.days.day(int(day))
        at = max(tale.days.instant(on, CLOSING), made + AFTERWARDS)
        tale.add(at, who, partial(_spend, tale, one["slug"], on, (spent, " ".join(note))))
    first = notation.steps(one["path"])[0].day
    for number, who in enumerate(words(one.get("votes", "")), start=1):
        day = tale.days.day(min(first + 2 * number, -1))
        at = max(tale.days.instant(day, NOON), made + AFTERWARDS)
        tale.add(at, who, partial(_vote, tale, one["slug"]))


def _promise(tale: Tale, slug: str, name: str, promise: Record, by: Actor) -> None:
    item, day = tale.the("item", slug), tale.days.day(promise["on"])
    to_whom, note = promise["to"], promise["note"]
    commitments.make_commitment(item, to_whom=to_whom, date=day, note=note, by=by)
    found = Commitment.objects.select_related("item__space", "item__kind")
    tale.keep("promise", name, found.filter(item=item).latest("pk"))


def _settle(tale: Tale, name: str, state: str, by: Actor) -> None:
    SETTLE[state](tale.the("promise", name), by=by)


def _plans(tale: Tale, one: Record, made: datetime) -> None:
    again = one.get("replanned")
    at = max(tale.days.at(ACCEPTED, 960), made + AFTERWARDS)
    first = again["was"] if again else one["plan"]
    tale.add(at, PLANNER, partial(_plan, tale, one, first))
    if again:
        at = tale.days.at(again["made"], 580)
        tale.add(at, again["by"], partial(_plan, tale, one, one["plan"]))


def _plan(tale: Tale, one: Record, text: str, by: Actor) -> None:
    days, item = tale.days, tale.the("item", one["slug"])
    first, last = (days.working_day(int(count)) for count in text.split())
    finish = days.instant(last, CLOSING)
    start = finish if one["kind"] == "milestone" else days.instant(first, OPENING)
    set_planned([item], {item.pk: Place(start, finish)}, zone=days.zone, by=by)


def _spend(tale: Tale, slug: str, on: date, said: tuple[str, str], by: Actor) -> None:
    spent, note = said
    minutes = notation.minutes(spent)
    begun = tale.days.instant(on, OPENING)
    spend_time(tale.the("item", slug), minutes=minutes, started_at=begun, note=note, by=by)


def _vote(tale: Tale, slug: str, by: Actor) -> None:
    vote_for(tale.the("item", slug), by=by)
