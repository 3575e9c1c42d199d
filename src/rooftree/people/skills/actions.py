"""Keeping the list of skills, and saying who has them."""

from django.utils.translation import gettext as _

from rooftree.accounts.texts import checked_line
from rooftree.changes.action import action
from rooftree.changes.actor import Actor
from rooftree.changes.borders import refuse_foreign
from rooftree.changes.rows import edit, insert, remove
from rooftree.errors import Forbidden, RuleBroken
from rooftree.people.persons.models import Person
from rooftree.people.persons.policy import may_edit_people, require_may_edit_people
from rooftree.people.skills.facts import SkillAdded, SkillDeleted, SkillRenamed, SkillSet
from rooftree.people.skills.models import BEGINNER, MASTER, PersonSkill, Skill

LONGEST_NAME = 100


@action
def add_skill(*, name: str, by: Actor) -> SkillAdded:
    """Add something that people can do; the subject is the skill. RuleBroken for a known name."""
    require_may_edit_people(by.viewer)
    skill = Skill(workspace_id=by.workspace_id)
    skill.name = _checked(name, skill)
    insert(skill)
    return SkillAdded(subject=skill, topics=("people",), name=skill.name)


@action
def rename_skill(
    skill: Skill, *, name: str, by: Actor, expected: int | None = None
) -> SkillRenamed | None:
    """Call a skill something else."""
    require_may_edit_people(by.viewer)
    if not edit(skill, expected=expected, name=_checked(name, skill)):
        return None
    return SkillRenamed(subject=skill, topics=("people",), name=skill.name)


@action
def remove_skill(skill: Skill, *, by: Actor) -> SkillDeleted:
    """Put a skill into the bin; people lose it."""
    require_may_edit_people(by.viewer)
    remove(skill)
    return SkillDeleted(subject=skill, topics=("people", "bin"), name=skill.name)


@action
def set_skill(person: Person, skill: Skill, *, level: int, by: Actor) -> SkillSet | None:
    """Say how well a person can do something, from 1 to 5; 0 for not at all.

    People say so of themselves, admins of anybody.
    """
    refuse_foreign(by.workspace_id, person, skill)
    if by.viewer.person_id != person.pk and not may_edit_people(by.viewer):
        raise Forbidden(_("People set their own skills; admins set anybody's."))
    if level and not BEGINNER <= level <= MASTER:
        raise RuleBroken(_("A level is from 1 (beginner) to 5 (master)."), field="level")
    held = PersonSkill.objects.filter(person=person, skill=skill).first()
    if not _differs(held, level):
        return None
    if held is None:
        insert(PersonSkill(workspace_id=by.workspace_id, person=person, skill=skill, level=level))
    elif level:
        edit(held, level=level)
    else:
        remove(held)
    topics = ("people", f"person:{person.pk}")
    return SkillSet(
        subject=person, topics=topics, name=skill.name, who_person=person.pk, level=level
    )


def _differs(held: PersonSkill | None, level: int) -> bool:
    return (0 if held is None else held.level) != level


def _checked(name: str, skill: Skill) -> str:
    empty = _("A skill needs a name.")
    name = checked_line(name, field="name", empty=empty, longest=LONGEST_NAME)
    same = Skill.objects.filter(workspace_id=skill.workspace_id, name__iexact=name)
    if same.exclude(pk=skill.pk).exists():
        raise RuleBroken(_("There is a skill of this name already."), field="name")
    return name
