"""The labels of a space."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from rooftree.accounts.roles import Role
from rooftree.accounts.viewer import Viewer
from rooftree.web.pages.spaces.tabs import Options, Tabs, tabs_of
from rooftree.web.pieces import LabelMark
from rooftree.work.labels.colours import HUES, STRENGTHS
from rooftree.work.labels.models import Label
from rooftree.work.labels.queries import labels_seen
from rooftree.work.spaces.models import Space
from rooftree.work.spaces.policy import role_in


@dataclass(frozen=True, slots=True)
class LabelLine:
    """One label as it looks on items."""

    label: Label
    mark: LabelMark
    url: str
    items_url: str


@dataclass(frozen=True, slots=True)
class LabelsPage:
    """A space's labels, and the form that adds one."""

    url: str
    tabs: Tabs
    space: Space
    lines: tuple[LabelLine, ...]
    colours: Options
    typed: Mapping[str, str]


def labels_page(viewer: Viewer, space: Space, typed: Mapping[str, str], *, base: str) -> LabelsPage:
    """Return a space's labels."""
    here = f"{base}/spaces/{space.prefix}/labels"
    lines = tuple(
        LabelLine(
            label=label,
            mark=LabelMark(label.name, label.colour or "none"),
            url=f"{here}/{label.pk}",
            items_url=f"{base}/items?space={space.prefix}&state=all&label={label.pk}",
        )
        for label in labels_seen(viewer).filter(space=space)
    )
    return LabelsPage(
        url=here,
        tabs=tabs_of(base, space, "labels", role_in(viewer, space) or Role.VIEWER),
        space=space,
        lines=lines,
        colours=colour_options(),
        typed={"name": "", "colour": "blue"} | dict(typed.items()),
    )


def colour_options() -> Options:
    """Return the colours with their names."""
    hues = {
        "green": _("Green"), "yellow": _("Yellow"), "orange": _("Orange"), "red": _("Red"),
        "purple": _("Purple"), "blue": _("Blue"), "sky": _("Sky"), "lime": _("Lime"),
        "pink": _("Pink"), "black": _("Black"),
    }  # fmt: skip
    strengths = {"": "{hue}", "-light": _("{hue}, light"), "-dark": _("{hue}, dark")}
    return tuple(
        (f"{hue}{strength}", strengths[strength].format(hue=hues[hue]))
        for hue in HUES
        for strength in STRENGTHS
    )
