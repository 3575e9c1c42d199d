import stat

from rooftree.config.secret import secret_key


def test_the_secret_key_is_made_once_and_for_its_owner_alone(monkeypatch, tmp_path):
    monkeypatch.delenv("ROOFTREE_SECRET_KEY", raising=False)
    monkeypatch.setenv("ROOFTREE_DATA", str(tmp_path / "new"))

    first = secret_key()

    path = tmp_path / "new/secret.key"
    assert len(first) > 50
    assert secret_key() == first == path.read_text()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [entry.name for entry in path.parent.iterdir()] == ["secret.key"]


def test_a_key_from_the_environment_wins_and_leaves_no_file(monkeypatch, tmp_path):
    monkeypatch.setenv("ROOFTREE_SECRET_KEY", "shared between machines")
    monkeypatch.setenv("ROOFTREE_DATA", str(tmp_path))

    assert secret_key() == "shared between machines"
    assert not list(tmp_path.iterdir())
