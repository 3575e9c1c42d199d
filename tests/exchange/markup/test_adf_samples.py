"""Real documents: what the JSON holds, looked up by another road, is shown or told."""

import json
import lzma
import re
import unicodedata
from collections import Counter

import pytest

from rooftree.exchange.formats.markup.adf.blocks import BLOCKS
from rooftree.exchange.formats.markup.adf.convert import to_markdown
from rooftree.exchange.formats.markup.adf.inlines import INLINES
from rooftree.exchange.formats.markup.adf.marks import STYLES, UNSAID
from tests.exchange.markup.showing import shown, squeezed

SAID_ELSEWHERE = {"link", "subsup"}  # marks that are neither a style nor always told
WITNESSES = {
    "heading": r"^(> )*#{1,6} ",
    "blockquote": r"^ *> ",
    "panel": r"^> (ℹ️|📝|💡|✅|⚠️|⛔|:\w+:) ",
    "bulletList": r"^(> )* *- |• ",
    "orderedList": r"^(> )* *\d+[.)] | \d+\. ",
    "taskList": r"- \[[ x]\] |☐ |☑ ",
    "decisionList": r"- [✓?] ",
    "codeBlock": r"^(> )* *```",
    "rule": r"^\*\*\*$",
    "table": r"^\|( --- \|)+$",
    "mediaSingle": r"!\[.*\]\(https?://",
    "media": r"!\[.*\]\(https?://",
    "inlineCard": r"<https?://",
    "blockCard": r"<https?://",
    "mention": r"@\w",
    "date": r"\d{4}-\d\d-\d\d",
    "status": r"\*\*[\w ]+\*\*",
    "emoji": r"[^\x00-\u2000]",
    "strong": r"\*\*\S",
    "em": r"_\S",
    "strike": r"~~\S",
    "code": r"`\S",
    "link": r"\]\(https?://|<https?://",
}
PARTS = {
    "listItem": "bulletList orderedList",
    "taskItem": "taskList",
    "decisionItem": "decisionList",
    "tableRow": "table",
    "tableCell": "table",
    "tableHeader": "table",
}
WORDS_ONLY = {"doc", "paragraph", "text", "hardBreak"}  # their text is looked for itself


def everything_in(tree):
    """Walk a parsed file without knowing what its parts mean."""
    if isinstance(tree, dict):
        yield tree
        tree = list(tree.values())
    if isinstance(tree, list):
        for inner in tree:
            yield from everything_in(inner)


def documents_in(tree):
    return [one for one in everything_in(tree) if one.get("type") == "doc" and "content" in one]


def kinds_in(document):
    """Count the types of nodes and marks; other objects with a type lie in attributes."""
    kinds = Counter()
    waiting = [document]
    while waiting:
        node = waiting.pop()
        kinds[node["type"]] += 1
        waiting += node.get("content", []) + node.get("marks", [])
    return kinds


@pytest.fixture(scope="module")
def documents(shared):
    files = [*(shared / "samples" / "adf").iterdir(), *(shared / "samples" / "jira-rest").iterdir()]
    found = {}
    for path in sorted(files):
        try:
            tree = json.loads(path.read_text("utf-8"))
        except ValueError:
            continue  # a recorded reply with something else around it
        found.update({f"{path.name}:{n}": one for n, one in enumerate(documents_in(tree))})
    assert len(found) >= 20
    return found


def test_every_text_is_shown(documents):
    for name, document in documents.items():
        page = squeezed(unicodedata.normalize("NFKC", shown(to_markdown(document).markdown)))
        texts = [one["text"] for one in everything_in(document) if one.get("type") == "text"]

        lost = [text for text in texts if squeezed(unicodedata.normalize("NFKC", text)) not in page]
        assert not lost, name


def test_every_node_and_mark_is_said_or_told(documents):
    for name, document in documents.items():
        converted = to_markdown(document)
        told = {
            key.split(":")[-1] if key.startswith("unknown") else key.split(":")[0]
            for key in converted.dropped
        }

        for kind in kinds_in(document).keys() - told - WORDS_ONLY:
            patterns = [WITNESSES[whole] for whole in PARTS.get(kind, kind).split()]
            assert any(re.search(one, converted.markdown, re.MULTILINE) for one in patterns), (
                name,
                kind,
            )


def test_no_sample_is_nested_too_deep_or_malformed(documents):
    for name, document in documents.items():
        assert not {"nesting", "malformed"} & to_markdown(document).dropped.keys(), name


def test_every_type_of_the_schema_is_known(shared):
    packed = sorted((shared / "anchors" / "api").glob("adf-schema-full*.json.xz"))
    if not packed:
        pytest.skip("There is no JSON schema of the document format.")
    definitions = json.loads(lzma.decompress(packed[-1].read_bytes()))["definitions"]
    types = {
        name.rpartition("_")[2]: {
            kind
            for key, one in definitions.items()
            if key.endswith(name)
            for kind in one.get("properties", {}).get("type", {}).get("enum", [])
        }
        for name in ("_node", "_mark")
    }

    assert len(types["node"]) > 40
    assert types["node"] <= BLOCKS.keys() | INLINES.keys()
    assert types["mark"] <= STYLES.keys() | UNSAID | SAID_ELSEWHERE
