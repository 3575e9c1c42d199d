"""Printed pieces, kept by what stands in them: most of a page is the same as a moment ago."""

from collections.abc import Callable, Hashable
from functools import lru_cache
from typing import Any

from django.template import engines
from django.utils import timezone, translation
from markupsafe import Markup


def keep(
    template: str, macro: str, most: int, *, around: Callable[[], Hashable] | None = None
) -> Callable[..., Markup]:
    """Return a template's macro that remembers its last `most` answers.

    Its arguments must be hashable and say all that it prints, but for what is `around`: the reader's
    language, zone and day, unless it is told to look at less.
    """
    look = around or _around

    @lru_cache(maxsize=most)
    def printed(_around: Hashable, *arguments: Hashable) -> Markup:
        return Markup(_macro(template, macro)(*arguments))  # noqa: S704 - a macro's escaped output

    def ask(*arguments: Hashable) -> Markup:
        return printed(look(), *arguments)

    return ask


def _around() -> Hashable:
    return translation.get_language(), timezone.get_current_timezone_name(), timezone.localdate()


@lru_cache(maxsize=100)
def _macro(template: str, macro: str) -> Callable[..., str]:
    environment: Any = engines["jinja2"]
    module = environment.env.get_template(template).module
    found: Callable[..., str] = getattr(module, macro)
    return found
