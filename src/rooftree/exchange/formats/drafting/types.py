"""Types of items as kinds: by choice, by what is told, else by words of several languages."""

from collections.abc import Iterable, Mapping

from rooftree.exchange.bundle import CategoryBasis, ItemType
from rooftree.exchange.formats.kind_words import LEVELS, kind_by_name
from rooftree.exchange.formats.ledger import Ledger
from rooftree.exchange.formats.lines import one_line
from rooftree.exchange.formats.names import plain_words

KIND_OF_LEVEL = {3: "feature", 4: "initiative"}
KIND_OF_LABEL: Mapping[str, str] = {
    "bug": "bug", "bugs": "bug", "defect": "bug", "regression": "bug",
    "feature": "story", "feature request": "story", "enhancement": "story", "improvement": "story",
    "story": "story", "user story": "story", "epic": "feature", "initiative": "initiative",
}  # fmt: skip
_LEADING = ("type ", "kind ", "category ", "t ", "c ")


class Types:
    """Gathers types, and settles which kind each becomes. chosen: {name: slug of a kind}."""

    def __init__(self, ledger: Ledger, chosen: Mapping[str, str]) -> None:
        self._ledger = ledger
        self._chosen = {plain_words(name): kind for name, kind in chosen.items() if kind in LEVELS}
        self._kinds: dict[str, tuple[str, CategoryBasis]] = {}

    def meet(self, name: str, kind: str = "") -> str:
        """Note a type, with its kind where that is known; gives its source id."""
        name = one_line(name)
        if name not in self._kinds:
            self._kinds[name] = self._kind(name, kind)
        return name

    def settle(self, holdings: Iterable[tuple[str, str]]) -> None:
        """Raise unknown types above what they hold, given as (parent's type, child's type)."""
        pairs = {(parent, child) for parent, child in holdings if parent != child}
        for _ in LEVELS:
            for parent, child in sorted(pairs):
                level = LEVELS[self._kinds[child][0]]
                kind, basis = self._kinds[parent]
                if LEVELS[kind] < level and basis in ("default", "position"):
                    self._kinds[parent] = (KIND_OF_LEVEL.get(level, kind), "position")

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

    def _kind(self, name: str, kind: str) -> tuple[str, CategoryBasis]:
        chosen = self._chosen.get(plain_words(name)) or kind
        if chosen:
            return chosen, "source"
        guessed = kind_by_name(name)
        return (guessed, "name") if guessed else ("task", "default")


def kind_by_labels(labels: Iterable[str]) -> tuple[str, str]:
    """Return the first label that says what an item is ("type: bug"), and the kind; empty for none."""
    for label in labels:
        words = plain_words(label)
        for lead in _LEADING:
            words = words.removeprefix(lead)
        if words in KIND_OF_LABEL:
            return label, KIND_OF_LABEL[words]
    return "", ""
