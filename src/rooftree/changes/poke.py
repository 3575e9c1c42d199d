"""Tells sleeping readers in this process that a workspace has news. Readers also look by themselves."""

from collections.abc import Callable

listeners: list[Callable[[int], None]] = []


def subscribe(listener: Callable[[int], None]) -> None:
    """Call `listener(workspace_id)` after each commit that wrote to the log."""
    listeners.append(listener)


def unsubscribe(listener: Callable[[int], None]) -> None:
    """Stop calling a listener."""
    listeners.remove(listener)


def poke(workspace_id: int) -> None:
    """Tell every listener."""
    for listener in tuple(listeners):
        listener(workspace_id)
