import re
from pathlib import Path

import pytest

from rooftree.config import environment

ROOT = Path(__file__).parents[2]


def test_every_variable_is_documented_and_nothing_else_is():
    page = (ROOT / "docs/reference/settings.md").read_text()

    documented = re.findall(r"^\| `(ROOFTREE_\w+)` \|", page, flags=re.MULTILINE)

    assert tuple(documented) == environment.VARIABLES


def test_only_the_listed_variables_are_read():
    with pytest.raises(KeyError):
        environment.text("ROOFTREE_SOMETHING")


def test_an_empty_variable_is_as_good_as_none(monkeypatch):
    monkeypatch.setenv("ROOFTREE_THREADS", "")

    assert environment.number("ROOFTREE_THREADS", 2) == 2


def test_a_number_that_is_none_is_refused_by_name(monkeypatch):
    monkeypatch.setenv("ROOFTREE_THREADS", "many")

    with pytest.raises(ValueError, match="ROOFTREE_THREADS must be a whole number"):
        environment.number("ROOFTREE_THREADS", 2)


def test_words_are_parted_by_commas(monkeypatch):
    monkeypatch.setenv("ROOFTREE_HOSTS", "plan.example.org, ,10.0.0.5")

    assert environment.words("ROOFTREE_HOSTS") == ["plan.example.org", "10.0.0.5"]


def test_the_data_folder_follows_the_desktop_habit(monkeypatch, tmp_path):
    monkeypatch.delenv("ROOFTREE_DATA", raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))

    assert environment.data_folder() == tmp_path / "rooftree"
