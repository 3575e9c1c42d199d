"""What ties an item of the sample to other things: goals, projects, releases, sprints, other items."""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from functools import partial

from rooftree.changes.actor import Actor
from rooftree.ops.sample import notation
from rooftree.ops.sample.files import Record, read
from rooftree.ops.sample.notation import Wait, words
from rooftree.ops.sample.tale import Tale
from rooftree.ops.sample.undertakings import sprint_times
from rooftree.product.releases.placing import set_releases
from rooftree.product.serving.actions import serve
from rooftree.project.deliveries.actions import deliver
from rooftree.project.sprints.choosing import choose_sprint
from rooftree.work.links.actions import add_dependency, link_items

AFTERWARDS = timedelta(minutes=1)

Made = Mapping[str, datetime]


def bonds(tale: Tale, one: Record, made: Made) -> None:
    """Tell what an item is tied to; `made` is when each item was made."""
    reporter = notation.steps(one["path"])[0].who
    tale.add(made[one["slug"]] + AFTERWARDS, reporter, partial(_reasons, tale, one))
    for wait, ends in _waits(one):
        both = max(made[end] for end in ends) + 2 * AFTERWARDS
        at = both if wait.day is None else max(both, tale.days.at(wait.day, 700))
        tale.add(at, wait.who or reporter, partial(_depend, tale, wait, ends))
    for kind in ("relates", "duplicates"):
        for other in one.get(kind, ()):
            at = max(made[one["slug"]], made[other]) + AFTERWARDS
            tale.add(at, reporter, partial(_link, tale, (one["slug"], other), kind))
    for sprint in _sprints(one):
        planned, start, _finish = sprint_times(tale, sprint)
        chosen = planned if sprint.get("state") == "future" else start
        at = max(chosen, made[one["slug"]]) + AFTERWARDS
        tale.add(at, "amara", partial(_choose, tale, one["slug"], sprint["slug"]))


def _reasons(tale: Tale, one: Record, by: Actor) -> None:
    item = tale.the("item", one["slug"])
    for slug in words(one.get("serves", "")):
        serve(item, tale.the("goal", slug), by=by)
    if "project" in one:
        deliver(item, tale.the("project", one["project"]), by=by)
    if "release" in one:
        set_releases(item, [tale.the("release", one["release"])], by=by)


def _waits(one: Record) -> Iterator[tuple[Wait, tuple[str, str]]]:
    for wait in map(notation.wait, one.get("after", ())):
        yield wait, (wait.slug, one["slug"])
    for wait in map(notation.wait, one.get("before", ())):
        yield wait, (one["slug"], wait.slug)


def _depend(tale: Tale, wait: Wait, ends: tuple[str, str], by: Actor) -> None:
    before, after = tale.all("item", [*ends])
    add_dependency(before, after, type=wait.type, lag=wait.lag, by=by)


def _link(tale: Tale, ends: tuple[str, str], kind: str, by: Actor) -> None:
    source, target = tale.all("item", [*ends])
    link_items(source, target, kind=kind, by=by)


def _sprints(one: Record) -> list[Record]:
    chosen = words(one.get("sprint", ""))
    return [sprint for sprint in read("undertakings")["sprint"] if sprint["slug"] in chosen]


def _choose(tale: Tale, item: str, sprint: str, by: Actor) -> None:
    choose_sprint(tale.the("item", item), tale.the("sprint", sprint), by=by)
