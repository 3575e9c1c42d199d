"""From a problem to the arrays of the network Monte Carlo."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from rooftree.engine.compilation import compiled
from rooftree.engine.compiled import Compiled
from rooftree.engine.faults import ProblemError
from rooftree.engine.forecast.arrays import Floats, Ints, Singles
from rooftree.engine.forecast.limits import check_lengths, check_sums, too_long
from rooftree.engine.forecast.quantiles import tables
from rooftree.engine.forecast.sampling import LONGEST, Correlation, Risk, Sampling
from rooftree.engine.parts import Activity
from rooftree.engine.plan import Finding
from rooftree.engine.problem import Problem

MOST_CELLS = 10**8  # activities times samples: 800 MB
ROUNDING = 1e-9  # of an eigenvalue


@dataclass(frozen=True, slots=True)
class Prepared:
    """Rows are the activities that can be planned, in topological order: row r is `order[r]`.

    `links` are (other row, from finish, to finish, lag), those of row r from offsets[r] on.
    `longest` are the longest durations that may be drawn, impacts of risks included.
    """

    problem: Problem
    numbers: Compiled
    row_of: Mapping[int, int]
    tables: Singles
    spread: NDArray[np.bool_]
    loadings: Floats
    own: Floats
    impacts: Sequence[tuple[Risk, Singles, NDArray[np.int64]]]
    longest: Ints
    fixed: NDArray[np.int8]
    offsets: NDArray[np.int64]
    links: Ints
    findings: tuple[Finding, ...]
    assumed: int

    @property
    def order(self) -> Sequence[int]:
        """Return the positions of the rows."""
        return self.numbers.order


def prepared(problem: Problem, sampling: Sampling) -> Prepared:
    """Return the arrays for `problem`; raises ProblemError when the two do not go together."""
    _check(problem, sampling)
    plain, findings = _plain(problem)
    numbers = compiled(plain)
    likely = list(numbers.durations)
    for position in numbers.order:
        likely[position] = _points(plain.activities[position])[1]
    numbers = replace(numbers, durations=likely)
    row_of = {position: row for row, position in enumerate(numbers.order)}
    points = np.array(
        [_points(plain.activities[position]) for position in numbers.order], float
    ).reshape(-1, 3)
    found = tables(points, sampling.shape, sampling.tail)
    keys = [numbers.keys[position] for position in numbers.order]
    loadings = _loadings(keys, sampling.correlation)
    impacts = [
        _impact(risk, sampling, {key: r for r, key in enumerate(keys)}) for risk in sampling.risks
    ]
    check_lengths(keys, found, [(risk, table) for risk, table, _ in impacts])
    longest = found.max(1, initial=0).astype(np.float64)
    for _, table, rows in impacts:
        longest[rows] += float(table.max())
    check_sums(plain, numbers, longest, resources=sampling.resources)
    links = [
        [
            (row_of[link.other], link.from_finish, link.to_finish, link.lag)
            for link in numbers.links[position]
        ]
        for position in numbers.order
    ]
    return Prepared(
        problem=plain,
        numbers=numbers,
        row_of=row_of,
        tables=found,
        spread=points[:, 0] < points[:, 2],
        loadings=loadings,
        own=np.sqrt(np.maximum(0, 1 - (loadings**2).sum(1))),
        impacts=impacts,
        longest=np.ceil(longest).astype(np.int32),
        fixed=np.array([numbers.fixed[i] is not None for i in numbers.order], np.int8),
        offsets=np.cumsum([0, *map(len, links)], dtype=np.int64),
        links=np.array([link for each in links for link in each], np.int32).reshape(-1, 4),
        findings=(*findings, *numbers.findings),
        assumed=sum(plain.activities[i].estimate is None for i in numbers.order),
    )


def _check(problem: Problem, sampling: Sampling) -> None:
    known = {activity.key for activity in problem.activities}
    if len(problem.activities) * sampling.samples > MOST_CELLS:
        size = f"{sampling.samples} samples of {len(problem.activities)} activities"
        raise ProblemError((f"{size} are more than {MOST_CELLS} draws; ask for fewer samples",))
    faults = [
        f"risk {risk.key} names the unknown activity {key}"
        for risk in sampling.risks
        for key in risk.activities
        if key not in known
    ]
    if isinstance(sampling.correlation, Correlation):
        faults += [
            f"the correlation names the unknown activity {key}"
            for key in sampling.correlation.groups
            if key not in known
        ]
    for activity in problem.activities:
        estimate = activity.estimate
        if estimate and not 0 <= estimate.low <= estimate.likely <= estimate.high:
            faults.append(f"the estimate of {activity.key} does not rise from low to high")
        elif estimate and estimate.high > LONGEST:
            faults.append(too_long(activity.key))
    if faults:
        raise ProblemError(tuple(faults))


def _plain(problem: Problem) -> tuple[Problem, list[Finding]]:
    """Return the problem with first modes and without skills, and what that leaves out."""
    findings = []
    activities = []
    for activity in problem.activities:
        changes: dict[str, Any] = {}
        if activity.modes:
            mode = activity.modes[0]
            message = f"{activity.key} is forecast in its first mode, {mode.key}"
            findings.append(Finding("mode-assumed", message, (activity.key,)))
            changes = {"modes": (), "duration": mode.duration, "demands": mode.demands}
        if activity.skills:
            message = f"{activity.key} is forecast without choosing people for its skills"
            findings.append(Finding("skills-ignored", message, (activity.key,)))
            changes["skills"] = ()
        if activity.estimate and not activity.modes:  # so that its demands count
            length = "duration" if activity.remaining is None else "remaining"
            if not getattr(activity, length):
                changes[length] = activity.estimate.high
        activities.append(replace(activity, **changes) if changes else activity)
    if all(a is b for a, b in zip(activities, problem.activities, strict=True)):
        return problem, findings
    return replace(problem, activities=tuple(activities)), findings


def _points(activity: Activity) -> tuple[int, int, int]:
    if activity.estimate is None:
        length = activity.duration if activity.remaining is None else activity.remaining
        return length, length, length
    return activity.estimate.low, activity.estimate.likely, activity.estimate.high


def _loadings(keys: Sequence[str], correlation: float | Correlation) -> Floats:
    """Return what each row takes of common factors, by the eigenvectors of the matrix.

    A group of one row has no other one in it, so whatever its diagonal says, it is taken as 1.
    """
    if not isinstance(correlation, Correlation):
        return np.full((len(keys), 1), correlation**0.5)
    members = Counter(correlation.groups[key] for key in keys if key in correlation.groups)
    names = [name for name in correlation.matrix if members[name]]
    matrix = np.array([[correlation.matrix[a][b] for b in names] for a in names], float)
    matrix = matrix.reshape(len(names), len(names))
    alone = [place for place, name in enumerate(names) if members[name] == 1]
    matrix[alone, alone] = 1
    values, vectors = np.linalg.eigh(matrix)
    if values.size and values[0] < -ROUNDING:
        raise ProblemError(("the correlation matrix contradicts itself (a negative eigenvalue)",))
    factors = vectors * np.sqrt(np.maximum(values, 0))
    loadings = np.zeros((len(keys), len(names)))
    for row, key in enumerate(keys):
        if key in correlation.groups:
            loadings[row] = factors[names.index(correlation.groups[key])]
    return loadings


def _impact(
    risk: Risk, sampling: Sampling, row_of_key: Mapping[str, int]
) -> tuple[Risk, Singles, NDArray[np.int64]]:
    points = np.array([[risk.impact.low, risk.impact.likely, risk.impact.high]], float)
    rows = sorted({row_of_key[key] for key in risk.activities if key in row_of_key})
    return risk, tables(points, sampling.shape, sampling.tail)[0], np.array(rows, np.int64)
