"""Issues of any of Jira's exports into a bundle that lies on a shelf.

A reader tells what it meets: `know_…` for what stands beside the issues, `take` for each issue, and
`bundle` at the end. The issues wait on disk, since they refer to each other in both directions.
"""

from collections.abc import Callable, Collection, Iterable
from datetime import datetime
from typing import Any

from rooftree.exchange.bundle import OPTIONAL, Bundle, Source
from rooftree.exchange.formats.errors import FormatError
from rooftree.exchange.formats.jira import issue as jira
from rooftree.exchange.formats.jira.fields import Fields
from rooftree.exchange.formats.jira.hanging import Hanging
from rooftree.exchange.formats.jira.history import History
from rooftree.exchange.formats.jira.items import Items
from rooftree.exchange.formats.jira.keys import Keys
from rooftree.exchange.formats.jira.known import Project
from rooftree.exchange.formats.jira.links import Links
from rooftree.exchange.formats.jira.people import People
from rooftree.exchange.formats.jira.spool import Spool
from rooftree.exchange.formats.jira.statuses import Statuses
from rooftree.exchange.formats.jira.structure import Structure
from rooftree.exchange.formats.jira.types import Types
from rooftree.exchange.formats.jira.wording import WORDINGS
from rooftree.exchange.formats.ledger import Ledger
from rooftree.exchange.formats.table.mapping import NOTHING_SAID, TableMapping
from rooftree.exchange.formats.wording import N_
from rooftree.exchange.shelf import Shelf

SYSTEM = "jira"


