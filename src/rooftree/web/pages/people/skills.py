"""The skills of a workspace, and those of one person."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from rooftree.accounts.viewer import Viewer
from rooftree.people.persons.policy import may_edit_people
from rooftree.people.skills.models import BEGINNER, MASTER, Skill
from rooftree.people.skills.queries import holders_by_skill, skills_seen
from rooftree.web.pages.people.tabs import Options, Tabs, tabs_of


@dataclass(frozen=True, slots=True)
class SkillLine:
    """One skill, and how many have it; `url` is for those who may change it."""

    skill: Skill
    holders: int
    url: str


@dataclass(frozen=True, slots=True)
class SkillsPage:
    """All skills, and the form that adds one."""

    tabs: Tabs
    url: str
    lines: tuple[SkillLine, ...]
    may_edit: bool
    typed: Mapping[str, str]


def skills_page(viewer: Viewer, typed: Mapping[str, str], *, base: str) -> SkillsPage:
    """Return all skills."""
    here, may_edit, holders = (
        f"{base}/people/skills",
        may_edit_people(viewer),
        holders_by_skill(viewer),
    )
    return SkillsPage(
        tabs=tabs_of(viewer, base, "people/skills"),
        url=here,
        lines=tuple(
            SkillLine(one, holders.get(one.pk, 0), f"{here}/{one.pk}" if may_edit else "")
            for one in skills_seen(viewer)
        ),
        may_edit=may_edit,
        typed={"name": ""} | dict(typed.items()),
    )


def level_options() -> Options:
    """Return how well somebody can do something, as choices; 0 is not at all."""
    words = (_("1 beginner"), _("2"), _("3 able"), _("4"), _("5 master"))
    levels = range(BEGINNER, MASTER + 1)
    return (*zip(map(str, levels), words, strict=True), ("0", _("not at all")))
