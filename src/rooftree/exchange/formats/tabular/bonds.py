"""What a row says about other rows: what it is a part of, and how they depend on each other."""

from collections.abc import Iterator

from rooftree.exchange.bundle import LinkKind
from rooftree.exchange.formats.drafting.draft import Draft
from rooftree.exchange.formats.tabular.references import named, references_in
from rooftree.exchange.formats.tabular.rows import Reading
from rooftree.exchange.formats.tabular.survey import Survey


class Bonds:
    """Notes the bonds of rows, which come from the top of the table to its bottom."""

    def __init__(self, draft: Draft, survey: Survey) -> None:
        self._parents = draft.parents
        self._ties = draft.ties
        self._titles = {one.position: level for level, one in enumerate(survey.of("title"))}
        self._above: list[tuple[int, str]] = []

    def take(self, reading: Reading, space: str) -> None:
        """Note what a row says."""
        own, parent = reading.own, reading.first("parent")
        above = self._parent_by_level(reading)
        if parent:
            self._parents.add(own, *named(space, parent))
        elif above:
            self._parents.add(own, above)
        for name, kind in _referred(reading, "blocked_by"):
            self._ties.add(named(space, name), [own], kind)
        for name, kind in _referred(reading, "blocks"):
            self._ties.add([own], named(space, name), kind)
        for name, _kind in _referred(reading, "related"):
            self._ties.add([own], named(space, name), "relates")
        for name, _kind in _referred(reading, "duplicates"):
            self._ties.add([own], named(space, name), "duplicates")

    def _parent_by_level(self, reading: Reading) -> str:
        """Return the last row above that is less indented; empty where nothing tells levels."""
        titles = reading.pairs("title")
        if len(self._titles) > 1 and titles:
            level = self._titles[titles[0][0].position]
        elif reading.first("level"):
            level = int(reading.number_in("level") or 0)
        else:
            return ""
        while self._above and self._above[-1][0] >= level:
            self._above.pop()
        parent = self._above[-1][1] if self._above else ""
        self._above.append((level, reading.own))
        return parent


def _referred(reading: Reading, meaning: str) -> Iterator[tuple[str, LinkKind]]:
    for cell in reading.all(meaning):
        yield from references_in(cell)
