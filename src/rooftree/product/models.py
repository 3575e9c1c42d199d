"""Gathers the room's tables for Django."""

from rooftree.product.customers.models import Customer
from rooftree.product.feedback.models import Feedback
from rooftree.product.goals.models import Goal
from rooftree.product.key_results.models import KeyResult, Measurement
from rooftree.product.products.models import Product, ProductSpace
from rooftree.product.releases.models import Release, ReleaseItem
from rooftree.product.serving.models import Serves

__all__ = [
    "Customer",
    "Feedback",
    "Goal",
    "KeyResult",
    "Measurement",
    "Product",
    "ProductSpace",
    "Release",
    "ReleaseItem",
    "Serves",
]
