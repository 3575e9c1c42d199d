"""One resource-constrained project at a time: how far plans are from the best known ones.

    python -m benchmarks.engine.rcpsp j30 | j60 | j120 | rg300 | counts | pyjobshop

What is found by 1, 5 and 30 seconds is read from one run; every plan is judged by the checker.
"""

import argparse
import math
from statistics import mean

from benchmarks.engine.published import best_known, rg300, stratified, texts, whole
from benchmarks.engine.rivals import cp_sat, has_pyjobshop, pyjobshop
from benchmarks.engine.tables import write
from benchmarks.engine.turn import Turn, warm_up

from rooftree.engine import network, schedule
from rooftree.engine.check import violations
from rooftree.engine.instance import read_instance

TIMED = {
    "j30": (lambda: whole("J30"), (1,)),
    "j60": (lambda: stratified("J60"), (1, 5)),
    "j120": (lambda: stratified("J120"), (1, 5, 30)),
    "rg300": (rg300, (1, 5, 30)),
}
RIVAL_SECONDS = (1, 5)
COUNTS = (5_000, 50_000)
OURS, PLAIN, HINTED = "Rooftree", "CP-SAT, plain", "CP-SAT, hinted by 1,000 schedules"
PASS, SAMPLED = "one pass by latest start", "1,000 schedules"


def main():
    options = arguments()
    warm_up()
    if options.table == "counts":
        report_counts(options)
    elif options.table == "pyjobshop":
        report_pyjobshop(options)
    else:
        report_timed(options)


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("table", choices=[*TIMED, "counts", "pyjobshop"])
    parser.add_argument("--rivals", action="store_true", help="run CP-SAT on the same instances")
    parser.add_argument("--every", type=int, default=1, help="only every so many instances")
    parser.add_argument(
        "--times", type=int, nargs="+", help="seconds to read, instead of the table's"
    )
    parser.add_argument("--lock", help="a file to hold while instances are timed")
    return parser.parse_args()


def problems(names):
    for name, text in texts(names):
        yield name, read_instance(text, name)


def report_timed(options):
    choose, times = TIMED[options.table]
    times = options.times or times
    turn = Turn(options.lock)
    names = choose()[:: options.every]
    best = best_known()
    details = []
    for name, problem in problems(names):
        with turn:
            for method, found, proven in runs(problem, times, rivals=options.rivals):
                by = [value_by(found, seconds) for seconds in times]
                details.append((name, best[name], method, *by, proven))
                print(*details[-1], flush=True)
    rows = [summary(method, details, times) for method in methods(details)]
    write(
        f"rcpsp-{options.table}",
        [
            "method",
            *(f"{seconds} s: % above best known" for seconds in times),
            "at best known",
            "proven",
        ],
        rows,
        note=f"{len(names)} instances, best known values of Ghent University, 2024.",
        detail_columns=["instance", "best known", "method", *(f"{s} s" for s in times), "proven"],
        details=details,
    )


def runs(problem, times, *, rivals):
    """Yield (method, [(seconds, makespan)], proven) for ours and, if wanted, for the others."""
    found = []
    plan = schedule(
        problem,
        seconds=times[-1],
        on_progress=lambda progress: found.append((progress.seconds, int(progress.value))),
    )
    assert violations(problem, plan) == []
    yield OURS, found, plan.status == "optimal"
    if rivals:
        seconds = max(each for each in RIVAL_SECONDS if each <= times[-1])
        yield PASS, [(0, schedule(problem).makespan)], False
        hint = schedule(problem, samples=1_000)
        yield SAMPLED, [(0, hint.makespan)], hint.status == "optimal"
        if hint.status == "optimal":
            yield HINTED, [(0, hint.makespan)], True
        else:
            yield HINTED, *cp_sat(problem, seconds, hint)
        yield PLAIN, *cp_sat(problem, seconds)


def value_by(found, seconds):
    """Return the best makespan by `seconds`, a little late allowed for; None before the first."""
    values = [value for at, value in found if at <= seconds * 1.02]
    return min(values, default=None)


def methods(details):
    return list(dict.fromkeys(method for _, _, method, *_ in details))


def summary(method, details, times):
    """Return one row; a cell says of how many instances it speaks when some had no plan yet."""
    mine = [row for row in details if row[2] == method]
    cells = []
    for column in range(3, 3 + len(times)):
        gaps = [100 * (row[column] / row[1] - 1) for row in mine if row[column] is not None]
        few = "" if len(gaps) == len(mine) else f" (on {len(gaps)} of {len(mine)})"
        is_over = method in {PLAIN, HINTED} and times[column - 3] > RIVAL_SECONDS[-1]
        cells.append("" if is_over else f"{mean(gaps) if gaps else math.nan:.2f}{few}")
    last = 2 + len(times)
    reached = sum(row[last] is not None and row[last] <= row[1] for row in mine)
    return [method, *cells, f"{reached} of {len(mine)}", sum(row[-1] for row in mine)]


def report_counts(options):
    names = whole("J120")[:: options.every]
    best = best_known()
    details = []
    for name, problem in problems(names):
        path = network(problem).finish
        plans = [schedule(problem, samples=count) for count in COUNTS]
        assert not any(violations(problem, plan) for plan in plans)
        details.append((name, best[name], path, *(plan.makespan for plan in plans)))
        print(*details[-1], flush=True)
    rows = []
    for column, count in enumerate(COUNTS, 3):
        above_path = mean(100 * (row[column] / row[2] - 1) for row in details)
        above_best = mean(100 * (row[column] / row[1] - 1) for row in details)
        rows.append([f"{count:,}", above_path, above_best])
    path = mean(100 * (row[1] / row[2] - 1) for row in details)
    rows.append(["best known", path, 0.0])
    write(
        "rcpsp-counts",
        ["schedules", "% above critical path", "% above best known"],
        rows,
        note=f"{len(names)} instances of J120; limited by count, so no clock matters.",
        detail_columns=["instance", "best known", "critical path", *(f"{n}" for n in COUNTS)],
        details=details,
    )


def report_pyjobshop(options):
    if not has_pyjobshop():
        raise SystemExit("PyJobShop is not installed")
    turn = Turn(options.lock)
    names = stratified("J120")[:: 5 * options.every]
    best = best_known()
    details = []
    for name, problem in problems(names):
        with turn:
            for seconds in RIVAL_SECONDS:
                plan = schedule(problem, seconds=seconds)
                assert violations(problem, plan) == []
                theirs, proven = pyjobshop(problem, seconds)
                is_optimal = plan.status == "optimal"
                details.append(
                    (name, best[name], seconds, plan.makespan, is_optimal, theirs, proven)
                )
                print(*details[-1], flush=True)
    rows = []
    for seconds in RIVAL_SECONDS:
        mine = [row for row in details if row[2] == seconds and row[5] is not None]
        gaps = [mean(100 * (row[at] / row[1] - 1) for row in mine) for at in (3, 5)]
        rows.append([f"{seconds} s", *gaps, f"{len(mine)} of {len(names)}"])
    write(
        "rcpsp-pyjobshop",
        ["limit", "Rooftree: % above best known", "PyJobShop", "instances both solved"],
        rows,
        note="Every fifth instance of the stratified J120.",
        detail_columns=["instance", "best", "s", "Rooftree", "proven", "PyJobShop", "proven"],
        details=details,
    )


if __name__ == "__main__":
    main()
