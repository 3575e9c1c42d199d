"""What happened in another tool before the import. Who did it and when stand beside, as for all facts.

The verbs are those of the bundle's events; a reader's verb that is not listed here is told as `other`.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrPromise

from rooftree.changes.facts import Fact


@dataclass(frozen=True, kw_only=True)
class Past(Fact):
    """Something that happened elsewhere; `who_person` is somebody to whom it happened."""

    private = frozenset({"what", "before", "after"})
    what: str = ""
    before: str = ""
    after: str = ""
    who_person: int | None = None


WORDINGS: Mapping[str, StrPromise] = {
    # an item
    "created": _("created this"),
    "copied": _("copied this from {before}"),
    "brought": _("brought this from the board {before}"),
    "sent": _("sent this to the board {after}"),
    "deleted": _("deleted this"),
    "moved": _("moved this from {before} to {after}"),
    "archived": _("archived this"),
    "restored": _("brought this back from the archive"),
    "marked_done": _("marked this as complete"),
    "unmarked_done": _("marked this as not complete"),
    "renamed": _("renamed this from {before} to {after}"),
    "described": _("changed the description"),
    "target_changed": _("changed the due date"),
    "start_changed": _("changed the start date"),
    "assigned": _("added {who_person}"),
    "unassigned": _("removed {who_person}"),
    "people_changed": _("changed who works on this"),
    "labelled": _("added the label {what}"),
    "unlabelled": _("removed the label {what}"),
    "labels_changed": _("changed the labels"),
    "attached": _("attached {what}"),
    "detached": _("removed the attachment {what}"),
    "checklist_added": _("added the checklist {what}"),
    "checklist_removed": _("removed the checklist {what}"),
    "checklist_renamed": _("renamed the checklist {before} to {after}"),
    "step_added": _("added {what} to a checklist"),
    "step_removed": _("removed {what} from a checklist"),
    "step_changed": _("changed {what} in a checklist"),
    "step_done": _("ticked {what}"),
    "step_undone": _("unticked {what}"),
    "comment_edited": _("edited a comment"),
    "comment_deleted": _("deleted a comment"),
    "voted": _("voted for this"),
    "field_set": _("set {what} to {after}"),
    "cover_changed": _("changed the cover"),
    "reminder_changed": _("changed the reminder"),
    "ranked": _("changed the order"),
    "changed": _("changed {what}"),
    # a space and its lists
    "status_added": _("added the list {what}"),
    "status_removed": _("sent the list {what} to another board"),
    "status_archived": _("archived the list {what}"),
    "status_restored": _("brought the list {what} back from the archive"),
    "status_renamed": _("renamed the list {before} to {after}"),
    "status_changed": _("changed the list {what}"),
    "status_ranked": _("changed the order of the lists"),
    "space_created": _("created this board"),
    "space_changed": _("changed the board"),
    "member_added": _("let {who_person} in"),
    "member_removed": _("removed {who_person} from the board"),
    "member_invited": _("invited somebody"),
    "role_changed": _("changed the role of {who_person}"),
    "power_up_on": _("switched the power-up {what} on"),
    "power_up_off": _("switched the power-up {what} off"),
    "field_added": _("added the field {what}"),
    "field_changed": _("changed the field {what}"),
    "field_removed": _("removed the field {what}"),
    "label_added": _("added the label {what} to the board"),
    "label_changed": _("changed the label {what} of the board"),
    "label_removed": _("removed the label {what} from the board"),
    "other": _("did something else ({what})"),
}


def _fact(verb: str, wording: StrPromise) -> type[Past]:
    name = "Past" + "".join(part.capitalize() for part in verb.split("_"))
    told = {
        "__doc__": f"In another tool, somebody did this: {verb.replace('_', ' ')}.",
        "__module__": __name__,
        "__qualname__": name,
        "verb": f"exchange.past.{verb.replace('_', '-')}",
        "wording": wording,
    }
    return type(name, (Past,), told)


FACTS: Mapping[str, type[Past]] = {verb: _fact(verb, words) for verb, words in WORDINGS.items()}
