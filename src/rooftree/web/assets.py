"""The scripts and styles of the pages: where the npm packages' files are served, and the import map.

There is no bundler. Pages load native modules; a map of names, allowed in the content policy by its
hash, tells the browser which file a name means.
"""

import base64
import hashlib
import json
from functools import cache
from pathlib import Path

from django.templatetags.static import static
from markupsafe import Markup

OWN_MODULES = Path(__file__).parent / "static" / "rooftree" / "js"

# Served under "npm/<name>/": the folder of each package that holds its modules.
PACKAGE_FOLDERS = {
    "npm/turbo": "@hotwired/turbo/dist",
    "npm/stimulus": "@hotwired/stimulus/dist",
    "npm/sortable": "sortablejs/modular",
    "npm/combobox-nav": "@github/combobox-nav/dist",
    "npm/text-expander": "@github/text-expander-element/dist",
    "npm/relative-time": "@github/relative-time-element/dist",
}

PACKAGE_MODULES = {
    "@hotwired/turbo": "npm/turbo/turbo.es2017-esm.js",
    "@hotwired/stimulus": "npm/stimulus/stimulus.js",
    "sortablejs": "npm/sortable/sortable.esm.js",
    "@github/combobox-nav": "npm/combobox-nav/index.js",
    "@github/text-expander-element": "npm/text-expander/index.js",
    "@github/relative-time-element": "npm/relative-time/bundle.js",
}

# On every page at once; the others are fetched by the first page that needs them.
PRELOADED = ("@hotwired/turbo", "@hotwired/stimulus")

# Turbo puts the style of its progress bar into every page as soon as it is loaded. We never show
# that bar (ours is in base.css), but a refusal would stand in every browser's console.
TURBO_STYLE_SOURCE = "'sha256-WAyOw4V+FqDc35lQPyRADLBWbuNK8ahvYEaQIYF1+Ps='"


def static_folders(node_modules: Path) -> list[tuple[str, str]]:
    """Return the entries for STATICFILES_DIRS that serve the npm packages."""
    return [(prefix, str(node_modules / folder)) for prefix, folder in PACKAGE_FOLDERS.items()]


@cache
def import_map() -> str:
    """Return the import map as JSON.

    Our own modules import each other by relative paths; where the static storage adds a
    fingerprint to a file's name, the map leads from the plain address to the stored one.
    """
    packages = {name: static(path) for name, path in PACKAGE_MODULES.items()}
    own = {_plain(path): static(path) for path in _own_modules()}
    moved = {plain: stored for plain, stored in own.items() if plain != stored}
    return json.dumps({"imports": packages | moved}, separators=(",", ":"))


def import_map_source() -> str:
    """Return what `script-src` must allow for the inline import map: 'sha256-…' in quotes."""
    digest = hashlib.sha256(import_map().encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


@cache
def script_tags() -> Markup:
    """Return the elements for the head of a page: import map, preloads, application module."""
    preloads = [PACKAGE_MODULES[name] for name in PRELOADED] + _own_modules()
    links = Markup("").join(
        Markup('<link rel="modulepreload" href="{}">').format(static(path)) for path in preloads
    )
    application = Markup(
        '<script type="module" src="{}" data-turbo-track="reload"></script>'
    ).format(static("rooftree/js/application.js"))
    # Ours alone and free of "<": JSON of file names. Escaping would change what the hash covers.
    names = Markup('<script type="importmap">') + Markup(import_map()) + Markup("</script>")  # noqa: S704
    return names + links + application


def _own_modules() -> list[str]:
    return sorted(
        f"rooftree/js/{path.relative_to(OWN_MODULES).as_posix()}"
        for path in OWN_MODULES.rglob("*.js")
    )


def _plain(path: str) -> str:
    """Return the address that a file has before the storage adds a fingerprint."""
    from django.conf import settings  # noqa: PLC0415 - the settings themselves import this module

    return f"{settings.STATIC_URL}{path}"
