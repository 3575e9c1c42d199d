"""Scripts and styles: the map names every package, its hash is what the policy allows."""

import base64
import hashlib
import json
import re

import pytest

from rooftree.web import assets


def test_the_hash_covers_exactly_what_stands_between_the_tags():
    inline = re.search(r'<script type="importmap">(.*?)</script>', str(assets.script_tags()))
    digest = hashlib.sha256(inline[1].encode()).digest()

    assert assets.import_map_source() == f"'sha256-{base64.b64encode(digest).decode()}'"


def test_every_package_that_our_modules_import_is_in_the_map(root):
    named = set()
    for file in assets.OWN_MODULES.rglob("*.js"):
        named |= set(re.findall(r'(?:from |import |import\()"([^."][^"]*)"', file.read_text()))

    assert named == set(assets.PACKAGE_MODULES)
    assert named <= set(json.loads(assets.import_map())["imports"])


def test_every_packages_module_was_installed(root):
    if not (root / "node_modules").is_dir():
        pytest.skip("The npm packages are not installed; bin/setup does it.")
    folders = dict(assets.static_folders(root / "node_modules"))
    for path in assets.PACKAGE_MODULES.values():
        prefix, name = path.rsplit("/", 1)
        assert (root / folders[prefix] / name).is_file()


def test_every_style_sheet_is_gathered_by_one():
    folder = assets.OWN_MODULES.parent / "css"
    gathered = set(
        re.findall(r'@import url\("([^"]+)"\)', (folder / "application.css").read_text())
    )
    written = {file.relative_to(folder).as_posix() for file in folder.rglob("*.css")}

    assert gathered == written - {"application.css"}


def test_no_style_sheet_is_long_or_shouts():
    for file in (assets.OWN_MODULES.parent / "css").rglob("*.css"):
        text = file.read_text()
        assert text.count("\n") <= 200, file.name
        assert "!important" not in text, file.name


def test_every_controller_is_registered():
    application = (assets.OWN_MODULES / "application.js").read_text()
    for file in (assets.OWN_MODULES / "controllers").glob("*_controller.js"):
        name = file.name.removesuffix("_controller.js").replace("_", "-")
        assert f'register("{name}"' in application
