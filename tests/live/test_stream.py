import asyncio
import dataclasses
import re
import time

import pytest
from django.contrib.sessions.models import Session

from rooftree.changes import log, poke
from rooftree.config import sessions
from rooftree.live import stream as stream_module
from rooftree.live.wire import refresh
from rooftree.people.members.actions import leave_workspace
from rooftree.work.items.actions import edit_item
from tests import world as story
from tests.live.listening import Browser, elsewhere, live, session_of

pytestmark = pytest.mark.django_db(transaction=True)

REFRESH = re.compile(r'id: (\d+)\ndata: <turbo-stream action="refresh"(.*)></turbo-stream>\n\n')


@pytest.fixture
def world():
    return story.build()


def by(member, request_id=""):
    return dataclasses.replace(member.actor, request_id=request_id)


def cause_of(message):
    found = REFRESH.fullmatch(message)
    assert found, message
    return found[2].strip()


def retitle(item, title, member, request_id=""):
    item.refresh_from_db()
    edit_item(item, title=title, by=by(member, request_id))


def test_another_persons_change_is_heard_within_a_second(world):
    item = world.item("Old")
    ben, head = session_of(world.ben.user), log.head(world.workspace.pk)

    async def scenario(room):
        line = await Browser(room, ben).listen(
            "/w/acme/live", f"topic=item:{item.pk}&topic=plan&after={head}"
        )
        assert line.status == 200
        assert line.greeting.endswith(f"id: {head}\n\n")

        started = time.monotonic()
        await elsewhere(retitle, item, "New", world.ada, "request-1")
        message = await line.next()

        assert cause_of(message) == 'request-id="request-1"'
        assert time.monotonic() - started < 1

    live(scenario)


def test_a_commit_of_another_process_is_heard_too(world, monkeypatch):
    item = world.item("Old")
    ben = session_of(world.ben.user)

    async def scenario(room):
        line = await Browser(room, ben).listen("/w/acme/live", f"topic=item:{item.pk}")
        monkeypatch.setattr(poke, "poke", lambda _workspace_id: None)

        started = time.monotonic()
        await elsewhere(retitle, item, "New", world.ada)
        await line.next()

        assert time.monotonic() - started < 1

    live(scenario)


@pytest.mark.parametrize("way", ["after", "Last-Event-ID"])
def test_who_comes_late_is_refreshed_at_once(world, way):
    item = world.item("Old")
    ben, head = session_of(world.ben.user), log.head(world.workspace.pk)
    retitle(item, "New", world.ada)
    after, last = (head, None) if way == "after" else (log.head(world.workspace.pk), head)

    async def scenario(room):
        line = await Browser(room, ben).listen(
            "/w/acme/live", f"topic=item:{item.pk}&after={after}", last_event_id=last
        )
        cause_of(await line.next())
        assert await line.is_silent()

    live(scenario)


def test_who_is_up_to_date_hears_nothing(world):
    item = world.item("Old")
    ben, head = session_of(world.ben.user), log.head(world.workspace.pk)

    async def scenario(room):
        line = await Browser(room, ben).listen("/w/acme/live", f"topic=item:{item.pk}&after={head}")
        assert await line.is_silent()

    live(scenario)


@pytest.mark.parametrize("place", ["too far behind", "ahead of a restored log"])
def test_who_is_lost_is_refreshed(world, place, monkeypatch):
    monkeypatch.setattr(stream_module, "MOST_AT_ONCE", 3)
    item = world.item("Old")
    ben = session_of(world.ben.user)
    after = 0 if place == "too far behind" else log.head(world.workspace.pk) + 10

    async def scenario(room):
        line = await Browser(room, ben).listen(
            "/w/acme/live", f"topic=item:{item.pk}&after={after}"
        )
        assert cause_of(await line.next()) == ""

    live(scenario)


def test_changes_of_other_topics_are_not_heard(world):
    mine, other = world.item("Mine"), world.item("Other")
    ben = session_of(world.ben.user)

    async def scenario(room):
        line = await Browser(room, ben).listen("/w/acme/live", f"topic=item:{mine.pk}")
        await elsewhere(retitle, other, "New", world.ada)
        assert await line.is_silent()

    live(scenario)


