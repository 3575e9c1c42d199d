"""The page of all components, where Rooftree is developed."""

from django.conf import settings
from django.urls import path

from rooftree.web.views.styles import styles

doors = [path("_styles/", styles, name="styles")] if settings.DEBUG else []
