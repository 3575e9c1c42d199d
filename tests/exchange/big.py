"""A large board, made up."""

from itertools import count

LISTS = ("Ideas", "To do", "Doing", "Review", "Done")
PEOPLE = 12


def big_board(cards):
    """Return a board with as many cards, each with a checklist, labels, people and some history."""
    fresh = (f"{0x5F000000 + number:08x}{number:016x}" for number in count(1))
    lists = [{"id": next(fresh), "name": name, "pos": place, "closed": False}
             for place, name in enumerate(LISTS)]  # fmt: skip
    people = [
        {"id": next(fresh), "fullName": f"Person {number}", "username": f"person{number}"}
        for number in range(PEOPLE)
    ]
    labels = [{"id": next(fresh), "name": f"Label {n}", "color": "green"} for n in range(8)]
    whole = {
        "id": next(fresh), "name": "Big board", "desc": "", "closed": False, "prefs": {},
        "shortLink": "Big00001", "lists": lists, "members": people, "labels": labels,
        "memberships": [], "checklists": [], "actions": [], "cards": [], "customFields": [],
    }  # fmt: skip
    for number in range(1, cards + 1):
        _add_card(whole, number, fresh)
    return whole


def _add_card(whole, number, fresh):
    column = whole["lists"][number % len(LISTS)]
    card = {
        "id": next(fresh), "idShort": number, "shortLink": f"C{number:07d}", "name": f"Card {number}",
        "desc": "Some **words** about it. " * 8, "closed": number % 50 == 0, "pos": number * 10,
        "idList": column["id"], "idMembers": [whole["members"][number % PEOPLE]["id"]],
        "idLabels": [whole["labels"][number % 8]["id"]], "due": "2030-05-01T12:00:00.000Z",
        "dueComplete": False, "attachments": [], "badges": {"comments": number % 3 == 0},
        "dateLastActivity": "2024-05-01T12:00:00.000Z", "idChecklists": [],
    }  # fmt: skip
    checklist = {"id": next(fresh), "idCard": card["id"], "name": "Steps", "pos": 1}
    checklist["checkItems"] = [
        {"id": next(fresh), "name": f"Step {step}", "state": "incomplete", "pos": step}
        for step in range(2)
    ]
    who = whole["members"][number % PEOPLE]
    made = {"card": {"id": card["id"], "shortLink": card["shortLink"]}, "list": column}
    whole["actions"].append(
        {"id": next(fresh), "type": "createCard", "date": "2024-01-01T10:00:00.000Z",
         "idMemberCreator": who["id"], "memberCreator": who, "data": made}
    )  # fmt: skip
    if number % 3 == 0:
        whole["actions"].append(
            {"id": next(fresh), "type": "commentCard", "date": "2024-02-01T10:00:00.000Z",
             "idMemberCreator": who["id"], "memberCreator": who, "data": made | {"text": "Yes."}}
        )  # fmt: skip
    whole["checklists"].append(checklist)
    whole["cards"].append(card)
