"""Real boards: what the file holds, counted by another road, is what comes over."""

import json
from collections import Counter

import pytest

from rooftree.exchange.formats.errors import FormatError
from rooftree.exchange.formats.trello.reader import read
from tests.exchange.boards import assert_adds_up

REFUSED = {"nextcloud__deck__config-trelloJson.json": "not the export of a Trello board"}


@pytest.fixture(scope="module")
def samples(shared):
    return sorted((shared / "samples" / "trello").glob("*.json"))


def counted(raw):
    """Count in the parsed file, knowing nothing of the reader."""
    cards = raw["cards"]
    comments = [a for a in raw["actions"] if a["type"] in ("commentCard", "copyCommentCard")]
    ids = {card["id"] for card in cards}
    return {
        "items": len(cards),
        "statuses": len(raw["lists"]),
        "labels": len(raw.get("labels", [])),
        "checklists": len(raw["checklists"]),
        "check_items": sum(len(checklist["checkItems"]) for checklist in raw["checklists"]),
        "comments": len([a for a in comments if a["data"]["card"]["id"] in ids]),
        "attachments": sum(len(card["attachments"]) for card in cards),
        "fields": len(raw.get("customFields", [])),
        "field_values": sum(len(card.get("customFieldItems", [])) for card in cards),
    }


def test_every_file_is_read_or_refused_with_a_reason(samples):
    assert len(samples) > len(REFUSED)
    for path in samples:
        if path.name in REFUSED:
            with pytest.raises(FormatError, match=REFUSED[path.name]):
                read(path)
        else:
            assert_adds_up(read(path))


def test_counts_are_those_of_the_file(samples):
    for path in samples:
        if path.name in REFUSED:
            continue
        expected = counted(json.loads(path.read_text("utf-8")))
        bundle = read(path)

        assert {kind: len(getattr(bundle, kind)) for kind in expected} == expected, path.name


def test_values_are_those_of_the_file(samples):
    for path in samples:
        if path.name in REFUSED:
            continue
        cards = json.loads(path.read_text("utf-8"))["cards"]
        items = {item.source_id: item for item in read(path).items}

        for card in cards:
            item = items[card["id"]]
            assert item.title == " ".join(card["name"].splitlines()).strip()
            assert item.aliases == (f"trello:{card['shortLink']}",)
            assert item.is_archived == card["closed"]
            assert (item.description.raw or item.description.markdown) == card["desc"]
            assert set(item.assignees) == set(card["idMembers"])
            assert set(item.labels) >= set(card["idLabels"])
            assert item.position == card["pos"]
            assert (item.target_at is None) == (card["due"] is None)


def test_cards_of_a_list_keep_their_order(samples):
    for path in samples:
        if path.name in REFUSED:
            continue
        cards = sorted(json.loads(path.read_text("utf-8"))["cards"], key=lambda card: card["pos"])
        items = read(path).items

        for status in {item.status for item in items}:
            assert [item.source_id for item in items if item.status == status] == [
                card["id"] for card in cards if card["idList"] == status
            ]


def test_the_cut_board_says_what_is_missing(shared):
    path = (
        shared
        / "samples"
        / "trello"
        / "marques-work__trello-to-github-projects-migration__trello.json"
    )
    raw = json.loads(path.read_text("utf-8"))
    badges = sum(card["badges"]["comments"] for card in raw["cards"])
    held = Counter(action["type"] for action in raw["actions"])["commentCard"]

    bundle = read(path)

    assert bundle.report()["comments"].tally.missing == badges - held == 40
    assert {"history_cut", "comments_beyond_cut"} <= {remark.code for remark in bundle.remarks}


def test_two_exports_of_one_board_agree_on_what_did_not_change(shared):
    before, after = (
        {item.source_id: item for item in read(shared / "samples" / "trello" / name).items}
        for name in ("jctrvlr__food_grindr__snapshotB_w2ZLtobD.json", "jctrvlr__food_grindr__trello.json")
    )  # fmt: skip
    same = [key for key in before if key in after]

    assert len(same) >= 60
    assert all(before[key].aliases == after[key].aliases for key in same)
    assert all(before[key].created_at == after[key].created_at for key in same)
