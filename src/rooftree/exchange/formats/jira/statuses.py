"""Statuses per project, with the category of each: Jira's own word, else what the name says."""

from collections.abc import Mapping
from dataclasses import dataclass

from rooftree.exchange.bundle import Category, CategoryBasis, Status
from rooftree.exchange.formats.jira.issue import StatusCategory
from rooftree.exchange.formats.ledger import Ledger
from rooftree.exchange.formats.lines import one_line
from rooftree.exchange.formats.names import plain_words
from rooftree.exchange.formats.status_words import category_by_name

ORDER: tuple[Category, ...] = ("discovery", "todo", "doing", "done", "cancelled")
UNNAMED = "Open"
_FROM_JIRA: Mapping[StatusCategory, Category] = {
    "new": "todo", "indeterminate": "doing", "done": "done",
}  # fmt: skip


@dataclass(slots=True)
class _Met:
    project: str
    name: str
    category: StatusCategory | None = None
    is_current: bool = False


class Statuses:
    """Gathers statuses; the category of one that is told once counts for all projects."""

    def __init__(self, ledger: Ledger, chosen: Mapping[str, str]) -> None:
        self._ledger = ledger
        self._chosen = {plain_words(name): word for name, word in chosen.items() if word in ORDER}
        self._met: dict[str, _Met] = {}
        self._anywhere: dict[str, StatusCategory] = {}
        self._names: dict[str, str] = {}

    def know(self, name: str, status_id: str, category: StatusCategory | None) -> None:
        """Note what a status of any project is called and means."""
        if status_id and name:
            self._names[status_id] = one_line(name)
        if category and category != "undefined":
            self._anywhere.setdefault(one_line(name), category)

    def meet(
        self, project: str, name: str, *, status_id: str = "",
        category: StatusCategory | None = None, is_current: bool = True,
    ) -> str:  # fmt: skip
        """Note a status of a project; gives its source id. `is_current`: not only in the history."""
        name = one_line(name) or self._names.get(status_id) or one_line(status_id) or UNNAMED
        source_id = f"{project}/{name}"
        met = self._met.setdefault(source_id, _Met(project, name))
        met.is_current |= is_current
        if category and category != "undefined":
            met.category = category
            self._anywhere.setdefault(name, category)
        return source_id

    def category(self, source_id: str) -> Category:
        """Return the category of a status; only after all were met."""
        return self._category(self._met[source_id])[0]

    def result(self) -> list[Status]:
        """Give the statuses of each project in the order in which work goes through them."""
        settled = [(met, *self._category(met)) for met in self._met.values()]
        settled.sort(key=lambda one: (one[0].project, ORDER.index(one[1])))
        return [
            self._status(met, category, basis, float(place))
            for place, (met, category, basis) in enumerate(settled)
        ]

    def _status(
        self, met: _Met, category: Category, basis: CategoryBasis, position: float
    ) -> Status:
        source_id = f"{met.project}/{met.name}"
        self._ledger.found("statuses")
        if basis in ("name", "default"):
            code = f"category_by_{basis}"
            self._ledger.tell(code, "statuses", thing=source_id, sample=met.name)
        if not met.is_current:
            self._ledger.tell("status_only_in_history", "statuses", sample=met.name)
        return Status(
            source_id=source_id, space=met.project, name=met.name, category=category, basis=basis,
            position=position, is_archived=not met.is_current,
        )  # fmt: skip

    def _category(self, met: _Met) -> tuple[Category, CategoryBasis]:
        chosen = self._chosen.get(plain_words(met.name))
        if chosen:
            return chosen, "source"
        by_name = category_by_name(met.name)
        told = met.category or self._anywhere.get(met.name)
        if by_name == "cancelled" and told in (None, "done"):
            return by_name, "name"
        if told in ("new", "indeterminate", "done"):
            return _FROM_JIRA[told], "source"
        return (by_name, "name") if by_name else ("todo", "default")
