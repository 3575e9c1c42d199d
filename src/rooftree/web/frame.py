"""What stands around every page of a workspace, kept printed: it is the same from page to page."""

from dataclasses import replace

from markupsafe import Markup

from rooftree.web.kept import keep
from rooftree.web.shell import Shell

MOST = 2000

_sidebar = keep("layouts/sidebar.html", "sidebar", MOST)
_dialogs = keep("layouts/dialogs.html", "dialogs", MOST)


def kept_sidebar(shell: Shell) -> Markup:
    """Return the navigation."""
    return _sidebar(_lasting(shell))


def kept_dialogs(shell: Shell) -> Markup:
    """Return the dialogs that every page has."""
    return _dialogs(_lasting(shell))


def _lasting(shell: Shell) -> Shell:
    """Return the shell without what differs from page to page and is printed elsewhere."""
    return replace(shell, topics=(), after=0, toasts=())
