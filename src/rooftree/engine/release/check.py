"""An independent judge of answers to release problems, written from the definition alone."""

from collections.abc import Iterator, Mapping

from rooftree.engine.release.parts import Group, Quota
from rooftree.engine.release.problem import ReleaseProblem


def violations(problem: ReleaseProblem, releases: Mapping[str, str]) -> list[str]:
    """Return a sentence for each rule of `problem` that this choice (feature → release) breaks."""
    numbers = {release.key: i for i, release in enumerate(problem.releases)}
    features = {feature.key for feature in problem.features}
    unknown = [
        f"{key} in {release} is not of this problem"
        for key, release in releases.items()
        if key not in features or release not in numbers
    ]
    if unknown:
        return unknown
    when = {key: numbers[release] for key, release in releases.items()}
    return [
        *_broken_decisions(problem, when),
        *_overspent(problem, when),
        *(
            f"{each.after} comes without {each.before}"
            for each in problem.precedences
            if each.after in when and when.get(each.before, len(numbers)) > when[each.after]
        ),
        *(f"group {each.key} is broken" for each in problem.groups if not _holds(each, when)),
        *(
            f"quota {each.key} is broken"
            for each in problem.quotas
            if not _keeps(problem, each, when)
        ),
    ]


def value_of(problem: ReleaseProblem, releases: Mapping[str, str]) -> int:
    """Return what this choice is worth."""
    worth = {release.key: release.worth for release in problem.releases}
    customers = {customer.key: customer.weight for customer in problem.customers}
    goals = {goal.key: goal.weight for goal in problem.goals}
    total = 0
    for feature in problem.features:
        if feature.key in releases:
            own = feature.value
            own += sum(customers[key] * value for key, value in feature.values.items())
            own += sum(goals[key] * value for key, value in feature.goals.items())
            total += own * worth[releases[feature.key]]
    for customer in problem.customers:
        if all(key in releases for key in customer.requests):
            first = problem.releases[0].worth
            last = min((worth[releases[key]] for key in customer.requests), default=first)
            total += customer.weight * customer.value * last
    return total


def cost_of(problem: ReleaseProblem, releases: Mapping[str, str]) -> int:
    """Return what this choice costs."""
    return sum(problem.cost_of(each) for each in problem.features if each.key in releases)


def _broken_decisions(problem: ReleaseProblem, when: Mapping[str, int]) -> Iterator[str]:
    for feature in problem.features:
        if feature.decided is not None and feature.decided != (feature.key in when):
            yield f"{feature.key} is decided otherwise"


def _overspent(problem: ReleaseProblem, when: Mapping[str, int]) -> Iterator[str]:
    for number, release in enumerate(problem.releases):
        for skill, capacity in release.capacities.items():
            used = sum(
                feature.costs.get(skill, 0)
                for feature in problem.features
                if when.get(feature.key) == number
            )
            if used > capacity:
                yield f"{release.key} takes {used} of {capacity} {skill}"
    spent = cost_of(problem, dict.fromkeys(when, ""))
    if problem.budget is not None and spent > problem.budget:
        yield f"the cost {spent} is above the budget {problem.budget}"


def _holds(group: Group, when: Mapping[str, int]) -> bool:
    members = set(group.features)
    chosen = [when[key] for key in members if key in when]
    if group.kind == "or":
        return bool(chosen)
    if group.kind == "xor":
        return len(chosen) == 1
    if group.kind == "alternative":
        return len(chosen) <= 1
    whole = len(chosen) in {0, len(members)}
    return whole and (group.kind == "and" or len(set(chosen)) <= 1)


def _keeps(problem: ReleaseProblem, quota: Quota, when: Mapping[str, int]) -> bool:
    counted = sum(
        problem.cost_of(feature) if quota.measure == "cost" else 1
        for feature in problem.features
        if feature.key in when
        and (feature.theme == quota.theme if quota.theme else quota.goal in feature.goals)
    )
    return counted >= quota.least and (quota.most is None or counted <= quota.most)
