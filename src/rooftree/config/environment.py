"""The few environment variables that Rooftree reads; every one is optional.

docs/reference/settings.md lists the same names, and a test compares the two.
"""

import os
from pathlib import Path

VARIABLES = (
    "ROOFTREE_DATA",
    "ROOFTREE_DATABASE_URL",
    "ROOFTREE_DEV",
    "ROOFTREE_HOSTS",
    "ROOFTREE_HTTPS",
    "ROOFTREE_IMPORT_MB",
    "ROOFTREE_LOG_LEVEL",
    "ROOFTREE_MAIL_FROM",
    "ROOFTREE_MAIL_URL",
    "ROOFTREE_SECRET_KEY",
    "ROOFTREE_THREADS",
    "ROOFTREE_UPLOAD_MB",
)


def text(name: str, default: str = "") -> str:
    """Return the variable, or the default when it is not set or empty."""
    if name not in VARIABLES:
        raise KeyError(name)
    return os.environ.get(name, "").strip() or default


def number(name: str, default: int) -> int:
    """Return the variable as a whole number; raises ValueError when it is something else."""
    written = text(name, str(default))
    if not written.isdecimal():
        raise ValueError(f"{name} must be a whole number, not {written!r}.")
    return int(written)


def flag(name: str) -> bool:
    """Tell whether the variable is set to something that means yes."""
    return text(name).lower() in {"1", "on", "true", "yes"}


def words(name: str) -> list[str]:
    """Return the variable's parts between commas."""
    return [word for word in (part.strip() for part in text(name).split(",")) if word]


def data_folder() -> Path:
    """Return the folder of database, files and secret key; it need not exist yet."""
    shared = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    return Path(text("ROOFTREE_DATA", str(shared / "rooftree"))).expanduser().absolute()
