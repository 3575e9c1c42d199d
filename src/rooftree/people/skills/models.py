"""Skills, and who has them."""

from django.db import models
from django.db.models.functions import Lower

from rooftree.accounts.models import Workspace
from rooftree.changes.tracking import track
from rooftree.people.persons.models import Person

BEGINNER, MASTER = 1, 5


class Skill(models.Model):
    """Something that people can do; its name is known once in a workspace, whatever its case."""

    workspace = models.ForeignKey(Workspace, models.CASCADE, related_name="+")
    name = models.CharField(max_length=100)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = (
            models.UniqueConstraint("workspace", Lower("name"), name="one_skill_per_name"),
        )

    def __str__(self) -> str:
        return self.name


class PersonSkill(models.Model):
    """How well a person can do something, from 1 (beginner) to 5 (master)."""

    workspace = models.ForeignKey(Workspace, models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, models.CASCADE, related_name="skills")
    skill = models.ForeignKey(Skill, models.CASCADE, related_name="holders")
    level = models.PositiveSmallIntegerField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["person", "skill"], name="one_level_per_skill"),
            models.CheckConstraint(
                condition=models.Q(level__gte=BEGINNER, level__lte=MASTER),
                name="skill_level_from_1_to_5",
            ),
        )

    def __str__(self) -> str:
        return f"{self.skill_id} of {self.person_id}: {self.level}"


track(Skill, private=("name",))
track(PersonSkill)
