"""The pages of exports, and of whole workspaces that come in."""

import os
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from rooftree.accounts.models import User, Workspace
from rooftree.accounts.roles import Role
from rooftree.changes.verify import faults
from rooftree.errors import RuleBroken
from rooftree.exchange.models import Parcel
from rooftree.exchange.native import restoring
from rooftree.exchange.native.clearing import remove_workspace
from rooftree.exchange.parcels.files import forget_old_parcels, path_of
from rooftree.work.founding import found_workspace
from tests.asked import Asked
from tests.world import build, member

pytestmark = pytest.mark.django_db

EXPORT = "/w/acme/settings/export"
DAY = 24 * 60 * 60


@pytest.fixture(autouse=True)
def files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


@pytest.fixture
def ada(client, world):
    client.force_login(world.ada.user)
    return client


def text(response):
    return response.content.decode()


def export(client):
    """Ask for an export; returns its content."""
    client.post(EXPORT)
    parcel = Parcel.objects.first()
    return b"".join(client.get(f"{EXPORT}/{parcel.pk}").streaming_content)


def turn_older(parcel, **time):
    parcel.created_at -= timedelta(**time)
    parcel.save()


class TestOut:
    def test_before_the_first_export_the_page_says_what_it_will_hold(self, ada):
        shown = text(ada.get(EXPORT))

        assert "Nothing was exported yet" in shown
        assert "private items included" in shown
        assert f'"{EXPORT}"' in text(ada.get("/w/acme/settings"))

    def test_what_was_asked_for_can_be_fetched(self, ada, world):
        response = ada.post(EXPORT)

        parcel = Parcel.objects.get()
        assert (response.status_code, response.headers["Location"]) == (303, EXPORT)
        assert (parcel.state, parcel.workspace) == ("ready", world.workspace)
        assert f'href="{EXPORT}/{parcel.pk}"' in text(ada.get(EXPORT))
        fetched = ada.get(f"{EXPORT}/{parcel.pk}")
        assert fetched.headers["Content-Disposition"].startswith('attachment; filename="acme-')
        assert fetched.headers["Cache-Control"] == "private, no-store"
        assert b"".join(fetched.streaming_content).startswith(b"PK")

    def test_an_export_changes_nothing_that_the_next_would_hold(self, ada):
        first = export(ada)

        assert export(ada) == first

    def test_while_one_is_prepared_no_other_is(self, ada, world):
        Parcel.objects.create(workspace=world.workspace, way="out", file_name="a.zip", batch="a")

        response = ada.post(EXPORT)

        assert response.status_code == 422
        assert "An export is being prepared already" in text(response)
        assert 'data-controller="again"' in text(response)
        assert Parcel.objects.count() == 1

    def test_one_whose_worker_died_holds_nobody_up_forever(self, ada, world):
        parcel = Parcel.objects.create(
            workspace=world.workspace, way="out", file_name="a.zip", batch="a"
        )
        turn_older(parcel, hours=3)

        assert ada.post(EXPORT).status_code == 303

    def test_a_full_disk_is_told(self, ada, monkeypatch):
        def fail(*_words, **_more):
            raise OSError(28, "No space left on device")

        monkeypatch.setattr("rooftree.exchange.parcels.carrying.export_workspace", fail)
        ada.post(EXPORT)

        assert "No space left on device" in text(ada.get(EXPORT))

    def test_after_a_day_the_file_is_gone(self, ada, files):
        ada.post(EXPORT)
        parcel = Parcel.objects.get()
        turn_older(parcel, days=1, minutes=1)

        assert ada.get(f"{EXPORT}/{parcel.pk}").status_code == 404
        assert f"{EXPORT}/{parcel.pk}" not in text(ada.get(EXPORT))
        assert "deleted" in text(ada.get(EXPORT))

    def test_the_sweeping_deletes_what_is_old_and_keeps_the_rest(self, ada):
        ada.post(EXPORT)
        old = Parcel.objects.get()
        turn_older(old, days=2)
        file = path_of(old)
        os.utime(file, (file.stat().st_mtime - 2 * DAY,) * 2)
        ada.post(EXPORT)
        fresh = Parcel.objects.first()

        assert forget_old_parcels() == 1

        old.refresh_from_db()
        assert (old.state, file.exists(), path_of(fresh).exists()) == ("gone", False, True)

    def test_rights_are_asked_for_when_it_is_fetched(self, client, ada, world):
        ada.post(EXPORT)
        address = f"{EXPORT}/{Parcel.objects.get().pk}"

        client.force_login(world.ben.user)

        assert client.get(address).status_code == 403
        assert client.get(EXPORT).status_code == 403

    def test_an_export_of_another_workspace_is_not_found(self, client, ada):
        ada.post(EXPORT)
        other = build("beta")
        client.force_login(other.ada.user)

        pk = Parcel.objects.get().pk

        assert client.get(f"/w/beta/settings/export/{pk}").status_code == 404

    def test_more_exports_take_no_more_queries(self, ada):
        ada.post(EXPORT)
        ada.get(EXPORT)
        with Asked() as few:
            ada.get(EXPORT)
        for _again in range(3):
            ada.post(EXPORT)
        with Asked() as many:
            ada.get(EXPORT)

        assert len(many) == len(few)


