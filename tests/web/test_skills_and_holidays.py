"""Skills and holidays on the pages about people."""

import pytest

from rooftree.people.calendars.actions import add_calendar
from rooftree.people.calendars.models import STANDARD_WEEK, WorkingCalendar
from rooftree.people.holidays.models import Holiday
from rooftree.people.skills.actions import add_skill
from rooftree.people.skills.models import PersonSkill, Skill
from tests.asked import Asked

PEOPLE = "/w/acme/people"


def text_of(answer):
    return answer.content.decode()


def restored(browser, answer):
    browser.post("/w/acme/bin/" + text_of(answer).split('action="/w/acme/bin/')[1].split('"')[0])


@pytest.fixture
def calendar(world):
    fact = add_calendar(name="Office", week=STANDARD_WEEK, by=world.ada.actor)
    return WorkingCalendar.objects.get(pk=fact.subject.pk)


def test_an_admin_keeps_the_list_of_skills(world, browser):
    ada = browser(world.ada)
    assert "No skills yet" in text_of(ada.get(f"{PEOPLE}/skills"))
    ada.post(f"{PEOPLE}/skills", {"name": "Welding"})
    here = f"{PEOPLE}/skills/{Skill.objects.get().pk}"
    twice = ada.post(f"{PEOPLE}/skills", {"name": "WELDING"})
    assert twice.status_code == 422
    assert 'value="WELDING"' in text_of(twice)

    ada.post(here, {"name": "Arc welding", "version": "1"})
    assert "Arc welding" in text_of(browser(world.cleo).get(f"{PEOPLE}/skills"))
    assert ada.post(here, {"name": "Old", "version": "1"}).status_code == 409
    answer = ada.post(f"{here}/deletion", follow=True)
    assert not Skill.objects.exists()
    restored(ada, answer)
    assert Skill.objects.get().name == "Arc welding"


def test_people_set_their_own_level(world, browser):
    skill = add_skill(name="Welding", by=world.ada.actor).subject
    ben, own = browser(world.ben), f"{PEOPLE}/{world.ben.person.pk}"
    assert "Set the level" in text_of(ben.get(own))
    assert "Set the level" not in text_of(ben.get(f"{PEOPLE}/{world.ada.person.pk}"))

    ben.post(f"{own}/skills", {"skill": skill.pk, "level": "4"})

    assert PersonSkill.objects.get().level == 4
    assert "level 4 of 5" in text_of(browser(world.cleo).get(own))
    assert "1 person" in text_of(ben.get(f"{PEOPLE}/skills"))
    assert ben.post(f"{own}/skills", {"skill": skill.pk, "level": "9"}).status_code == 422
    assert ben.post(f"{own}/skills", {"skill": "", "level": "1"}).status_code == 422
    ben.post(f"{own}/skills", {"skill": skill.pk, "level": "0"})
    assert not PersonSkill.objects.exists()


def test_an_admin_keeps_the_holidays_of_a_calendar(world, browser, calendar):
    ada, here = browser(world.ada), f"{PEOPLE}/calendars/{calendar.pk}/holidays"
    assert "No holidays yet" in text_of(ada.get(here))
    ada.post(here, {"day": "2026-12-25", "name": "Christmas"})
    holiday = Holiday.objects.get()
    assert "1 holiday" in text_of(browser(world.cleo).get(f"{PEOPLE}/calendars"))
    twice = ada.post(here, {"day": "2026-12-25", "name": "Again"})
    assert twice.status_code == 422
    assert 'value="Again"' in text_of(twice)
    assert ada.post(here, {"day": "soon"}).status_code == 422
    assert ada.post(here, {"day": ""}).status_code == 422

    one = f"{PEOPLE}/holidays/{holiday.pk}"
    ada.post(one, {"day": "2026-12-24", "name": "Eve", "version": "1"})
    assert "Eve" in text_of(browser(world.cleo).get(here))
    assert "Add a holiday" not in text_of(browser(world.cleo).get(here))
    answer = ada.post(f"{one}/deletion", follow=True)
    assert not Holiday.objects.exists()
    restored(ada, answer)
    assert Holiday.objects.get().name == "Eve"


def test_more_of_them_cost_no_more_queries(world, browser, calendar):
    ada, here = browser(world.ada), f"{PEOPLE}/calendars/{calendar.pk}/holidays"
    own = f"{PEOPLE}/{world.ada.person.pk}"
    counts = []
    for round_ in range(2):
        for number in range(1, 4):
            ada.post(here, {"day": f"2026-{round_ + 1:02}-{number:02}"})
            ada.post(f"{PEOPLE}/skills", {"name": f"Skill {round_} {number}"})
            ada.post(f"{own}/skills", {"skill": Skill.objects.latest("pk").pk, "level": "2"})
        with Asked() as queries:
            for address in (here, f"{PEOPLE}/skills", f"{PEOPLE}/calendars", own):
                ada.get(address)
        counts.append(len(queries))
    assert counts[0] == counts[1]
