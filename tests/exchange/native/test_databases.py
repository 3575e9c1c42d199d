"""A workspace moves between installations, each with a data folder and a database of its own.

The other installation is always on SQLite; so, run on PostgreSQL, these tests move it between the two.
"""

import os
import subprocess
import sys

import pytest

from tests.exchange.boards import ALLOTMENT
from tests.exchange.native.scenery import exported, restored

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

ROOFTREE = "from rooftree.ops.cli import main; main()"


@pytest.fixture
def elsewhere(tmp_path):
    """The command, in another installation."""
    env = {name: value for name, value in os.environ.items() if not name.startswith("ROOFTREE_")}
    env.pop("DJANGO_SETTINGS_MODULE", None)
    env["ROOFTREE_DATA"] = str(tmp_path / "elsewhere")

    def run(*words):
        subprocess.run(
            [sys.executable, "-c", ROOFTREE, *map(str, words), "--workspace", "acme"],
            check=True,
            env=env,
            timeout=120,
        )

    return run


def test_there_and_back_is_the_same_to_the_byte(rich, fresh, elsewhere):
    elsewhere("import", "native", rich / "export.zip")
    elsewhere("export", "native", fresh / "there.zip")

    assert (fresh / "there.zip").read_bytes() == (rich / "export.zip").read_bytes()


def test_what_was_made_elsewhere_is_here_the_same_to_the_byte(fresh, elsewhere):
    elsewhere("import", "trello", ALLOTMENT)
    elsewhere("export", "native", fresh / "there.zip")

    exported(restored(fresh / "there.zip"), fresh / "here.zip")

    assert (fresh / "here.zip").read_bytes() == (fresh / "there.zip").read_bytes()
