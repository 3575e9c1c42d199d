"""Rooftree's settings with one page more: a signed-in page that does nothing, to compare with."""

from rooftree.config.settings import *  # noqa: F403

ROOT_URLCONF = "benchmarks.web.urls"
