"""What can happen to an import."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from rooftree.changes.facts import Fact


@dataclass(frozen=True, kw_only=True)
class RunFact(Fact):
    """Something about a run; `name` is that of its board."""

    private = frozenset({"name"})
    name: str


@dataclass(frozen=True, kw_only=True)
class RunChecked(RunFact):
    """It is known what an import would do."""

    verb = "exchange.run.checked"
    wording = _("checked the import of {name}")


@dataclass(frozen=True, kw_only=True)
class RunStarted(RunFact):
    """An import begins, or goes on."""

    verb = "exchange.run.started"
    wording = _("started the import of {name}")


@dataclass(frozen=True, kw_only=True)
class RunFinished(RunFact):
    """An import is done."""

    verb = "exchange.run.finished"
    wording = _("finished the import of {name}")


@dataclass(frozen=True, kw_only=True)
class RunStopped(RunFact):
    """An import was refused, or broke off."""

    verb = "exchange.run.stopped"
    wording = _("could not go on with the import of {name}")


@dataclass(frozen=True, kw_only=True)
class RunReverted(RunFact):
    """An import was taken back."""

    verb = "exchange.run.reverted"
    wording = _("took back the import of {name}")
