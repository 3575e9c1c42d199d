"""The template environment of our pages: what every template can call, and how it is escaped."""

from collections.abc import Callable
from typing import Any

from django.templatetags.static import static
from django.urls import reverse
from django.utils import translation
from jinja2 import Environment, StrictUndefined

from rooftree.web import assets, marks, wording
from rooftree.web.frame import kept_dialogs, kept_sidebar
from rooftree.web.signs import signs

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
    made = Environment(
        autoescape=True,
        extensions=["jinja2.ext.i18n"],
        trim_blocks=True,
        lstrip_blocks=True,
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
        "icon": marks.icon,
        "kept_dialogs": kept_dialogs,
        "kept_sidebar": kept_sidebar,
        "language": translation.get_language,
        "locale_tag": wording.locale_tag,
        "script_tags": assets.script_tags,
        "signs": signs,
        "static": static,
        "url": address,
    }
    made.filters |= FILTERS
    return made


def address(name: str, *args: object, **kwargs: object) -> str:
    """Return the address of a page by its name."""
    return reverse(name, args=args or None, kwargs=kwargs or None)
