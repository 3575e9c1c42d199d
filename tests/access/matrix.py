"""Who may open and send what: every address of a workspace with the lowest role that it takes.

Who is below that role is refused (403). Who may not know of a thing finds nothing (404): outsiders,
owners of other workspaces, and for hidden items and spaces all below an admin. Who has not signed in is
sent to do so (302). What an address does not take is 405.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from rooftree.accounts.roles import Role
from rooftree.lib import clock
from tests.access.scene import PIXEL, Scene

VIEWER, COMMENTER, MEMBER = Role.VIEWER, Role.COMMENTER, Role.MEMBER
ADMIN, OWNER = Role.ADMIN, Role.OWNER
Data = Mapping[str, Any] | Callable[[Scene, int], Mapping[str, Any]]

PUBLIC = {"arriving", "health", "index", "sign_in_link", "invitation", "new-workspace"}
"""Addresses of ours outside of any workspace; each has tests of its own. allauth's are besides."""


@dataclass(frozen=True)
class Row:
    """The lowest roles for GET and POST (None: not taken), and a form that is fit to be sent.

    `pk` names the thing of the scene whose id stands in the address; `done` is the answer to the form,
    `refused` the one to who is below.
    """

    GET: Role | None = None
    POST: Role | None = None
    data: Data = ()  # type: ignore[assignment]
    pk: str = ""
    done: int = 303
    refused: int = 403


def shown(role: Role = VIEWER, pk: str = "") -> Row:
    """Return the row of a page that takes no form."""
    return Row(GET=role, pk=pk)


def form(role: Role, data: Data, pk: str = "", **more: Any) -> Row:
    """Return the row of a page with a form, both for the same people."""
    return Row(GET=role, POST=role, data=data, pk=pk, **more)


def deed(role: Role, data: Data = (), pk: str = "", **more: Any) -> Row:  # type: ignore[assignment]
    """Return the row of an address that only takes a form."""
    return Row(POST=role, data=data, pk=pk, **more)


def in_days(days: int) -> str:
    return (clock.now().date() + timedelta(days)).isoformat()


def a_file(_scene: Scene, _variant: int) -> Mapping[str, Any]:
    return {"file": SimpleUploadedFile("dot.png", PIXEL)}


def a_table(_scene: Scene, _variant: int) -> Mapping[str, Any]:
    return {"file": SimpleUploadedFile("list.csv", b"Title,Status\nDig,Done\n")}


def a_status(scene: Scene, variant: int) -> Mapping[str, Any]:
    return {"status": scene.thing("key", variant).space.statuses.get(name="Done").pk}


def a_value(scene: Scene, variant: int) -> Mapping[str, Any]:
    space = scene.thing("key", variant).space
    return {f"field_{space.fields.get().pk}": "AB 7"}


def another(scene: Scene, variant: int) -> Mapping[str, Any]:
    return {"other": scene.thing("other", variant).key, "kind": "relates", "way": "waits"}


def a_release(scene: Scene, variant: int) -> Mapping[str, Any]:
    space = scene.thing("key", variant).space
    return {"release": space.releases.get().pk}


def a_person(name: str, field: str = "person") -> Data:
    return lambda scene, _variant: {field: scene.thing(name).pk, "role": "10"}


WEEK = {"name": "Nights", "day_0": "0:00–6:00"}
GOAL = {"objective": "Grow", "period_start": in_days(0), "period_finish": in_days(30)}
METRIC = {"name": "Visits", "baseline": "1", "target": "9"}
PROMISE = {"to_whom": "Acme", "date": in_days(9)}

HOME = {
    "home": shown(),
    "mine": shown(),
    "search": shown(),
    "palette": shown(),
    "mentions": shown(),
    "board": shown(),
    "bin": shown(),
    "restoration": deed(MEMBER, refused=404),  # who could not have deleted it knows of no deletion
}

