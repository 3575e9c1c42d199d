"""Queries whose SQL is composed once.

Composing a query costs the mapper several times what the database needs to answer it. A function that
always asks the same question about other things is prepared: its query is composed at the first call
for a kind of viewer, and later calls only put their values in.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from django.db import connection
from django.db.models import QuerySet
from django.db.models.query import get_related_populators

from rooftree.accounts.viewer import Viewer

P = ParamSpec("P")
Row = TypeVar("Row")

NUMBER = 7_000_000_000_000_000
"""Numbers from here on stand for ids while a query is composed; no table has that many rows."""
TEXT = "\N{REPLACEMENT CHARACTER} stands for text "

Read = Callable[[tuple[Any, ...]], Any]


@dataclass(frozen=True, slots=True)
class _Plan:
    sql: str
    parameters: tuple[Any, ...]
    converters: tuple[tuple[int, tuple[Callable[..., Any], ...], Any], ...]
    read: Read

    def rows(self, values: dict[Any, Any]) -> list[Any]:
        """Ask the database with real values in place of the stand-ins."""
        with connection.cursor() as cursor:
            cursor.execute(self.sql, [values.get(one, one) for one in self.parameters])
            rows = cursor.fetchall()
        return [self.read(self._converted(row)) for row in rows]

    def _converted(self, row: tuple[Any, ...]) -> tuple[Any, ...]:
        if not self.converters:
            return row
        values = list(row)
        for place, steps, expression in self.converters:
            for step in steps:
                values[place] = step(values[place], expression, connection)
        return tuple(values)


class _StandIns:
    """Collects the values of a call, with what stands for each while the query is composed."""

    def __init__(self) -> None:
        self.kind: list[Any] = [connection.vendor]
        self.values: dict[Any, Any] = {}

    def of(self, argument: Any) -> Any:
        """Return an argument with stand-ins for its values; what is empty stays, and makes a kind."""
        if isinstance(argument, Viewer):
            self.kind.append(argument.role)
            ids = {name: self.of(getattr(argument, name)) for name in IDS}
            return replace(argument, **ids)
        self.kind.append(type(argument))
        if argument is None:
            return None
        if isinstance(argument, tuple):
            self.kind.append(len(argument))
            return tuple(self.of(one) for one in argument)
        number = len(self.values)
        stand_in = f"{TEXT}{number}" if isinstance(argument, str) else NUMBER + number
        self.values[stand_in] = argument
        return stand_in


IDS = ("workspace_id", "user_id", "person_id")


def prepared(make: Callable[P, "QuerySet[Any, Row]"]) -> Callable[P, list[Row]]:
    """Turn a function that returns a query of instances or of `values_list` into one that returns its rows.

    Its arguments are viewers, ids, texts, None, and tuples of these; whatever else the query depends
    on is written into it. Its columns are plain: no annotations, no prefetching.
    """
    plans: dict[tuple[Any, ...], _Plan] = {}

    @wraps(make)
    def ask(*args: P.args, **kwargs: P.kwargs) -> list[Row]:
        stand_ins = _StandIns()
        arguments = [stand_ins.of(one) for one in args]
        named = {name: stand_ins.of(one) for name, one in kwargs.items()}
        kind = (*stand_ins.kind, *kwargs)
        plan = plans.get(kind)
        if plan is None:
            plan = plans[kind] = _composed(make(*arguments, **named))
        return plan.rows(stand_ins.values)

    return ask


def _composed(query: "QuerySet[Any, Any]") -> _Plan:
    compiler = query.query.get_compiler(connection=connection)
    sql, parameters = compiler.as_sql()
    columns = [column for column, _sql, _alias in compiler.select[: compiler.col_count]]
    converters = compiler.get_converters(columns)
    return _Plan(
        sql,
        tuple(parameters),
        tuple((place, tuple(steps), column) for place, (steps, column) in converters.items()),
        _instances(compiler) if query.query.values_select == () else tuple,
    )


def _instances(compiler: Any) -> Read:
    """Return what turns a row into an instance with its related ones, as the mapper does it."""
    info, select, alias = compiler.klass_info, compiler.select, connection.alias
    model, places = info["model"], info["select_fields"]
    first, last = places[0], places[-1] + 1
    names = [column[0].target.attname for column in select[first:last]]
    related: Sequence[Any] = get_related_populators(info, select, alias)  # type: ignore[call-arg]

    def read(row: tuple[Any, ...]) -> Any:
        one = model.from_db(alias, names, row[first:last])
        for populator in related:
            populator.populate(row, one)
        return one

    return read
