"""Measures `rooftree import jira` with a made-up CSV of each size.

    .venv/bin/python -m benchmarks.imports.run [--issues 5000 20000]

Prints a Markdown table. The peak of memory is that of the whole process, as Linux and macOS tell it.
"""

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.imports.made_up import write_csv

ROOFTREE = Path(sys.executable).with_name("rooftree")
MEGABYTE = 1024 * 1024 if sys.platform == "darwin" else 1024


def main() -> None:
    """Import a project of each size into a data folder of its own, and print the table."""
    words = argparse.ArgumentParser()
    words.add_argument("--issues", type=int, nargs="+", default=[5_000, 20_000])
    print("| issues | comments | file MB | seconds | CPU seconds | peak MB |")
    print("| --- | --- | --- | --- | --- | --- |")
    for issues in words.parse_args().issues:
        with tempfile.TemporaryDirectory(prefix="rooftree-benchmark-") as folder:
            print(_measured(Path(folder), issues), flush=True)


def _measured(folder: Path, issues: int) -> str:
    file = folder / "issues.csv"
    write_csv(file, issues)
    environment = os.environ | {"ROOFTREE_DATA": str(folder / "data")}
    subprocess.run([ROOFTREE, "migrate"], check=True, env=environment, capture_output=True)
    started = time.perf_counter()
    command = [ROOFTREE, "import", "jira", str(file), "--workspace", "benchmark", "--json"]
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
    _pid, status, used = os.wait4(process.pid, 0)
    took = time.perf_counter() - started
    if status:
        raise SystemExit("The import was refused.")
    cpu = used.ru_utime + used.ru_stime
    size = file.stat().st_size / 1_000_000
    return (
        f"| {issues:,} | {2 * issues:,} | {size:.1f} | {took:.1f} | {cpu:.1f} | {_peak(used):.0f} |"
    )


def _peak(used: resource.struct_rusage) -> float:
    return used.ru_maxrss / MEGABYTE


if __name__ == "__main__":
    main()