ITEMS = {
    "items": shown(),
    "item-changes": deed(
        MEMBER, lambda scene, _variant: {"item": scene.thing("key").key, "priority": "1"}
    ),
    "new-item": form(MEMBER, {"space": "WEB", "title": "New"}),
    "item": shown(),
    "item-sight": shown(),
    "item-why": shown(),
    "place": form(MEMBER, a_status),
    "item-text": form(MEMBER, {"title": "Better"}),
    "item-dates": form(MEMBER, {"target": in_days(3)}),
    "item-estimate": form(MEMBER, {"estimate_likely": "2d"}),
    "item-roles": form(MEMBER, {}),
    "item-kind": form(MEMBER, {"kind": "bug"}),
    "item-status": deed(MEMBER, a_status),
    "item-priority": deed(MEMBER, {"priority": "2"}),
    "item-privacy": deed(MEMBER, {"is_private": "1"}),
    "item-closure": deed(MEMBER, {"archived": "1"}),
    "item-deletion": deed(MEMBER),
    "item-space": form(MEMBER, {"space": "OPS"}),
    "item-assignees": form(MEMBER, a_person("placeholder")),
    "item-labels": form(MEMBER, {"name": "New", "colour": "red"}),
    "item-goals": form(MEMBER, lambda scene, _variant: {"goal": scene.thing("goal").pk}),
    "item-fields": form(MEMBER, a_value),
    "item-components": form(
        MEMBER, lambda scene, _variant: {"component": scene.thing("component").pk}
    ),
    "item-releases": form(MEMBER, a_release),
    "item-affected": form(MEMBER, a_release),
    "item-delivery": form(MEMBER, lambda scene, _variant: {"project": scene.thing("project").pk}),
    "item-watching": deed(VIEWER, {"on": "1"}),
    "item-vote": deed(COMMENTER, {"on": "1"}),
    "time-entries": form(MEMBER, {"minutes": "1h"}),
    "time-entry": form(ADMIN, {"minutes": "2h"}, "time_entry"),
    "time-entry-deletion": deed(ADMIN, pk="time_entry"),
    "item-parts": form(MEMBER, {"title": "Part"}),
    "comments": deed(COMMENTER, {"comment": "Well said"}),
    "comment": form(ADMIN, {"body": "Better said"}, "comment"),
    "comment-deletion": deed(ADMIN, pk="comment"),
    "checklists": form(MEMBER, {"title": "Before release"}),
    "checklist": form(MEMBER, {"title": "After release"}, "checklist"),
    "checklist-deletion": deed(MEMBER, pk="checklist"),
    "check-items": deed(MEMBER, {"text": "Ring the bell"}, "checklist"),
    "check-item": form(MEMBER, {"text": "Ring it twice"}, "entry"),
    "check-item-tick": deed(MEMBER, {"is_done": "1"}, "entry"),
    "check-item-place": deed(MEMBER, {"position": "0"}, "entry"),
    "check-item-deletion": deed(MEMBER, pk="entry"),
    "dependencies": form(MEMBER, another),
    "dependency": form(MEMBER, {"type": "SS"}, "dependency"),
    "dependency-deletion": deed(MEMBER, pk="dependency"),
    "links": form(MEMBER, another),
    "link-deletion": deed(MEMBER, pk="link"),
    "attachments": form(MEMBER, {"url": "https://example.org/plan"}),
    "uploads": deed(MEMBER, a_file, done=200),
    "attachment": shown(pk="attachment"),
    "attachment-image": shown(pk="attachment"),
    "attachment-deletion": deed(MEMBER, pk="attachment"),
    "commitments": form(MEMBER, PROMISE),
    "commitment": form(MEMBER, PROMISE, "commitment"),
    "commitment-state": deed(MEMBER, {"state": "kept"}, "commitment"),
}

