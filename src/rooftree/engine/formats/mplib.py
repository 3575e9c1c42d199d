"""The format of MPLIB, portfolios of projects with shared resources (Van Eynde and Vanhoucke 2020).

Numbers of projects and resources, the capacities; then for each project its number of activities
and its release, a flag for each resource whether it uses it, and for each activity its duration,
demands, number of successors and the successors as `project:activity`, all counted from 1.
"""

from itertools import accumulate

from rooftree.engine.formats.errors import FormatError
from rooftree.engine.formats.instance import (
    MOST_ACTIVITIES,
    MOST_RESOURCES,
    demands_of,
    sound_problem,
)
from rooftree.engine.formats.numbers import Numbers
from rooftree.engine.parts import Activity, Dependency, Project, Resource
from rooftree.engine.problem import Problem


def read_mplib(text: str) -> Problem:
    """Return the problem in `text`, one period as one minute; raises FormatError.

    Activity 7 of project 3 is `3.7`, project 3 is `3`, the resources are R1, R2 …
    """
    return _Reading(text).problem()


class _Reading:
    def __init__(self, text: str) -> None:
        self.numbers = Numbers(enumerate(text.splitlines(), 1))
        self.activities: list[Activity] = []
        self.links: list[tuple[str, int, int, int]] = []  # before, project, activity, line
        self.sizes: list[int] = []
        self.releases: list[int] = []

    def problem(self) -> Problem:
        """Return the whole problem."""
        numbers = self.numbers
        count = numbers.take("the number of projects")
        if not 1 <= count <= MOST_ACTIVITIES:
            raise FormatError(numbers.line, f"1 to {MOST_ACTIVITIES} projects, not {count}")
        resources = numbers.take("the number of resources")
        if resources > MOST_RESOURCES:
            raise FormatError(numbers.line, f"at most {MOST_RESOURCES} resources, not {resources}")
        self.names = [f"R{i}" for i in range(1, resources + 1)]
        capacities = numbers.many(resources, "the capacity of a resource")
        for project in range(1, count + 1):
            self._project(project)
        numbers.end()
        return sound_problem(
            activities=tuple(self.activities),
            dependencies=tuple(self._dependency(*link) for link in self.links),
            resources=tuple(
                Resource(name, units) for name, units in zip(self.names, capacities, strict=True)
            ),
            projects=tuple(
                Project(str(i), release=release or None)
                for i, release in enumerate(self.releases, 1)
            ),
        )

    def _project(self, project: int) -> None:
        numbers = self.numbers
        size = numbers.take(f"the number of activities of project {project}")
        *_, total = accumulate([*self.sizes, size])
        if total > MOST_ACTIVITIES:
            raise FormatError(numbers.line, f"at most {MOST_ACTIVITIES} activities, not {total}")
        self.sizes.append(size)
        self.releases.append(numbers.take(f"the release of project {project}"))
        for name in self.names:
            if numbers.take(f"1 or 0, whether project {project} uses {name}") > 1:
                raise FormatError(numbers.line, f"1 or 0, whether project {project} uses {name}")
        for activity in range(1, size + 1):
            self._activity(project, activity)

    def _activity(self, project: int, activity: int) -> None:
        numbers, key = self.numbers, f"{project}.{activity}"
        duration = numbers.take(f"the duration of activity {key}")
        demands = numbers.many(len(self.names), f"a demand of activity {key}")
        self.activities.append(
            Activity(key, duration, demands_of(self.names, demands), project=str(project))
        )
        for _ in range(numbers.take(f"the number of successors of activity {key}")):
            successor = numbers.pair(f"a successor of activity {key} as project:activity")
            self.links.append((key, *successor, numbers.line))

    def _dependency(self, before: str, project: int, activity: int, line: int) -> Dependency:
        if not (1 <= project <= len(self.sizes) and 1 <= activity <= self.sizes[project - 1]):
            raise FormatError(line, f"a known successor, not {project}:{activity}")
        return Dependency(before, f"{project}.{activity}")
