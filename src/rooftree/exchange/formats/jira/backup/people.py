"""The people of a backup: by user key, by user name, by what Jira 4 knew, or gone."""

from collections.abc import Iterator, Mapping

from rooftree.exchange.formats.jira.backup.rows import flag
from rooftree.exchange.formats.jira.backup.store import Row, Store
from rooftree.exchange.formats.jira.issue import User


class People:
    """Finds people by the key that stands on issues."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def user(self, key: str | None) -> User | None:
        """Return somebody; of one who was deleted, the key alone; None for nobody."""
        if not key:
            return None
        name = self._store.row("ApplicationUser", key).get("lowerUserName", key.lower())
        known = self._store.row("User", name)
        if known:
            return User(
                id=key,
                name=known.get("displayName", ""),
                username=known.get("userName", name),
                email=known.get("emailAddress", ""),
                is_active=flag(known.get("active", "1")),
            )
        return self._of_old(key)

    def _of_old(self, key: str) -> User:
        known = self._store.row("OSUser", key)
        if not known:
            return User(id=key, is_active=False)
        return User(
            id=key,
            name=self._property(known, "fullName"),
            username=key,
            email=self._property(known, "email"),
        )

    def _property(self, user: Row, name: str) -> str:
        return property_of(self._store, "OSUser", user["id"], name)


def property_of(store: Store, entity: str, entity_id: str, name: str) -> str:
    """Return a property of something, from the two tables in which Jira keeps them."""
    for own, entry in store.owned("OSPropertyEntry", f"{entity}:{entity_id}"):
        if entry.get("propertyKey") == name:
            return store.row("OSPropertyString", own).get("value", "")
    return ""


class Names(Mapping[str, str]):
    """What people are called whom texts mention by user name or key."""

    def __init__(self, people: People) -> None:
        self._people = people

    def __getitem__(self, key: str) -> str:
        user = self._people.user(key)
        if user is None or not user.name:
            raise KeyError(key)
        return user.name

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0
