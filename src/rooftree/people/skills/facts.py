"""What can happen to skills."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from rooftree.changes.facts import Fact


@dataclass(frozen=True, kw_only=True)
class SkillFact(Fact):
    """Something about a skill, with the name that it had."""

    private = frozenset({"name"})
    name: str


@dataclass(frozen=True, kw_only=True)
class SkillAdded(SkillFact):
    """There is something else that people can do."""

    verb = "people.skill.added"
    wording = _("added the skill {name}")


@dataclass(frozen=True, kw_only=True)
class SkillRenamed(SkillFact):
    """A skill is called something else."""

    verb = "people.skill.renamed"
    wording = _("renamed a skill to {name}")


@dataclass(frozen=True, kw_only=True)
class SkillDeleted(SkillFact):
    """A skill is in the bin; nobody has it any more."""

    verb = "people.skill.deleted"
    wording = _("deleted the skill {name}")


@dataclass(frozen=True, kw_only=True)
class SkillSet(SkillFact):
    """A person can do something, better or worse than before; level 0 is not at all. Told of the person."""

    verb = "people.skill.set"
    wording = _("set {name} of {who_person} to level {level}")
    who_person: int
    level: int
