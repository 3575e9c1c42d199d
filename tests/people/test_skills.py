"""What people can do, and how well."""

import pytest

from rooftree.changes.bin.actions import restore_deleted
from rooftree.changes.bin.queries import deletions_seen
from rooftree.errors import Forbidden, NotFound, RuleBroken
from rooftree.people.persons.actions import add_person
from rooftree.people.persons.merging import link_member
from rooftree.people.skills.actions import add_skill, remove_skill, rename_skill, set_skill
from rooftree.people.skills.models import PersonSkill, Skill
from rooftree.people.skills.queries import (
    holders_by_skill,
    skill_by_id,
    skills_of,
    skills_seen,
)
from tests.changes.test_rebuild import rebuilt, tables_now
from tests.world import build


def skill_of(world, name="Welding"):
    return Skill.objects.get(pk=add_skill(name=name, by=world.ada.actor).subject.pk)


def levels(person):
    return [(held.name, held.level) for held in skills_of(person)]


def test_a_skill_is_known_once_whatever_its_case(world):
    skill_of(world, "  Arc   welding ")
    skill_of(build("other"), "Arc welding")

    assert [skill.name for skill in skills_seen(world.cleo.viewer)] == ["Arc welding"]
    for name in ("ARC WELDING", " "):
        with pytest.raises(RuleBroken) as refusal:
            skill_of(world, name)
        assert refusal.value.field == "name"


def test_a_skill_may_change_its_case(world):
    skill = skill_of(world)

    rename_skill(skill, name="WELDING", by=world.ada.actor)

    assert skill_by_id(world.cleo.viewer, skill.pk).name == "WELDING"
    assert rename_skill(skill, name="WELDING", by=world.ada.actor) is None


def test_only_admins_keep_the_list(world):
    skill = skill_of(world)

    for deed in (
        lambda by: add_skill(name="Other", by=by),
        lambda by: rename_skill(skill, name="Other", by=by),
        lambda by: remove_skill(skill, by=by),
    ):
        with pytest.raises(Forbidden):
            deed(world.ben.actor)


def test_people_say_what_they_can_do_and_admins_of_anybody(world):
    skill, ben = skill_of(world), world.ben.person
    set_skill(ben, skill, level=2, by=world.ben.actor)
    set_skill(world.cleo.person, skill, level=5, by=world.ada.actor)

    assert levels(ben) == [("Welding", 2)]
    assert holders_by_skill(world.cleo.viewer) == {skill.pk: 2}
    assert set_skill(ben, skill, level=2, by=world.ben.actor) is None
    set_skill(ben, skill, level=4, by=world.ada.actor)
    assert levels(ben) == [("Welding", 4)]
    set_skill(ben, skill, level=0, by=world.ben.actor)
    assert levels(ben) == []
    with pytest.raises(Forbidden):
        set_skill(world.ada.person, skill, level=1, by=world.ben.actor)


@pytest.mark.parametrize("level", [-1, 6])
def test_a_level_is_from_1_to_5(world, level):
    with pytest.raises(RuleBroken):
        set_skill(world.ben.person, skill_of(world), level=level, by=world.ada.actor)


def test_a_skill_of_another_workspace_is_not_found(world):
    foreign = skill_of(build("other"))

    with pytest.raises(NotFound):
        set_skill(world.ben.person, foreign, level=1, by=world.ada.actor)
    with pytest.raises(NotFound):
        skill_by_id(world.ada.viewer, foreign.pk)
    with pytest.raises(NotFound):
        remove_skill(foreign, by=world.ada.actor)


def test_a_deleted_skill_comes_back_with_those_who_have_it(world):
    skill = skill_of(world)
    set_skill(world.ben.person, skill, level=3, by=world.ben.actor)
    remove_skill(skill, by=world.ada.actor)
    assert deletions_seen(world.ben.viewer) == []
    (gone,) = deletions_seen(world.ada.viewer)
    assert (gone.what, gone.name) == ("skill", "Welding")
    with pytest.raises(NotFound):
        restore_deleted(gone.seq, by=world.ben.actor)

    restore_deleted(gone.seq, by=world.ada.actor)

    assert levels(world.ben.person) == [("Welding", 3)]
    assert rebuilt(world.workspace.pk) == tables_now(world.workspace.pk)
    assert deletions_seen(world.ada.viewer) == []


def test_a_skill_does_not_push_out_the_one_that_took_its_place(world):
    remove_skill(skill_of(world), by=world.ada.actor)
    (gone,) = deletions_seen(world.ada.viewer)
    skill_of(world, "welding")

    with pytest.raises(RuleBroken, match="taken its place"):
        restore_deleted(gone.seq, by=world.ada.actor)


def test_a_placeholder_keeps_one_level_when_it_turns_out_to_be_a_member(world):
    skill = skill_of(world)
    placeholder = add_person(name="Ben of old", by=world.ada.actor).subject
    for person, level in ((placeholder, 2), (world.ben.person, 4)):
        set_skill(person, skill, level=level, by=world.ada.actor)

    link_member(placeholder, member=world.ben.person, by=world.ada.actor)

    assert PersonSkill.objects.get().person == placeholder
