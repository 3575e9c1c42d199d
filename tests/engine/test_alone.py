"""The engine stands alone: the standard library at first, and heavier company only when called."""

import ast
import json
import subprocess
import sys
from pathlib import Path

import rooftree.engine

COMPANY = {"llvmlite", "numba", "numpy", "ortools", "scipy"}
MOST_MODULES = 120  # of our own and of the standard library together

PROBE = """
import json, sys, time
for name in ("django", "numpy", "numba", "ortools", "scipy"):
    sys.modules[name] = None  # an import of it fails
before = set(sys.modules)
began = time.process_time()
import rooftree.engine
print(json.dumps([time.process_time() - began, sorted(set(sys.modules) - before)]))
import rooftree.engine.check, rooftree.engine.explain, rooftree.engine.instance
import rooftree.engine.forecast, rooftree.engine.formats.reading, rooftree.engine.levelling
import rooftree.engine.levers, rooftree.engine.modes, rooftree.engine.objectives
import rooftree.engine.plots, rooftree.engine.portfolio, rooftree.engine.release
import rooftree.engine.tradeoff
from rooftree.engine import Activity, Problem, Resource, SkillNeed
work = Activity("a", 3, skills=(SkillNeed("weld"),)), Activity("b", 2, {"ada": 1})
problem = Problem(0, work, (), (Resource("ada", 1, skills={"weld": 1}),))
plan = rooftree.engine.schedule(problem)
assert rooftree.engine.check.violations(problem, plan) == []
assert plan.makespan == 5
"""


def probe():
    """Return the seconds that importing the engine takes, and the modules that it loads."""
    done = subprocess.run([sys.executable, "-c", PROBE], capture_output=True, check=True)
    seconds, modules = json.loads(done.stdout)
    return seconds, modules


def test_the_engine_loads_quickly_and_runs_without_heavy_company():
    seconds, modules = probe()
    assert seconds < 1
    assert len(modules) < MOST_MODULES


def test_the_engine_imports_no_other_room():
    _, modules = probe()
    rooms = {".".join(name.split(".")[:2]) for name in modules if name.startswith("rooftree.")}
    assert rooms == {"rooftree.engine"}


def test_the_engine_names_only_the_standard_library_its_company_and_itself():
    for path in Path(rooftree.engine.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom):
                names = [node.module]
            for name in names:
                top = name.partition(".")[0]
                known = top in sys.stdlib_module_names or top in COMPANY
                assert name.startswith("rooftree.engine") or known, path
