"""Published single-mode instances, their best known values, and the samples of them used here."""

import csv
import tarfile
from pathlib import Path

from benchmarks.engine.tables import shared

PACKED = "pyjobshop-RCPSP-patterson-format.tar.xz"


def folder():
    return shared() / "psplib-rcpsp"


def best_known():
    """Return the best known makespan of each instance by name, as J120_17."""
    with (folder() / "bks_all.csv").open(encoding="utf-8") as lines:
        rows = [row for row in csv.DictReader(lines) if row["problem"] == "RCPSP"]
    return {row["instance"].removesuffix(".txt"): int(row["bks"]) for row in rows}


def texts(names):
    """Yield (name, text in Patterson's format) of the instances with these names."""
    wanted = set(names)
    with tarfile.open(folder() / PACKED) as packed:
        for member in packed:
            name = Path(member.name).stem
            if name in wanted:
                yield name, packed.extractfile(member).read().decode()


def whole(kind):
    """Return the names of a whole set, in order of their numbers."""
    names = [name for name in best_known() if name.startswith(f"{kind}_")]
    return sorted(names, key=lambda name: int(name.partition("_")[2]))


def stratified(kind):
    """Return the names of one replicate for each parameter cell of J60 or J120."""
    return listed(folder() / "stratified.txt", kind)


def rg300():
    """Return the names of the 48 instances of RG300 used here, every tenth."""
    return listed(Path(__file__).with_name("rg300.txt"), "RG300")


def listed(path, kind):
    lines = path.read_text(encoding="utf-8").split("\n")
    return [line.strip() for line in lines if line.startswith(f"{kind}_")]
