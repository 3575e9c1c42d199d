"""What happens when the database refuses a row in the middle of an action."""

import pytest
from django.db import DataError, IntegrityError, OperationalError

from rooftree.changes.action import action
from rooftree.changes.clashes import refusal_for
from rooftree.errors import RuleBroken, Stale, Unavailable
from rooftree.work.items.models import Item


class Cause(Exception):
    """What a driver tells."""

    def __init__(self, **told):
        super().__init__()
        self.__dict__ |= told


def failed(kind, **told):
    failure = kind("refused")
    failure.__cause__ = Cause(**told)
    return failure


@pytest.mark.parametrize(
    ("failure", "refusal"),
    [
        (failed(IntegrityError, sqlstate="23505"), Stale),
        (failed(OperationalError, sqlstate="40P01"), Stale),
        (failed(OperationalError, sqlite_errorname="SQLITE_BUSY_SNAPSHOT"), Unavailable),
        (failed(DataError), RuleBroken),
    ],
)
def test_what_others_did_in_the_same_moment_is_a_refusal(failure, refusal):
    assert isinstance(refusal_for(failure), refusal)


@pytest.mark.parametrize(
    "failure",
    [
        failed(IntegrityError, sqlstate="23502"),
        failed(IntegrityError, sqlite_errorname="SQLITE_CONSTRAINT_UNIQUE"),
        failed(OperationalError),
    ],
)
def test_a_fault_of_our_own_stays_one(failure):
    assert refusal_for(failure) is None


def test_a_clash_leaves_nothing_behind(world):
    item = world.item()

    @action
    def clashing(*, by):
        Item.objects.filter(pk=item.pk).update(title="Half done")
        raise failed(IntegrityError, sqlstate="23505")

    with pytest.raises(Stale):
        clashing(by=world.ada.actor)
    item.refresh_from_db()
    assert item.title == "Something"
