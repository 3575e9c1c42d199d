"""What hangs on an item, told in one query, so that a page asks only for what is there."""

from typing import Any, NamedTuple

from rooftree.accounts.prepared import asked
from rooftree.work.items.models import Item
from rooftree.work.labels.borne import BORNE, Borne

# Written by hand, one question instead of many, and both databases read it. All that is asked whether
# it exists becomes one text of noughts and ones.
THERE = {
    "parts": "work_item WHERE parent_id = %(item)s",
    "checklists": "work_checklist WHERE item_id = %(item)s",
    "dependencies": ("work_dependency WHERE successor_id = %(item)s OR predecessor_id = %(item)s"),
    "links": "work_link WHERE source_id = %(item)s OR target_id = %(item)s",
    "attachments": "work_attachment WHERE item_id = %(item)s",
    "comments": "work_comment WHERE item_id = %(item)s",
    "commitments": "work_commitment WHERE item_id = %(item)s",
    "fields": "work_field WHERE space_id = %(space)s",
    "components": "work_itemcomponent WHERE item_id = %(item)s",
    "time": "work_timeentry WHERE item_id = %(item)s",
    "votes": "work_vote WHERE item_id = %(item)s",
    "watchers": "work_watch WHERE item_id = %(item)s",
    "goals": "product_serves WHERE item_id = %(item)s",
    "releases": "product_releaseitem WHERE item_id = %(item)s",
    "sprints": "project_sprintitem WHERE item_id = %(item)s",
    "project": "project_delivery WHERE item_id = %(item)s",
    "findings": "alignment_finding WHERE item_id = %(item)s",
}
MARKS = " || ".join(
    f"CASE WHEN EXISTS (SELECT 1 FROM {rows}) THEN '1' ELSE '0' END"  # noqa: S608 - no text from outside
    for rows in THERE.values()
)
HANGINGS = f"""
    SELECT 'there' AS part, 0 AS item_id, 0 AS place, 0 AS own, {MARKS} AS name, NULL AS more
    UNION ALL {BORNE.format(ids="%(item)s")} ORDER BY part, place, own
"""


class Hangings(NamedTuple):
    """Whether an item has any of these; `goals` are its own, `fields` those of its space.

    People and labels are so often there that they come with the answer.
    """

    borne: Borne
    parts: bool
    checklists: bool
    dependencies: bool
    links: bool
    attachments: bool
    comments: bool
    commitments: bool
    fields: bool
    components: bool
    time: bool
    votes: bool
    watchers: bool
    goals: bool
    releases: bool
    sprints: bool
    project: bool
    findings: bool


def hangings_of(item: Item) -> Hangings:
    """Return what there is to ask for; whether the viewer may see it is for those queries to say."""
    rows: list[tuple[Any, ...]] = asked(HANGINGS, {"item": item.pk, "space": item.space_id})
    borne, marks = Borne([], []), ""
    for part, _item_id, _place, own, name, more in rows:
        if part == "there":
            marks = name
        else:
            borne.add(part, own, name, more)
    return Hangings(borne, **{name: mark == "1" for name, mark in zip(THERE, marks, strict=True)})