def test_refreshes_come_at_most_once_a_second_and_forget_no_change(world):
    item = world.item("Old")
    ben = session_of(world.ben.user)

    async def scenario(room):
        line = await Browser(room, ben).listen("/w/acme/live", f"topic=item:{item.pk}")
        await elsewhere(retitle, item, "1", world.ada, "one")
        assert cause_of(await line.next()) == 'request-id="one"'
        first = time.monotonic()

        await elsewhere(retitle, item, "2", world.ada, "two")
        await elsewhere(retitle, item, "3", world.ada, "three")
        second = cause_of(await line.next())

        assert second == ""  # caused by two requests, so nobody may ignore it
        assert time.monotonic() - first > 0.9
        assert await line.is_silent(1.2)

    live(scenario)


@pytest.mark.parametrize("forged", ['"><script>', "a\n\ndata: x", "x" * 65])
def test_a_forged_request_id_is_left_out(forged):
    assert cause_of(refresh(1, forged).decode()) == ""


def test_who_loses_the_right_to_an_item_is_refreshed_and_hears_no_more_of_it(world):
    item = world.item("Secret")
    ben = session_of(world.ben.user)

    async def scenario(room):
        line = await Browser(room, ben).listen("/w/acme/live", f"topic=item:{item.pk}")
        await elsewhere(lambda: edit_item(item, is_private=True, by=by(world.ada)))
        cause_of(await line.next())
        await elsewhere(retitle, item, "Whispered", world.ada)
        assert await line.is_silent(1.5)

    live(scenario)


def test_a_change_of_a_private_item_reaches_those_alone_who_see_it(world):
    item = world.item("Secret", is_private=True, assignees=[world.ben.person])
    ben, cora = session_of(world.ben.user), session_of(world.cora.user)

    async def scenario(room):
        query = f"topic=space:{world.space.pk}"
        bens = await Browser(room, ben).listen("/w/acme/live", query)
        coras = await Browser(room, cora).listen("/w/acme/live", query)
        await elsewhere(retitle, item, "Whispered", world.ada, "one")

        assert cause_of(await bens.next()) == 'request-id="one"'
        assert await coras.is_silent()

    live(scenario)


def test_who_leaves_the_workspace_is_refreshed_and_cut_off(world):
    ben = session_of(world.ben.user)
    membership = world.ben.user.memberships.get()

    async def scenario(room):
        line = await Browser(room, ben).listen("/w/acme/live", "topic=plan")
        await elsewhere(lambda: leave_workspace(membership, by=by(world.ada)))
        cause_of(await line.next())
        assert await line.next() == ""
        await line.task

    live(scenario)


def test_who_signs_out_is_cut_off_at_the_next_sign_of_life(world, monkeypatch):
    monkeypatch.setattr(stream_module, "KEEP_ALIVE_SECONDS", 0.2)
    monkeypatch.setattr(sessions, "REMEMBERED_SECONDS", 0)
    ben = session_of(world.ben.user)

    async def scenario(room):
        line = await Browser(room, ben).listen("/w/acme/live", "topic=plan")
        assert (await line.next()).startswith(": still here\nid: ")
        await elsewhere(Session.objects.all().delete)
        while (chunk := await line.next()).startswith(":"):
            pass
        cause_of(chunk)
        assert await line.next() == ""

    live(scenario)


def test_streams_end_when_the_server_stops(world):
    ben = session_of(world.ben.user)

    async def scenario(room):
        line = await Browser(room, ben).listen("/w/acme/live", "topic=plan")
        started = time.monotonic()

        room.close()

        assert await line.next() == ""
        await line.task
        assert time.monotonic() - started < 1
        late = await Browser(room, ben).listen("/w/acme/live", "topic=plan")
        assert late.status == 503

    live(scenario)
    assert not [heard for heard in poke.listeners if "Watcher" in repr(heard)]


def test_a_browser_that_leaves_is_forgotten(world):
    ben = session_of(world.ben.user)

    async def scenario(room):
        line = await Browser(room, ben).listen("/w/acme/live", "topic=plan")
        line.hang_up()
        await asyncio.wait_for(line.task, 2)
        assert len(room._watcher) == 0

    live(scenario)
