import pytest

from rooftree.live.request import read_request
from rooftree.live.topics import heard
from rooftree.work.items.actions import edit_item
from rooftree.work.spaces.actions import create_space
from tests import world as story
from tests.live.listening import Browser, live, session_of

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def world():
    return story.build()


def status_for(session, path="/w/acme/live", **browser):
    seen = []

    async def scenario(room):
        line = await Browser(room, session, **browser).listen(path, "topic=plan")
        seen.append(line.status)

    live(scenario)
    return seen[0]


def test_a_member_listens(world):
    assert status_for(session_of(world.cleo.user)) == 200


def test_a_place_in_the_log_that_cannot_be_is_none(world):
    far = {"query_string": b"after=" + b"9" * 5000}
    scope = {"path": "/w/acme/live", "headers": [], "method": "GET"} | far

    assert read_request(scope).after is None


def test_who_is_not_signed_in_does_not(world):
    assert status_for("") == 401
    assert status_for("made-up") == 401


def test_to_an_outsider_the_workspace_is_not_there(world):
    assert status_for(session_of(world.dan)) == 404
    assert status_for(session_of(world.dan), "/w/nowhere/live") == 404


def test_somebody_switched_off_does_not_listen(world):
    session = session_of(world.ben.user)
    world.ben.user.is_active = False
    world.ben.user.save()

    assert status_for(session) == 401


def test_a_name_that_is_not_ours_is_refused(world):
    assert status_for(session_of(world.ben.user), host="attacker.example") == 400


def test_a_stream_is_only_read(world):
    assert status_for(session_of(world.ben.user), method="POST") == 405


def test_topics_out_of_sight_are_silently_absent(world):
    closed = create_space(prefix="SEC", name="Secret", is_open=False, by=world.ada.actor).subject
    private = world.item("Private")
    edit_item(private, is_private=True, by=world.ada.actor)
    item = world.item("Open")
    asked = {
        "plan",
        f"space:{world.space.pk}",
        f"space:{closed.pk}",
        f"status:{world.space.statuses.first().pk}",
        f"status:{closed.statuses.first().pk}",
        f"item:{item.pk}",
        f"item:{private.pk}",
    }

    assert heard(world.ada.viewer, asked) == asked
    assert heard(world.ben.viewer, asked) == {
        "plan",
        f"space:{world.space.pk}",
        f"status:{world.space.statuses.first().pk}",
        f"item:{item.pk}",
    }


def test_another_workspaces_topics_are_absent(world):
    elsewhere = story.build("other")
    item = elsewhere.item("Theirs")

    assert heard(world.ada.viewer, {f"item:{item.pk}", f"space:{item.space_id}"}) == set()


@pytest.mark.parametrize(
    "nonsense", ["", "item", "item:", "item:x", "item:-1", "item:" + "9" * 40, "item:²", "door:1"]
)
def test_nonsense_is_no_topic(world, nonsense):
    assert heard(world.ada.viewer, {nonsense}) == set()


def test_only_so_many_topics_are_heard(world):
    assert len(heard(world.ada.viewer, [f"goal:{number}" for number in range(500)])) == 100


@pytest.mark.parametrize("kind", ["releases-of", "sprints-of"])
def test_what_hangs_on_a_space_is_heard_of_by_who_sees_the_space(world, kind):
    closed = create_space(prefix="SEC", name="Secret", is_open=False, by=world.ada.actor).subject
    asked = {f"{kind}:{world.space.pk}", f"{kind}:{closed.pk}", kind.removesuffix("-of")}

    assert heard(world.ada.viewer, asked) == asked
    assert heard(world.ben.viewer, asked) == asked - {f"{kind}:{closed.pk}"}
