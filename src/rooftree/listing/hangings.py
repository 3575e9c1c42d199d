"""What hangs on an item, told in one query, so that a page asks only for what is there."""

from typing import NamedTuple

from rooftree.accounts.prepared import asked
from rooftree.work.items.models import Item

# Written by hand: one question instead of nineteen, and both databases read it.
HANGINGS = """
    SELECT
        EXISTS (SELECT 1 FROM work_item WHERE parent_id = %(item)s),
        EXISTS (SELECT 1 FROM work_checklist WHERE item_id = %(item)s),
        EXISTS (SELECT 1 FROM work_dependency
                WHERE successor_id = %(item)s OR predecessor_id = %(item)s),
        EXISTS (SELECT 1 FROM work_link WHERE source_id = %(item)s OR target_id = %(item)s),
        EXISTS (SELECT 1 FROM work_attachment WHERE item_id = %(item)s),
        EXISTS (SELECT 1 FROM work_comment WHERE item_id = %(item)s),
        EXISTS (SELECT 1 FROM work_commitment WHERE item_id = %(item)s),
        EXISTS (SELECT 1 FROM work_assignment WHERE item_id = %(item)s),
        EXISTS (SELECT 1 FROM work_itemlabel WHERE item_id = %(item)s),
        EXISTS (SELECT 1 FROM work_field WHERE space_id = %(space)s),
        EXISTS (SELECT 1 FROM work_itemcomponent WHERE item_id = %(item)s),
        EXISTS (SELECT 1 FROM work_timeentry WHERE item_id = %(item)s),
        EXISTS (SELECT 1 FROM work_vote WHERE item_id = %(item)s),
        EXISTS (SELECT 1 FROM work_watch WHERE item_id = %(item)s),
        EXISTS (SELECT 1 FROM product_serves WHERE item_id = %(item)s),
        EXISTS (SELECT 1 FROM product_releaseitem WHERE item_id = %(item)s),
        EXISTS (SELECT 1 FROM project_sprintitem WHERE item_id = %(item)s),
        EXISTS (SELECT 1 FROM project_delivery WHERE item_id = %(item)s),
        EXISTS (SELECT 1 FROM alignment_finding WHERE item_id = %(item)s)
"""


class Hangings(NamedTuple):
    """Whether an item has any of these; `goals` are its own, `fields` those of its space."""

    parts: bool
    checklists: bool
    dependencies: bool
    links: bool
    attachments: bool
    comments: bool
    commitments: bool
    assignments: bool
    labels: bool
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
    (told,) = asked(HANGINGS, {"item": item.pk, "space": item.space_id})
    return Hangings(*map(bool, told))
