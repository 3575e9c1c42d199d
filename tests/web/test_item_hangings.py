"""What hangs on an item: parts, comments, checklists, ties, promises."""

from datetime import date

import pytest

from rooftree.web.forms.marks import mark_of
from rooftree.work.checklists.actions import add_checklist
from rooftree.work.checklists.entries import add_entry
from rooftree.work.checklists.models import CheckItem, Checklist
from rooftree.work.comments.actions import add_comment, edit_comment
from rooftree.work.comments.models import Comment
from rooftree.work.commitments.models import Commitment
from rooftree.work.items.models import Item
from rooftree.work.links.actions import add_dependency
from rooftree.work.models import Dependency, Link

ITEM = "/w/acme/items/WEB-1"


@pytest.fixture
def ben(world, browser):
    return browser(world.ben)


def undo_in(answer):
    start = answer.content.decode().split('action="/w/acme/bin/')[1]
    return f"/w/acme/bin/{start.split(chr(34))[0]}"


def test_a_part_is_added_as_private_as_its_item(world, ben):
    item = world.item(is_private=True, assignees=[world.ben.person])

    answer = ben.post(f"{ITEM}/parts", {"title": "A step"})

    part = Item.objects.get(title="A step")
    assert answer.status_code == 303
    assert (part.parent, part.is_private) == (item, True)
    assert ben.post(f"{ITEM}/parts", {"title": ""}).status_code == 422
    assert ben.post(f"{ITEM}/parts", {"title": "x", "kind": "initiative"}).status_code == 422


def test_a_comment_is_said_edited_and_taken_back(world, browser):
    world.item()
    cora = browser(world.cora)

    said = cora.post(f"{ITEM}/comments", {"comment": "Hello **you**"})
    comment = Comment.objects.get()
    assert said.headers["Location"] == f"{ITEM}#comment-{comment.pk}"
    assert "<strong>you</strong>" in cora.get(ITEM).content.decode()

    form = cora.get(f"{ITEM}/comments/{comment.pk}").content.decode()
    assert f'<turbo-frame id="edit-comment-{comment.pk}"' in form
    cora.post(f"{ITEM}/comments/{comment.pk}", {"body": "Hello", "version": 1})
    comment.refresh_from_db()
    assert comment.body == "Hello"

    gone = cora.post(f"{ITEM}/comments/{comment.pk}/deletion", follow=True)
    assert not Comment.objects.exists()
    cora.post(undo_in(gone))
    assert Comment.objects.get().body == "Hello"


def test_an_empty_comment_is_refused_on_the_page_itself(world, ben):
    world.item("Something")

    answer = ben.post(f"{ITEM}/comments", {"comment": "  "})

    assert answer.status_code == 422
    assert "Something" in answer.content.decode()


def test_comments_of_others_are_theirs(world, ben, browser):
    comment = add_comment(world.item(), body="Mine", by=world.cora.actor).comment

    assert ben.post(f"{ITEM}/comments/{comment}", {"body": "x"}).status_code == 403
    assert ben.post(f"{ITEM}/comments/{comment}/deletion").status_code == 403
    assert browser(world.cleo).post(f"{ITEM}/comments", {"comment": "x"}).status_code == 403
    assert f"/comments/{comment}" not in ben.get(ITEM).content.decode()


def test_a_comment_edited_by_two_shows_both(world, browser):
    pk = add_comment(world.item(), body="First", by=world.cora.actor).comment
    edit_comment(Comment.objects.get(pk=pk), body="By Ada", by=world.ada.actor)

    answer = browser(world.cora).post(
        f"{ITEM}/comments/{pk}", {"body": "By Cora", "version": 1, "was_body": mark_of("First")}
    )

    assert answer.status_code == 409
    assert "By Ada" in answer.content.decode()
    assert "By Cora" in answer.content.decode()


def test_a_thing_is_found_only_on_its_own_item(world, ben):
    first, other = world.item(), world.item()
    comment = add_comment(other, body="There", by=world.ben.actor).comment
    add_checklist(other, title="There", by=world.ben.actor)
    checklist = Checklist.objects.get()
    add_dependency(other, world.item(), by=world.ben.actor)

    assert first.key == "WEB-1"
    assert ben.get(f"{ITEM}/comments/{comment}").status_code == 404
    assert ben.get(f"{ITEM}/checklists/{checklist.pk}").status_code == 404
    assert ben.get(f"{ITEM}/dependencies/{Dependency.objects.get().pk}").status_code == 404


