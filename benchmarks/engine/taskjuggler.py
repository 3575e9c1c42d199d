"""TaskJuggler 3 on published instances: its plan as it is, and made so that no work is split.

    python -m benchmarks.engine.taskjuggler

One period is an hour of a calendar that never closes; each unit of a resource is a resource of its
own; an activity that needs q units for d hours has effort d q and allocates q mandatory units, each
with the others of its kind as alternatives. TaskJuggler may split work and has no way to forbid it,
so its order of starts is scheduled again by our serial generation, which repairs that.
"""

import argparse
import csv
import shutil
import subprocess
import tempfile
from pathlib import Path
from statistics import mean
from time import perf_counter

from benchmarks.engine.published import best_known, stratified, texts, whole
from benchmarks.engine.tables import write
from benchmarks.engine.turn import Turn, warm_up

from rooftree.engine import schedule
from rooftree.engine.check import violations
from rooftree.engine.compilation import compiled
from rooftree.engine.instance import read_instance
from rooftree.engine.schedule.direction import Direction

HOUR = 3_600
LONGEST = 120  # seconds for one instance


def main():
    options = arguments()
    if shutil.which("tj3") is None:
        raise SystemExit("TaskJuggler (tj3) is not installed")
    warm_up()
    turn = Turn(options.lock)
    best = best_known()
    details = []
    for kind, names in samples(options.instances).items():
        for name, problem in ((name, read_instance(text, name)) for name, text in texts(names)):
            with turn:
                details.append((kind, name, best[name], *compared(problem)))
                print(*details[-1], flush=True)
    write(
        "taskjuggler",
        [
            "set",
            "instances",
            "TaskJuggler, may split: % above best known",
            "TaskJuggler, repaired",
            "Rooftree, one pass",
            "Rooftree, 1 s",
            "TaskJuggler, s",
            "instances on which Rooftree's second is worse",
        ],
        [row(kind, details) for kind in dict.fromkeys(each[0] for each in details)],
        detail_columns=["set", "instance", "best", "split", "repaired", "one pass", "1 s", "tj s"],
        details=details,
    )


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--instances", type=int, default=12, help="of each set")
    parser.add_argument("--lock", help="a file to hold while instances are timed")
    return parser.parse_args()


def samples(count):
    sets = {"J30": whole("J30"), "J60": stratified("J60"), "J120": stratified("J120")}
    return {kind: names[:: max(1, len(names) // count)][:count] for kind, names in sets.items()}


def compared(problem):
    began = perf_counter()
    starts, split = by_taskjuggler(problem)
    seconds = perf_counter() - began
    direction = Direction(compiled(problem))
    ranks = [starts[activity.key] for activity in problem.activities]
    repaired = direction.end(direction.dates(direction.by_rank(ranks), problem.start))
    plan = schedule(problem, seconds=1)
    assert not violations(problem, plan)
    return split, repaired, schedule(problem).makespan, plan.makespan, seconds


def by_taskjuggler(problem):
    """Return the starts by key, in hours, and the makespan, of the plan that TaskJuggler makes."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "plan.tjp").write_text(text_of(problem), encoding="utf-8")
        subprocess.run(
            ["tj3", "--silent", "plan.tjp"],
            cwd=folder,
            check=True,
            timeout=LONGEST,
            capture_output=True,
        )
        with Path(folder, "plan.csv").open(encoding="utf-8") as file:
            rows = list(csv.DictReader(file, delimiter=";"))
    places = {row["Id"].removeprefix("t"): row for row in rows}
    origin = min(int(row["Start"]) for row in rows)
    starts = {key: (int(row["Start"]) - origin) // HOUR for key, row in places.items()}
    return starts, (max(int(row["End"]) for row in rows) - origin) // HOUR


def text_of(problem):
    lines = [
        'project "benchmark" 2026-01-05 +20y { timezone "UTC" timingresolution 60min timeformat "%s" }',
        'shift always "always" { workinghours mon - sun 0:00 - 24:00 }',
    ]
    for resource in problem.resources:
        lines += [
            f'resource {resource.key}_{i} "{resource.key} {i}" {{ workinghours mon - sun 0:00 - 24:00 }}'
            for i in range(resource.capacity)
        ]
    before = {activity.key: [] for activity in problem.activities}
    for link in problem.dependencies:
        before[link.after].append(link.before)
    capacities = {resource.key: resource.capacity for resource in problem.resources}
    for activity in problem.activities:
        lines.append(f'task t{activity.key} "{activity.key}" {{')
        lines += [f"  depends !t{key}" for key in before[activity.key]]
        lines += work_of(activity, capacities)
        lines.append("}")
    lines.append('taskreport plan "plan" { formats csv columns id, start, end sorttasks id.up }')
    return "\n".join(lines)


def work_of(activity, capacities):
    units = sum(activity.demands.values())
    if not activity.duration:
        return [] if activity.key != "1" else ["  start ${projectstart}"]
    if not units:
        return [f"  duration {activity.duration}h"]
    lines = [f"  effort {activity.duration * units}h"]
    for key, count in activity.demands.items():
        everyone = [f"{key}_{i}" for i in range(capacities[key])]
        others = ", ".join(everyone[1:])
        choice = f"{everyone[0]} {{ {f'alternative {others} ' if others else ''}mandatory }}"
        lines += [f"  allocate {choice}"] * count
    return lines


def row(kind, details):
    mine = [each for each in details if each[0] == kind]
    gaps = [mean(100 * (each[at] / each[2] - 1) for each in mine) for at in (3, 4, 5, 6)]
    worse = sum(each[6] > min(each[3], each[4]) for each in mine)
    return [kind, len(mine), *gaps, mean(each[7] for each in mine), worse]


if __name__ == "__main__":
    main()