class Draft:
    """What is known of an export while it is being read.

    told: the columns and sets of items about which the export says something (`bundle.OPTIONAL`).
    silent: those of which most speak, but this export does not (`bundle.USUAL`); no export of Jira
    says that an issue is archived.
    has_history: the export tells the changes of its issues, so that their making is told as well.
    mapping: what people chose about statuses, types and priorities.
    ledger: the account of a reader that has words of its own, and has something to tell already.
    """

    def __init__(
        self, *, told: Collection[str] = OPTIONAL, has_history: bool = False,
        mapping: TableMapping | None = None, ledger: Ledger | None = None,
        silent: Collection[str] = (),
    ) -> None:  # fmt: skip
        mapping = mapping or NOTHING_SAID
        self.ledger = ledger or Ledger(WORDINGS)
        self.told = frozenset(told) & OPTIONAL
        self._silent = frozenset((*silent, "archived"))
        self._has_history = has_history
        self._spool = Spool()
        self._keys = Keys(self.ledger)
        self._people = People(self.ledger)
        self._statuses = Statuses(self.ledger, mapping.statuses)
        self._types = Types(self.ledger, mapping.types)
        self._structure = Structure(self.ledger, self._people)
        self._fields = Fields(self.ledger)
        self._history = History(self.ledger, self._people, self._statuses)
        self._links = Links(self.ledger)
        self._hanging = Hanging(self.ledger, self._people)
        self._items = Items(
            self.ledger,
            keys=self._keys,
            people=self._people,
            statuses=self._statuses,
            types=self._types,
            structure=self._structure,
            priorities=mapping.priorities,
        )
        self._latest: datetime | None = None
        self._tells_parents = False

    def know_project(self, project: Project) -> None:
        """Note a project, before its issues."""
        self._structure.project(project)

    def know_status(
        self, name: str, *, id: str = "", category: jira.StatusCategory | None = None,  # noqa: A002
        project_key: str = "",
    ) -> None:  # fmt: skip
        """Note what a status means; with a project, the project has it though no issue is in it."""
        self._statuses.know(name, id, category)
        if project_key:
            self._statuses.meet(project_key, name, status_id=id, category=category)

    def know_user(self, user: jira.User) -> None:
        """Note somebody, who comes along even when no issue names them."""
        self._people.meet(user)

    def know_version(self, project_key: str, version: jira.Version) -> None:
        """Note a version of a project, used or not."""
        self._structure.release(project_key, version)

    def know_component(self, project_key: str, component: jira.Component) -> None:
        """Note a component of a project, used or not."""
        self._structure.component(project_key, component)

    def know_sprint(self, project_key: str, sprint: jira.Sprint) -> None:
        """Note a sprint, used or not."""
        self._structure.sprint(project_key, sprint)

    def take(self, issue: jira.Issue, *, place: str = "") -> None:
        """Take an issue; `place` says where in the file it stands."""
        number = self._keys.take(issue, place or f"issue {issue.key}")
        if number is None:
            return
        self._tells_parents |= bool(issue.parent)
        self._structure.project(
            Project(key=issue.project_key, name=issue.project_name, id=issue.project_id)
        )
        self._statuses.meet(
            issue.project_key, issue.status, status_id=issue.status_id,
            category=issue.status_category,
        )  # fmt: skip
        self._keys.note_type(issue.key, self._types.meet(issue))
        self._history.meet(issue)
        self._fields.meet(issue)
        self._spool.put(issue, number)

    def bundle(
        self, *, name: str = "", url: str = "", exported_at: datetime | None = None
    ) -> Bundle:
        """Settle all references; raises FormatError when there was neither an issue nor a project."""
        if self._keys.is_empty and self._structure.is_empty:
            raise FormatError(
                N_("There is no issue in this file."),
                expected=N_("an export of issues from Jira"),
            )
        self._keys.settle()
        self._types.settle(self._keys.holdings())
        shelf = Shelf()
        for issue in self._spool:
            self._put(shelf, issue)
        self._put_places(shelf)
        return self._bundled(shelf, name, url, exported_at or self._latest)

    def _put(self, shelf: Shelf, issue: jira.Issue) -> None:
        item = self._items.item(issue)
        shelf.put("items", item)
        moments = (self._latest, item.updated_at, item.created_at)
        self._latest = max((one for one in moments if one), default=None)
        for link in issue.links:
            self._links.take(issue.key, link, self._keys.find(link.key))
        _put_all(shelf, "comments", self._hanging.comments(issue))
        _put_all(shelf, "attachments", self._hanging.attachments(issue))
        _put_all(shelf, "time_entries", self._hanging.time_entries(issue))
        _put_all(shelf, "field_values", self._fields.values(issue))
        if self._has_history or issue.changes:
            _put_all(shelf, "events", self._history.events(issue))

    def _put_places(self, shelf: Shelf) -> None:
        results: dict[str, Callable[[], Iterable[Any]]] = {
            "spaces": self._structure.spaces,
            "members": self._structure.members,
            "statuses": self._statuses.result,
            "labels": self._structure.labels,
            "fields": self._fields.result,
            "types": self._types.result,
            "components": self._structure.components,
            "releases": self._structure.releases,
            "sprints": self._structure.sprints,
            "links": self._links.result,
            "people": self._people.result,  # last: all who are named have been met
        }
        for kind, result in results.items():
            _put_all(shelf, kind, result())

    def _bundled(
        self, shelf: Shelf, name: str, url: str, exported_at: datetime | None
    ) -> Bundle:  # fmt: skip
        projects = sorted(space.source_id for space in shelf.all("spaces"))
        keys = ", ".join(projects)
        return Bundle(
            source=Source(
                system=SYSTEM,
                source_id=keys[:100],
                name=(name or keys)[:200],
                url=url,
                exported_at=exported_at,
            ),
            **{kind: shelf.all(kind) for kind in shelf.counts},
            tallies=self.ledger.tallies(),
            remarks=self.ledger.remarks(),
            told=self.told | ({"parent"} if self._tells_parents else set()),
            silent=self._silent,
            index=shelf,
        )


def _put_all(shelf: Shelf, kind: str, things: Iterable[Any]) -> None:
    for thing in things:
        shelf.put(kind, thing)
