"""What a project is made of beside its statuses: labels, components, versions and sprints."""

from collections import defaultdict
from dataclasses import replace

from rooftree.exchange.bundle import (
    Category,
    Component,
    Label,
    Release,
    Space,
    SpaceMember,
    Sprint,
    SprintState,
    Text,
)
from rooftree.exchange.formats.jira import issue as jira
from rooftree.exchange.formats.jira.known import Project
from rooftree.exchange.formats.jira.people import People
from rooftree.exchange.formats.ledger import Ledger
from rooftree.exchange.formats.lines import one_line


class Structure:
    """Gathers the parts of all projects in the order in which they are met."""

    def __init__(self, ledger: Ledger, people: People) -> None:
        self._ledger = ledger
        self._people = people
        self._projects: dict[str, Project] = {}
        self._labels: dict[tuple[str, str], Label] = {}
        self._components: dict[str, Component] = {}
        self._releases: dict[str, Release] = {}
        self._sprints: dict[str, Sprint] = {}
        self._unsure: set[str] = set()
        self._last_in: defaultdict[str, set[Category]] = defaultdict(set)

    @property
    def is_empty(self) -> bool:
        """Tell whether no project was met."""
        return not self._projects

    def project(self, project: Project) -> None:
        """Note a project; what an entry of its own says goes before what issues say."""
        known = self._projects.get(project.key)
        if known is None:
            self._projects[project.key] = project
        elif not known.name and project.name:
            self._projects[project.key] = replace(known, name=project.name)

    def label(self, project: str, word: str) -> str:
        """Note a label; gives its source id, empty for a word that is none."""
        word = one_line(word)
        if word and (project, word) not in self._labels:
            place = float(len(self._labels))
            label = Label(source_id=word, space=project, name=word, position=place)
            self._labels[project, word] = label
        return word

    def component(self, project: str, component: jira.Component) -> str:
        """Note a component; gives its source id."""
        name = one_line(component.name) or one_line(component.id)
        source_id = f"{project}/{name}"
        known = self._components.get(source_id)
        if known is None or (component.description and not known.description.markdown):
            self._components[source_id] = Component(
                source_id=source_id,
                space=project,
                name=name,
                description=Text(markdown=component.description),
                lead=self._people.meet(component.lead),
            )
        return source_id

    def release(self, project: str, version: jira.Version) -> str:
        """Note a version; gives its source id."""
        name = one_line(version.name) or one_line(version.id)
        source_id = f"{project}/{name}"
        known = self._releases.get(source_id)
        if known is None or (known.target is None and version.release):
            self._releases[source_id] = Release(
                source_id=source_id,
                space=project,
                name=name,
                description=Text(markdown=version.description),
                start=version.start,
                target=version.release,
                is_released=version.is_released,
                is_archived=version.is_archived,
                position=known.position if known else float(len(self._releases)),
            )
        return source_id

    def sprint(self, project: str, sprint: jira.Sprint) -> str:
        """Note a sprint; gives its source id."""
        name = one_line(sprint.name) or one_line(sprint.id)
        source_id = one_line(sprint.id) or f"{project}/{name}"
        if source_id in self._sprints and not (source_id in self._unsure and sprint.state):
            return source_id
        self._sprints[source_id] = Sprint(
            source_id=source_id,
            space=project,
            name=name,
            goal=sprint.goal,
            state=sprint.state or "future",
            start_at=sprint.start_at,
            finish_at=sprint.finish_at,
            completed_at=sprint.completed_at,
        )
        (self._unsure.discard if sprint.state else self._unsure.add)(source_id)
        return source_id

    def in_sprints(self, sprints: tuple[str, ...], category: Category) -> None:
        """Note how far an issue of some sprints has come; the last of them is where it is now."""
        for source_id in sprints[-1:]:
            self._last_in[source_id].add(category)

    def spaces(self) -> list[Space]:
        """Give the projects as spaces."""
        self._ledger.found("spaces", len(self._projects))
        return [
            Space(
                source_id=one.key,
                source_url=one.url,
                name=one_line(one.name) or one.key,
                prefix=one.key,
                description=one.description,
                is_archived=one.is_archived,
                created_at=one.created_at,
            )
            for one in self._projects.values()
        ]

    def members(self) -> list[SpaceMember]:
        """Give those who lead the projects."""
        leads = [
            SpaceMember(space=one.key, person=lead, role="admin")
            for one in self._projects.values()
            if (lead := self._people.meet(one.lead))
        ]
        self._ledger.found("members", len(leads))
        return leads

    def labels(self) -> list[Label]:
        """Give the labels."""
        self._ledger.found("labels", len(self._labels))
        return list(self._labels.values())

    def components(self) -> list[Component]:
        """Give the components."""
        self._ledger.found("components", len(self._components))
        return list(self._components.values())

    def releases(self) -> list[Release]:
        """Give the versions."""
        self._ledger.found("releases", len(self._releases))
        return list(self._releases.values())

    def sprints(self) -> list[Sprint]:
        """Give the sprints; the state of one is guessed where nobody told it."""
        self._ledger.found("sprints", len(self._sprints))
        settled = []
        for source_id, sprint in self._sprints.items():
            if source_id not in self._unsure:
                settled.append(sprint)
                continue
            state = _guessed(sprint, self._last_in[source_id])
            self._ledger.tell(
                "sprint_state_guessed", "sprints", thing=source_id, sample=sprint.name
            )
            settled.append(replace(sprint, state=state))
        return settled


def _guessed(sprint: Sprint, categories: set[Category]) -> SprintState:
    if sprint.completed_at or categories <= {"done", "cancelled"}:
        return "closed"
    return "active" if categories & {"doing", "done"} else "future"
