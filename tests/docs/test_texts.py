"""Documentation fails the build when it lies."""

import os
import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "src").rglob("*.md")])
DECISIONS = sorted((ROOT / "docs" / "decisions").glob("*.md"))
LINK = re.compile(r"\[[^\]]*\]\(([^)\s#]+)[^)]*\)")
SCRIPT = re.compile(r"(?<![\w/.])bin/([a-z-]+)")
SECTIONS = ["## Context", "## Decision", "## Consequences"]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
class TestEveryPage:
    def test_links_to_what_exists(self, page):
        targets = [link for link in LINK.findall(_text(page)) if "://" not in link]

        assert [target for target in targets if not (page.parent / target).exists()] == []

    def test_names_scripts_that_exist(self, page):
        names = set(SCRIPT.findall(_text(page)))

        assert {name for name in names if not os.access(ROOT / "bin" / name, os.X_OK)} == set()

    def test_has_one_title(self, page):
        outside_code = re.sub(r"^```.*?^```", "", _text(page), flags=re.DOTALL | re.MULTILINE)

        assert len(re.findall(r"^# ", outside_code, re.MULTILINE)) == 1


def test_every_decision_has_a_number_of_its_own():
    numbers = [page.name[:4] for page in DECISIONS]

    assert numbers == [f"{number:04}" for number in range(1, len(DECISIONS) + 1)]


@pytest.mark.parametrize("page", DECISIONS, ids=lambda page: page.name)
def test_a_decision_says_why_and_what_follows(page):
    assert re.findall(r"^## \w+", _text(page), re.MULTILINE) == SECTIONS
    assert len(_text(page).splitlines()) <= 60


def test_every_decision_is_listed():
    listed = _text(ROOT / "docs" / "architecture.md")

    assert [page.name for page in DECISIONS if page.name not in listed] == []


def test_every_room_is_on_the_map():
    map_of_the_house = _text(ROOT / "docs" / "architecture.md")
    rooms = [init.parent.name for init in (ROOT / "src" / "rooftree").glob("*/__init__.py")]

    assert [room for room in rooms if f"`{room}/`" not in map_of_the_house] == []


def test_the_change_log_knows_the_version():
    version = tomllib.loads(_text(ROOT / "pyproject.toml"))["project"]["version"]

    assert f"## {version}" in _text(ROOT / "CHANGELOG.md")


def test_the_page_packages_have_the_same_version():
    version = tomllib.loads(_text(ROOT / "pyproject.toml"))["project"]["version"]

    assert f'"version": "{version}"' in _text(ROOT / "package.json")


def _text(page: Path) -> str:
    return page.read_text(encoding="utf-8")
