"""Real texts: the words that they hold are shown, and little else."""

import csv
import json
import re
from xml.etree import ElementTree as ET

import pytest

from rooftree.exchange.formats.markup.wiki.convert import to_markdown
from tests.exchange.markup.showing import shown

csv.field_size_limit(2**31 - 1)
TEXTS = {"description", "body", "comment", "environment"}
COLUMNS = re.compile("descri|opis|comment|environment|komentarz", re.IGNORECASE)
LEAVING = re.compile(
    r"\{(?:color|anchor|code|noformat|panel|quote|info)(?::[^{}\n]*)?\}"  # macros
    r"|(?<=\.png)\|[^!\n]*(?=!)"  # settings of pictures
    r"|\|[^\]\n]*(?=\])"  # addresses of links
)
WORD = re.compile(r"[^\W\d_]{3,}")


def texts_in(tree):
    if isinstance(tree, dict):
        for key, value in tree.items():
            if key in TEXTS and isinstance(value, str):
                yield value
            yield from texts_in(value)
    elif isinstance(tree, list):
        for inner in tree:
            yield from texts_in(inner)


def of_json(path):
    source = path.read_text("utf-8", "replace")
    begins = re.search(r"[\[{]", source)
    try:
        return list(texts_in(json.loads(source[begins.start() :]))) if begins else []
    except ValueError:
        return []


def of_csv(path):
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
        head, *rows = csv.reader(file)
    columns = [number for number, name in enumerate(head) if COLUMNS.search(name)]
    return [row[number] for row in rows for number in columns if number < len(row)]


def of_backup(path):
    source = re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", "", path.read_text("utf-8", "replace"))
    found = []
    for element in ET.fromstring(source).iter():
        if element.tag in {"Issue", "Action"}:
            found += [element.get(key, "") or element.findtext(key, "") for key in TEXTS]
    return found


@pytest.fixture(scope="module")
def texts(shared):
    samples = shared / "samples"
    found = {}
    for folder, read in (
        ("jira-rest", of_json),
        ("jira-rest-sessions", of_json),
        ("jira-csv", of_csv),
        ("jira-backup", of_backup),
    ):
        for path in sorted((samples / folder).iterdir()):
            found.update(dict.fromkeys(read(path), path.name))
    written = {text: name for text, name in found.items() if text.strip() and "</" not in text}
    assert len(written) > 250
    return written


def test_every_word_is_shown(texts):
    for text, name in texts.items():
        page = set(WORD.findall(shown(to_markdown(text).markdown)))

        assert not set(WORD.findall(LEAVING.sub(" ", text))) - page, name


def test_no_word_is_added(texts):
    for text, name in texts.items():
        page = set(WORD.findall(shown(to_markdown(text).markdown)))

        assert not page - set(WORD.findall(text)), name


def test_markup_is_not_left_standing(texts):
    left = re.compile(r"\{(?:noformat|code|quote|color)|^\s*[*#]+ |\|https?://", re.MULTILINE)
    for text, name in texts.items():
        assert not left.search(shown(to_markdown(text).markdown)), name
