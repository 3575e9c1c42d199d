"""The cast: Ada plans, Ben builds, Cleo watches, Cora comments, Dan is outside."""

from dataclasses import dataclass

from rooftree.accounts.models import Membership, User, Workspace
from rooftree.accounts.roles import Role
from rooftree.changes.actor import Actor
from rooftree.people.members.actions import join_workspace
from rooftree.people.queries import viewer_for
from rooftree.work.founding import found_workspace
from rooftree.work.items.actions import create_item
from rooftree.work.items.models import Item
from rooftree.work.spaces.actions import create_space
from rooftree.work.spaces.models import Space, Status


@dataclass
class Member:
    """Somebody of the cast in one workspace."""

    user: User
    workspace: Workspace

    @property
    def viewer(self):
        return viewer_for(self.user, self.workspace)

    @property
    def actor(self):
        return Actor(viewer=self.viewer, via="web")

    @property
    def person(self):
        return self.user.persons.get(workspace=self.workspace)


@dataclass
class World:
    """One workspace with an open space WEB and everybody in their role."""

    workspace: Workspace
    space: Space
    ada: Member
    ben: Member
    cleo: Member
    cora: Member
    dan: User

    def status(self, name: str) -> Status:
        return self.space.statuses.get(name=name)

    def item(self, title: str = "Something", *, by: Member | None = None, **more) -> Item:
        fact = create_item(self.space, title=title, by=(by or self.ada).actor, **more)
        return Item.objects.get(pk=fact.subject.pk)


def user(name: str) -> User:
    return User.objects.create_user(f"{name.lower()}@example.org", name=name)


def member(workspace: Workspace, name: str, role: Role) -> Member:
    one = User.objects.filter(name=name).first() or user(name)
    join_workspace(workspace, one, role=role, by=Actor.system(workspace.pk))
    return Member(one, workspace)


def build(key: str = "acme") -> World:
    workspace = found_workspace(key, key.title())
    ada = member(workspace, "Ada", Role.OWNER)
    ben = member(workspace, "Ben", Role.MEMBER)
    cleo = member(workspace, "Cleo", Role.VIEWER)
    cora = member(workspace, "Cora", Role.COMMENTER)
    created = create_space(prefix="WEB", name="Website", by=ada.actor)
    space = Space.objects.get(pk=created.subject.pk)
    dan = User.objects.filter(name="Dan").first() or user("Dan")
    return World(workspace, space, ada, ben, cleo, cora, dan)


def role_of(one: Member) -> int:
    return Membership.objects.get(workspace=one.workspace, user=one.user).role
