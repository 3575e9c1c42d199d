"""Queries whose SQL is composed once.

Composing a query costs the mapper several times what the database needs to answer it. A function that
always asks the same question about other things is prepared: its query is composed at the first call
for a kind of viewer, and later calls only put their values in.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import update_wrapper
from typing import Any, Generic, ParamSpec, TypeVar

from django.core.exceptions import EmptyResultSet
from django.db import NotSupportedError, connection
from django.db.models import QuerySet
from django.db.models.query import get_related_populators

from rooftree.accounts.viewer import Viewer

P = ParamSpec("P")
Row = TypeVar("Row")

NUMBER = 7_000_000_000_000_000
"""Numbers from here on stand for ids while a query is composed; no table has that many rows.

They fit no smaller column than an id's: what such a column is compared with is `Fixed`.
"""
TEXT = "\N{REPLACEMENT CHARACTER} stands for text "

FAR = datetime(9000, 1, 1, tzinfo=UTC)

MOST_PLANS = 500
"""Kinds of calls whose plans are kept for one function; addresses that people make up add to them."""

Read = Callable[[tuple[Any, ...]], Any]
Parameters = Sequence[Any] | Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class _Plan:
    sql: str
    parameters: tuple[Any, ...]
    converters: tuple[tuple[int, tuple[Callable[..., Any], ...], Any], ...]
    read: Read

    def rows(self, values: dict[Any, Any]) -> list[Any]:
        """Ask the database with real values in place of the stand-ins."""
        if not self.sql:
            return []
        rows = asked(self.sql, self.filled(values))
        return [self.read(self._converted(row)) for row in rows]

    def filled(self, values: dict[Any, Any]) -> list[Any]:
        """Return the parameters of the SQL."""
        return [values.get(one, one) for one in self.parameters]

    def _converted(self, row: tuple[Any, ...]) -> tuple[Any, ...]:
        if not self.converters:
            return row
        values = list(row)
        for place, steps, expression in self.converters:
            for step in steps:
                values[place] = step(values[place], expression, connection)
        return tuple(values)


def asked(sql: str, parameters: Parameters) -> list[tuple[Any, ...]]:
    """Return the rows of a query that is always written the same, by hand or once by the mapper."""
    if connection.vendor == "postgresql" and not connection.queries_logged:
        return _asked_planned(sql, parameters)
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
        return rows


def _asked_planned(sql: str, parameters: Parameters) -> list[tuple[Any, ...]]:
    """Let PostgreSQL keep the plan with the connection: to make it takes longer than the query.

    A plan that was made before another process changed the tables goes with its connection.
    """
    try:
        return _asked_once(sql, parameters)
    except NotSupportedError:
        if connection.in_atomic_block:
            raise
        connection.close()
        return _asked_once(sql, parameters)


def _asked_once(sql: str, parameters: Parameters) -> list[tuple[Any, ...]]:
    """Ask as Django's own cursor does, which writes the parameters into the SQL: a new one each time."""
    from psycopg import Cursor  # noqa: PLC0415 - not needed, and slow to load, on SQLite

    connection.close_if_health_check_failed()
    connection.ensure_connection()
    connection.validate_no_broken_transaction()
    with connection.wrap_database_errors, Cursor(connection.connection) as cursor:
        cursor.execute(sql, parameters, prepare=True)
        return cursor.fetchall()


class Fixed(str):
    """A text on which the query itself depends, one of few; it is written into what is composed."""

    __slots__ = ()


class _StandIns:
    """Collects the values of a call, with what stands for each while the query is composed."""

    def __init__(self) -> None:
        self.kind: list[Any] = [connection.vendor]
        self.values: dict[Any, Any] = {}

    def of(self, argument: Any) -> Any:
        """Return an argument with stand-ins for its values; what is empty stays, and makes a kind."""
        if isinstance(argument, Viewer):
            self.kind.append(argument.role)
            of = self.of
            workspace, user, person = argument.workspace_id, argument.user_id, argument.person_id
            return Viewer(of(workspace), of(user), of(person), argument.role)
        if argument is None or isinstance(argument, bool | Fixed):
            self.kind.append(argument)
            return argument
        self.kind.append(type(argument))
        if isinstance(argument, tuple):
            self.kind.append(len(argument))
            return tuple(self.of(one) for one in argument)
        number = len(self.values)
        if isinstance(argument, datetime):
            moment = FAR + timedelta(seconds=number)
            self.values[_stored(moment)] = _stored(argument)
            return moment
        stand_in = f"{TEXT}{number}" if isinstance(argument, str) else NUMBER + number
        self.values[stand_in] = argument
        return stand_in


def _stored(moment: datetime) -> Any:
    return connection.ops.adapt_datetimefield_value(moment)


class Prepared(Generic[P, Row]):
    """A question that is composed once for each kind of viewer and arguments."""

    def __init__(self, make: Callable[P, "QuerySet[Any, Row]"]) -> None:
        update_wrapper(self, make)
        self._make = make
        self._plans: dict[tuple[Any, ...], _Plan] = {}

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> list[Row]:
        """Return the rows for some arguments."""
        plan, values = self._planned(args, kwargs)
        return plan.rows(values)

    def sql(self, *args: P.args, **kwargs: P.kwargs) -> tuple[str, list[Any]]:
        """Return the SQL with its parameters, to be a part of some other query."""
        plan, values = self._planned(args, kwargs)
        return plan.sql, plan.filled(values)

    def _planned(
        self, args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> tuple[_Plan, dict[Any, Any]]:
        stand_ins = _StandIns()
        arguments = [stand_ins.of(one) for one in args]
        named = {name: stand_ins.of(one) for name, one in kwargs.items()}
        kind = (*stand_ins.kind, *kwargs)
        plan = self._plans.get(kind)
        if plan is None:
            if len(self._plans) >= MOST_PLANS:
                self._plans.clear()
            make: Callable[..., QuerySet[Any, Any]] = self._make
            plan = self._plans[kind] = _composed(make(*arguments, **named))
        return plan, stand_ins.values


def prepared(make: Callable[P, "QuerySet[Any, Row]"]) -> Prepared[P, Row]:
    """Turn a function that returns a query of instances or of `values_list` into one that returns its rows.

    Its arguments are viewers, ids, texts, moments, None, and tuples of these, whose values it only compares
    with; truths and `Fixed` texts may decide what it looks like. Instances come without annotations
    and prefetching.
    """
    return Prepared(make)


def _composed(query: "QuerySet[Any, Any]") -> _Plan:
    compiler = query.query.get_compiler(connection=connection)
    try:
        sql, parameters = compiler.as_sql()
    except EmptyResultSet:
        return _Plan("", (), (), tuple)
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
