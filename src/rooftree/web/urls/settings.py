"""Settings of a workspace and of one's own account, and new workspaces."""

from rooftree.web.outside import door
from rooftree.web.routing import place
from rooftree.web.views import settings

routes = [
    place("settings", name="settings", GET=settings.workspace, POST=settings.save_workspace),
    place("settings/appearance", name="appearance", POST=settings.save_appearance),
    place("settings/account", name="account", GET=settings.account, POST=settings.save_account),
]

doors = [
    door(
        "workspaces/new",
        name="new-workspace",
        signed_in=True,
        GET=settings.new_workspace,
        POST=settings.found,
    ),
]
