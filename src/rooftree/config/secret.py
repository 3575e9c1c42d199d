"""The key that signs sessions and links: made at first use, kept in the data folder."""

import os
import secrets
from pathlib import Path

from rooftree.config import environment


def secret_key() -> str:
    """Return this installation's secret key, making it when there is none."""
    return environment.text("ROOFTREE_SECRET_KEY") or _kept(
        environment.data_folder() / "secret.key"
    )


def _kept(path: Path) -> str:
    """Read the key, or write a new one whole under another name first.

    Two processes that start together end up with the same key, because only one link succeeds.
    """
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        draft = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.write(secrets.token_urlsafe(50))
        try:
            os.link(draft, path)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return path.read_text().strip()
