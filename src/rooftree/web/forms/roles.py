"""Roles as forms send them."""

from django.utils.translation import gettext as _

from rooftree.accounts.roles import Role
from rooftree.errors import RuleBroken
from rooftree.web.forms import values

Options = tuple[tuple[str, str], ...]


def role_of(posted: values.Values, name: str = "role") -> Role:
    """Return the chosen role; raises RuleBroken for none."""
    number = values.whole(posted, name)
    if number not in Role.values:
        raise RuleBroken(_("Choose one of the roles."), field=name)
    return Role(number)


def roles_up_to(highest: Role) -> Options:
    """Return the roles that somebody may give, the highest first."""
    return tuple((str(role.value), str(role.label)) for role in reversed(Role) if role <= highest)


def role_help(role: Role) -> str:
    """Return what a role may do, in a sentence."""
    return {
        Role.VIEWER: _("Looks at everything that is open to them."),
        Role.COMMENTER: _("Looks and comments."),
        Role.MEMBER: _("Works on items, plans and goals, and opens spaces."),
        Role.ADMIN: _("Sees and changes everything, and manages people."),
        Role.OWNER: _("As an admin, and manages the owners, too."),
    }[role]
