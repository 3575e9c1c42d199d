"""A small board that has one of everything, to be bent by the tests."""

import copy
import json
from pathlib import Path

from rooftree.exchange.bundle import KINDS
from rooftree.exchange.formats.trello.reader import read

ALLOTMENT = Path(__file__).parent / "fixtures" / "allotment.json"
_BOARD = json.loads(ALLOTMENT.read_text("utf-8"))


def board(**changes):
    """Give a fresh copy of the board, with some top-level keys changed."""
    return copy.deepcopy(_BOARD) | changes


def card(whole, name):
    """Find a card by the beginning of its name."""
    return next(card for card in whole["cards"] if card["name"].startswith(name))


def bytes_of(whole):
    return json.dumps(whole, ensure_ascii=False).encode("utf-8", "surrogatepass")


def bundle_of(whole, **options):
    return read(bytes_of(whole), **options)


def item(bundle, title):
    return next(item for item in bundle.items if item.title.startswith(title))


def remark(bundle, code):
    """Find a remark by its code; None when nothing of the kind was said."""
    return next((remark for remark in bundle.remarks if remark.code == code), None)


def assert_adds_up(bundle):
    """Whatever came in was found, whatever was found came in or was skipped, and all refers."""
    for kind in KINDS:
        line = bundle.report()[kind]
        assert line.tally.importable == len(getattr(bundle, kind)), kind
        assert 0 <= line.tally.degraded <= line.tally.importable, kind
    items = _ids(bundle.items)
    people = _ids(bundle.people)
    assert {item.status for item in bundle.items} <= _ids(bundle.statuses)
    labels = [(label.space, label.source_id) for label in bundle.labels]
    assert len(set(labels)) == len(labels)
    assert {(item.space, label) for item in bundle.items for label in item.labels} <= set(labels)
    assert {person for item in bundle.items for person in item.assignees} <= people
    assert {item.reporter for item in bundle.items} - {None} <= people
    assert {step.checklist for step in bundle.check_items} <= _ids(bundle.checklists)
    for kind in ("checklists", "comments", "attachments", "field_values"):
        assert {thing.item for thing in getattr(bundle, kind)} <= items
    assert {end for link in bundle.links for end in (link.source, link.target)} <= items
    subjects = {"item": items, "status": _ids(bundle.statuses), "space": _ids(bundle.spaces)}
    assert all(event.subject in subjects[event.subject_kind] for event in bundle.events)
    said = [*bundle.comments, *bundle.events, *bundle.attachments]
    assert {thing.author for thing in said} - {None} <= people


def _ids(things):
    ids = [thing.source_id for thing in things]
    assert len(set(ids)) == len(ids)
    return set(ids)
