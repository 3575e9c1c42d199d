"""The published instances of the next release problem."""

from benchmarks.engine.tables import shared

from rooftree.engine.release import read_nrp

CLASSIC = tuple(f"nrp{i}" for i in range(1, 6))
REALISTIC = tuple(f"nrp-{letter}{i}" for letter in "egm" for i in range(1, 5))
FRONTIERS = ("nrp1", "nrp3", "nrp-e1", "nrp-g1", "nrp-m1")


def problem_of(name, ratio=None):
    """Return one instance, its budget the ratio of all costs, rounded up."""
    kind = "realistic" if "-" in name else "classic"
    path = shared() / "nrp" / f"{kind}-nrp" / f"{name}.txt"
    return read_nrp(path.read_text(encoding="utf-8"), ratio)


def cost_of_all(problem):
    return sum(problem.cost_of(each) for each in problem.features)


def budgets(problem, count):
    """Return `count` budgets at equal steps up to the cost of everything."""
    return [cost_of_all(problem) * i // count for i in range(1, count + 1)]
