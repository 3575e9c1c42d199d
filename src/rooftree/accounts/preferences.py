"""What people choose for themselves, in whichever workspace they are.

Preferences are not written into a log: a log belongs to one workspace, and these to none.
"""

from typing import Any
from zoneinfo import available_timezones

from django.conf import settings
from django.utils.translation import gettext as _

from rooftree.accounts.models import User
from rooftree.accounts.texts import checked_line
from rooftree.errors import RuleBroken

CHOICES = {"theme": User.Theme.values, "density": User.Density.values}
PREFERENCES = {"name", "language", "time_zone", "single_keys", *CHOICES}


def set_preferences(user: User, **new: Any) -> bool:
    """Change a user's name, language, time zone, theme, density or single keys.

    Returns False when nothing differs. Raises RuleBroken naming the field, TypeError for another.
    """
    _check(new)
    if "name" in new:
        empty = _("Say what others shall call you.")
        new["name"] = checked_line(new["name"], field="name", empty=empty)
    differing = {name: value for name, value in new.items() if getattr(user, name) != value}
    for name, value in differing.items():
        setattr(user, name, value)
    if differing:
        user.save(update_fields=sorted(differing))
    return bool(differing)


def checked_zone(name: str) -> str:
    """Return the name of a time zone as it is; raises RuleBroken for one that nobody knows."""
    if name not in available_timezones():
        raise RuleBroken(
            _("Choose a time zone from the list, such as Europe/London."), field="time_zone"
        )
    return name


def _check(new: dict[str, Any]) -> None:
    if new.keys() - PREFERENCES:
        raise TypeError(f"No preferences: {', '.join(sorted(new.keys() - PREFERENCES))}.")
    if "language" in new and new["language"] not in dict(settings.LANGUAGES):
        raise RuleBroken(_("Choose one of the languages."), field="language")
    if "time_zone" in new:
        checked_zone(new["time_zone"])
    for name, known in CHOICES.items():
        if name in new and new[name] not in known:
            raise RuleBroken(_("Choose one of the looks on offer."), field=name)
