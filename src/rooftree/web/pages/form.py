"""A small form on a page of its own, which the dialog shows, too: fields, what was typed, what went wrong."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from django.db.models import TextChoices

from rooftree.errors import DomainError, RuleBroken, Stale
from rooftree.web.forms.marks import is_changed, mark_of

Options = tuple[tuple[str, str], ...]


def choices_of(choices: type[TextChoices]) -> Options:
    """Return what a column may hold, as choices of a field."""
    return tuple((str(value), str(text)) for value, text in choices.choices)


@dataclass(frozen=True, slots=True)
class Input:
    """One field.

    `kind`: line, title, prose, text, plain, number, date, moment, duration, select, check, item, file or
    hidden.
    """

    name: str
    label: str
    kind: str = "line"
    value: str = ""
    options: Options = ()
    empty: str = ""
    help: str = ""
    placeholder: str = ""
    is_required: bool = False
    error: str = ""
    mark: str = ""

    def words(self, value: str) -> str:
        """Return a value of this field as people read it."""
        return dict(self.options).get(value, self.empty if self.options and not value else value)


@dataclass(frozen=True, slots=True)
class Clash:
    """A field that somebody else changed as well: what stands there now, and what was typed here."""

    label: str
    theirs: str
    yours: str


@dataclass(frozen=True, slots=True)
class Deed:
    """Something else that can be done from a form's page by one press."""

    text: str
    url: str
    icon: str
    fields: tuple[tuple[str, str], ...] = ()
    is_danger: bool = False


@dataclass(frozen=True, slots=True)
class FormPage:
    """What the template of a small form prints; `crumb` is the page to which it belongs.

    `frame` is the frame of that page in which the form opens, if not in the dialog; `uploads` takes
    files that are dropped into a text.
    """

    title: str
    inputs: tuple[Input, ...]
    url: str = ""
    back: str = ""
    crumb: tuple[str, str] = ("", "")
    submit: str = ""
    version: int | None = None
    lead: str = ""
    frame: str = ""
    uploads: str = ""
    deeds: tuple[Deed, ...] = ()
    clashes: tuple[Clash, ...] = ()

    @property
    def draft(self) -> str:
        """Return the name under which the browser keeps unsent text: of this version, no other."""
        return f"{self.url}@{self.version}" if self.frame else ""

    @property
    def has_files(self) -> bool:
        """Tell whether the form sends files."""
        return any(one.kind == "file" for one in self.inputs)


def marked(inputs: Iterable[Input]) -> tuple[Input, ...]:
    """Return fields with a mark of what they show, for a form that edits what is there."""
    return tuple(replace(one, mark=mark_of(one.value)) for one in inputs)


def with_typed(
    page: FormPage, typed: Mapping[str, str] | None, refusal: DomainError | None
) -> FormPage:
    """Return a form with what was typed before it was refused, and the reason at its field."""
    if typed is None:
        return page
    shown = with_typed_inputs(page.inputs, typed, refusal)
    clashing = {name.removesuffix("_id") for name in getattr(refusal, "fields", ())}
    clashes = tuple(
        Clash(one.label, one.words(one.value), one.words(typed.get(one.name, "")))
        for one in page.inputs
        if isinstance(refusal, Stale) and one.name in clashing
    )
    return replace(page, inputs=shown, clashes=clashes)


def with_typed_inputs(
    inputs: tuple[Input, ...], typed: Mapping[str, str] | None, refusal: DomainError | None
) -> tuple[Input, ...]:
    """Return fields with what was typed into them, and the reason at the one that was refused."""
    return inputs if typed is None else tuple(_typed(one, typed, refusal) for one in inputs)


def _typed(one: Input, typed: Mapping[str, str], refusal: DomainError | None) -> Input:
    is_wrong = isinstance(refusal, RuleBroken) and refusal.field == one.name
    error = refusal.message if refusal is not None and is_wrong else ""
    if one.kind == "file" or not is_changed(typed, one.name):
        return replace(one, error=error)
    return replace(one, value=typed.get(one.name, ""), error=error)
