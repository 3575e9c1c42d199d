import pytest

from rooftree.web.assets import import_map_source


@pytest.mark.django_db
def test_health_answers_when_the_database_does(client):
    answer = client.get("/health")

    assert (answer.status_code, answer.content) == (200, b"ok\n")


def test_a_request_for_a_name_that_is_not_ours_is_refused(client):
    assert client.get("/health", headers={"host": "attacker.example"}).status_code == 400


@pytest.mark.django_db
def test_answers_keep_strangers_out(client):
    answer = client.get("/health")

    assert answer["X-Frame-Options"] == "DENY"
    assert answer["Referrer-Policy"] == "same-origin"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'self'" in answer["Content-Security-Policy"]
    scripts = answer["Content-Security-Policy"].partition("script-src ")[2].partition(";")[0]
    assert scripts == f"'self' {import_map_source()}"
    assert "unsafe-eval" not in answer["Content-Security-Policy"]
