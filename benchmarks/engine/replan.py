"""One change to an accepted plan: the repair at once, and the new plan after a second.

    python -m benchmarks.engine.replan

Each instance is planned for a second; then three durations grow by half and, where feasible, one
capacity falls by a tenth (see the SOURCES.md of the data). The reference is the best of all plans:
the data's own, made by any method in up to ten seconds, and ours of ten seconds.
"""

import argparse
import gc
import json
from dataclasses import replace
from statistics import mean, median
from time import perf_counter

from benchmarks.engine.published import texts
from benchmarks.engine.rcpsp import value_by
from benchmarks.engine.tables import shared, write
from benchmarks.engine.turn import Turn, warm_up

from rooftree.engine import schedule
from rooftree.engine.check import violations
from rooftree.engine.instance import read_instance
from rooftree.engine.schedule import repair

LONG = 10.0


def main():
    turn = Turn(arguments().lock)
    changes = json.loads((shared() / "replan" / "changes.json").read_text(encoding="utf-8"))
    warm_up()
    gc.freeze()  # as in the processes that answer pages,
    gc.set_threshold(200_000, 50, 1000)  # this too
    by_name = {change["instance"]: change for change in changes}
    details = []
    for name, text in texts(by_name):
        with turn:
            details.append(replanned(name, read_instance(text, name), by_name[name]))
            print(*details[-1], flush=True)
    write(
        "replan",
        [
            "set",
            "instances",
            "repaired: % above the best of all",
            "ms, median",
            "ms, longest",
            "starts moved",
            "after 1 s: % above the best of all",
            "starts moved",
        ],
        [row(kind, details) for kind in ("J120", "RG300")],
        detail_columns=["instance", "best", "repaired", "ms", "moved", "1 s", "moved", "10 s"],
        details=details,
        note="Starts moved: mean number of activities of the accepted plan that start at another time.",
    )


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lock", help="a file to hold while instances are timed")
    return parser.parse_args()


def replanned(name, problem, change):
    accepted = {key: at.start for key, at in schedule(problem, seconds=1).assignments.items()}
    changed = with_change(problem, change)
    began = perf_counter()
    mended = repair(changed, accepted)
    milliseconds = 1000 * (perf_counter() - began)
    found = []
    plan = schedule(
        changed,
        seconds=LONG,
        on_progress=lambda progress: found.append((progress.seconds, int(progress.value))),
    )
    quick = schedule(changed, seconds=1)
    assert not violations(changed, mended.plan)
    assert not violations(changed, quick)
    moved = sum(accepted[key] != at.start for key, at in quick.assignments.items())
    in_a_second = min(value_by(found, 1), quick.makespan)
    best = min(int(change["best_of_all"]), plan.makespan, in_a_second)
    makespans = best, mended.plan.makespan
    return (name, *makespans, milliseconds, len(mended.moves), quick.makespan, moved, plan.makespan)


def with_change(problem, change):
    """Return the problem after the change; numbers in the data count from 0, keys from 1."""
    lengths = {str(each["activity"] + 1): each["duration"] for each in change["durations"]}
    activities = tuple(
        replace(each, duration=lengths.get(each.key, each.duration)) for each in problem.activities
    )
    resources = list(problem.resources)
    lowered = change.get("capacity")
    if lowered:
        at = lowered["resource"]
        resources[at] = replace(resources[at], capacity=lowered["capacity"])
    return replace(problem, activities=activities, resources=tuple(resources))


def row(kind, details):
    mine = [each for each in details if each[0].startswith(f"{kind}_")]

    def above(column):
        return mean(100 * (each[column] / each[1] - 1) for each in mine)

    return [
        kind,
        len(mine),
        above(2),
        median(each[3] for each in mine),
        max(each[3] for each in mine),
        mean(each[4] for each in mine),
        above(5),
        mean(each[6] for each in mine),
    ]


if __name__ == "__main__":
    main()
