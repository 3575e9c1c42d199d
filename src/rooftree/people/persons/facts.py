"""What can happen to persons."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from rooftree.changes.facts import Fact


@dataclass(frozen=True, kw_only=True)
class PersonAdded(Fact):
    """A person can be named from now on."""

    verb = "people.person.added"
    wording = _("added {name}")
    private = frozenset({"name"})
    name: str


@dataclass(frozen=True, kw_only=True)
class PersonEdited(Fact):
    """Something about a person changed."""

    verb = "people.person.edited"
    wording = _("edited {name}")
    private = frozenset({"name"})
    name: str


@dataclass(frozen=True, kw_only=True)
class PersonLinked(Fact):
    """A placeholder turned out to be somebody with an account."""

    verb = "people.person.linked"
    wording = _("linked {name} to an account")
    private = frozenset({"name"})
    name: str
