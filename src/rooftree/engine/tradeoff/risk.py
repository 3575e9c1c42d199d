"""The risk of a plan at a glance: the odds that the chain which drives it ends too late."""

from statistics import NormalDist

from rooftree.engine.parts import Activity
from rooftree.engine.plan import Assignment, Plan
from rooftree.engine.problem import Problem

SPREAD = 1 / 6  # of a three-point estimate: its standard deviation as a part of its range


def odds_of_ending_after(wished: int, work: Problem, plan: Plan, finish: int) -> float:
    """Return the odds that a chain of activities driving this plan ends after `wished`.

    The chain is followed from the last finish back along what ended when the next began; its
    durations are added as normal (Malcolm et al. 1959), in the elapsed time of the plan. Quick and
    a little too hopeful, as other chains are left out: `odds` answers for a chosen option.
    """
    drifts = [_drift(each, work, plan) for each in _driving_chain(work, plan)]
    mean = finish + sum(excess for excess, _ in drifts)
    variance = sum(deviation**2 for _, deviation in drifts)
    if not variance:
        return float(mean > wished)
    return 1 - NormalDist(mean, variance**0.5).cdf(wished)


def _driving_chain(work: Problem, plan: Plan) -> list[Activity]:
    """Return the last activity, one that it waited for or that had the same people, and so on."""
    before: dict[str, set[str]] = {}
    for each in work.dependencies:
        before.setdefault(each.after, set()).add(each.before)
    given_back = {each.key for each in work.resources if each.kind == "renewable"}
    done = [
        (place.start, place.finish, each, _used(each, place) & given_back)
        for each in work.activities
        if (place := plan.assignments.get(each.key)) is not None and place.start < place.finish
    ]
    chain: list[Activity] = []
    ahead = max(done, key=lambda each: each[1], default=None)
    while ahead is not None:
        start, _, last, used = ahead
        chain.append(last)
        ahead = max(
            (
                each
                for each in done
                if each[1] <= start and (each[2].key in before.get(last.key, ()) or each[3] & used)
            ),
            key=lambda each: each[1],
            default=None,
        )
    return chain


def _used(activity: Activity, place: Assignment) -> set[str]:
    """Return the resources that `activity` takes in its place: of its mode, and people chosen."""
    demands = [
        activity.demands,
        *(each.demands for each in activity.modes if each.key == place.mode),
    ]
    return {key for each in demands for key in each} | place.resources.keys()


def _drift(activity: Activity, work: Problem, plan: Plan) -> tuple[float, float]:
    """Return how much longer than planned `activity` takes on average, and the deviation of that.

    Both are in elapsed time. An estimate of work with modes is that of the first one, as in a
    forecast; another mode stretches it in proportion.
    """
    estimate, place = activity.estimate, plan.assignments[activity.key]
    if estimate is None:
        return 0.0, 0.0
    minutes, scale = _minutes(activity, place), 1.0
    if activity.modes and activity.modes[0].duration:
        scale = minutes / activity.modes[0].duration
    start = place.start if activity.actual_start is None else max(place.start, work.start)
    rate = (place.finish - start) / max(1, minutes)
    mean = scale * (estimate.low + 4 * estimate.likely + estimate.high) / 6
    return rate * (mean - minutes), rate * scale * (estimate.high - estimate.low) * SPREAD


def _minutes(activity: Activity, place: Assignment) -> int:
    """Return the working minutes that the plan counts on, or what remains of them."""
    for mode in activity.modes:
        if mode.key == place.mode:
            return mode.duration
    return activity.duration if activity.remaining is None else activity.remaining