@pytest.fixture
def arriving(client, world, files, settings):
    """Ada's export of a workspace that is not here any more, and her in a fresh one."""
    client.force_login(world.ada.user)
    content = export(client)
    remove_workspace(world.workspace.pk)
    settings.MEDIA_ROOT = files / "fresh"
    User.objects.exclude(name="Ada").delete()
    member(found_workspace("home", "Home"), "Ada", Role.OWNER)
    return content


class TestIn:
    def upload(self, client, content, key="home"):
        file = SimpleUploadedFile("acme.zip", content)
        return client.post(f"/w/{key}/arrivals", {"export": file})

    def test_owners_are_offered_it_on_the_page_of_imports(self, client, arriving):
        home = Workspace.objects.get(key="home")
        admin = member(home, "Abe", Role.ADMIN)
        assert 'action="/w/home/arrivals"' in text(client.get("/w/home/imports"))

        client.force_login(admin.user)

        assert "/w/home/arrivals" not in text(client.get("/w/home/imports"))

    def test_a_file_is_looked_into_first(self, client, arriving):
        response = self.upload(client, arriving)

        parcel = Parcel.objects.filter(way="in").get()
        assert response.headers["Location"] == f"/w/home/arrivals/{parcel.pk}"
        shown = text(client.get(response.headers["Location"]))
        assert "Acme (acme)" in shown
        assert "Home gives way" in shown
        assert Workspace.objects.get().key == "home"

    def test_the_workspace_gives_way(self, client, arriving):
        address = self.upload(client, arriving).headers["Location"]

        response = client.post(address)

        parcel = Parcel.objects.filter(way="in").get()
        workspace = Workspace.objects.get()
        assert response.headers["Location"] == f"/arrivals/{parcel.pk}"
        assert (workspace.key, parcel.state, parcel.workspace) == ("acme", "done", workspace)
        assert list(faults(workspace.pk)) == []
        assert 'href="/w/acme/"' in text(client.get(f"/arrivals/{parcel.pk}"))
        assert client.get("/w/acme/").status_code == 200
        assert not path_of(parcel).exists()
        assert export(client) == arriving

    @pytest.mark.parametrize(
        ("content", "reason"),
        [(b"nothing", "archive is broken"), (b"", "is empty"), (None, "Choose the file")],
    )
    def test_what_is_no_export_is_refused(self, client, arriving, content, reason):
        if content is None:
            response = client.post("/w/home/arrivals", {})
        else:
            response = self.upload(client, content)
            if response.status_code == 303:
                response = client.get(response.headers["Location"])

        assert reason in text(response)
        assert Workspace.objects.get().key == "home"

    def test_a_file_over_the_limit_is_refused(self, client, arriving, settings):
        settings.IMPORT_LIMIT_BYTES = 1000

        response = self.upload(client, arriving)

        assert response.status_code == 422
        assert "too large" in text(response)

    def test_who_does_not_own_what_is_in_the_file_could_not_open_it(self, client, arriving, world):
        home = Workspace.objects.get(key="home")
        home.memberships.all().delete()
        eve = User.objects.create(pk=990_000, email="eve@example.org", name="Eve")
        member(home, "Eve", Role.OWNER)
        client.force_login(eve)

        address = self.upload(client, arriving).headers["Location"]

        assert "You are no owner of the workspace in this file" in text(client.get(address))

    def test_a_workspace_in_use_does_not_give_way(self, client, arriving):
        address = self.upload(client, arriving).headers["Location"]
        member(Workspace.objects.get(key="home"), "Ben", Role.MEMBER)

        response = client.post(address)

        assert response.status_code == 422
        assert "nothing is ever merged" in text(response)
        assert Workspace.objects.get().key == "home"

    def test_when_it_fails_half_way_there_is_an_empty_workspace_again(
        self, client, arriving, monkeypatch
    ):
        def fail(_entries):
            raise RuleBroken("The disk is full.")

        monkeypatch.setattr(restoring, "_store_entries", fail)
        address = self.upload(client, arriving).headers["Location"]

        response = client.post(address)

        shown = text(client.get(response.headers["Location"]))
        assert "The disk is full." in shown
        assert "Nothing of it was kept." in shown
        assert (Workspace.objects.get().key, Workspace.objects.get().name) == ("home", "Home")
        assert client.get("/w/home/").status_code == 200

    def test_only_who_brought_it_in_sees_how_far_it_is(self, client, arriving):
        self.upload(client, arriving)
        parcel = Parcel.objects.filter(way="in").get()
        assert client.get(f"/arrivals/{parcel.pk}").status_code == 200
        client.logout()
        assert client.get(f"/arrivals/{parcel.pk}").status_code == 302

        client.force_login(User.objects.create(email="eve@example.org"))

        assert client.get(f"/arrivals/{parcel.pk}").status_code == 404
