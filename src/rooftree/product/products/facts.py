"""What can happen to products."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from rooftree.changes.facts import Fact


@dataclass(frozen=True, kw_only=True)
class ProductFact(Fact):
    """Something about a product, with the name that it had."""

    private = frozenset({"name"})
    name: str


@dataclass(frozen=True, kw_only=True)
class ProductAdded(ProductFact):
    """There is something else for customers to get."""

    verb = "product.product.added"
    wording = _("added the product {name}")


@dataclass(frozen=True, kw_only=True)
class ProductEdited(ProductFact):
    """Columns of a product changed; the log's rows say which."""

    verb = "product.product.edited"
    wording = _("edited the product {name}")


@dataclass(frozen=True, kw_only=True)
class ProductDeleted(ProductFact):
    """A product is in the bin; its releases and feedback belong to none."""

    verb = "product.product.deleted"
    wording = _("deleted the product {name}")


@dataclass(frozen=True, kw_only=True)
class ProductSpacesChanged(ProductFact):
    """The work on a product lives in other spaces than before."""

    verb = "product.product.spaces-changed"
    wording = _("changed the spaces of the product {name}")
