"""What a list's name and place say about the category of the status that it becomes."""

import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from rooftree.exchange.bundle import Category, CategoryBasis
from rooftree.exchange.formats.trello.mapping import CATEGORY_WORDS

_APOSTROPHES = re.compile(r"['’ʼ`]")
_NO_WORD = re.compile(r"[\W_]+")
_UNSPACED = re.compile(r"[\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff]")  # written without spaces


class Guess(NamedTuple):
    """A category and what it was concluded from."""

    category: Category
    basis: CategoryBasis


def plain_words(name: str) -> str:
    """Give the bare words of a name: lower case, no accents, signs or pictures."""
    letters = unicodedata.normalize("NFKD", _APOSTROPHES.sub("", name).casefold())
    bare = "".join(sign for sign in letters if not unicodedata.combining(sign))
    return _NO_WORD.sub(" ", bare).strip()


_PHRASES: tuple[tuple[str, Category], ...] = tuple(
    sorted(
        (
            (plain_words(phrase), category)
            for category, phrases in CATEGORY_WORDS.items()
            for phrase in phrases
        ),
        key=lambda pair: (-pair[0].count(" "), -len(pair[0])),
    )
)


def category_by_name(name: str) -> Category | None:
    """Find the category that the words of a name speak for; None when they say nothing."""
    words = f" {plain_words(name)} "
    for phrase, category in _PHRASES:
        if f" {phrase} " in words or (_UNSPACED.search(phrase) and phrase in words):
            return category
    return None


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
