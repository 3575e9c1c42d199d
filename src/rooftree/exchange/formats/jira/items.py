"""An issue as an item, whose references resolve."""

from collections import Counter
from collections.abc import Iterable, Mapping

from rooftree.exchange.bundle import Item, Text
from rooftree.exchange.formats.jira.hanging import minutes
from rooftree.exchange.formats.jira.issue import Issue
from rooftree.exchange.formats.jira.keys import Keys
from rooftree.exchange.formats.jira.people import People
from rooftree.exchange.formats.jira.statuses import Statuses
from rooftree.exchange.formats.jira.structure import Structure
from rooftree.exchange.formats.jira.types import Types, type_name
from rooftree.exchange.formats.ledger import Ledger
from rooftree.exchange.formats.lines import one_line
from rooftree.exchange.formats.names import plain_words
from rooftree.exchange.formats.priority_words import priority_by_name
from rooftree.exchange.formats.rows import TITLE_LENGTH

RESOLUTION_LENGTH = 80
MOST_VOTES = 1_000_000


class Items:
    """Makes items, project by project, in the order in which they are to stand."""

    def __init__(  # noqa: PLR0913 - all that an issue refers to
        self, ledger: Ledger, *, keys: Keys, people: People, statuses: Statuses, types: Types,
        structure: Structure, priorities: Mapping[str, int],
    ) -> None:  # fmt: skip
        self._ledger = ledger
        self._keys = keys
        self._people = people
        self._statuses = statuses
        self._types = types
        self._structure = structure
        self._priorities = {
            plain_words(name): level
            for name, level in priorities.items()
            if 0 <= level <= 4  # noqa: PLR2004
        }
        self._places: Counter[str] = Counter()

    def item(self, issue: Issue) -> Item:
        """Make the item of an issue; after the keys and types were settled."""
        project, kind = issue.project_key, type_name(issue)
        status = self._statuses.meet(project, issue.status, status_id=issue.status_id)
        sprints = _once(self._structure.sprint(project, one) for one in issue.sprints)
        category = self._statuses.category(status)
        self._structure.in_sprints(sprints, category)
        self._tell_about(issue, kind)
        self._places[project] += 1
        assignee = self._people.meet(issue.assignee)
        return Item(
            source_id=issue.key,
            source_url=issue.url,
            aliases=_once([*issue.old_keys, issue.key]),
            number=int(issue.key.rpartition("-")[2]),
            space=project,
            status=status,
            type=kind,
            kind=self._types.kind(kind),
            parent=self._keys.parent(issue.key),
            title=one_line(issue.summary, TITLE_LENGTH) or issue.key,
            description=_description(issue),
            position=float(self._places[project]),
            reporter=self._people.meet(issue.reporter),
            assignees=(assignee,) if assignee else (),
            labels=_once(self._structure.label(project, one) for one in issue.labels),
            components=_once(self._structure.component(project, one) for one in issue.components),
            releases=_once(self._structure.release(project, one) for one in issue.fix_versions),
            affected_releases=_once(
                self._structure.release(project, one) for one in issue.affected_versions
            ),
            sprints=sprints,
            watchers=self._people.all(issue.watchers),
            voters=self._people.all(issue.voters),
            votes=min(max(issue.votes, len(issue.voters)), MOST_VOTES),
            priority=self._priority(issue),
            points=issue.points,
            estimate=minutes(issue.estimate),
            remaining=minutes(issue.remaining),
            resolution=one_line(issue.resolution, RESOLUTION_LENGTH),
            began_at=issue.category_changed_at if category == "doing" else None,
            resolved_at=issue.resolved_at
            or (issue.category_changed_at if category in ("done", "cancelled") else None),
            start=issue.start,
            target=issue.due,
            created_at=issue.created_at,
            updated_at=issue.updated_at,
        )

    def _priority(self, issue: Issue) -> int:
        name = issue.priority.strip()
        if not name:
            return 0
        level = self._priorities.get(plain_words(name))
        level = priority_by_name(name) if level is None else level
        if level is None:
            self._tell(issue, "priority_unknown", name)
        return level or 0

    def _tell_about(self, issue: Issue, kind: str) -> None:
        if not issue.summary.strip():
            self._tell(issue, "no_summary", issue.key)
        if len(issue.summary.strip()) > TITLE_LENGTH:
            self._tell(issue, "too_long", issue.summary)
        is_alone = self._keys.parent(issue.key) is None
        if (
            is_alone
            and self._types.is_below_others(kind)
            and not self._keys.has_lost_parent(issue.key)
        ):
            self._tell(issue, "parent_not_told", issue.summary)

    def _tell(self, issue: Issue, code: str, sample: str) -> None:
        self._ledger.tell(code, "items", thing=issue.key, place=f"issue {issue.key}", sample=sample)


def _description(issue: Issue) -> Text:
    """Give the description; a summary too long for a title stands before it in full."""
    whole = issue.summary.strip()
    if len(whole) <= TITLE_LENGTH:
        return issue.description
    own = issue.description
    return Text(
        markdown=f"{whole}\n\n{own.markdown}".strip(),
        raw=own.markdown if own.raw is None else own.raw,
        markup=own.markup,
    )


def _once(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in names if name))
