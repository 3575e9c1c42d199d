"""The template environment of our pages: what every template can call, and how it is escaped."""

from collections.abc import Callable, MutableMapping
from functools import lru_cache
from types import FunctionType, MethodType
from typing import Any

from django.templatetags.static import static
from django.urls import reverse
from django.utils import translation
from jinja2 import Environment, StrictUndefined
from jinja2.runtime import Context, Macro
from markupsafe import Markup

from rooftree.web import assets, marks, wording
from rooftree.web.frame import kept_dialogs, kept_sidebar
from rooftree.web.item_pieces import item_pieces
from rooftree.web.reader import language
from rooftree.web.signs import signs
from rooftree.web.stand_ins import FORM_INPUT, FORM_TOKEN

FILTERS: dict[str, Callable[..., Any]] = {
    "colour_of": marks.colour_of,
    "day": wording.day,
    "duration": wording.duration,
    "initials": marks.initials,
    "moment": wording.moment,
    "number": wording.number,
    "time_of_day": wording.time_of_day,
}


def environment(**options: Any) -> Environment:
    """Return the environment. A name that the page object does not have is an error, not a blank."""
    options |= {"undefined": StrictUndefined}
    options.pop("autoescape", None)
    made = _Environment(
        autoescape=True,
        extensions=["jinja2.ext.i18n"],
        trim_blocks=True,
        lstrip_blocks=True,
        cache_size=-1,  # all templates stay, in a plain dict: each import looks one up
        **options,
    )
    made.install_gettext_callables(  # type: ignore[attr-defined]
        translation.gettext,
        translation.ngettext,
        newstyle=True,
        pgettext=translation.pgettext,
        npgettext=translation.npgettext,
    )
    made.globals |= {
        "_": _translated,
        "csrf_input": FORM_INPUT,
        "csrf_token": FORM_TOKEN,
        "icon": marks.icon,
        "item_pieces": item_pieces,
        "kept_dialogs": kept_dialogs,
        "kept_sidebar": kept_sidebar,
        "language": language,
        "locale_tag": wording.locale_tag,
        "script_tags": assets.script_tags,
        "signs": signs,
        "static": static,
        "url": address,
    }
    made.filters |= FILTERS
    return made


PLAIN = {Macro, FunctionType, MethodType, type(marks.icon)}


class _Context(Context):
    """Calls most things straight away: Jinja asks each time in many ways whether they want the context."""

    def call(self, called: Any, /, *args: Any, **kwargs: Any) -> Any:
        """Call what a template calls."""
        if type(called) not in PLAIN or hasattr(called, "jinja_pass_arg"):
            return super().call(called, *args, **kwargs)
        kwargs.pop("_block_vars", None)
        kwargs.pop("_loop_vars", None)
        return called(*args, **kwargs)


class _Environment(Environment):
    """Lets all templates share one mapping of globals; Jinja compares them at each import."""

    context_class = _Context

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Return the globals of a template."""
        return super().make_globals(d) if d else self.globals


def _translated(text: str, /, **values: Any) -> Markup:
    """Return a text in the reader's language, values filled in escaped, as Jinja's own `_` does."""
    now = language()
    return _pattern(now, text) % values if values else _plain(now, text)


@lru_cache(maxsize=5000)
def _pattern(_language: str | None, text: str) -> Markup:
    return Markup(translation.gettext(text))  # noqa: S704 - the templates' own texts


@lru_cache(maxsize=5000)
def _plain(language: str | None, text: str) -> Markup:
    return _pattern(language, text) % {}


def address(name: str, *args: object, **kwargs: object) -> str:
    """Return the address of a page by its name."""
    return reverse(name, args=args or None, kwargs=kwargs or None)
