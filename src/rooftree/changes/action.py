"""The one door for change."""

from collections.abc import Callable
from functools import wraps
from inspect import signature
from typing import ParamSpec, TypeVar, cast

from django.db import transaction

from rooftree.changes.actor import Actor
from rooftree.changes.clashes import clashes_refused
from rooftree.changes.facts import Fact
from rooftree.changes.record import record
from rooftree.changes.unit import Unit, running

P = ParamSpec("P")
Caused = TypeVar("Caused", bound=Fact | tuple[Fact, ...] | None)


def action(function: Callable[P, Caused]) -> Callable[P, Caused]:
    """Make a function the door through which one kind of change goes.

    The function names who acts (keyword-only `by`), works in one transaction and returns the fact or
    facts that it caused, or None when nothing happened. Nested actions join the outermost one, which
    writes all facts to the log at its end; one that is refused leaves nothing behind. What somebody else
    stored in the same moment is told as Stale. Raises TypeError at import time without `by`.
    """
    if "by" not in signature(function).parameters:
        raise TypeError(f"{function.__qualname__} does not say who acts: it lacks 'by'.")

    def within(unit: Unit, /, *args: P.args, **kwargs: P.kwargs) -> Caused:
        by = cast("Actor", kwargs["by"])
        if unit.workspace_id != by.workspace_id:
            raise RuntimeError("Never two workspaces in one transaction.")
        depth, told = len(unit.frames), len(unit.told)
        unit.frames.append([])
        try:
            with transaction.atomic(savepoint=depth > 0):
                caused = function(*args, **kwargs)
        except BaseException:
            del unit.frames[depth:]
            del unit.told[told:]
            raise
        unit.tell(_as_tuple(caused), by, function.__qualname__, since=told)
        return caused

    @wraps(function)
    def run(*args: P.args, **kwargs: P.kwargs) -> Caused:
        unit = running.get()
        if unit is not None:
            return within(unit, *args, **kwargs)
        with clashes_refused(), transaction.atomic():
            unit = Unit(cast("Actor", kwargs["by"]).workspace_id)
            token = running.set(unit)
            try:
                caused = within(unit, *args, **kwargs)
            finally:
                running.reset(token)
            record(unit)
        return caused

    run.is_action = True  # type: ignore[attr-defined]
    return run


def _as_tuple(caused: Fact | tuple[Fact, ...] | None) -> tuple[Fact, ...]:
    if caused is None:
        return ()
    return caused if isinstance(caused, tuple) else (caused,)
