"""Write one table of results as CSV and as Markdown, with the machine and the day it was made on."""

import csv
import os
import platform
import time
from pathlib import Path

RESULTS = Path(__file__).parent / "results"


def shared() -> Path:
    """Return the folder of shared benchmark data: $ROOFTREE_SHARED or ../shared, then benchmarks."""
    return Path(os.environ.get("ROOFTREE_SHARED", "../shared")) / "benchmarks"


def conditions() -> str:
    """Return one line on the machine, its cores, Python and the day."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return (
        f"{processor()}, {cores} cores used of {os.cpu_count()}, "
        f"Python {platform.python_version()}, {time.strftime('%d %B %Y').lstrip('0')}"
    )


def processor() -> str:
    """Return the name of the processor."""
    cpuinfo = Path("/proc/cpuinfo")
    if cpuinfo.exists():
        for line in cpuinfo.read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()


def write(name, columns, rows, *, note="", details=(), detail_columns=()):
    """Write results/NAME.csv and results/NAME.md and print the Markdown.

    `rows` are the lines of the table, one cell per column; floats are shown with two decimals.
    `details` (for example one line per instance) go to results/NAME-details.csv.
    """
    RESULTS.mkdir(exist_ok=True)
    write_csv(RESULTS / f"{name}.csv", columns, rows)
    if details:
        write_csv(RESULTS / f"{name}-details.csv", detail_columns, details)
    text = f"{markdown(columns, rows)}\n{conditions()}. {note}".rstrip() + "\n"
    (RESULTS / f"{name}.md").write_text(text, encoding="utf-8")
    print(text)


def write_csv(path, columns, rows):
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(rows)


def markdown(columns, rows):
    lines = [columns, ["---"] * len(columns), *rows]
    return "".join("| " + " | ".join(cell(each) for each in line) + " |\n" for line in lines)


def cell(value):
    return f"{value:.2f}" if isinstance(value, float) else str(value)
