"""A placeholder that turns out to be a member."""

from rooftree.people.persons.actions import add_person
from rooftree.people.persons.merging import link_member
from rooftree.people.persons.models import Person
from rooftree.work.comments.actions import add_comment
from rooftree.work.comments.models import Comment
from rooftree.work.items.assigning import assign
from rooftree.work.items.models import Assignment


def test_all_that_names_the_member_names_the_placeholder_afterwards(world):
    added = add_person(name="Benjamin", by=world.ada.actor)
    placeholder = Person.objects.get(pk=added.subject.pk)
    ben = world.ben.person
    item = world.item(by=world.ben, owner=ben)
    assign(item, [ben, placeholder], by=world.ada.actor)
    add_comment(item, body="Mine.", by=world.ben.actor)

    link_member(placeholder, member=ben, by=world.ada.actor)

    item.refresh_from_db()
    assert world.ben.person == placeholder
    assert item.reporter_id == item.owner_id == placeholder.pk
    assert Comment.objects.get().author_id == placeholder.pk
    assert [one.person_id for one in Assignment.objects.all()] == [placeholder.pk]
