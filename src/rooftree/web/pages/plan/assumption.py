"""The form that replaces what the plan assumed about an item."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from rooftree.accounts.viewer import Viewer
from rooftree.errors import DomainError
from rooftree.people.persons.queries import active_persons
from rooftree.planning.queries import Assumed, Why
from rooftree.web.forms.durations import written
from rooftree.web.pages.form import Input, with_typed_inputs
from rooftree.work.items.models import Item

ASKED = {"duration", "load", "remaining", "doers"}


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Something assumed that another page replaces: what, how, and where ("" for nowhere)."""

    sentence: str
    remedy: str
    url: str


@dataclass(frozen=True, slots=True)
class AssumptionPage:
    """What the template prints. Each field has the assumed value and says where it comes from."""

    key: str
    title: str
    item_url: str
    plan_url: str
    url: str
    inputs: tuple[Input, ...]
    elsewhere: tuple[Elsewhere, ...]

    @property
    def has_fault(self) -> bool:
        """Tell whether what was refused stands at one of the fields."""
        return any(one.error for one in self.inputs)


def assumption_page(
    viewer: Viewer,
    item: Item,
    told: Why,
    *,
    base: str,
    typed: Mapping[str, str] | None = None,
    refusal: DomainError | None = None,
) -> AssumptionPage:
    """Put the page together, with what was typed when it was refused."""
    return AssumptionPage(
        key=item.key,
        title=item.title,
        item_url=f"{base}/items/{item.key}",
        plan_url=f"{base}/plan",
        url=f"{base}/plan/assumptions/{item.key}",
        inputs=with_typed_inputs(tuple(_inputs(viewer, told.assumed)), typed, refusal),
        elsewhere=tuple(
            Elsewhere(one.sentence, one.remedy, f"{base}/people/{one.person}" if one.person else "")
            for one in told.assumed
            if one.what not in ASKED
        ),
    )


def _inputs(viewer: Viewer, assumed: Iterable[Assumed]) -> Iterable[Input]:
    found = {one.what: one for one in assumed}
    if "duration" in found:
        one = found["duration"]
        hint = _("A day has 8 hours; write 2d 4h, 6h or 90min.")
        label = _("How much work it is")
        yield _work("estimate", label, one.minutes, f"{one.sentence} {hint}")
    if "remaining" in found:
        one = found["remaining"]
        yield _work("remaining", _("How much work remains"), one.remaining, one.sentence)
    if "doers" in found:
        people = active_persons(viewer).values_list("pk", "name")
        yield Input(
            "person",
            _("Who does it"),
            "select",
            options=tuple((str(pk), name) for pk, name in people),
            empty=_("Still open"),
            help=found["doers"].sentence,
        )


def _work(name: str, label: str, minutes: int | None, hint: str) -> Input:
    value = written(minutes)
    return Input(name, label, "duration", value, help=hint, placeholder="2d 4h")
