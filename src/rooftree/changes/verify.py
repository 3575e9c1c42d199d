"""Checks the log's hash chain and the side table's hashes."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from rooftree.changes import chain
from rooftree.changes.log import private_values
from rooftree.changes.models import Change, Counter


def faults(workspace_id: int) -> Iterator[str]:
    """Yield a sentence for each entry that does not fit; nothing for a sound log. Erased values are sound."""
    before = ""
    expected = 0
    entries = Change.objects.filter(workspace_id=workspace_id).select_related("private")
    for change in entries.order_by("seq").iterator():
        expected += 1
        if change.seq != expected:
            yield f"Entry {expected} is missing."
            expected = change.seq
        if chain.entry_hash(change, before) != change.hash:
            yield f"Entry {change.seq} was altered, or the one before it."
        before = change.hash
        yield from _private_faults(change)
    head = Counter.objects.filter(pk=workspace_id).first()
    if head is not None and (head.value, head.head) != (expected, before):
        yield f"The log ends at {expected}, its counter says {head.value}."


def _private_faults(change: Change) -> Iterator[str]:
    for slot in altered_slots(change.data, private_values(change)):
        yield f"Entry {change.seq}: the private value {slot} was altered."


def altered_slots(data: dict[str, Any], private: Mapping[str, Sequence[Any]]) -> Iterator[str]:
    """Yield the slots of the side table whose value is not the one that the log keeps a mark of."""
    for slot, (salt, value) in private.items():
        if chain.seal(salt, value) != _mark(data, slot):
            yield slot


def _mark(data: dict[str, Any], slot: str) -> str:
    """Return the hash that an entry keeps for a slot; nothing for a slot that it does not know."""
    head, _, rest = slot.partition(".")
    try:
        if head == "show":
            place = data["show"][rest]
        else:
            side, _, name = rest.partition(".")
            place = data["rows"][int(head)][3 + int(side)][name]
        return str(place["#"])
    except (KeyError, IndexError, TypeError, ValueError):
        return ""
