"""Puts the sample company into a workspace of its own, through the same actions as everybody uses."""

from datetime import date

from django.db import transaction

from rooftree.accounts.models import Workspace
from rooftree.lib import clock
from rooftree.ops.sample.days import Days
from rooftree.ops.sample.goals import goals
from rooftree.ops.sample.items import items
from rooftree.ops.sample.people import people
from rooftree.ops.sample.places import places
from rooftree.ops.sample.tale import Tale
from rooftree.ops.sample.undertakings import undertakings
from rooftree.ops.sample.voices import voices
from rooftree.work.founding import found_workspace

KEY, NAME = "fernleaf", "Fernleaf"


def load_sample(zone: str = "UTC", *, today: date | None = None) -> Workspace:
    """Return the sample workspace, made at the first call: all of it, or nothing.

    What it tells happened in the half year before `today`, the day that it is when none is given.
    """
    found = Workspace.objects.filter(key=KEY).first()
    if found is not None:
        return found
    with transaction.atomic():
        workspace = found_workspace(KEY, NAME, time_zone=zone)
        tale = Tale(workspace, Days(today or clock.today(zone), zone))
        for tell in (people, places, goals, undertakings, voices, items):
            tell(tale)
        tale.told_to_the_end()
    return workspace