GOALS = {
    "goals": shown(),
    "new-goal": form(MEMBER, GOAL),
    "goal": shown(pk="goal"),
    "goal-edition": form(MEMBER, GOAL, "goal"),
    "goal-closure": deed(MEMBER, pk="goal"),
    "goal-deletion": deed(MEMBER, pk="goal"),
    "goal-items": deed(MEMBER, lambda scene, _variant: {"item": scene.thing("key").key}, "goal"),
    "goal-sight": shown(pk="goal"),
    "new-key-result": form(MEMBER, METRIC, "goal"),
    "key-result": form(MEMBER, METRIC, "key_result"),
    "key-result-deletion": deed(MEMBER, pk="key_result"),
    "measurements": deed(MEMBER, {"value": "7"}, "key_result"),
    "measurement-deletion": deed(MEMBER, pk="measurement"),
}


def things(slug: str, name: str, data: Data, pk: str = "") -> dict[str, Row]:
    """Return the rows of a sort of thing that members change and others look at."""
    pk = pk or name
    return {
        slug: shown(),
        f"new-{name}": form(MEMBER, data),
        name: shown(pk=pk),
        f"{name}-edition": form(MEMBER, data, pk),
        f"{name}-deletion": deed(MEMBER, pk=pk),
    }


SAID = {"body": "Fast.", "received_on": in_days(0)}

PRODUCTS = {
    **things("products", "product", {"name": "Mill"}),
    "product-closure": deed(MEMBER, {"archived": "1"}, "product"),
    "product-spaces": form(
        MEMBER, lambda scene, _variant: {"space": scene.thing("prefix").pk}, "product"
    ),
    **things("releases", "release", {"name": "2.0"}),
    "release-closure": deed(MEMBER, {"archived": "1"}, "release"),
    **things("customers", "customer", {"name": "Apex"}),
    "customer-closure": deed(MEMBER, {"archived": "1"}, "customer"),
    **things("feedback", "one-feedback", SAID, "feedback"),
}

PROJECTS = {
    **things("projects", "project", {"name": "Roof"}),
    "project-closure": deed(MEMBER, {"archived": "1"}, "project"),
    **things("sprints", "sprint", {"name": "Sprint 2"}),
}

FINDINGS = {
    "findings": shown(),
    "rules": shown(),
    "finding": shown(pk="finding"),
    "finding-acknowledgement": deed(MEMBER, pk="finding"),
    "finding-acceptance": form(MEMBER, {"until": in_days(9)}, "finding"),
    "finding-reopening": deed(MEMBER, pk="finding"),
    "finding-remedy": form(
        MEMBER, lambda scene, _variant: {"goal": scene.thing("goal").pk}, "finding"
    ),
}

PLAN = {
    "plan": shown(),
    "plan-why": shown(),
    "plan-assumption": form(MEMBER, {"estimate": "1d"}),
    "plan-proposals": deed(MEMBER),
    "plan-acceptance": deed(MEMBER, {"all": "1"}, "proposal"),
    "plan-refusal": deed(MEMBER, pk="proposal"),
    "plan-acceptance-deletion": deed(MEMBER),
}

PEOPLE = {
    "people": shown(),
    "new-person": form(ADMIN, {"name": "Hedy"}),
    "person": Row(GET=VIEWER, POST=ADMIN, data={"name": "Hedy"}, pk="placeholder"),
    "role": deed(ADMIN, {"role": "20"}, "spare"),
    "departure": deed(ADMIN, pk="spare"),
    "person-account": deed(ADMIN, a_person("spare", "member"), "placeholder"),
    "absences": deed(ADMIN, {"first_day": in_days(1)}, "placeholder"),
    "absence-deletion": deed(ADMIN, pk="placeholder"),
    "invitations": form(ADMIN, {"email": "new@example.org", "role": "10"}),
    "invitation-deletion": deed(ADMIN, pk="invitation"),
    "calendars": shown(),
    "new-calendar": form(ADMIN, WEEK),
    "calendar": form(ADMIN, WEEK, "calendar"),
    "holidays": Row(GET=VIEWER, POST=ADMIN, data={"day": in_days(9)}, pk="calendar"),
    "holiday": form(ADMIN, {"day": in_days(8)}, "holiday"),
    "holiday-deletion": deed(ADMIN, pk="holiday"),
    "skills": Row(GET=VIEWER, POST=ADMIN, data={"name": "Spanish"}),
    "skill": form(ADMIN, {"name": "Spanish"}, "skill"),
    "skill-deletion": deed(ADMIN, pk="skill"),
    "person-skills": deed(
        ADMIN,
        lambda scene, _variant: {"skill": scene.thing("skill").pk, "level": "3"},
        "placeholder",
    ),
}

