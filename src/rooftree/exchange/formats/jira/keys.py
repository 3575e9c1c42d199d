"""Which issues there are, by all the names they have, and which is a part of which."""

import re
from collections.abc import Iterator

from rooftree.exchange.formats.jira.issue import Issue
from rooftree.exchange.formats.ledger import Ledger
from rooftree.exchange.on_disk import OnDisk

KEY = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,79}-([1-9]\d{0,8})")


class Keys:
    """Gathers the keys of all issues; what they refer to is settled at the end."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._types = OnDisk[str]()
        self._names = OnDisk[str]()
        self._parents = OnDisk[str]()
        self._lost = OnDisk[str]()

    @property
    def is_empty(self) -> bool:
        """Tell whether no issue was taken."""
        return not self._types

    def take(self, issue: Issue, place: str) -> int | None:
        """Note an issue; gives its number, None (which is told) for one that cannot come in."""
        self._ledger.found("items")
        found = KEY.fullmatch(issue.key)
        if found is None:
            self._ledger.tell("no_key", "items", place=place, sample=issue.key or issue.summary)
            return None
        if issue.key in self._types:
            self._ledger.tell("duplicate_id", "items", place=place, sample=issue.key)
            return None
        self._types[issue.key] = ""
        for name in (issue.id, *issue.old_keys):
            if name:
                self._names.setdefault(name, issue.key)
        if issue.parent:
            self._parents[issue.key] = issue.parent
        return int(found[1])

    def note_type(self, key: str, type_name: str) -> None:
        """Note the type of an issue that was taken."""
        self._types[key] = type_name

    def find(self, name: str) -> str | None:
        """Return the key of the issue that has a key, old key or id; None when there is none."""
        return name if name in self._types else self._names.get(name)

    def settle(self) -> None:
        """Find the parents of all issues; those that are nowhere, or in a circle, are left out."""
        for key, name in self._parents.pairs():
            parent = self.find(name)
            if parent is None or parent == key:
                self._lose(key, "parent_not_in_file" if parent is None else "parents_in_a_circle")
            else:
                self._parents[key] = parent
        settled = OnDisk[None]()
        for key in self._parents:
            self._open_circle(key, settled)

    def _open_circle(self, key: str, settled: OnDisk[None]) -> None:
        line: dict[str, None] = {}
        above: str | None = key
        while above and above not in settled and above not in line:
            line[above] = None
            above = self._parents.get(above)
        if above and above in line:
            self._lose(above, "parents_in_a_circle")
        settled.take((one, None) for one in line)

    def _lose(self, key: str, code: str) -> None:
        self._lost[key] = code
        name = self._parents.pop(key)
        self._ledger.tell(code, "items", thing=key, place=f"issue {key}", sample=name)

    def parent(self, key: str) -> str | None:
        """Return the key of the parent; only after `settle`."""
        return self._parents.get(key)

    def has_lost_parent(self, key: str) -> bool:
        """Tell whether a parent was named that could not be kept."""
        return key in self._lost

    def holdings(self) -> Iterator[tuple[str, str]]:
        """Yield which type holds which (parent's type, child's type); only after `settle`."""
        for key, parent in self._parents.pairs():
            yield self._types[parent], self._types[key]
