"""The unit of work: one transaction, its actions, the rows they wrote and the facts they told."""

from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice

from rooftree.changes.actor import Actor
from rooftree.changes.facts import Fact
from rooftree.changes.rowchange import RowChange
from rooftree.lib import clock


class OutOfOrder(RuntimeError):
    """A nested action wrote a row that its caller had written already."""


@dataclass(slots=True)
class Told:
    """A fact, who caused it, the rows that it stands for, and when it was if it is told later."""

    fact: Fact
    by: Actor
    rows: list[RowChange]
    happened_at: datetime | None = field(default_factory=clock.told)


class NothingSaid(RuntimeError):
    """An action wrote rows and returned no fact."""


@dataclass(slots=True)
class Unit:
    """What has happened so far in the outermost action."""

    workspace_id: int
    told: list[Told] = field(default_factory=list)
    frames: list[list[RowChange]] = field(default_factory=list)

    def write_down(self, rows: list[RowChange]) -> None:
        """Remember rows that the innermost running action wrote."""
        self.frames[-1].extend(rows)

    def tell(self, facts: tuple[Fact, ...], by: Actor, name: str, *, since: int) -> None:
        """Close the innermost action: rows that no fact claims belong to its first fact.

        A fact that a nested action told already is not told twice; `since` is how many facts had been
        told when the action began.
        """
        rows = self.frames.pop()
        self._refuse_out_of_order(rows, name)
        claimed = {id(row) for fact in facts for row in fact.rows or ()}
        free = [row for row in rows if id(row) not in claimed]
        if free and not facts:
            raise NothingSaid(f"{name} changed {free[0].table} and returned no fact.")
        for fact in facts:
            nested = islice(self.told, since, None)
            told = next((told for told in nested if told.fact is fact), None)
            if told is None:
                told = Told(fact, by, list(fact.rows or ()))
                self.told.append(told)
            if fact is facts[0]:
                told.rows += free

    def _refuse_out_of_order(self, rows: list[RowChange], name: str) -> None:
        """Raise OutOfOrder when an outer action, whose fact comes later, wrote one of these rows first."""
        before = {(row.table, row.pk) for frame in self.frames for row in frame}
        again = next((row for row in rows if (row.table, row.pk) in before), None)
        if again is not None:
            raise OutOfOrder(
                f"{name} changed {again.table} {again.pk} after its caller had: call it first, "
                "or the log would tell the two in the wrong order."
            )


running: ContextVar[Unit | None] = ContextVar("running unit of work", default=None)


def current_unit() -> Unit:
    """Return the running unit; raises RuntimeError outside of any action."""
    unit = running.get()
    if unit is None:
        raise RuntimeError("Rows are written by actions only.")
    return unit
