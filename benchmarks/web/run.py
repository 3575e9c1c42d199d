"""Measures the pages of Rooftree as one server sees them, signed in, with 100,000 items.

    .venv/bin/python -m benchmarks.web.run [--items 100000] [--rounds 5] [--seconds 1] [--connections 1 8]

Uses SQLite in a temporary folder, or the database that ROOFTREE_DATABASE_URL names (it must be empty;
`bin/postgres .venv/bin/python -m benchmarks.web.run` brings one). Prints a Markdown table. Operations
take turns in rounds: "quiet" is the median of the round in which the machine disturbed least, and the
last column compares it with the trivial signed-in page's: machines differ, and hours do.
"""

import argparse
import json
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple
from urllib.request import urlopen

ROOT = Path(__file__).resolve().parents[2]
ROOFTREE = ROOT / ".venv" / "bin" / "rooftree"
OPERATIONS = (
    "trivial page",
    "list of 50, filtered",
    "item page",
    "search",
    "create",
    "move",
    "board of 2,000",
    "unchanged board",
)
TICKS = os.sysconf("SC_CLK_TCK")


def main() -> None:
    """Fill a database, serve it, ask it, and print the table."""
    words = argparse.ArgumentParser()
    words.add_argument("--items", type=int, default=100_000)
    words.add_argument("--rounds", type=int, default=5)
    words.add_argument("--seconds", type=float, default=1)
    words.add_argument("--connections", type=int, nargs="+", default=[1, 8])
    asked = words.parse_args()
    with tempfile.TemporaryDirectory(prefix="rooftree-benchmark-") as folder:
        environment = os.environ | {
            "ROOFTREE_DATA": folder,
            "DJANGO_SETTINGS_MODULE": "benchmarks.web.settings",
            "PYTHONPATH": str(ROOT),
        }
        data = _seeded(asked.items, environment)
        port, server = _served(environment)
        try:
            _report(asked, port, server.pid, data)
        finally:
            server.terminate()
            server.wait(timeout=10)


def _seeded(items: int, environment: dict[str, str]) -> dict:
    subprocess.run([ROOFTREE, "migrate"], check=True, env=environment, capture_output=True)
    seed = [sys.executable, "-m", "benchmarks.web.seed", str(items)]
    made = subprocess.run(seed, check=True, env=environment, stdout=subprocess.PIPE)
    return json.loads(made.stdout)


def _served(environment: dict[str, str]) -> tuple[int, subprocess.Popen]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [ROOFTREE, "serve", "--no-worker", "--port", str(port)]
    server = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
    for _ in range(300):
        try:
            urlopen(f"http://127.0.0.1:{port}/health", timeout=1)
        except OSError:
            time.sleep(0.1)
        else:
            return port, server
    raise SystemExit("The server did not start.")


def _report(asked: argparse.Namespace, port: int, pid: int, data: dict) -> None:
    database = "PostgreSQL" if os.environ.get("ROOFTREE_DATABASE_URL") else "SQLite"
    print(
        f"{asked.items:,} items, 20 people, {database}, {asked.rounds} rounds of {asked.seconds:g} s\n"
    )
    print("| operation | connections | " + " | ".join(HEADS) + " |")
    print("| --- | --- |" + " --- |" * len(HEADS))
    for connections in asked.connections:
        rounds: dict[str, list[Round]] = {operation: [] for operation in OPERATIONS}
        for _ in range(asked.rounds):
            for operation, measured in rounds.items():
                measured.append(_round(asked, port, pid, data, operation, connections))
        trivial = _quiet(rounds[OPERATIONS[0]])
        for operation, measured in rounds.items():
            print(f"| {operation} | {connections} | {_row(measured, trivial)} |", flush=True)


HEADS = (
    "median ms", "quiet ms", "p95 ms", "CPU ms", "bytes", "answers", "failures", "× trivial",
)  # fmt: skip


class Round(NamedTuple):
    """One round of an operation: the answers as (seconds, status, bytes), and the server's CPU ms for one."""

    answers: list[tuple[float, int, int]]
    cpu: float

    @property
    def median(self) -> float:
        """Return the median in ms."""
        return statistics.median(took for took, _, _ in self.answers) * 1000


def _round(
    asked: argparse.Namespace, port: int, pid: int, data: dict, operation: str, connections: int
) -> Round:
    job = {
        "port": port,
        "operation": operation,
        "connections": connections,
        "seconds": asked.seconds,
        "data": data,
    }
    before = _cpu(pid)
    answers = _asked(job)
    return Round(answers, (_cpu(pid) - before) / max(len(answers), 1) * 1000)


def _quiet(measured: list[Round]) -> float:
    return min(one.median for one in measured)


def _row(measured: list[Round], trivial: float) -> str:
    answers = [answer for one in measured for answer in one.answers]
    times = sorted(took * 1000 for took, _, _ in answers)
    failures = sum(status >= 400 for _, status, _ in answers)
    size = statistics.median(size for _, _, size in answers)
    cpu = statistics.median(one.cpu for one in measured)
    return (
        f"{statistics.median(times):.1f} | {_quiet(measured):.1f} | {times[int(len(times) * 0.95)]:.1f} "
        f"| {cpu:.1f} | {size:,.0f} | {len(times)} | {failures} | {_quiet(measured) / trivial:.1f}"
    )


def _asked(job: dict) -> list[tuple[float, int, int]]:
    load = [sys.executable, "-m", "benchmarks.web.load"]
    done = subprocess.run(
        load, check=True, input=json.dumps(job), text=True, stdout=subprocess.PIPE, cwd=ROOT
    )
    return json.loads(done.stdout)


def _cpu(pid: int) -> float:
    """Return the seconds of processor time that the server has used."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


if __name__ == "__main__":
    main()
