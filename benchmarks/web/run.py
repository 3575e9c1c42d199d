"""Measures the pages of Rooftree as one server sees them, signed in, with 100,000 items.

    .venv/bin/python -m benchmarks.web.run [--items 100000] [--seconds 5] [--connections 1 8]

Uses SQLite in a temporary folder, or the database that ROOFTREE_DATABASE_URL names (it must be empty;
`bin/postgres .venv/bin/python -m benchmarks.web.run` brings one). Prints a Markdown table. Compare the
last column, multiples of a trivial signed-in page in the same run: machines differ, and days do.
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
    words.add_argument("--seconds", type=float, default=5)
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
    print(f"{asked.items:,} items, 20 people, {database}, {asked.seconds:g} s each\n")
    print(
        "| operation | connections | median ms | p95 ms | CPU ms | bytes | answers | failures | × trivial |"
    )
    print("| --- | --- | --- | --- | --- | --- | --- | --- | --- |")
    for connections in asked.connections:
        trivial = 0.0
        for operation in OPERATIONS:
            job = {
                "port": port,
                "operation": operation,
                "connections": connections,
                "seconds": asked.seconds,
                "data": data,
            }
            before = _cpu(pid)
            answers = _asked(job)
            cpu = (_cpu(pid) - before) / max(len(answers), 1) * 1000
            times = sorted(took * 1000 for took, _, _ in answers)
            median = statistics.median(times)
            trivial = trivial or median
            failures = sum(status >= 400 for _, status, _ in answers)
            size = statistics.median(size for _, _, size in answers)
            print(
                f"| {operation} | {connections} | {median:.1f} | {times[int(len(times) * 0.95)]:.1f} "
                f"| {cpu:.1f} | {size:,.0f} | {len(times)} | {failures} | {median / trivial:.1f} |",
                flush=True,
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
