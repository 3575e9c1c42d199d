"""Printed pieces, kept by what stands in them: most of a page is the same as a moment ago."""

from collections.abc import Callable, Hashable, Iterable
from functools import lru_cache
from typing import Any

from django.template import engines
from markupsafe import Markup, escape

from rooftree.web.reader import reader
from rooftree.web.stand_ins import ADDRESS


class Kept:
    """A macro that remembers what it printed."""

    def __init__(self, printed: Callable[..., Markup], around: Callable[[], Hashable]) -> None:
        self._printed, self._around = printed, around

    def __call__(self, *arguments: Hashable) -> Markup:
        """Print the macro for some arguments."""
        return self._printed(self._around(), *arguments)

    def at(self, address: str, *arguments: Hashable) -> Markup:
        """Print the macro about something with an address, which it is given first."""
        printed = self._printed(self._around(), ADDRESS, *arguments)
        return printed.replace(ADDRESS, escape(address))

    def each(self, many: Iterable[Hashable], *more: Hashable) -> Markup:
        """Print the macro for one after the other, joined."""
        printed, around = self._printed, self._around()
        return Markup("".join(printed(around, one, *more) for one in many))  # noqa: S704 - as below


def keep(
    template: str,
    macro: str,
    most: int,
    *,
    around: Callable[[], Hashable] | None = None,
    of: Callable[[Any], Any] | None = None,
) -> Kept:
    """Return a template's macro that remembers its last `most` answers.

    Its arguments must be hashable and say all that it prints, but for what is `around`: the reader's
    language, zone and day, unless it is told to look at less. What `of` makes of the first argument
    is printed in its place, and made only when it is printed anew.
    """
    look = around or reader

    @lru_cache(maxsize=most)
    def printed(_around: Hashable, *arguments: Hashable) -> Markup:
        given = (of(arguments[0]), *arguments[1:]) if of else arguments
        return Markup(macro_of(template, macro)(*given))  # noqa: S704 - a macro's escaped output

    return Kept(printed, look)


@lru_cache(maxsize=100)
def macro_of(template: str, macro: str) -> Callable[..., str]:
    """Return a template's macro."""
    environment: Any = engines["jinja2"]
    module = environment.env.get_template(template).module
    found: Callable[..., str] = getattr(module, macro)
    return found
