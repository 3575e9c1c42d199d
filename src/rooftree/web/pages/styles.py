"""A made-up workspace for the page that shows every component."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from markupsafe import Markup

from rooftree.lib import clock
from rooftree.web.pieces import Card, Change, Column, ItemMark, LabelMark, PersonMark
from rooftree.web.shell import Place, Shell

SPRITE = Path(__file__).parent.parent / "static" / "rooftree" / "icons" / "sprite.svg"

PEOPLE = (
    PersonMark("Ada Lovelace"),
    PersonMark("Grace Hopper"),
    PersonMark("Katherine Johnson"),
    PersonMark("Tim Berners-Lee"),
    PersonMark("Sam Visitor", has_account=False),
)
PROSE = Markup(
    '<p>We tried it with <a class="mention" href="#">@Ada</a> on Tuesday; it <strong>works</strong>.'
    "</p><ul><li>On a telephone</li><li>With <code>curl</code></li></ul>"
    "<blockquote><p>As simple as possible.</p></blockquote>"
)


@dataclass(frozen=True)
class StylesPage:
    """What `styles.html` prints."""

    people: tuple[PersonMark, ...]
    day: date
    item: ItemMark
    done_item: ItemMark
    titles: tuple[str, ...]
    prose: Markup
    columns: tuple[Column, ...]
    changes: tuple[Change, ...]
    icons: tuple[str, ...]


def styles_page() -> StylesPage:
    """Return the page, with days around today."""
    day = clock.today() + timedelta(days=12)
    return StylesPage(
        people=PEOPLE,
        day=day,
        item=ItemMark(
            "WEB-12", "Sign in with a passkey", "#", "feature", "Feature", "doing", "Doing"
        ),
        done_item=ItemMark("WEB-2", "Draw the first sketches", "#", category="done", status="Done"),
        titles=("Sign in with a passkey", "Page flickers", "Write the notes", "Keep the order"),
        prose=PROSE,
        columns=_columns(day),
        changes=_changes(),
        icons=_icons(),
    )


def styles_shell() -> Shell:
    """Return a shell whose links lead nowhere."""
    return Shell(
        workspace=Place("acme", "Acme Rockets", "#"),
        person="Ada Lovelace",
        email="ada@example.org",
        workspaces=(Place("acme", "Acme Rockets", "#"), Place("home", "Household", "#")),
        spaces=(Place("WEB", "Website", "#"), Place("OPS", "Operations", "#")),
        findings=7,
        may_administer=True,
    )


def _columns(day: date) -> tuple[Column, ...]:
    return (
        Column(1, "Ideas", "discovery", (_private_card(),), 1),
        Column(2, "To do", "todo", (_plain_card(day),), 1, new_url="#new"),
        Column(3, "In progress", "doing", (_full_card(day), _late_card(day)), 2, limit=1),
        Column(4, "Review", "doing", (), 0, limit=3),
    )


def _full_card(day: date) -> Card:
    return Card(
        "WEB-12",
        "Let people sign in with a passkey instead of a password",
        "#12",
        "#place",
        kind="feature",
        priority=3,
        labels=(LabelMark("Security", "red"), LabelMark("API", "blue_light")),
        people=PEOPLE,
        target=day,
        commitment=day - timedelta(days=4),
        is_late=True,
        checked=(2, 5),
        children=(1, 4),
        comments=3,
        attachments=1,
        findings=1,
    )


def _late_card(day: date) -> Card:
    target = day - timedelta(days=30)
    return Card(
        "WEB-7",
        "Page flickers",
        "#7",
        "#place",
        kind="bug",
        priority=4,
        target=target,
        is_overdue=True,
    )


def _plain_card(day: date) -> Card:
    nameless = (LabelMark("", "sky"),)
    return Card(
        "WEB-31", "Public beta", "#31", "#place", kind="milestone", labels=nameless, target=day
    )


def _private_card() -> Card:
    return Card("WEB-40", "Thoughts on pricing", "#40", "#place", priority=1, is_private=True)


def _changes() -> tuple[Change, ...]:
    at = clock.now() - timedelta(hours=3)
    details = (("Target", "8 Dec", "12 Dec"), ("Priority", "", "High"))
    return (
        Change(PEOPLE[0], "moved this from To do to In progress", at),
        Change(PEOPLE[1], "changed the particulars", at, details=details, via="import"),
        Change(None, "planned this to finish on 12 Dec", at, icon="planned"),
    )


@cache
def _icons() -> tuple[str, ...]:
    return tuple(re.findall(r'symbol id="([^"]+)"', SPRITE.read_text(encoding="utf-8")))
