"""The pages of imports."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from rooftree.exchange.models import Run
from rooftree.web.forms.imports import field_for
from rooftree.work.items.actions import edit_item
from rooftree.work.items.models import Item
from rooftree.work.spaces.models import Space, Status
from tests.exchange.boards import board, bytes_of
from tests.exchange.importing import bring, opened

pytestmark = pytest.mark.django_db

IMPORTS = "/w/acme/imports"


@pytest.fixture(autouse=True)
def _files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def ben(client, world):
    client.force_login(world.ben.user)
    return client


def upload(client, content=None, **more):
    file = SimpleUploadedFile("board.json", bytes_of(board()) if content is None else content)
    return client.post(IMPORTS, {"file": file, **more})


def checked(client):
    """Upload the board; returns the address of its import."""
    return upload(client).headers["Location"]


def category(name):
    """Return the name of the field for a status."""
    return field_for("category", f"{name}/1")


def text(response):
    return response.content.decode()


def test_before_the_first_import_there_is_a_place_to_drop_a_file(ben):
    shown = text(ben.get(IMPORTS))

    assert "Nothing was imported yet" in shown
    assert 'enctype="multipart/form-data"' in shown


def test_an_upload_shows_what_would_come_of_it_and_imports_nothing(ben):
    response = upload(ben)

    run = Run.objects.get()
    assert (response.status_code, response.headers["Location"]) == (303, f"{IMPORTS}/{run.pk}")
    shown = text(ben.get(response.headers["Location"]))
    assert run.state == "checked"
    assert "What would come of it" in shown
    assert "The file stays with Trello" in shown
    assert 'value="ALL"' in shown
    assert not Item.objects.exists()


def test_the_import_follows_what_was_chosen(ben, world):
    address = checked(ben)

    response = ben.post(
        address,
        {category("Ideas"): "cancelled", "prefix": "plot", "name": "Plot 14", "is_open": "closed"},
    )

    assert response.status_code == 303
    space = Space.objects.get(prefix="PLOT")
    assert (space.name, space.is_open) == ("Plot 14", False)
    assert Status.objects.get(space=space, name="Ideas").category == "cancelled"
    shown = text(ben.get(address))
    assert "Plot 14 is here" in shown
    assert '/w/acme/spaces/PLOT/board"' in shown
    assert space.members.get(person=world.ben.person).role == 40


def test_a_prefix_that_is_taken_is_refused_and_what_was_chosen_stays(ben):
    address = checked(ben)

    response = ben.post(address, {category("Ideas"): "done", "prefix": "WEB", "name": "Plot"})

    shown = text(response)
    assert response.status_code == 422
    assert "The key prefix WEB is taken" in shown
    assert 'value="Plot"' in shown
    assert '<option value="done" selected>' in shown
    assert not Item.objects.exists()


def test_a_file_that_cannot_be_read_says_where_and_what_was_expected(ben, tmp_path):
    address = upload(ben, b'{"color": 1}', system="trello").headers["Location"]

    shown = text(ben.get(address))

    assert "This is not the export of a Trello board" in shown
    assert "Expected was:" in shown
    assert "Nothing was imported." in shown
    assert not any((tmp_path / "imports").iterdir())


@pytest.mark.parametrize(("content", "reason"), [(b"", "is empty"), (None, "too large")])
def test_a_file_that_is_empty_or_too_large_is_refused_at_once(ben, settings, content, reason):
    settings.IMPORT_LIMIT_BYTES = 1000

    response = upload(ben, content)

    assert response.status_code == 422
    assert reason in text(response)
    assert not Run.objects.exists()


def test_without_a_file_one_is_asked_for(ben):
    response = ben.post(IMPORTS, {})

    assert response.status_code == 422
    assert "Choose the file" in text(response)


def test_names_with_html_stay_text(ben):
    whole = board(name="<script>alert(1)</script>")
    whole["lists"][0]["name"] = "<img src=x onerror=alert(1)>"

    shown = text(ben.get(upload(ben, bytes_of(whole)).headers["Location"]))

    assert "<script>alert(1)" not in shown
    assert "<img src=x" not in shown


def test_what_was_only_checked_can_be_dropped(ben, tmp_path):
    address = checked(ben)

    response = ben.post(f"{address}/cancellation")

    assert response.headers["Location"] == IMPORTS
    assert Run.objects.get().state == "cancelled"
    assert not any((tmp_path / "imports").iterdir())


def test_the_same_import_is_not_started_twice(ben):
    address = checked(ben)
    ben.post(address, {})

    assert ben.post(address, {}).status_code == 422
    assert Item.objects.count() == 6


def test_the_report_is_given_out_as_json(ben):
    address = checked(ben)

    response = ben.get(f"{address}/report")

    answer = json.loads(response.content)
    assert "attachment" in response.headers["Content-Disposition"]
    assert answer["kinds"]["items"]["found"] == 6


def test_a_second_import_says_that_the_board_is_here(ben):
    ben.post(checked(ben), {})

    shown = text(ben.get(checked(ben)))

    assert "This is here already" in shown
    assert 'name="prefix"' not in shown


def test_taking_back_asks_first_and_lists_what_stays(ben, world):
    address = checked(ben)
    ben.post(address, {})
    edit_item(Item.objects.get(number=1), title="Dig deeper", by=world.ben.actor)

    shown = text(ben.get(f"{address}/reversal"))
    assert "ALL-1 Dig deeper" in shown
    assert "edited since" in shown
    assert Item.objects.count() == 6
    ben.post(f"{address}/reversal")

    assert [one.title for one in Item.objects.all()] == ["Dig deeper"]
    assert "This import was taken back" in text(ben.get(address))


def test_everything_goes_when_that_is_ticked(ben, world):
    address = checked(ben)
    ben.post(address, {})
    edit_item(Item.objects.get(number=1), title="Dig deeper", by=world.ben.actor)

    ben.post(f"{address}/reversal", {"everything": "on"})

    assert not Item.objects.exists()


def test_an_import_that_stopped_can_be_gone_on_with(ben, world):
    run = opened(world.workspace, board(), by=world.ben.actor)
    Run.objects.filter(pk=run.pk).update(state="unfinished")
    address = f"{IMPORTS}/{run.pk}"

    shown = text(ben.get(address))
    assert "The import stopped half-way" in shown
    ben.post(f"{address}/continuation")

    assert Item.objects.count() == 6


def test_a_running_import_shows_how_far_it_is(ben, world):
    run = opened(world.workspace, board(), by=world.ben.actor)
    Run.objects.filter(pk=run.pk).update(state="running", progress={"done": 3, "total": 12})

    shown = text(ben.get(f"{IMPORTS}/{run.pk}"))

    assert 'value="3" max="12"' in shown
    assert f"topic=import:{run.pk}" in shown.replace("&amp;", "&")


def test_others_imports_are_not_found_but_by_admins(client, world):
    run = bring(world.workspace, board(), by=world.ada.actor)

    client.force_login(world.ben.user)
    assert client.get(f"{IMPORTS}/{run.pk}").status_code == 404
    assert "Nothing was imported yet" in text(client.get(IMPORTS))
    client.force_login(world.ada.user)
    assert client.get(f"{IMPORTS}/{run.pk}").status_code == 200


def test_commenters_do_not_import(client, world):
    client.force_login(world.cora.user)

    assert client.get(IMPORTS).status_code == 403
    assert upload(client).status_code == 403


def test_more_imports_take_no_more_queries(client, world):
    client.force_login(world.ada.user)
    bring(world.workspace, board())
    client.get(IMPORTS)
    counts = []
    for _again in range(2):
        with CaptureQueriesContext(
            connection,
        ) as queries:
            client.get(IMPORTS)
        counts.append(len(queries))
        for _more in range(3):
            opened(world.workspace, board())

    assert counts[0] == counts[1]
