"""The sample company: how much of it there is, and that its log tells the truth."""

from collections import Counter
from datetime import timedelta

import pytest
from django.db.models import F, Max, Min

from rooftree.changes.models import Change
from rooftree.changes.rebuild import rows_as_of
from rooftree.changes.verify import faults
from rooftree.lib import clock
from rooftree.ops.sample.load import load_sample
from rooftree.people.calendars.models import Absence
from rooftree.people.holidays.models import Holiday
from rooftree.people.persons.models import Person
from rooftree.product.customers.models import Customer
from rooftree.product.feedback.models import Feedback, FeedbackState
from rooftree.product.goals.models import Goal
from rooftree.product.products.models import Product
from rooftree.product.releases.models import Release
from rooftree.project.projects.models import LifeCycle, Project
from rooftree.project.sprints.models import Sprint
from rooftree.work.comments.models import Comment
from rooftree.work.models import (
    CheckItem,
    Commitment,
    Dependency,
    Item,
    Kind,
    Space,
    Status,
)
from rooftree.work.time_entries.models import TimeEntry
from tests.ops.sample.conflicts import EXPECTED, found_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("company")]


def test_it_is_loaded_once(company):
    assert load_sample() == company


def test_two_products_and_three_projects_under_way():
    assert Product.objects.filter(product_spaces__isnull=False).distinct().count() == 2
    assert Project.objects.filter(life_cycle=LifeCycle.ACTIVE).count() == 3
    assert {one.deliveries.count() > 5 for one in Project.objects.all()} == {True}


def test_twelve_people_with_skills_hours_and_days_away():
    people = Person.objects.all()

    assert people.count() == 12
    assert all(person.skills.count() >= 2 for person in people)
    assert len({person.calendar.name for person in people}) >= 3
    assert Absence.objects.filter(first_day__gt=clock.today()).count() >= 4
    assert Holiday.objects.filter(day__gt=clock.today()).exists()


def test_every_goal_was_measured_for_two_quarters():
    goals = Goal.objects.all()

    assert goals.count() >= 4
    assert {goal.key_results.count() for goal in goals} <= {2, 3}
    spans = goals.annotate(
        span=Max("key_results__measurements__day") - Min("key_results__measurements__day")
    )
    assert sum(one.span >= timedelta(days=110) for one in spans) >= 4


def test_customers_have_a_segment_and_a_revenue_and_say_a_lot():
    assert Customer.objects.exclude(segment="").filter(revenue__gt=0).count() == 10
    assert Feedback.objects.count() >= 150
    assert Feedback.objects.filter(state=FeedbackState.ARCHIVED).exists()
    assert Customer.objects.filter(feedback=None).count() == 0


def test_items_of_every_kind_stand_in_every_status():
    items = Item.objects.all()

    assert items.count() >= 220
    assert Space.objects.count() == 5
    assert set(items.values_list("kind", flat=True)) == set(
        Kind.objects.values_list("pk", flat=True)
    )
    assert set(items.values_list("status", flat=True)) == set(
        Status.objects.values_list("pk", flat=True)
    )
    assert items.exclude(description="").count() >= 90


def test_people_talk_wait_promise_and_count_their_hours():
    across = Dependency.objects.exclude(predecessor__space=F("successor__space"))

    assert Comment.objects.count() >= 150
    assert CheckItem.objects.count() >= 50
    assert across.count() >= 8
    assert set(Commitment.objects.values_list("state", flat=True)) == {
        "open",
        "kept",
        "broken",
        "withdrawn",
    }
    assert TimeEntry.objects.count() >= 100


def test_sprints_and_releases_are_over_on_and_to_come():
    states = Counter(Sprint.objects.values_list("state", flat=True))

    assert states == {"closed": 4, "active": 1, "future": 1}
    assert all(one.sprint_items.exists() for one in Sprint.objects.all())
    assert Release.objects.filter(released_on=None).count() >= 2
    assert Release.objects.exclude(released_on=None).count() >= 2


def test_history_reaches_back_five_months_and_tells_how_long_things_took():
    done = Item.objects.filter(status__category="done", actual_finish__gt=F("actual_start"))

    assert done.count() >= 80
    first = done.aggregate(first=Min("actual_start"))["first"]
    assert first < clock.now() - timedelta(days=140)
    assert Change.objects.filter(verb="work.item.moved").count() >= 300


def test_the_log_is_sound_and_everything_can_be_rebuilt_from_it(company):
    rebuilt = rows_as_of(company.pk)["work.item"]

    assert not list(faults(company.pk))
    assert {pk: row["status_id"] for pk, row in rebuilt.items()} == dict(
        Item.objects.values_list("pk", "status_id")
    )


def test_the_log_tells_the_past_in_its_order_and_who_did_what(company):
    told = Change.objects.filter(workspace=company, happened_at__isnull=False).order_by("seq")
    when = list(told.values_list("happened_at", flat=True))

    assert when == sorted(when)
    assert when[-1] < clock.now()
    assert not told.filter(verb__startswith="work.", actor_person_id=None).exists()


def test_nothing_was_said_on_a_weekend():
    assert not Comment.objects.filter(created_at__week_day__in=[1, 7]).exists()


def test_what_does_not_fit_is_what_is_meant_not_to_fit(company):
    assert found_in(company) == EXPECTED
