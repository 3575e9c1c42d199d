"""One finding: what it rests on, what can be done, what happened to it."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from rooftree.accounts.viewer import Viewer
from rooftree.alignment.checks.shown import shown
from rooftree.alignment.findings.answering import answerable_among
from rooftree.alignment.findings.models import Finding, FindingState
from rooftree.alignment.remedies.forms import Field
from rooftree.alignment.remedies.queries import remedies
from rooftree.errors import NotFound
from rooftree.web.pages.findings.lines import Line, lines_of
from rooftree.web.pages.form import Input
from rooftree.web.pieces import Change, PersonMark
from rooftree.work.history.queries import Entry, history_of

KINDS = {"choice": "select", "date": "date", "text": "line"}
KEY = "key"


@dataclass(frozen=True, slots=True)
class RemedyForm:
    """A remedy as a form: its name, where it is sent, and its fields."""

    code: str
    label: str
    url: str
    inputs: tuple[Input, ...]


@dataclass(frozen=True, slots=True)
class FindingPage:
    """What the page of one finding prints."""

    line: Line
    rule_url: str
    list_url: str
    resolved_at: datetime | None
    remedies: tuple[RemedyForm, ...]
    changes: tuple[Change, ...]

    @property
    def is_open(self) -> bool:
        """Tell whether nobody has answered it yet."""
        return self.line.state == FindingState.OPEN

    @property
    def is_resolved(self) -> bool:
        """Tell whether it is over."""
        return self.line.state == FindingState.RESOLVED


def finding_page(viewer: Viewer, finding: Finding, *, base: str) -> FindingPage:
    """Put the page of a finding together; raises NotFound when what it is about is gone."""
    lines = lines_of(shown(viewer, [finding]), answerable_among(viewer, [finding]), base=base)
    if not lines:
        raise NotFound(_("There is no such finding here."))
    return FindingPage(
        line=lines[0],
        rule_url=f"{base}/findings/rules#{finding.rule}",
        list_url=f"{base}/findings",
        resolved_at=finding.resolved_at,
        remedies=tuple(
            RemedyForm(
                code=one.code,
                label=one.label,
                url=f"{lines[0].url}/remedies/{one.code}",
                inputs=tuple(map(_input, one.fields)),
            )
            for one in remedies(viewer, finding)
        ),
        changes=tuple(map(_change, history_of(viewer, finding))),
    )


def _input(field: Field) -> Input:
    is_key = field.kind == "text" and field.name == KEY
    return Input(
        field.name,
        field.label,
        kind="item" if is_key else KINDS[field.kind],
        value=field.value,
        options=field.choices,
        empty=_("Choose…") if field.kind == "choice" and not field.value else "",
        is_required=True,
        placeholder="WEB-12" if is_key else "",
    )


def _change(entry: Entry) -> Change:
    vias = {"import": _("by import"), "cli": _("from the command line"), "job": _("by itself")}
    return Change(PersonMark(entry.who), entry.sentence, entry.at, via=vias.get(entry.via, ""))
