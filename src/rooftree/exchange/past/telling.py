"""A bundle's events as facts about our rows."""

from collections.abc import Callable, Mapping
from string import Formatter
from typing import Any

from django.db import models

from rooftree.exchange.bundle import Event
from rooftree.exchange.load.wishes import Ref
from rooftree.exchange.past.facts import FACTS, WORDINGS, Past

LONGEST = 300
NOT_TOLD = "…"
WHAT = ("field", "text", "name", "colour", "fields", "type", "url")
AFTER = ("to", "text", "number", "date", "checked", "option")
WITHOUT_A_PERSON = {
    "assigned": "people_changed",
    "unassigned": "people_changed",
    "member_added": "space_changed",
    "member_removed": "space_changed",
    "role_changed": "space_changed",
}
GAPS = {
    verb: {gap for _text, gap, _spec, _conversion in Formatter().parse(str(words)) if gap}
    for verb, words in WORDINGS.items()
}

Find = Callable[[Ref], int | None]


def past_fact(
    event: Event, subject: models.Model, topic: str, find: Find, names: Mapping[str, str]
) -> Past:
    """Return the fact that tells of an event.

    `find` gives the id of the row that stands for a thing of the source, `names` has what ids among
    the details are called. Only what the wording shows is kept, and cut to what a line can show.
    """
    details = event.details
    who = find(Ref("people", details["person"])) if "person" in details else None
    verb = event.verb if event.verb in FACTS else "other"
    if who is None:
        verb = WITHOUT_A_PERSON.get(verb, verb)
    shown: dict[str, Any] = {
        "what": _first(details, WHAT, {}) or _short(event.verb),
        "before": _first(details, ("from",), names) or NOT_TOLD,
        "after": _first(details, AFTER, names) or NOT_TOLD,
        "who_person": who,
    }
    return FACTS[verb](
        subject=subject,
        topics=(topic,),
        happened_at=event.at,
        author_person_id=find(Ref("people", event.author)) if event.author else None,
        **{gap: shown[gap] for gap in GAPS[verb]},
    )


def _first(details: Mapping[str, str], keys: tuple[str, ...], names: Mapping[str, str]) -> str:
    value = next((details[key] for key in keys if details.get(key)), "")
    return _short(names.get(value, value))


def _short(text: str) -> str:
    line = " ".join(text[: 4 * LONGEST].split())
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1]}…"
