"""Issue types as kinds: by Jira's own flags, else by words of several languages."""

from collections.abc import Iterable, Mapping

from rooftree.exchange.bundle import CategoryBasis, ItemType
from rooftree.exchange.formats.jira.issue import Issue
from rooftree.exchange.formats.kind_words import LEVELS, kind_by_name
from rooftree.exchange.formats.ledger import Ledger
from rooftree.exchange.formats.lines import one_line
from rooftree.exchange.formats.names import plain_words

_KIND_OF_LEVEL = {3: "feature", 4: "initiative"}
UNNAMED = "Task"


class Types:
    """Gathers the types of issues, and settles which kind each becomes."""

    def __init__(self, ledger: Ledger, chosen: Mapping[str, str]) -> None:
        self._ledger = ledger
        self._chosen = {plain_words(name): kind for name, kind in chosen.items() if kind in LEVELS}
        self._met: dict[str, tuple[bool, bool]] = {}
        self._kinds: dict[str, tuple[str, CategoryBasis]] = {}

    def meet(self, issue: Issue) -> str:
        """Note the type of an issue; gives its source id."""
        name = type_name(issue)
        is_subtask, is_epic = self._met.get(name, (False, False))
        self._met[name] = (is_subtask or issue.is_subtask, is_epic or issue.is_epic)
        return name

    def settle(self, holdings: Iterable[tuple[str, str]]) -> None:
        """Decide on kinds, given which type holds which (parent's type, child's type).

        A parent's level may not be below its child's: the holding type is raised where it is, unless
        somebody chose it.
        """
        for name in self._met:
            self._kinds[name] = self._kind(name)
        pairs = [pair for pair in set(holdings) if pair[0] != pair[1]]
        for _ in LEVELS:
            for parent, child in pairs:
                self._raise_above(parent, child)

    def kind(self, name: str) -> str:
        """Return the slug of the kind that a type becomes; only after `settle`."""
        return self._kinds[name][0]

    def is_below_others(self, name: str) -> bool:
        """Tell whether issues of the type need a parent."""
        return self.kind(name) == "sub-task"

    def result(self) -> list[ItemType]:
        """Give the types as they were met."""
        found = []
        for name, (kind, basis) in self._kinds.items():
            self._ledger.found("types")
            if basis == "default":
                self._ledger.tell("kind_by_default", "types", thing=name, sample=name)
            elif basis == "position":
                self._ledger.tell("kind_raised", "types", thing=name, sample=name)
            found.append(ItemType(source_id=name, name=name, kind=kind, basis=basis))
        return found

    def _kind(self, name: str) -> tuple[str, CategoryBasis]:
        chosen = self._chosen.get(plain_words(name))
        if chosen:
            return chosen, "source"
        is_subtask, is_epic = self._met[name]
        if is_subtask or is_epic:
            return ("sub-task" if is_subtask else "feature"), "source"
        guessed = kind_by_name(name)
        return (guessed, "name") if guessed else ("task", "default")

    def _raise_above(self, parent: str, child: str) -> None:
        level = LEVELS[self.kind(child)]
        is_chosen = plain_words(parent) in self._chosen
        if LEVELS[self.kind(parent)] < level and not is_chosen:
            self._kinds[parent] = (_KIND_OF_LEVEL.get(level, "task"), "position")


def type_name(issue: Issue) -> str:
    """Return what an issue's type is called; it is its source id, too."""
    return one_line(issue.type) or one_line(issue.type_id) or UNNAMED
