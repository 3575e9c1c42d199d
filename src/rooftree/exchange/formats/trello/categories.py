"""What a list's name and place say about the category of the status that it becomes."""

from collections.abc import Sequence
from typing import NamedTuple

from rooftree.exchange.bundle import Category, CategoryBasis
from rooftree.exchange.formats.status_words import category_by_name


class Guess(NamedTuple):
    """A category and what it was concluded from."""

    category: Category
    basis: CategoryBasis


def guess_categories(lists: Sequence[tuple[str, bool]]) -> list[Guess]:
    """Guess for all lists of a board, given as (name, is archived) from left to right.

    A list whose name says nothing is judged by its open neighbours; on a board where no name says
    anything everything is to do, since a wrong "done" or "doing" would falsify what was achieved.
    """
    named = [category_by_name(name) for name, _archived in lists]
    telling = [None if archived else named[i] for i, (_name, archived) in enumerate(lists)]
    guesses: list[Guess] = []
    for index, category in enumerate(named):
        if category is not None:
            guesses.append(Guess(category, "name"))
            continue
        left = next((one for one in reversed(telling[:index]) if one), None)
        right = next((one for one in telling[index + 1 :] if one), None)
        guesses.append(_between(left, right))
    return guesses


def _between(left: Category | None, right: Category | None) -> Guess:
    if left is None and right is None:
        return Guess("todo", "default")
    return Guess(_between_known(left, right), "position")


def _between_known(left: Category | None, right: Category | None) -> Category:
    if left is None:
        return "discovery" if right in ("discovery", "todo") else "todo"
    if left in ("done", "cancelled"):
        return "discovery"  # beyond the end of the work stand notes and rests
    if left in ("discovery", "todo") and right == "done":
        return "doing"
    if left == "discovery" and right == "doing":
        return "todo"
    return left
