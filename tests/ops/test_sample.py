"""The sample company."""

import pytest

from rooftree.changes.verify import faults
from rooftree.ops.sample.load import load_sample
from rooftree.product.goals.models import Goal
from rooftree.work.models import Commitment, Dependency, Item

pytestmark = pytest.mark.django_db


def test_the_sample_is_a_company_in_the_middle_of_its_work():
    workspace = load_sample()

    items = Item.objects.filter(workspace=workspace)
    assert items.count() >= 30
    assert Goal.objects.filter(workspace=workspace).count() >= 3
    assert Dependency.objects.filter(workspace=workspace).count() >= 5
    assert Commitment.objects.filter(workspace=workspace).count() >= 4
    assert not list(faults(workspace.pk))


def test_the_sample_is_loaded_once():
    assert load_sample() == load_sample()
