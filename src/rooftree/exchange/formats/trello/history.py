"""Trello's actions in our words, as tables: which verb, and which details under which name.

A detail's address is a path into the action's data. `VERBS` lists every verb that can come out.
"""

from collections.abc import Mapping
from typing import NamedTuple


class Telling(NamedTuple):
    """A verb and the addresses of its details."""

    verb: str
    details: Mapping[str, str] = {}


_FROM_CARD = {"from": "cardSource.name", "status": "list.name"}
_NAMED = {"name": "checklist.name"}
_STEP = {"text": "checkItem.name", "name": "checklist.name"}
_FILE = {"name": "attachment.name", "url": "attachment.url"}
_PERSON = {"person": "idMember", "name": "member.name"}
_LABEL = {"name": "label.name", "colour": "label.color"}

ACTIONS: Mapping[str, Telling] = {
    "createCard": Telling("created", {"status": "list.name"}),
    "emailCard": Telling("created", {"status": "list.name"}),
    "copyCard": Telling("copied", _FROM_CARD),
    "convertToCardFromCheckItem": Telling("created", _FROM_CARD),
    "moveCardToBoard": Telling("brought", {"from": "boardSource.name", "status": "list.name"}),
    "moveCardFromBoard": Telling("sent", {"to": "boardTarget.name"}),
    "deleteCard": Telling("deleted"),
    "addMemberToCard": Telling("assigned", _PERSON),
    "removeMemberFromCard": Telling("unassigned", _PERSON),
    "addLabelToCard": Telling("labelled", _LABEL),
    "removeLabelFromCard": Telling("unlabelled", _LABEL),
    "addAttachmentToCard": Telling("attached", _FILE),
    "deleteAttachmentFromCard": Telling("detached", _FILE),
    "addChecklistToCard": Telling("checklist_added", _NAMED),
    "removeChecklistFromCard": Telling("checklist_removed", _NAMED),
    "updateChecklist": Telling("checklist_renamed", {"from": "old.name", "to": "checklist.name"}),
    "createCheckItem": Telling("step_added", _STEP),
    "deleteCheckItem": Telling("step_removed", _STEP),
    "updateCheckItem": Telling("step_changed", _STEP),
    "updateCheckItemStateOnCard": Telling("step_done", _STEP),
    "updateComment": Telling("comment_edited"),
    "deleteComment": Telling("comment_deleted"),
    "voteOnCard": Telling("voted"),
    "updateCustomFieldItem": Telling(
        "field_set",
        {
            "field": "customField.name",
            "text": "customFieldItem.value.text",
            "number": "customFieldItem.value.number",
            "date": "customFieldItem.value.date",
            "checked": "customFieldItem.value.checked",
            "option": "customFieldItem.idValue",
        },
    ),
    "createList": Telling("status_added", {"name": "list.name"}),
    "moveListToBoard": Telling("status_added", {"name": "list.name", "from": "boardSource.name"}),
    "moveListFromBoard": Telling("status_removed", {"name": "list.name"}),
    "createBoard": Telling("space_created"),
    "copyBoard": Telling("space_created", {"from": "boardSource.id"}),
    "updateBoard": Telling("space_changed", {"from": "old.name", "to": "board.name"}),
    "addMemberToBoard": Telling("member_added", {"person": "idMemberAdded", "name": "member.name"}),
    "removeMemberFromBoard": Telling("member_removed", _PERSON),
    "makeAdminOfBoard": Telling("role_changed", {**_PERSON, "to": "memberType"}),
    "makeNormalMemberOfBoard": Telling("role_changed", {**_PERSON, "to": "memberType"}),
    "makeObserverOfBoard": Telling("role_changed", {**_PERSON, "to": "memberType"}),
    "unconfirmedBoardInvitation": Telling("member_invited", {"name": "member.name"}),
    "addToOrganizationBoard": Telling("space_changed"),
    "removeFromOrganizationBoard": Telling("space_changed"),
    "enablePlugin": Telling("power_up_on", {"name": "plugin.name"}),
    "disablePlugin": Telling("power_up_off", {"name": "plugin.name"}),
    "createCustomField": Telling("field_added", {"name": "customField.name"}),
    "updateCustomField": Telling("field_changed", {"name": "customField.name"}),
    "deleteCustomField": Telling("field_removed", {"name": "customField.name"}),
    "createLabel": Telling("label_added", _LABEL),
    "updateLabel": Telling("label_changed", _LABEL),
    "deleteLabel": Telling("label_removed", _LABEL),
}

# What an update changed stands in `old`; the first of these that is there names the event.
CARD_UPDATES: Mapping[str, Telling] = {
    "idList": Telling(
        "moved",
        {
            "from": "listBefore.name",
            "to": "listAfter.name",
            "from_id": "listBefore.id",
            "to_id": "listAfter.id",
        },
    ),
    "closed": Telling("archived"),
    "dueComplete": Telling("marked_done"),
    "name": Telling("renamed", {"from": "old.name", "to": "card.name"}),
    "desc": Telling("described", {"from": "old.desc", "to": "card.desc"}),
    "due": Telling("target_changed", {"from": "old.due", "to": "card.due"}),
    "start": Telling("start_changed", {"from": "old.start", "to": "card.start"}),
    "idMembers": Telling("people_changed"),
    "idLabels": Telling("labels_changed"),
    "cover": Telling("cover_changed"),
    "idAttachmentCover": Telling("cover_changed"),
    "dueReminder": Telling("reminder_changed"),
    "pos": Telling("ranked"),
}
LIST_UPDATES: Mapping[str, Telling] = {
    "closed": Telling("status_archived"),
    "name": Telling("status_renamed", {"from": "old.name", "to": "list.name"}),
    "softLimit": Telling("status_changed", {"from": "old.softLimit", "to": "list.softLimit"}),
    "pos": Telling("status_ranked"),
}
OTHER_UPDATE = Telling("changed")
OTHER_LIST_UPDATE = Telling("status_changed")
UNKNOWN = Telling("other")

# The verb when the new value is false instead of true.
OPPOSITES: Mapping[str, str] = {
    "archived": "restored",
    "marked_done": "unmarked_done",
    "status_archived": "status_restored",
    "step_done": "step_undone",
}

VERBS = frozenset(
    [
        *(telling.verb for telling in ACTIONS.values()),
        *(telling.verb for telling in CARD_UPDATES.values()),
        *(telling.verb for telling in LIST_UPDATES.values()),
        *OPPOSITES.values(),
        OTHER_UPDATE.verb,
        OTHER_LIST_UPDATE.verb,
        UNKNOWN.verb,
    ]
)