SPACES = {
    "spaces": shown(),
    "new-space": form(MEMBER, {"name": "Shop", "prefix": "SHOP"}),
    "space-settings": form(ADMIN, {"name": "Shop"}),
    "space-closure": deed(ADMIN, {"state": "closed"}),
    "statuses": form(ADMIN, {"name": "Review", "category": "doing"}),
    "status": form(ADMIN, {"name": "Review", "category": "doing"}, "status"),
    "status-position": deed(ADMIN, {"step": "sooner"}, "status"),
    "status-closure": deed(ADMIN, {"state": "closed"}, "status"),
    "status-deletion": deed(ADMIN, pk="status"),
    "labels": form(MEMBER, {"name": "New", "colour": "red"}),
    "label": form(MEMBER, {"name": "Newer", "colour": "red"}, "label"),
    "label-deletion": deed(MEMBER, pk="label"),
    "components": form(MEMBER, {"name": "Pump"}),
    "component": form(MEMBER, {"name": "Pump"}, "component"),
    "component-closure": deed(MEMBER, {"state": "closed"}, "component"),
    "component-deletion": deed(MEMBER, pk="component"),
    "fields": form(ADMIN, {"name": "Budget", "type": "number"}),
    "field": form(ADMIN, {"name": "Money"}, "field"),
    "field-deletion": deed(ADMIN, pk="field"),
    "space-members": form(ADMIN, a_person("spare")),
    "space-member-deletion": deed(ADMIN, pk="space_member"),
}

IMPORTS = {  # the scene's imports are Ada's, so no member knows of them
    "imports": form(MEMBER, a_table),
    "import": form(ADMIN, {}, "checked_run", refused=404),
    "import-choices": deed(ADMIN, pk="checked_run", refused=404),
    "import-check": deed(ADMIN, pk="checked_run", refused=404),
    "import-report": Row(GET=ADMIN, pk="checked_run", refused=404),
    "import-receipt": Row(GET=ADMIN, pk="checked_run", refused=404),
    "import-cancellation": deed(ADMIN, pk="checked_run", refused=404),
    "import-continuation": deed(ADMIN, pk="stopped_run", refused=404),
    "import-reversal": form(ADMIN, {}, "finished_run", refused=404),
}

PARCELS = {
    "export": form(ADMIN, {}),
    "export-file": shown(ADMIN, pk="parcel"),
    "arrivals": deed(OWNER, a_file, done=422),  # something was done in the scene's workspace
    "arrival": form(OWNER, {}, "arrival", done=422),
}

SETTINGS = {
    "settings": Row(GET=VIEWER, POST=ADMIN, data={"name": "Acme", "time_zone": "UTC"}),
    "appearance": deed(VIEWER, {"theme": "dark"}),
    "account": form(VIEWER, {"name": "Somebody", "time_zone": "UTC", "language": "en"}),
}

TABLE: dict[str, Row] = (
    HOME
    | ITEMS
    | GOALS
    | PRODUCTS
    | PROJECTS
    | PLAN
    | FINDINGS
    | PEOPLE
    | SPACES
    | IMPORTS
    | PARCELS
    | SETTINGS
)
