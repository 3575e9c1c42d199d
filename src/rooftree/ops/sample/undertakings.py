"""The sample's products, projects, releases and sprints."""

from datetime import datetime, time, timedelta
from decimal import Decimal
from typing import Any

from rooftree.changes.actor import Actor
from rooftree.ops.sample.files import Record, read
from rooftree.ops.sample.tale import Tale
from rooftree.product.products.actions import add_product, set_spaces
from rooftree.product.releases.actions import add_release, edit_release
from rooftree.project.projects.actions import add_project, edit_project
from rooftree.project.sprints.actions import add_sprint, edit_sprint

PRODUCTS, SPACES, RELEASES = -176, -166, -165
DRAFTED = {"spring": -164, "utrecht": -163, "passports": -75}
WEEKS_OF_A_SPRINT = 2
PLANNED_AHEAD = timedelta(days=4)


def undertakings(tale: Tale) -> None:
    """Tell of products, projects, releases and sprints."""
    data = read("undertakings")
    for one in data["product"]:
        tale.add(tale.days.at(PRODUCTS, 570), one["owner"], _product(tale, one))
        tale.add(tale.days.at(SPACES, 615), one["owner"], _spaces(tale, one))
    for one in data["project"]:
        tale.add(tale.days.at(DRAFTED[one["slug"]], 630), one["lead"], _project(tale, one))
        tale.add(tale.days.at(one["start"], 545), one["lead"], _begun(tale, one))
    for one in data["release"]:
        tale.add(tale.days.at(RELEASES, 690), "zofia", _release(tale, one))
        if "released" in one:
            tale.add(tale.days.at(one["released"], 900), "zofia", _released(tale, one))
    for one in data["sprint"]:
        _sprint(tale, one)


def sprint_times(tale: Tale, one: Record) -> tuple[datetime, datetime, datetime]:
    """Return when a sprint is planned, when it starts, and when it finishes."""
    days = tale.days
    start = days.instant(days.monday(one["week"]), time(9, 30))
    finish = days.instant(days.monday(one["week"] + WEEKS_OF_A_SPRINT), time(9, 0))
    planned = min(start - PLANNED_AHEAD, days.at(-1, 960))
    return planned, start, finish


def _product(tale: Tale, one: Record) -> Any:
    def deed(by: Actor) -> None:
        words = {name: one[name].strip() for name in ("name", "vision", "strategy", "stage")}
        fact = add_product(**words, owner=tale.person(one["owner"]), by=by)
        tale.keep("product", one["slug"], fact.subject)

    return deed


def _spaces(tale: Tale, one: Record) -> Any:
    return lambda by: set_spaces(
        tale.the("product", one["slug"]), tale.all("space", one["spaces"]), by=by
    )


def _project(tale: Tale, one: Record) -> Any:
    def deed(by: Actor) -> None:
        fact = add_project(
            name=one["name"],
            description=one["text"],
            sponsor=tale.person(one["sponsor"]),
            lead=tale.person(one["lead"]),
            start=tale.days.day(one["start"]),
            finish=tale.days.day(one["finish"]),
            budget=Decimal(one["budget"]),
            currency="EUR",
            by=by,
        )
        tale.keep("project", one["slug"], fact.subject)

    return deed


def _begun(tale: Tale, one: Record) -> Any:
    return lambda by: edit_project(tale.the("project", one["slug"]), life_cycle="active", by=by)


def _release(tale: Tale, one: Record) -> Any:
    def deed(by: Actor) -> None:
        fact = add_release(
            name=one["name"],
            description=one["text"],
            space=tale.the("space", one["space"]),
            product=tale.the("product", one["product"]),
            start=tale.days.day(one["start"]) if "start" in one else None,
            target=tale.days.day(one["target"]),
            by=by,
        )
        tale.keep("release", one["slug"], fact.subject)

    return deed


def _released(tale: Tale, one: Record) -> Any:
    def deed(by: Actor) -> None:
        release = tale.the("release", one["slug"])
        edit_release(release, released_on=tale.days.day(one["released"]), by=by)

    return deed


def _sprint(tale: Tale, one: Record) -> None:
    planned, start, finish = sprint_times(tale, one)
    slug, state = one["slug"], one.get("state", "closed")

    def deed(by: Actor) -> None:
        fact = add_sprint(
            name=one["name"],
            goal=one["goal"],
            space=tale.the("space", one["space"]),
            project=tale.the("project", one["project"]),
            start_at=start,
            finish_at=finish,
            by=by,
        )
        tale.keep("sprint", slug, fact.subject)

    def turn(new: str) -> Any:
        return lambda by: edit_sprint(tale.the("sprint", slug), state=new, by=by)

    tale.add(planned, "amara", deed)
    if state != "future":
        tale.add(start, "amara", turn("active"))
    if state == "closed":
        tale.add(finish, "amara", turn("closed"))
