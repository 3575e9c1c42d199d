"""The components in a space's settings."""

from rooftree.work.components.models import Component
from tests.asked import Asked

HERE = "/w/acme/spaces/WEB/components"


def text_of(answer):
    return answer.content.decode()


def test_a_member_adds_edits_archives_and_deletes_components(world, browser):
    ben = browser(world.ben)
    assert "No components yet" in text_of(ben.get(HERE))

    ben.post(HERE, {"name": "Search", "lead": world.ada.person.pk, "description": "Finds it"})
    one = Component.objects.get()
    assert (one.lead, one.description) == (world.ada.person, "Finds it")
    page = text_of(ben.get(HERE))
    assert f"/w/acme/items?space=WEB&amp;state=all&amp;component={one.pk}" in page
    ben.post(f"{HERE}/{one.pk}", {"name": "Finder", "version": "1"})
    assert "Finder" in text_of(ben.get(HERE))
    ben.post(f"{HERE}/{one.pk}/closure", {"state": "closed"})
    assert "Archived" in text_of(ben.get(HERE))
    ben.post(f"{HERE}/{one.pk}/closure", {"state": "open"})
    assert "Archived" not in text_of(ben.get(HERE))
    answer = ben.post(f"{HERE}/{one.pk}/deletion", follow=True)
    assert not Component.objects.exists()
    ben.post("/w/acme/bin/" + text_of(answer).split('action="/w/acme/bin/')[1].split('"')[0])
    assert Component.objects.get().name == "Finder"


def test_what_is_refused_is_kept(world, browser):
    answer = browser(world.ben).post(HERE, {"name": " ", "description": "Kept words"})

    assert answer.status_code == 422
    assert "A component needs a name" in text_of(answer)
    assert "Kept words" in text_of(answer)


def test_an_edit_on_an_older_version_is_not_lost(world, browser):
    ben = browser(world.ben)
    ben.post(HERE, {"name": "Search"})
    address = f"{HERE}/{Component.objects.get().pk}"
    ben.post(address, {"name": "Mine", "version": "1"})

    answer = browser(world.ada).post(address, {"name": "Hers", "version": "1"})

    assert answer.status_code == 409
    assert "Hers" in text_of(answer)


def test_more_components_cost_no_more_queries(world, browser):
    ben = browser(world.ben)
    counts = []
    for _round in range(2):
        for _number in range(3):
            ben.post(HERE, {"name": "Part", "lead": world.ada.person.pk})
        with Asked() as queries:
            ben.get(HERE)
        counts.append(len(queries))
    assert counts[0] == counts[1]
