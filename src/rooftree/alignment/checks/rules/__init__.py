"""The rules, one file each, in the order of the docs."""

from collections.abc import Mapping

from rooftree.alignment.checks.registry import Rule
from rooftree.alignment.checks.rules.dependency_broken import dependency_broken
from rooftree.alignment.checks.rules.goal_without_work import goal_without_work
from rooftree.alignment.checks.rules.person_overloaded import person_overloaded
from rooftree.alignment.checks.rules.plan_after_commitment import plan_after_commitment
from rooftree.alignment.checks.rules.plan_after_target import plan_after_target
from rooftree.alignment.checks.rules.work_without_goal import work_without_goal
from rooftree.alignment.checks.rules.work_without_owner import work_without_owner

RULES: Mapping[str, Rule] = {
    one.code: one
    for one in (
        dependency_broken,
        plan_after_commitment,
        plan_after_target,
        person_overloaded,
        work_without_goal,
        goal_without_work,
        work_without_owner,
    )
}
"""All rules by code."""
