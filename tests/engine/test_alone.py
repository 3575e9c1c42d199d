"""The engine stands alone: the standard library at once, mathematics only where it computes."""

import ast
import json
import subprocess
import sys
from pathlib import Path

import rooftree.engine

MATHEMATICS = {"numba", "numpy", "ortools", "scipy"}

PROBE = """
import json, sys, time
for name in ("django", "numpy", "numba", "ortools", "scipy"):
    sys.modules[name] = None  # an import of it fails
began = time.perf_counter()
import rooftree.engine, rooftree.engine.explain, rooftree.engine.instance
print(json.dumps([time.perf_counter() - began, sorted(sys.modules)]))
"""


def probe():
    """Return the seconds that importing the engine takes, and all that is loaded then."""
    done = subprocess.run([sys.executable, "-c", PROBE], capture_output=True, check=True)
    seconds, modules = json.loads(done.stdout)
    return seconds, modules


def test_the_engine_loads_quickly_and_without_heavy_company():
    seconds, _ = probe()
    assert seconds < 1


def test_the_engine_imports_no_other_room():
    _, modules = probe()
    rooms = {".".join(name.split(".")[:2]) for name in modules if name.startswith("rooftree.")}
    assert rooms == {"rooftree.engine"}


def test_the_engine_names_only_the_standard_library_mathematics_and_itself():
    known = sys.stdlib_module_names | MATHEMATICS
    for path in Path(rooftree.engine.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom):
                names = [node.module]
            for name in names:
                top = name.partition(".")[0]
                assert name.startswith("rooftree.engine") or top in known
