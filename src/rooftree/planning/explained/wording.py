"""How days, working time and lists read in sentences about a plan."""

from collections.abc import Sequence
from datetime import date

from babel import Locale
from babel.dates import format_skeleton
from babel.lists import format_list
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rooftree.planning.bridge.assumptions import WORKING_DAY

HOUR = 60


def day_text(day: date) -> str:
    """Return a day with its name: "Mon, 5 Jan 2026"."""
    return format_skeleton("yMMMEd", day, locale=_locale())


def work_text(minutes: int) -> str:
    """Return working time in days of eight hours, hours and minutes; the two largest of them."""
    days, rest = divmod(minutes, WORKING_DAY)
    hours, left = divmod(rest, HOUR)
    parts = [
        ngettext("{count} working day", "{count} working days", days).format(count=days),
        ngettext("{count} hour", "{count} hours", hours).format(count=hours),
        ngettext("{count} minute", "{count} minutes", left).format(count=left),
    ]
    used = [part for part, count in zip(parts, (days, hours, left), strict=True) if count]
    return " ".join(used[:2]) or _("no time at all")


def list_text(words: Sequence[str], most: int = 5) -> str:
    """Return words as a list in a sentence, the end of a long one counted."""
    shown = list(words[:most])
    more = len(words) - len(shown)
    if more:
        shown.append(ngettext("{count} more", "{count} more", more).format(count=more))
    return format_list(shown, locale=_locale())


def _locale() -> Locale:
    language = translation.get_language() or "en"
    return Locale.parse("en_GB" if language == "en" else translation.to_locale(language))