def test_a_checklist_is_made_filled_ticked_and_ordered(world, ben):
    world.item()
    ben.post(f"{ITEM}/checklists", {"title": "Before"})
    checklist = Checklist.objects.get()
    for text in ("one", "two"):
        ben.post(f"{ITEM}/checklists/{checklist.pk}/check-items", {"text": text})
    one, two = CheckItem.objects.all()

    ben.post(f"{ITEM}/check-items/{one.pk}/tick", {"is_done": "on"})
    ben.post(f"{ITEM}/check-items/{two.pk}/place", {"position": "0"})
    ben.post(
        f"{ITEM}/check-items/{two.pk}",
        {"text": "two!", "due": "2030-01-01", "assignee": world.ada.person.pk},
    )
    ben.post(f"{ITEM}/checklists/{checklist.pk}", {"title": "After"})

    first, second = CheckItem.objects.all()
    assert (first.text, first.due, first.assignee) == ("two!", date(2030, 1, 1), world.ada.person)
    assert (second.text, second.is_done) == ("one", True)
    text = ben.get(ITEM).content.decode()
    assert "After" in text
    assert "1 of 2" in text


def test_a_deleted_checklist_and_entry_come_back(world, ben):
    add_checklist(world.item(), title="Before", by=world.ben.actor)
    checklist = Checklist.objects.get()
    add_entry(checklist, text="one", by=world.ben.actor)
    entry = CheckItem.objects.get()

    ben.post(undo_in(ben.post(f"{ITEM}/check-items/{entry.pk}/deletion", follow=True)))
    assert CheckItem.objects.get() == entry
    ben.post(undo_in(ben.post(f"{ITEM}/checklists/{checklist.pk}/deletion", follow=True)))
    assert CheckItem.objects.get() == entry


def test_a_dependency_is_made_changed_and_removed(world, ben):
    item, other = world.item(), world.item("Other")

    ben.post(
        f"{ITEM}/dependencies", {"way": "blocks", "other": "web-2", "type": "SS", "lag": "-1d"}
    )
    bound = Dependency.objects.get()
    assert (bound.predecessor, bound.successor, bound.type, bound.lag) == (item, other, "SS", -480)
    assert "holds up" in ben.get(ITEM).content.decode()

    ben.post(f"{ITEM}/dependencies/{bound.pk}", {"type": "FS", "lag": "2h", "version": 1})
    bound.refresh_from_db()
    assert (bound.type, bound.lag) == ("FS", 120)
    ben.post(f"{ITEM}/dependencies/{bound.pk}/deletion")
    assert not Dependency.objects.exists()


def test_a_circle_is_refused_in_words(world, ben):
    item, other = world.item(), world.item()
    add_dependency(item, other, by=world.ada.actor)

    answer = ben.post(f"{ITEM}/dependencies", {"way": "waits", "other": "WEB-2"})

    assert answer.status_code == 422
    assert "circle" in answer.content.decode()
    assert 'value="WEB-2"' in answer.content.decode()


@pytest.mark.parametrize("path", ["dependencies", "links"])
@pytest.mark.parametrize("other", ["", "WEB-77", "WEB-2"])
def test_a_tie_needs_an_item_that_one_can_see(world, ben, path, other):
    world.item()
    world.item("Secret", is_private=True)

    answer = ben.post(f"{ITEM}/{path}", {"other": other, "kind": "relates", "way": "waits"})

    assert answer.status_code == 422
    assert "Secret" not in answer.content.decode()


def test_links_are_made_both_ways_and_removed(world, ben):
    item, other = world.item(), world.item("Other")

    ben.post(f"{ITEM}/links", {"kind": "duplicated", "other": "WEB-2"})
    link = Link.objects.get()
    assert (link.source, link.target, link.kind) == (other, item, "duplicates")
    assert "duplicated by" in ben.get(ITEM).content.decode()
    ben.post(f"{ITEM}/links/{link.pk}/deletion")
    assert not Link.objects.exists()


def test_a_promise_is_made_changed_and_settled(world, ben):
    world.item()

    ben.post(f"{ITEM}/commitments", {"to_whom": "Nordwind", "date": "2030-01-01"})
    promise = Commitment.objects.get()
    unchanged = {"was_to_whom": mark_of("Nordwind"), "was_note": mark_of("")}
    sent = {"to_whom": "Nordwind", "date": "2030-02-01", "note": "", "version": 1}
    ben.post(f"{ITEM}/commitments/{promise.pk}", sent | unchanged)
    ben.post(f"{ITEM}/commitments/{promise.pk}/state", {"state": "kept"})
    promise.refresh_from_db()

    assert (promise.to_whom, promise.date, promise.state) == ("Nordwind", date(2030, 2, 1), "kept")
    assert ben.post(f"{ITEM}/commitments", {"to_whom": "x", "date": ""}).status_code == 422
    assert ben.post(f"{ITEM}/commitments/{promise.pk}/state", {"state": "?"}).status_code == 422


def test_why_its_date_is_what_it_is_has_an_address_of_its_own(world, ben):
    world.item()

    assert 'src="/w/acme/items/WEB-1/why"' in ben.get(ITEM).content.decode()
    assert '<turbo-frame id="item-why"' in ben.get(f"{ITEM}/why").content.decode()
