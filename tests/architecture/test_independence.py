"""What must work without the rest, tried in a Python that has nothing of the rest."""

import subprocess
import sys
import textwrap

import pytest

from tests.architecture import source

WITHOUT_DJANGO = ("engine", "lib", "errors", "exchange/formats", "exchange/bundle")

TRIAL = """
    import importlib, sys
    sys.modules["django"] = None
    for name in sys.argv[1:]:
        importlib.import_module(name)
"""

SOLVERS = {"numba", "ortools", "scipy"}

WEB = """
    import os, sys
    os.environ["DJANGO_SETTINGS_MODULE"] = "rooftree.config.testing"
    import rooftree.config.asgi, rooftree.config.wsgi, rooftree.ops.commands
    from django.urls import get_resolver
    def load(resolver):
        for pattern in resolver.url_patterns:
            if hasattr(pattern, "url_patterns"):
                load(pattern)
    load(get_resolver())
    print(*sys.modules)
"""


@pytest.mark.parametrize("part", WITHOUT_DJANGO)
def test_it_works_without_django(part):
    tried = _python(TRIAL, *_modules(part))

    assert tried.returncode == 0, tried.stderr


def test_importing_the_engine_loads_no_solver():
    tried = _python("import rooftree.engine, sys; print(*sys.modules)")

    assert tried.returncode == 0, tried.stderr
    assert not {*SOLVERS, "numpy"} & set(tried.stdout.split())


def test_the_web_process_loads_no_solver_and_no_kernel():
    tried = _python(WEB)

    assert tried.returncode == 0, tried.stderr
    loaded = set(tried.stdout.split())
    assert "rooftree.web.views" in loaded
    assert not {*SOLVERS, "vl_convert"} & loaded
    assert not {name for name in loaded if name.startswith("rooftree.engine.kernels")}


def _modules(part: str) -> list[str]:
    path = source.HOUSE / part
    files = source.python_files(part) if path.is_dir() else [path.with_suffix(".py")]
    return [_name(file) for file in files if file.exists()]


def _name(file) -> str:
    parts = file.relative_to(source.HOUSE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _python(code: str, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", textwrap.dedent(code), *words],
        check=False,
        capture_output=True,
        text=True,
        timeout=60,
    )
